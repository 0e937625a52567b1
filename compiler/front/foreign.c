// foreign.c -- words of other tools (Keras, PyTorch, scikit-learn, papers) where the language has another.
// In:  a word that is not known at its place.  Out: what to write instead, or NULL.
// Case and underscores do not matter: LeakyReLU, leakyrelu and leaky_re_lu are one word here.
#include "front/check.h"

#include <ctype.h>
#include <string.h>

typedef struct Foreign {
    ForeignPlace place;
    const char *words; // between blanks, lower case, without underscores
    const char *instead; // a word of ours, or a whole sentence if it holds a blank
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
    {FOREIGN_STAGE, " input inputlayer ", "the data flow in by themselves; their shape is in data x: ..."},
    {FOREIGN_STAGE, " activation ", "an activation is a stage of its own: dense(64) relu"},
    {FOREIGN_STAGE, " sampling sample reparameterize reparametrize lambda ",
     "the compiler adds the posterior's heads and the draw: the encoder ends in features"},
    {FOREIGN_TRAIN, " lr learningrate ", "the optimizer has it: optimizer = adam(lr=1e-3)"},
    {FOREIGN_TRAIN, " beta1 beta2 betas eps epsilon amsgrad ",
     "the optimizer has it: optimizer = adam(lr=1e-3, beta1=0.9, beta2=0.999)"},
    {FOREIGN_TRAIN, " momentum nesterov ", "the optimizer has it: optimizer = sgd(lr=0.01, momentum=0.9)"},
    {FOREIGN_TRAIN, " batchsize minibatch minibatchsize ", "batch"},
    {FOREIGN_TRAIN, " nepochs numepochs maxepochs iterations steps ", "epochs"},
    {FOREIGN_TRAIN, " randomstate randomseed manualseed ", "seed"},
    {FOREIGN_TRAIN, " scheduler lrscheduler ", "lr_schedule"},
    {FOREIGN_TRAIN, " warmup warmupepochs ", "the schedule has it: lr_schedule = constant(warmup=2)"},
    {FOREIGN_TRAIN, " gradclip clipgrad clipgradnorm gradientclip clip maxnorm clipnorm gradclipnorm ", "clip_norm"},
    {FOREIGN_TRAIN, " patience earlystopping ", "early_stop"},
    {FOREIGN_TRAIN, " validationsplit valsplit validationfraction ", "validation"},
    {FOREIGN_TRAIN, " dtype amp mixedprecision fp16 bf16 ", "precision = bf16 is for machines that are faster with it"},
    {FOREIGN_TRAIN, " decay l2 wd ", "weight_decay"},
    {FOREIGN_TRAIN, " shuffle ", "rows are always shuffled, as the seed says"},
    {FOREIGN_TRAIN, " threads numworkers nworkers workers device gpu cuda ",
     "it is said when the program runs: train --threads 2"},
    {FOREIGN_TRAIN, " optim ", "optimizer"},
    {FOREIGN_TRAIN, " initializer initialization ", "init"},
    {FOREIGN_LOSS, " reconstruction reconloss recon loss criterion reconstructionloss ", "likelihood"},
    {FOREIGN_LOSS, " klweight kldweight kl kld klbeta betakl klcoefficient ", "beta"},
    {FOREIGN_LOSS, " reduction ", "reduce"},
    {FOREIGN_LOSS, " warmup klwarmup annealing klannealing anneal ", "beta has it: beta = linear(0, 1, epochs=10)"},
    {FOREIGN_LOSS, " tau temp ", "temperature"},
    {FOREIGN_LOSS, " type ", "objective"},
    {FOREIGN_LOSS, " sigma scale variance std ", "the likelihood has it: likelihood = gaussian(sigma=0.1)"},
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
    {FOREIGN_DATA, " tensor array table csv vec floats features ", "vector"},
    {FOREIGN_DATA, " images picture pixels img ", "image"},
    {FOREIGN_DATA, " class classes categories categorical onehot ", "label"},
    {FOREIGN_LATENT, " gaussian vector ", "normal"},
    {FOREIGN_LATENT, " discrete onehot gumbel gumbelsoftmax ", "categorical"},
    {FOREIGN_LATENT, " codebook vqvae quantized ", "vq"},
    {FOREIGN_WORD, " xavier xavieruniform glorotuniform ", "glorot"},
    {FOREIGN_WORD, " kaiming kaiminguniform henormal ", "he"},
    {FOREIGN_ARGUMENT, " activation ", "an activation is a stage of its own, behind it: dense(64) relu"},
    {FOREIGN_ARGUMENT, " infeatures inchannels inputshape inputdim ", "what flows in is known: say what comes out alone"},
    {FOREIGN_ARGUMENT, " outfeatures outputdim ", "units"},
    {FOREIGN_ARGUMENT, " outchannels ", "filters"},
    {FOREIGN_ARGUMENT, " kernelsize ", "kernel"},
    {FOREIGN_ARGUMENT, " padding ", "pad"},
    {FOREIGN_ARGUMENT, " strides ", "stride"},
    {FOREIGN_ARGUMENT, " rate ", "p"},
    {FOREIGN_ARGUMENT, " learningrate ", "lr"},
    {FOREIGN_ARGUMENT, " bias usebias ", "layers have a bias, always"},
};

const char *foreign_word(ForeignPlace place, const char *word, bool *sentence) {
    char plain[64] = " ";
    size_t n = 1;
    for (const char *s = word; *s; s++) {
        if (n > sizeof plain - 3) return NULL;
        if (*s != '_') plain[n++] = (char)tolower((unsigned char)*s);
    }
    plain[n] = ' ';
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (table[i].place != place || !strstr(table[i].words, plain)) continue;
        *sentence = strchr(table[i].instead, ' ') != NULL;
        return table[i].instead;
    }
    return NULL;
}

bool hint_foreign(Check *c, ForeignPlace place, const char *word) {
    bool sentence = false;
    const char *instead = word ? foreign_word(place, word, &sentence) : NULL;
    if (!instead) return false;
    if (sentence) diag_hint(c->diag, "%s", instead);
    else diag_hint(c->diag, "did you mean '%s'?", instead);
    return true;
}
