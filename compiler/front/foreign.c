// foreign.c -- words of other tools (Keras, PyTorch, scikit-learn, papers) where the language has another.
// In:  a word that is not known at its place.  Out: what to write instead, in the user's own words, or NULL.
// Case and underscores do not matter: LeakyReLU, leakyrelu and leaky_re_lu are one word here.
#include "front/check.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

typedef struct Foreign {
    ForeignPlace place;
    const char *words; // between blanks, lower case, without underscores
    const char *instead; // a word of ours, or a whole sentence if it holds a blank; between $, an example
} Foreign;

static const Foreign table[] = {
    {FOREIGN_STAGE, " linear fc fullyconnected densenet ", "dense"},
    {FOREIGN_STAGE, " conv2d convolution convolution2d ", "conv"},
    {FOREIGN_STAGE, " convtranspose convtranspose2d conv2dtranspose transposedconv deconv2d upconv ", "deconv"},
    {FOREIGN_STAGE, " leakyrelu lrelu ", "leaky_relu"},
    {FOREIGN_STAGE, " swish ", "silu"},
    {FOREIGN_STAGE, " view unflatten ", "reshape"},
    {FOREIGN_STAGE, " concatenate cat ", "concat"},
    {FOREIGN_STAGE, " batchnorm1d batchnorm2d batchnormalization bn ", "batchnorm"},
    {FOREIGN_STAGE, " layernormalization ln ", "layernorm"},
    {FOREIGN_STAGE, " groupnormalization gn ", "groupnorm"},
    {FOREIGN_STAGE, " skip resblock residualblock ", "residual"},
    {FOREIGN_STAGE, " maxpool2d maxpooling maxpooling2d ", "maxpool"},
    {FOREIGN_STAGE, " avgpool2d averagepooling averagepooling2d ", "avgpool"},
    {FOREIGN_STAGE, " globalaveragepooling2d adaptiveavgpool2d globalaveragepooling ", "globalavgpool"},
    {FOREIGN_STAGE, " upsampling upsampling2d interpolate ", "upsample"},
    {FOREIGN_STAGE, " gaussiannoise ", "noise"},
    {FOREIGN_STAGE, " dropout1d dropout2d alphadropout spatialdropout2d ", "dropout"},
    {FOREIGN_STAGE, " sequential ", "stages follow each other as they are, without a container"},
    {FOREIGN_STAGE, " embedding embeddings tokenembedding ", "embed"},
    {FOREIGN_STAGE, " rnn simplernn ", "gru"},
    {FOREIGN_STAGE, " lstmcell ", "lstm"},
    {FOREIGN_STAGE, " multiheadattention selfattention crossattention mha attn ", "attention"},
    {FOREIGN_STAGE, " grucell ", "gru"},
    {FOREIGN_STAGE, " globalaveragepooling1d meanpool meanpooling ", "pool(mean)"},
    {FOREIGN_STAGE, " wordropout tokendropout worddrop ", "word_dropout"},
    {FOREIGN_STAGE, " input inputlayer ", "the data flow in by themselves; their shape is in data x: ..."},
    {FOREIGN_STAGE, " activation ", "an activation is a stage of its own: $dense(64) relu$"},
    {FOREIGN_STAGE, " sampling sample reparameterize reparametrize lambda ",
     "the compiler adds the posterior's heads and the draw: the encoder ends in features"},
    {FOREIGN_TRAIN, " lr learningrate ", "the optimizer has it: optimizer = $adam(lr=1e-3)$"},
    {FOREIGN_TRAIN, " beta1 beta2 betas eps epsilon amsgrad ",
     "the optimizer has it: optimizer = $adam(lr=1e-3, beta1=0.9, beta2=0.999)$"},
    {FOREIGN_TRAIN, " momentum nesterov ", "the optimizer has it: optimizer = $sgd(lr=0.01, momentum=0.9)$"},
    {FOREIGN_TRAIN, " batchsize minibatch minibatchsize ", "batch"},
    {FOREIGN_TRAIN, " accumulate accumulation gradientaccumulation gradaccum accumulationsteps gradientaccumulationsteps "
                    "accumulategradbatches microbatches numreplicas worldsize ", "shards"},
    {FOREIGN_TRAIN, " nepochs numepochs maxepochs iterations steps ", "epochs"},
    {FOREIGN_TRAIN, " randomstate randomseed manualseed ", "seed"},
    {FOREIGN_TRAIN, " scheduler lrscheduler ", "lr_schedule"},
    {FOREIGN_TRAIN, " warmup warmupepochs ", "the schedule has it: lr_schedule = constant(warmup=$2$)"},
    {FOREIGN_TRAIN, " gradclip clipgrad clipgradnorm gradientclip clip maxnorm clipnorm gradclipnorm ", "clip_norm"},
    {FOREIGN_TRAIN, " patience earlystopping ", "early_stop"},
    {FOREIGN_TRAIN, " validationsplit valsplit validationfraction ", "validation"},
    {FOREIGN_TRAIN, " dtype amp mixedprecision fp16 bf16 ", "precision = bf16 is for machines that are faster with it"},
    {FOREIGN_TRAIN, " decay l2 wd ", "weight_decay"},
    {FOREIGN_TRAIN, " shuffle ", "rows are always shuffled, as the seed says"},
    {FOREIGN_TRAIN, " threads numworkers nworkers workers device gpu cuda ",
     "it is said when the program runs: train --threads $2$"},
    {FOREIGN_TRAIN, " optim ", "optimizer"},
    {FOREIGN_TRAIN, " initializer initialization ", "init"},
    {FOREIGN_LOSS, " reconstruction reconloss recon loss criterion reconstructionloss ", "likelihood"},
    {FOREIGN_LOSS, " klweight kldweight kl kld klbeta betakl klcoefficient ", "beta"},
    {FOREIGN_LOSS, " reduction ", "reduce"},
    {FOREIGN_LOSS, " warmup klwarmup annealing klannealing anneal ", "beta has it: beta = linear(0, 1, epochs=$10$)"},
    {FOREIGN_LOSS, " tau temp ", "temperature"},
    {FOREIGN_LOSS, " type ", "objective"},
    {FOREIGN_LOSS, " sigma std ", "the likelihood has it: likelihood = gaussian(sigma=$0.1$)"},
    {FOREIGN_LOSS, " scale variance ", "the likelihood has it: likelihood = gaussian(sigma=0.1)"},
    {FOREIGN_LIKELIHOOD, " bce binarycrossentropy bcewithlogits bcewithlogitsloss bceloss logloss ", "bernoulli"},
    {FOREIGN_LIKELIHOOD, " meansquarederror mseloss l2 squared squarederror ", "mse"},
    {FOREIGN_LIKELIHOOD, " l1 mae l1loss meanabsoluteerror ", "laplace"},
    {FOREIGN_LIKELIHOOD, " normal ", "gaussian"},
    {FOREIGN_LIKELIHOOD, " crossentropy crossentropyloss categoricalcrossentropy softmax nllloss ", "categorical"},
    {FOREIGN_LIKELIHOOD, " nb ", "negative_binomial"},
    {FOREIGN_LIKELIHOOD, " discretizedlogistic ", "logistic"},
    {FOREIGN_OBJECTIVE, " vae betavae ", "elbo, with the setting beta"},
    {FOREIGN_OBJECTIVE, " wae infovae mmdvae ", "mmd"},
    {FOREIGN_OBJECTIVE, " tcvae betatcvae factorvae ", "beta_tc"},
    {FOREIGN_OBJECTIVE, " dipvae dipvaei dipvaeii ", "dip"},
    {FOREIGN_OBJECTIVE, " vqvae ", "that is a kind of latent: latent z: vq(codes=64, dim=8)"},
    {FOREIGN_DATA, " tensor array vec floats features ", "vector"},
    {FOREIGN_DATA, " text texts string strings sequence sequences sentence sentences lines smiles ", "tokens"},
    {FOREIGN_DATA, " timeseries ts signal signals audio sound wave waveform wav ", "series"},
    {FOREIGN_DATA, " csv dataframe frame columns tabular ", "table"},
    {FOREIGN_DATA, " images picture pixels img ", "image"},
    {FOREIGN_COLUMN, " float float32 float64 real double numeric numerical continuous gaussian ", "number"},
    {FOREIGN_COLUMN, " int integer int64 poisson ", "count for how many of something; number for anything else"},
    {FOREIGN_COLUMN, " lognormal ", "number takes it as an argument: $number(log=true)$"},
    {FOREIGN_COLUMN, " categorical string str object enum factor class label word ", "category"},
    {FOREIGN_COLUMN, " bool boolean binary bernoulli bit ", "flag"},
    {FOREIGN_COLUMN, " datetime timestamp day time ", "date"},
    {FOREIGN_COLUMN, " rating likert ordered level ", "ordinal"},
    {FOREIGN_COLUMN, " id key identifier name ignore ", "text"},
    {FOREIGN_DATA, " class classes categories categorical onehot ", "label"},
    {FOREIGN_LATENT, " gaussian vector ", "normal"},
    {FOREIGN_LATENT, " discrete onehot gumbel gumbelsoftmax ", "categorical"},
    {FOREIGN_LATENT, " codebook vqvae quantized ", "vq"},
    {FOREIGN_WORD, " xavier xavieruniform glorotuniform ", "glorot"},
    {FOREIGN_WORD, " kaiming kaiminguniform henormal ", "he"},
    {FOREIGN_ARGUMENT, " activation ", "an activation is a stage of its own, behind it: $dense(64) relu$"},
    {FOREIGN_ARGUMENT, " infeatures inchannels inputshape inputdim ", "what flows in is known: say what comes out alone"},
    {FOREIGN_ARGUMENT, " outfeatures outputdim ", "units"},
    {FOREIGN_ARGUMENT, " outchannels ", "filters"},
    {FOREIGN_ARGUMENT, " kernelsize ", "kernel"},
    {FOREIGN_ARGUMENT, " padding ", "pad"},
    {FOREIGN_ARGUMENT, " strides ", "stride"},
    {FOREIGN_ARGUMENT, " rate ", "p"},
    {FOREIGN_ARGUMENT, " learningrate ", "lr"},
    {FOREIGN_ARGUMENT, " epsilon ", "eps"},
    {FOREIGN_ARGUMENT, " bias usebias ", "layers have a bias, always"},
};

static const char *find(ForeignPlace place, const char *word) {
    char plain[64] = " ";
    size_t n = 1;
    for (const char *s = word; *s; s++) {
        if (n > sizeof plain - 3) return NULL;
        if (*s != '_') plain[n++] = (char)tolower((unsigned char)*s);
    }
    plain[n] = ' ';
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].place == place && strstr(table[i].words, plain)) return table[i].instead;
    return NULL;
}

static bool is_sentence(const char *instead) { return strchr(instead, ' ') != NULL; }

const char *foreign_word(ForeignPlace place, const char *word) {
    const char *instead = find(place, word);
    return instead && !is_sentence(instead) ? instead : NULL;
}

bool hint_foreign(Check *c, ForeignPlace place, const char *word, const char *own) {
    const char *instead = word ? find(place, word) : NULL;
    if (!instead) return false;
    const size_t head = strcspn(instead, "$");
    const char *example = instead + head + (instead[head] == '$');
    const size_t length = strcspn(example, "$");
    const char *tail = example + length + (example[length] == '$');
    if (!is_sentence(instead)) diag_hint(c->diag, "did you mean '%s'?", instead), fix_word(c->diag, false, word, instead);
    else if (own) diag_hint(c->diag, "%.*s%s%s", (int)head, instead, instead[head] ? own : "", tail);
    else diag_hint(c->diag, "%.*s%.*s%s", (int)head, instead, (int)length, example, tail);
    return true;
}

// ---------------------------------------------------------------- the user's own words

const char *foreign_number(Check *c, const Expr *e) {
    const bool number = e->kind == EX_NUMBER || e->kind == EX_BINARY;
    const bool param = e->kind == EX_NAME && var_find(c, e->name);
    return number || param ? diag_text(c->diag, c->arena, e->loc) : NULL;
}

// Arguments that other tools call otherwise go by our names, and those that we do not need are left out.
const char *foreign_call(Check *c, const char *name, const Arg *args, const Arg *drop, const char *more) {
    const char *text = "";
    for (const Arg *arg = args; arg; arg = arg->next) {
        const char *instead = arg->name ? find(FOREIGN_ARGUMENT, arg->name) : NULL;
        if (arg == drop || (instead && is_sentence(instead))) continue;
        const char *value = diag_text(c->diag, c->arena, arg->value->loc), *between = *text ? ", " : "";
        if (!arg->name) text = arena_printf(c->arena, "%s%s%s", text, between, value);
        else text = arena_printf(c->arena, "%s%s%s=%s", text, between, instead ? instead : arg->name, value);
    }
    if (more) text = arena_printf(c->arena, "%s%s%s", text, *text ? ", " : "", more);
    return *text ? arena_printf(c->arena, "%s(%s)", name, text) : name;
}

const char *foreign_activation(Check *c, const char *stage, const Arg *args, const Arg *activation) {
    const Expr *e = activation->value;
    const char *words[256] = {NULL}, *call = foreign_call(c, stage, args, activation, NULL);
    int n = 0;
    if (e->kind != EX_NAME && e->kind != EX_CALL) return NULL;
    if (!strcmp(e->name, "linear") || !strcasecmp(e->name, "none") || !strcmp(e->name, "identity")) return call;
    for (const LayerDef *def = layer_table; def->name && n < 255; def++) words[n++] = def->name;
    const char *name = foreign_word(FOREIGN_STAGE, e->name);
    if (!name) name = diag_nearest(e->name, words);
    const char *own = name ? foreign_call(c, name, e->args, NULL, NULL) : "relu";
    return *call ? arena_printf(c->arena, "%s %s", call, own) : own;
}
