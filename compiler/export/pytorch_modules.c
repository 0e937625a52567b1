// pytorch_modules.c -- the stages of the networks as modules of torch.nn, in sequences whose numbers are
// those of the tensors.
// A stage has a row in `forms`, or it is an activation, whose formula makes a class.
#include "export/pytorch.h"
#include "model/layers.h"

#include <string.h>

// ---------------------------------------------------------------- arguments

static int last_dim(const Layer *l) { return l->in.dim[l->in.rank - 1]; }

static int pair(const Value *v, int axis) { return (int)v->number[v->n > 1 ? axis : 0]; }

static const char *two(Arena *a, int height, int width) { // as torch takes a pair
    return height == width ? arena_printf(a, "%d", height) : arena_printf(a, "(%d, %d)", height, width);
}

static int argument_index(const Layer *l, const char *name, size_t length) {
    for (int i = 0; i < MAX_ARGS && l->def->arg[i].kind != ARG_END; i++)
        if (strlen(l->def->arg[i].name) == length && !strncmp(l->def->arg[i].name, name, length)) return i;
    return -1;
}

static const Value *argument(const Layer *l, const char *name) {
    const int i = argument_index(l, name, strlen(name));
    if (i < 0) die("%s has no argument %s", l->def->name, name);
    return &l->arg[i];
}

static const char *value_text(Arena *a, const Layer *l, int i) { // 3, (3, 5), 0.5, "nearest"
    const Value *v = &l->arg[i];
    if (v->word) return py_string(a, v->word);
    if (l->def->arg[i].kind == ARG_PAIR) return two(a, pair(v, 0), pair(v, 1));
    const char *text = "";
    for (int k = 0; k < v->n; k++) py_join(a, &text, ", ", py_number(a, v->number[k]));
    return text;
}

static int size_named(const Layer *l, const char *name, size_t length) { // 0: there is none of this name
    if (length == 2 && !strncmp(name, "in", 2)) return last_dim(l);
    if (length == 5 && !strncmp(name, "steps", 5)) return l->in.dim[0];
    return length == 5 && !strncmp(name, "words", 5) ? l->in.words : 0;
}

// A form's {name} is an argument, {in} the size of the last dimension, {steps} and {words} those of rows of tokens.
static const char *fill(Arena *a, const char *form, const Layer *l) {
    const char *text = "";
    for (const char *at = form; *at;) {
        const size_t plain = strcspn(at, "{");
        text = arena_printf(a, "%s%.*s", text, (int)plain, at);
        at += plain;
        if (!*at) break;
        const size_t length = strcspn(++at, "}");
        const int i = argument_index(l, at, length);
        const int size = size_named(l, at, length);
        if (!size && i < 0) die("%s has no argument %s", l->def->name, at);
        text = arena_printf(a, "%s%s", text, size ? arena_printf(a, "%d", size) : value_text(a, l, i));
        at += length + 1;
    }
    return text;
}

// ---------------------------------------------------------------- images

typedef struct Axis { // a window along one axis, as vaec places it
    int kernel, stride, dilation, before, after; // padding; a deconv's: pixels that are cut off
} Axis;

static int span(const Axis *w) { return (w->kernel - 1) * w->dilation + 1; }

// pad=same puts the odd pixel behind; a window does not reach all pixels where the sizes do not fit.
static Axis window(const Layer *l, int axis, bool transposed) {
    const Value *stride = argument(l, "stride"), *pad = argument(l, "pad");
    const int dilation = argument_index(l, "dilation", strlen("dilation"));
    Axis w = {.kernel = pair(argument(l, "kernel"), axis), .dilation = 1};
    w.stride = pair(stride, axis) ? pair(stride, axis) : w.kernel;
    if (dilation >= 0) w.dilation = pair(&l->arg[dilation], axis);
    const int large = transposed ? l->out.dim[axis] : l->in.dim[axis];
    const int small = transposed ? l->in.dim[axis] : l->out.dim[axis];
    const int total = (small - 1) * w.stride + span(&w) - large;
    if (!pad->word) w.before = w.after = pair(pad, axis);
    else if (!strcmp(pad->word, "same") && total > 0) w.before = total / 2, w.after = total - total / 2;
    return w;
}

static const char *more(Arena *a, const char *text, const char *name, int height, int width, int standard) {
    if (height == standard && width == standard) return text;
    return arena_printf(a, "%s, %s=%s", text, name, two(a, height, width));
}

static const char *convolution(Arena *a, const Layer *l, const Axis *h, const Axis *w) {
    const char *text = fill(a, "{in}, {filters}, {kernel}", l);
    text = more(a, text, "stride", h->stride, w->stride, 1);
    text = more(a, text, "dilation", h->dilation, w->dilation, 1);
    const int groups = (int)argument(l, "groups")->number[0];
    return groups == 1 ? text : arena_printf(a, "%s, groups=%d", text, groups);
}

static const char *sides(Arena *a, const Axis *h, const Axis *w) { // as F.pad takes them
    return arena_printf(a, "(%d, %d, %d, %d)", w->before, w->after, h->before, h->after);
}

static bool even(const Axis *h, const Axis *w) { return h->before == h->after && w->before == w->after; }

static const char *steps_conv_module(Arena *a, const Layer *l);

static const char *conv_module(Arena *a, const Layer *l) {
    if (l->in.steps) return steps_conv_module(a, l);
    const Axis h = window(l, 0, false), w = window(l, 1, false);
    const char *text = convolution(a, l, &h, &w);
    if (!even(&h, &w)) return arena_printf(a, "PaddedConv2d(%s, pad=%s)", text, sides(a, &h, &w));
    return arena_printf(a, "nn.Conv2d(%s)", more(a, text, "padding", h.before, w.before, 0));
}

// torch cuts `padding` pixels off both sides and adds output_padding behind, fewer than the stride.
static bool torch_has(const Layer *l, int axis, const Axis *w, int *extra) {
    *extra = l->out.dim[axis] - ((l->in.dim[axis] - 1) * w->stride - 2 * w->before + span(w));
    return *extra >= 0 && (*extra < w->stride || *extra < w->dilation);
}

static const char *deconv_module(Arena *a, const Layer *l) {
    const Axis h = window(l, 0, true), w = window(l, 1, true);
    const char *text = convolution(a, l, &h, &w);
    int below, right;
    const bool has_h = torch_has(l, 0, &h, &below), has_w = torch_has(l, 1, &w, &right);
    if (!has_h || !has_w)
        return arena_printf(a, "CroppedConvTranspose2d(%s, first=(%d, %d), size=(%d, %d))", text, h.before,
                            w.before, l->out.dim[0], l->out.dim[1]);
    text = more(a, text, "padding", h.before, w.before, 0);
    return arena_printf(a, "nn.ConvTranspose2d(%s)", more(a, text, "output_padding", below, right, 0));
}

static const char *pool_module(Arena *a, const Layer *l) {
    const bool largest = !strcmp(l->def->name, "maxpool");
    const Axis h = window(l, 0, false), w = window(l, 1, false);
    const char *kind = largest ? "MaxPool2d" : "AvgPool2d";
    const char *text = arena_printf(a, "%s, %s", two(a, h.kernel, w.kernel), two(a, h.stride, w.stride));
    if (h.kernel == h.stride && w.kernel == w.stride) text = two(a, h.kernel, w.kernel);
    if (h.before + h.after + w.before + w.after == 0) return arena_printf(a, "nn.%s(%s)", kind, text);
    return arena_printf(a, "Padded%s(%s, %s, pad=%s)", kind, two(a, h.kernel, w.kernel),
                        two(a, h.stride, w.stride), sides(a, &h, &w));
}

static const char *upsample_module(Arena *a, const Layer *l) {
    const bool bilinear = !strcmp(argument(l, "mode")->word, "bilinear");
    return fill(a, bilinear ? "nn.Upsample(scale_factor={factor}, mode={mode}, align_corners=False)"
                            : "nn.Upsample(scale_factor={factor})", l);
}

// ---------------------------------------------------------------- norms and shapes

static const char *batchnorm_module(Arena *a, const Layer *l) {
    const char *kind = l->in.rank == 3   ? "nn.BatchNorm2d"
                       : l->in.rank == 1 ? "nn.BatchNorm1d"
                                         : "BatchNormLast";
    return arena_printf(a, "%s%s", kind, fill(a, "({in}, eps={eps}, momentum={momentum})", l));
}

static const char *layernorm_module(Arena *a, const Layer *l) {
    return arena_printf(a, "%s%s", l->in.rank == 3 ? "LayerNormChannels" : "nn.LayerNorm",
                        fill(a, "({in}, eps={eps})", l));
}

static const char *flatten_module(Arena *a, const Layer *l) {
    (void)a;
    return l->in.steps ? "FlattenSteps()" : l->in.rank == 3 ? "Flatten()" : "nn.Flatten()";
}

// What a mask hides at once of a table or a label: so many numbers of the vector.
static const char *widths(Py *p, const VaeStream *s) {
    const char *text = "";
    if (s->kind == VAE_LABEL) return arena_printf(p->arena, ", widths=(%d,)", s->width);
    if (s->kind != VAE_TABLE) return "";
    for (int k = 0; k < s->width; k++) {
        const VaeColumnKind kind = s->column[k].kind;
        const bool coded = kind == VAE_COLUMN_CATEGORY || kind == VAE_COLUMN_ORDINAL;
        text = arena_printf(p->arena, "%s%d,%s", text, coded ? s->column[k].classes : 1, k + 1 < s->width ? " " : "");
    }
    return arena_printf(p->arena, ", widths=(%s)", text);
}

static const char *mask_module(Py *p, const Layer *l) {
    int stream = 0;
    for (int i = 0; i < p->m->n_encoders; i++)
        if (network_mask(&p->m->encoder[i]) == l) stream = p->m->encoder[i].input[0].index;
    const VaeStream *s = &p->m->stream[stream];
    const char *text = fill(p->arena, s->kind == VAE_TOKENS ? "WordMask({p}" : s->kind == VAE_SERIES ? "StepsMask({p}" : "Mask({p}", l);
    if (argument(l, "block")->number[0] > 1) text = arena_printf(p->arena, "%s%s", text, fill(p->arena, ", block={block}", l));
    const bool means = s->missing && !s->standardize && s->kind != VAE_TABLE; // of a table and of deviations 0
    return arena_printf(p->arena, "%s%s%s)", text, widths(p, s),
                        means ? arena_printf(p->arena, ", columns=%s", columns_of(p, stream)) : "");
}

static const char *softmax_module(Arena *a, const Layer *l) {
    return arena_printf(a, "nn.Softmax(dim=%d)", l->in.rank == 3 ? 1 : -1);
}

// ---------------------------------------------------------------- rows of tokens

static const char *positions_module(Arena *a, const Layer *l) {
    const bool learned = !strcmp(argument(l, "kind")->word, "learned");
    return fill(a, learned ? "Positions({steps}, {in})" : "Sinusoids({in})", l);
}

static const char *steps_conv_module(Arena *a, const Layer *l) {
    Axis w = window(l, 0, false);
    if (value_true(argument(l, "causal"))) w.before = span(&w) - 1, w.after = 0;
    const int groups = (int)argument(l, "groups")->number[0];
    const char *text = fill(a, "{in}, {filters}", l);
    text = arena_printf(a, "%s, %d, pad=(%d, %d)", text, w.kernel, w.before, w.after);
    if (w.dilation > 1) text = arena_printf(a, "%s, dilation=%d", text, w.dilation);
    return groups > 1 ? arena_printf(a, "StepsConv(%s, groups=%d)", text, groups) : arena_printf(a, "StepsConv(%s)", text);
}

static const char *recurrent_module(Arena *a, const Layer *l) {
    const char *text = fill(a, !strcmp(l->def->name, "gru") ? "GRU({in}, {units}" : "LSTM({in}, {units}", l);
    if (value_true(argument(l, "both"))) text = arena_printf(a, "Both%s", text);
    return stage_joins(l) ? arena_printf(a, "%s, start=%d)", text, shape_size(l->ref_shape)) : arena_printf(a, "%s)", text);
}

static const char *attention_module(Arena *a, const Layer *l) {
    const char *text = fill(a, "Attention({in}, {heads}", l);
    if (value_true(argument(l, "causal"))) text = arena_printf(a, "%s, causal=True", text);
    if (!stage_joins(l)) return arena_printf(a, "%s)", text);
    return arena_printf(a, "%s, over=%d)", text, l->ref_shape.dim[l->ref_shape.rank - 1]);
}

// ---------------------------------------------------------------- the table

typedef struct Form {
    const char *name, *text;
    const char *(*module)(Arena *a, const Layer *l); // where the text is NULL
    const char *(*of_data)(Py *p, const Layer *l);   // or of all: it depends on what flows into the network
    bool mask;   // of rows of tokens it takes where they have a step
    bool states; // and keeps something from step to step
    bool own;    // what it names is an argument of the module's, of the argument's name, and joins nothing
} Form;

static const Form forms[] = {
    {"dense", "nn.Linear({in}, {units})"},
    {"flatten", .module = flatten_module, .mask = true},
    {"reshape", "Reshape({dims})"},
    {"dropout", "nn.Dropout({p})"},
    {"noise", "Noise({std})"},
    {"mask", .of_data = mask_module},
    {"concat", "nn.Identity()"},
    {"draw", "nn.Identity()"},
    {"add", "nn.Identity()"},
    {"conv", .module = conv_module, .mask = true, .states = true},
    {"deconv", .module = deconv_module},
    {"maxpool", .module = pool_module},
    {"avgpool", .module = pool_module},
    {"globalavgpool", "GlobalAvgPool()"},
    {"upsample", .module = upsample_module},
    {"batchnorm", .module = batchnorm_module},
    {"layernorm", .module = layernorm_module},
    {"groupnorm", "nn.GroupNorm({groups}, {in}, eps={eps})"},
    {"softmax", .module = softmax_module},
    {"embed", "nn.Embedding({words}, {dim})"},
    {"word_dropout", "WordDropout({p})"},
    {"positions", .module = positions_module, .states = true},
    {"pool", "Pool({of})", .mask = true},
    {"gru", .module = recurrent_module, .mask = true, .states = true, .own = true},
    {"lstm", .module = recurrent_module, .mask = true, .states = true, .own = true},
    {"attention", .module = attention_module, .mask = true, .states = true, .own = true},
    {"relu", "nn.ReLU()"},
    {"leaky_relu", "nn.LeakyReLU({slope})"},
    {"elu", "nn.ELU({alpha})"},
    {"selu", "nn.SELU()"},
    {"gelu", "nn.GELU()"},
    {"silu", "nn.SiLU()"},
    {"softplus", "nn.Softplus()"},
    {"tanh", "nn.Tanh()"},
    {"sigmoid", "nn.Sigmoid()"},
};

static const Form *form_of(const Layer *l) {
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (!strcmp(forms[i].name, l->def->name)) return &forms[i];
    return NULL;
}

static const char *activation_class(Arena *a, const LayerDef *d) {
    return arena_printf(a, "%sActivation", py_class_name(a, d->name));
}

static const char *activation_module(Arena *a, const Layer *l) {
    const char *args = "";
    for (int i = 0; l->def->arg[i].kind != ARG_END; i++) py_join(a, &args, ", ", value_text(a, l, i));
    return arena_printf(a, "%s(%s)", activation_class(a, l->def), args);
}

const char *module_text(Py *p, const Layer *l) {
    const Form *form = form_of(l);
    if (form && form->of_data) return form->of_data(p, l);
    if (form) {
        const char *text = form->text ? fill(p->arena, form->text, l) : form->module(p->arena, l);
        return layer_spectral(l) ? arena_printf(p->arena, "spectral_norm(%s)", text) : text;
    }
    if (l->def->formula) return activation_module(p->arena, l);
    if (!p->failed) fprintf(stderr, "vaec export: the stage %s has no form in PyTorch\n", l->def->name);
    p->failed = true;
    return "None";
}

// ---------------------------------------------------------------- classes of activations

static bool stage_used(const Layer *l, const LayerDef *d) {
    for (; l; l = l->next)
        if (l->def == d || stage_used(l->body, d)) return true;
    return false;
}

static void activation_define(Py *p, const LayerDef *d) {
    Arena *a = p->arena;
    PyNames names = {.n = 0};
    const char *args = "self";
    py_names_add(&names, "x", "x", false);
    for (int i = 0; d->arg[i].kind != ARG_END; i++) {
        py_names_add(&names, d->arg[i].name, arena_printf(a, "self.%s", d->arg[i].name), true);
        py_join(a, &args, ", ", d->arg[i].name);
    }
    py_open(p, "class %s(nn.Module):", activation_class(a, d));
    py_doc(p, "%s", d->help);
    py_blank(p);
    if (d->arg[0].kind != ARG_END) {
        py_open(p, "def __init__(%s):", args);
        py_line(p, "super().__init__()");
        for (int i = 0; d->arg[i].kind != ARG_END; i++)
            py_line(p, "self.%s = %s", d->arg[i].name, d->arg[i].name);
        py_close(p);
        py_blank(p);
    }
    py_open(p, "def forward(self, x):");
    py_line(p, "return %s", py_formula(a, d->formula, &names));
    py_close(p);
    py_close(p);
    py_blank(p);
    py_blank(p);
}

void modules_define(Py *p) {
    for (const LayerDef *d = layer_table; d->name; d++) {
        bool plain = false;
        for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) plain |= !strcmp(forms[i].name, d->name);
        bool used = false;
        const Network *net;
        for (int i = 0; (net = model_network(p->m, i)); i++) used |= stage_used(net->layers, d);
        if (!plain && d->formula && used)
            activation_define(p, d);
    }
}

// ---------------------------------------------------------------- sequences

Ref stage_reference(const Layer *l) {
    for (int i = 0; i < MAX_ARGS && l->def->arg[i].kind != ARG_END; i++)
        if (l->def->arg[i].kind == ARG_REF) return l->arg[i].ref;
    return (Ref){.kind = REF_NONE};
}

bool stage_joins(const Layer *l) { return stage_reference(l).kind != REF_NONE; }

bool stage_masked(const Layer *l) {
    const Form *form = form_of(l);
    return l->in.steps && form && form->mask;
}

bool stage_keeps(const Layer *l) {
    const Form *form = form_of(l);
    const bool alone = l->def->steps && layer_steps(l) == STEPS_EACH; // it needs nothing of the others
    return steps_are_before(l->in.steps) && form && form->states && !alone;
}

const char *stage_argument(const Layer *l) {
    const Form *form = form_of(l);
    for (int i = 0; i < MAX_ARGS && l->def->arg[i].kind != ARG_END && form && form->own; i++)
        if (l->def->arg[i].kind == ARG_REF && l->arg[i].ref.kind != REF_NONE) return l->def->arg[i].name;
    return NULL;
}

const Layer *stage_without_form(const Layer *l) {
    for (; l; l = l->next) {
        if (!form_of(l) && !l->def->formula && !l->def->has_body && !l->def->group) return l;
        if (conv_in_raster(l)) return l;
        const Layer *inside = stage_without_form(l->body);
        if (inside) return inside;
    }
    return NULL;
}

bool network_trains_only(const Layer *l) {
    for (; l; l = l->next)
        if (l->def->training_only || network_trains_only(l->body)) return true;
    return false;
}

static bool names_it(const Layer *l, const Layer *target) {
    for (; l; l = l->next)
        if ((stage_joins(l) && stage_reference(l).layer == target) || names_it(l->body, target)) return true;
    return false;
}

bool stage_named(const Py *p, const Layer *l) {
    const Network *net;
    for (int i = 0; i < p->m->n_latents; i++)
        if (p->m->latent[i].drawn && p->m->latent[i].from == l) return true;
    for (int i = 0; (net = model_network(p->m, i)); i++)
        if (names_it(net->layers, l)) return true;
    return false;
}

bool stage_apart(const Py *p, const Layer *l, const Layer *last) {
    if (stage_joins(l) || stage_masked(l) || stage_keeps(l)) return true;
    for (const Layer *s = l->body; s; s = s->next) {
        if (s == last || stage_apart(p, s, last) || stage_named(p, s)) return true;
    }
    return false;
}

const Layer *heads_layer(const Py *p) {
    for (const LikelihoodHead *h = p->target->likelihood->head; h->name; h++)
        if (likelihood_source(p->target, h) == HEAD_LEARNED) return likelihood_last(p->target->decoder.layers);
    return NULL;
}

static const char *line_of(Py *p, const Layer *l) {
    const char *number = strrchr(l->path, '.');
    return arena_printf(p->arena, "%s: %s, line %d", number ? number + 1 : l->path, l->text, l->loc.line);
}

static void sequence(Py *p, const char *open, const Layer *l) {
    const Layer *last = heads_layer(p);
    if (*open) py_line(p, "%s", open);
    p->depth++;
    for (; l; l = l->next) {
        if (!l->body && !l->def->has_body && !l->def->group) {
            py_comment(p, line_of(p, l), "%s,", module_text(p, l));
            continue;
        }
        const bool residual = !l->def->group && !stage_apart(p, l, last);
        const char *kind = residual ? "Residual(" : "nn.Sequential(";
        py_comment(p, line_of(p, l), "%s", kind);
        sequence(p, "", l->body);
        py_line(p, "),");
    }
    py_close(p);
}

// A network as the model's attribute, or as an entry of a dictionary.
static void network_write(Py *p, const char *to, const char *end, const Layer *layers) {
    if (!layers) {
        py_line(p, "%snn.Sequential()%s", to, end);
        return;
    }
    sequence(p, arena_printf(p->arena, "%snn.Sequential(", to), layers);
    py_line(p, ")%s", end);
}

// Networks of one kind: the only one under the name of its kind, those with names of their own in a dictionary.
static void networks_write(Py *p, const char *kind, const Network *const *net, int n) {
    if (n == 1 && !strcmp(net[0]->path, kind)) {
        network_write(p, arena_printf(p->arena, "self.%s = ", kind), "", net[0]->layers);
        return;
    }
    py_open(p, "self.%s = nn.ModuleDict({", kind);
    for (int i = 0; i < n; i++) {
        const char *key = py_string(p->arena, py_key(p, net[i]->path + strlen(kind) + 1));
        for (int k = 0; k < p->m->n_targets; k++)
            if (net[i] == &p->m->target[k].decoder) p->target = &p->m->target[k];
        network_write(p, arena_printf(p->arena, "%s: ", key), ",", net[i]->layers);
    }
    py_close(p);
    py_line(p, "})");
}

void encoders_modules(Py *p) {
    const Network *net[MAX_ENCODERS];
    for (int i = 0; i < p->m->n_encoders; i++) net[i] = &p->m->encoder[i];
    networks_write(p, "encoder", net, p->m->n_encoders);
}

void decoders_modules(Py *p) {
    const Network *net[VAE_MAX_STREAMS];
    p->target = p->m->target;
    for (int i = 0; i < p->m->n_targets; i++) net[i] = &p->m->target[i].decoder;
    networks_write(p, "decoder", net, p->m->n_targets);
}

void shared_modules(Py *p) {
    const Network *net[MAX_SHARED];
    for (int i = 0; i < p->m->n_shared; i++) net[i] = &p->m->shared[i];
    if (p->m->n_shared) networks_write(p, "network", net, p->m->n_shared);
}
