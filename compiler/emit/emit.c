// emit.c -- the C file: a header, the programs (programs.c), the layout, the table that the runtime
// reads. The same model gives the same bytes.
#include "emit/emit.h"

#include <stdlib.h>
#include <string.h>

// ---------------------------------------------------------------- tables

static const char *int_list(Arena *a, const int *v, int n) {
    const char *text = "{";
    for (int i = 0; i < n; i++) text = arena_printf(a, "%s%s%d", text, i ? ", " : "", v[i]);
    return arena_printf(a, "%s}", n ? text : "{0");
}

// A library has the model's own name, too.
static const char *table_name(const Compilation *c, const char *name) {
    const bool taken = c->purpose == FOR_LIBRARY && !strcmp(c->model->name, name);
    return taken ? arena_printf(c->arena, "%s_", name) : name;
}

static void emit_tensors(Out *o, const Compilation *c) {
    static const char *const init[] = {"VAE_INIT_ZERO", "VAE_INIT_CONST", "VAE_INIT_UNIFORM",
                                       "VAE_INIT_NORMAL", "VAE_INIT_SINGULAR"};
    out_comment(o, "Name, rank, saved dimensions, strides in the flat array, offset, initial value, trained, decay, "
                   "surrogate.");
    out_open(o, "static const VaeTensor %s[] =", table_name(c, "tensors"));
    for (int i = 0; i < c->n_params; i++) {
        const VaeTensor *t = &c->param[i].tensor;
        out_line(o, "{%s, %d, %s, %s, %zu, %s, %s, %s, %s, %s},", out_string(o->arena, t->name), t->rank,
                 int_list(o->arena, t->dim, t->rank), int_list(o->arena, t->stride, t->rank),
                 t->offset, init[t->init], out_float(o->arena, t->init_value),
                 t->trained ? "true" : "false", t->decay ? "true" : "false",
                 t->surrogate ? "true" : "false");
    }
    out_close(o, ";");
    out_blank(o);
}

static const char *const draws[VAE_DRAWS] = {
    "VAE_DRAW_NONE",        "VAE_DRAW_BERNOULLI",   "VAE_DRAW_CONTINUOUS_BERNOULLI",
    "VAE_DRAW_NORMAL",      "VAE_DRAW_LAPLACE",     "VAE_DRAW_LOGISTIC",
    "VAE_DRAW_CATEGORICAL", "VAE_DRAW_MULTINOMIAL", "VAE_DRAW_POISSON",
    "VAE_DRAW_NEGATIVE_BINOMIAL", "VAE_DRAW_ZINB", "VAE_DRAW_COLUMNS"};

static void emit_columns(Out *o, const VaeStream *s) {
    static const char *const kinds[VAE_COLUMN_KINDS] = {
        "VAE_COLUMN_NUMBER", "VAE_COLUMN_LOG", "VAE_COLUMN_COUNT", "VAE_COLUMN_CATEGORY",
        "VAE_COLUMN_FLAG",   "VAE_COLUMN_DATE", "VAE_COLUMN_ORDINAL", "VAE_COLUMN_TEXT"};
    out_comment(o, "Name, kind, classes, words, places in the decoder's port.");
    out_open(o, "static const VaeColumn columns_%s[] =", s->name);
    for (int j = 0; j < s->width + s->n_texts; j++) {
        const VaeColumn *k = &s->column[j];
        const char *words = "NULL";
        for (int w = 0; k->word && w < k->classes; w++)
            words = arena_printf(o->arena, "%s%s", w ? arena_printf(o->arena, "%s, ", words) : "(const char *const[]){",
                                 out_string(o->arena, k->word[w]));
        if (k->word) words = arena_printf(o->arena, "%s}", words);
        out_line(o, "{%s, %s, %d, %s, %d, %d},", out_string(o->arena, k->name), kinds[k->kind], k->classes, words,
                 k->first, k->second);
    }
    out_close(o, ";");
    out_blank(o);
}

// The rest of a stream's row, where several are modelled.
static const char *one_of_several(Out *o, const Model *m, int stream) {
    const Target *t = model_target(m, stream);
    if (!t || m->n_targets == 1) return "";
    return arena_printf(o->arena, ", .draw = %s, .draw_total = %d, .scale = %s", draws[t->likelihood->draw.kind],
                        t->draw_total, out_double(o->arena, t->scale));
}

// What the codec has to know of latents that are not all plain normals with standard priors.
static bool has_coded(const Compilation *c) {
    const Model *m = c->model;
    bool other = c->graph[PROGRAM_CODE] != NULL;
    for (int i = 0; i < m->n_latents; i++)
        other |= latent_uncoded(&m->latent[i]) || m->latent[i].posterior->id == POSTERIOR_categorical;
    return other && c->purpose == FOR_RUNTIME;
}

static void emit_coded(Out *o, const Compilation *c) {
    const Model *m = c->model;
    if (!has_coded(c)) return;
    out_open(o, "static const VaeCoded %s[] =", table_name(c, "coded"));
    for (int i = 0; i < m->n_latents; i++) {
        const Latent *z = &m->latent[i];
        const char *why = latent_uncoded(z);
        int turn = 0;
        while (c->graph[PROGRAM_CODE] && m->latent_order[turn] != i) turn++;
        out_line(o, "{%d, %d, %s},",
                 z->posterior->id == POSTERIOR_categorical ? latent_number(z, CATEGORICAL_CLASSES) : 0, turn,
                 why ? out_string(o->arena, why) : "NULL");
    }
    out_close(o, ";");
}

static void emit_streams(Out *o, const Compilation *c) {
    static const char *const kinds[] = {"VAE_VECTOR", "VAE_IMAGE", "VAE_LABEL", "VAE_TABLE", "VAE_TOKENS", "VAE_SERIES"};
    static const char *const units[] = {"BYTE", "CHAR", "WORD", "ATOM", "ID"};
    static const char *const domains[] = {"VAE_DOMAIN_ANY", "VAE_DOMAIN_UNIT", "VAE_DOMAIN_COUNT",
                                          "VAE_DOMAIN_BYTE", "VAE_DOMAIN_LEVELS", "VAE_DOMAIN_SHARES",
                                          "VAE_DOMAIN_POSITIVE", "VAE_DOMAIN_WEIGHT"};
    const Model *m = c->model;
    for (int i = 0; i < m->n_streams; i++)
        if (m->stream[i].kind == VAE_TABLE) emit_columns(o, &m->stream[i]);
    out_open(o, "static const VaeStream %s[] =", table_name(c, "streams"));
    for (int i = 0; i < m->n_streams; i++) {
        const VaeStream *s = &m->stream[i];
        const char *columns =
            s->kind == VAE_TABLE ? arena_printf(o->arena, ", .column = columns_%s, .n_texts = %d", s->name, s->n_texts) : "";
        if (s->kind == VAE_TOKENS)
            columns = arena_printf(o->arena, ", .words = %d, .unit = VAE_UNIT_%s, .truncate = %s", s->words,
                                   units[s->unit], s->truncate ? "true" : "false");
        out_line(o, "{%s, %s, %d, %d, %d, %d, %s, %s, %s, %s, .levels = %d%s%s},", out_string(o->arena, s->name),
                 kinds[s->kind], s->height, s->width_px, s->channels, s->width, domains[s->domain],
                 s->likelihood ? out_string(o->arena, s->likelihood) : "NULL",
                 s->standardize ? "true" : "false", s->missing ? "true" : "false", s->levels, columns,
                 one_of_several(o, m, i));
    }
    out_close(o, ";");
    out_blank(o);
    out_open(o, "static const VaeLatent %s[] =", table_name(c, "latents"));
    for (int i = 0; i < m->n_latents; i++)
        out_line(o, "{%s, %d, %d},", out_string(o->arena, m->latent[i].name), m->latent[i].width,
                 m->latent[i].posterior->codes
                     ? m->latent[i].posterior->codes(m->latent[i].posterior_arg) : 0);
    out_close(o, ";");
    const char *drawn = "";
    for (int i = 0; i < m->n_latents; i++)
        drawn = arena_printf(o->arena, "%s%s%d", drawn, i ? ", " : "", latent_drawn(m, i));
    if (model_topdown(m)) out_line(o, "static const int %s[] = {%s};", table_name(c, "drawn"), drawn);
    emit_coded(o, c);
    out_blank(o);
}

static void emit_optimizer(Out *o, const char *name, const VaeOptimizer *p) {
    static const char *const kind[] = {"VAE_ADAM", "VAE_ADAMW", "VAE_RMSPROP", "VAE_SGD"};
#define D(x) out_double(o->arena, x)
    out_open(o, ".%s =", name);
    out_line(o, ".kind = %s, .lr = %s, .beta1 = %s, .beta2 = %s, .eps = %s,", kind[p->kind],
             D(p->lr), D(p->beta1), D(p->beta2), D(p->eps));
    out_line(o, ".alpha = %s, .momentum = %s, .nesterov = %d, .amsgrad = %d, .centered = %d,",
             D(p->alpha), D(p->momentum), p->nesterov, p->amsgrad, p->centered);
    out_line(o, ".weight_decay = %s", D(p->weight_decay));
    out_close(o, ",");
#undef D
}

static void emit_training(Out *o, const VaeTraining *t, bool critic) {
    static const char *const lr[] = {"VAE_LR_CONSTANT", "VAE_LR_COSINE", "VAE_LR_STEP",
                                     "VAE_LR_LINEAR",   "VAE_LR_PLATEAU"};
    static const char *const kinds[] = {"VAE_CONSTANT", "VAE_LINEAR", "VAE_COSINE", "VAE_CYCLICAL"};
#define D(x) out_double(o->arena, x)
    out_open(o, ".training =");
    emit_optimizer(o, "optimizer", &t->optimizer);
    if (critic) emit_optimizer(o, "critic", &t->critic);
    const VaePrivacy *v = &t->privacy;
    if (v->clip > 0)
        out_line(o, ".privacy = {.clip = %s, .noise = %s, .epsilon = %s, .delta = %s, .batch = %d%s},", D(v->clip),
                 D(v->noise), D(v->epsilon), D(v->delta), v->batch, v->by_row ? arena_printf(o->arena, ", .by_row = %s", out_string(o->arena, v->by_row)) : "");
    const VaeLrSchedule *s = &t->lr_schedule;
    out_line(o, ".lr_schedule = {%s, %s, %s, %s, %s},", lr[s->kind], D(s->warmup), D(s->min),
             D(s->every), D(s->gamma));
    if (t->most_drops) out_line(o, ".most_drops = %d,", t->most_drops);
    out_open(o, ".schedule =");
    for (int i = VAE_BETA; i < VAE_SCALARS; i++) {
        const VaeSchedule *b = &t->schedule[i];
        out_line(o, "[%s] = {%s, %s, %s, %s, %s, %d, %s},", scalar_names[i], kinds[b->kind], D(b->from),
                 D(b->to), D(b->steps), D(b->epochs), b->cycles, D(b->ratio));
    }
    out_close(o, ",");
    out_line(o, ".epochs = %d, .seed = %lluu, .clip_norm = %s, .ema = %s, .validation = %s,",
             t->epochs, (unsigned long long)t->seed, D(t->clip_norm), D(t->ema), D(t->validation));
    if (t->over_batch) out_line(o, ".over_batch = %d,", t->over_batch);
    if (t->off_likelihood) out_line(o, ".off_likelihood = true,");
    out_line(o, ".early_stop = %d, .recon_scale = %s, .importance = %d", t->early_stop,
             D(t->recon_scale), t->importance);
    out_close(o, ",");
#undef D
}

// The trained reals that no work of `train` names as its own; returns how many stretches of them there are.
static int emit_rest(Out *o, const Compilation *c, int *tiles) {
    const Graph *g = emitted(c, PROGRAM_TRAIN);
    size_t first, each, end;
    int n = 0, left = 0; // kernels that name some
    *tiles = 0;
    if (!g) return 0;
    for (int k = 0; k < g->n_kernels; k++) left += kernel_pieces(g, k, &first, &each, &end);
    for (size_t at = 0; at < c->n_param;) {
        size_t next = c->n_param, behind = c->n_param, step = 1;
        for (int k = 0; k < g->n_kernels; k++)
            if (kernel_pieces(g, k, &first, &each, &end) && first >= at && first < next)
                next = first, behind = end, step = each;
        *tiles += (int)((behind - next + step - 1) / step);
        left -= next < c->n_param;
        if (at < next) {
            if (n++ == 0) out_open(o, "static const VaeStretch %s[] =", table_name(c, "rest"));
            out_line(o, "{%zu, %zu},", at, next);
        }
        at = behind;
    }
    if (n > 0) out_close(o, ";");
    if (n > 0) out_blank(o);
    if (left) die("emit: %d gradients of weights overlap others", left);
    return n;
}

// When each gradient is final, for several processes; returns how many stretches are told apart.
static int emit_final(Out *o, const Compilation *c) {
    const Graph *g = emitted(c, PROGRAM_TRAIN);
    if (!g || c->model->shards == 1 || c->purpose != FOR_RUNTIME) return 0;
    int n = 0, runs = 0;
    out_comment(o, "Up to where gradients are final, and behind how many calls of vae_run in train.");
    out_open(o, "static const VaeFinal %s[] =", table_name(c, "final"));
    for (size_t at = 0, next; at < c->n_param; at = next) {
        int own = 0; // of what nobody computes
        next = c->n_param;
        for (int b = 0; b < g->n_buffers; b++) {
            const Buffer *of = &g->buffer[b];
            if (of->kind != BUFFER_GRAD || of->offset + of->size <= at) continue;
            const size_t edge = of->offset > at ? of->offset : of->offset + of->size;
            if (edge < next) next = edge;
            if (of->offset <= at && of->last_group + 1 > own) own = of->last_group + 1;
        }
        if (own == 0) own = runs ? runs : 1;
        if (n > 0 && own != runs) out_line(o, "{%zu, %d},", at, runs);
        n += n == 0 || own != runs;
        runs = own;
    }
    out_line(o, "{%zu, %d},", c->n_param, runs);
    out_close(o, ";");
    out_blank(o);
    return n;
}

// What of a training step ends where rows do, for bench.
static int emit_step_work(Out *o, const Compilation *c) {
    VaeStepWork work[MOST_STEP_WORK];
    const int n = c->purpose == FOR_LIBRARY ? 0 : program_step_work(c->graph[PROGRAM_TRAIN], work);
    if (n == 0) return 0;
    out_open(o, "static const VaeStepWork %s[] =", table_name(c, "step_work"));
    for (int i = 0; i < n; i++) out_line(o, "{%d, %d, %s},", work[i].steps, work[i].keys, out_double(o->arena, work[i].flops));
    out_close(o, ";");
    out_blank(o);
    return n;
}

#define MOST_PARAMS_TEXT 1000

// "hidden=400 depth=3": saved with the weights, to tell those of another variant. Of very many params
// the text ends in their hash.
const char *params_text(Arena *a, const Model *m) {
    char text[MOST_PARAMS_TEXT + 1] = "";
    size_t n = 0;
    uint64_t hash = HASH_START;
    bool whole = true;
    for (int i = 0; i < m->n_vars; i++) {
        const char *one = arena_printf(a, "%s%s=%.15g", i ? " " : "", m->var_name[i], m->var_value[i]);
        const size_t length = strlen(one);
        hash = hash_bytes(hash, one, length);
        whole = whole && n + length <= MOST_PARAMS_TEXT;
        if (!whole) continue;
        memcpy(text + n, one, length + 1);
        n += length;
    }
    return whole ? arena_printf(a, "%s", text)
                 : arena_printf(a, "%s ... %016llx", text, (unsigned long long)hash);
}

// Work between two barriers below which waiting for another thread costs more than it saves: about one
// and a half microseconds of a core.
#define FLOPS_PER_BARRIER 1.5e5
#define BARRIERS_AROUND 2 // of a step, beside those between groups: after loading, and at the end

int emit_most_threads(const Compilation *c) {
    const Graph *g = c->graph[PROGRAM_TRAIN];
    const double pay = program_flops(g) * c->model->batch / ((g->n_groups + BARRIERS_AROUND) * FLOPS_PER_BARRIER);
    const double threads = c->tuning.threads ? c->tuning.threads : pay;
    return threads < 1 ? 1 : threads < 64 ? (int)threads : 64;
}

static void emit_model(Out *o, const Compilation *c, const char *summary_text, const int *ports,
                       int n_stages) {
    const Model *m = c->model;
    size_t arena = 0;
    for (int i = 0; i < PROGRAMS; i++)
        if (emitted(c, i) && c->graph[i]->arena_reals > arena) arena = c->graph[i]->arena_reals;
    const Cut cut = cut_batch(c);
    size_t scratch = 0;
    for (int i = 0; i < PROGRAMS; i++)
        for (int k = 0; emitted(c, i) && k < c->graph[i]->n_kernels; k++) {
            const size_t own = kernel_scratch(c->graph[i], k, &cut);
            if (own > scratch) scratch = own;
        }
    const double flops = program_flops(c->graph[PROGRAM_TRAIN]);
    int weight_tiles;
    const int n_rest = emit_rest(o, c, &weight_tiles), n_final = emit_final(o, c), n_step_work = emit_step_work(o, c);
    out_open(o, "%sconst VaeModel vae_model =", c->purpose == FOR_RUNTIME ? "VAE_MODEL_TABLE " : "");
    out_line(o, ".abi = VAE_ABI,");
    out_line(o, ".name = %s, .isa = VAE_ISA,", out_string(o->arena, m->name));
    out_line(o, ".params = %s,", out_string(o->arena, params_text(o->arena, m)));
    if (c->exact) out_line(o, ".exact = true,");
    if (c->purpose == FOR_LIBRARY) summary_text = ""; // checkpoints name it, and the report
    if (*summary_text) out_line(o, ".summary =");
    o->depth++;
    for (const char *line = summary_text; *line;) {
        const size_t length = strcspn(line, "\n");
        const char *text = arena_printf(o->arena, "%.*s\n", (int)length, line);
        line += length + (line[length] == '\n');
        out_line(o, "%s%s", out_string(o->arena, text), *line ? "" : ",");
    }
    o->depth--;
    out_line(o, ".batch = %d, .n_param = %zu, .n_state = %zu, .n_arena = %zu,",
             m->batch, c->n_param, c->n_state, arena);
    out_line(o, ".n_scratch = %zu,", scratch);
    out_line(o, ".max_threads = %d, .flops_per_row = %s,",
             emit_most_threads(c), out_double(o->arena, flops));
    if (n_step_work) out_line(o, ".step_work = %s, .n_step_work = %d,", table_name(c, "step_work"), n_step_work);
    out_line(o, ".n_weight_tiles = %d, .rest = %s, .n_rest = %d,", weight_tiles,
             n_rest ? table_name(c, "rest") : "NULL", n_rest);
    if (n_final) out_line(o, ".final = %s, .n_final = %d,", table_name(c, "final"), n_final);
    if (c->critic.end) out_line(o, ".critic = {%zu, %zu},", c->critic.begin, c->critic.end);
    out_line(o, ".panel = %d,", emitted(c, PROGRAM_TRAIN) && c->graph[PROGRAM_TRAIN]->private_arenas ? cut.panel : 0);
    out_line(o, ".tensor = %s, .n_tensors = %d,", table_name(c, "tensors"), c->n_params);
    out_line(o, ".stream = %s, .n_streams = %d, .target = %d,", table_name(c, "streams"), m->n_streams, m->target->stream);
    out_line(o, ".draw = %s, .draw_total = %d,", draws[m->target->likelihood->draw.kind], m->target->draw_total);
    out_line(o, ".latent = %s, .n_latents = %d,%s", table_name(c, "latents"), m->n_latents,
             model_topdown(m) ? arena_printf(o->arena, " .drawn = %s,", table_name(c, "drawn")) : "");
    if (m->prior_of != NO_LATENT)
        out_line(o, ".next_of = %d, .next_places = %d,", m->prior_of, latent_choices(&m->latent[m->prior_of]));
    if (has_coded(c)) out_line(o, ".coded = %s,", table_name(c, "coded"));
    if (n_stages) out_line(o, ".stage = stages, .n_stages = %d,", n_stages);
    for (int i = 0; i < PROGRAMS; i++)
        if (emitted(c, i))
            out_line(o, ".%s = {\"%s\", %s, %s_ports, %d},", program_names[i], program_names[i], program_run(o, c, i), program_names[i],
                     ports[i]);
    if (m->shards > 1 || m->step_rows != m->batch) out_line(o, ".step_rows = %d, .shards = %d,", m->step_rows, m->shards);
    emit_training(o, &m->training, m->judged);
    out_close(o, ";");
}

// ---------------------------------------------------------------- the file

static char *summary_string(Compilation *c) {
    Capture text;
    capture_begin(&text);
    summary(c, text.f);
    return capture_end(&text, c->arena);
}

// The runtime's headers that these kernels call into, each once; loops use vae_math.h.
static void emit_includes(Out *o, const Compilation *c) {
    const char *needs[OP_COUNT] = {0};
    bool ragged = false, steps = false; // rows that end; what knows where
    bool sparse = false;
    for (int i = 0; i < PROGRAMS; i++)
        for (NodeId id = 0; emitted(c, i) && id < c->graph[i]->n_nodes; id++) {
            const Node *n = &c->graph[i]->node[id];
            if (n->kernel >= 0) needs[n->op] = op_table[n->op]->header;
            ragged |= node_bounded(c->graph[i], id);
            sparse |= (n->op == OP_matmul || n->op == OP_matmul_w) && product_sparse(n);
        }
    out_line(o, "#include \"vaert.h\"");
    out_line(o, "#include \"vae_math.h\"");
    if (c->model->bf16) out_line(o, "#include \"vae_bf16.h\"");
    if (sparse) out_line(o, "#include \"vae_sparse.h\"");
    for (int op = 0; op < OP_COUNT; op++) {
        bool written = !needs[op];
        for (int i = 0; i < op && !written; i++) written = needs[i] && !strcmp(needs[i], needs[op]);
        if (!written) out_line(o, "#include \"%s\"", needs[op]);
        steps |= needs[op] && !strcmp(needs[op], "vae_steps.h");
    }
    if (ragged && !steps) out_line(o, "#include \"vae_steps.h\"");
    out_blank(o);
}

void emit(Compilation *c, FILE *f) {
    Out o = {.f = f, .arena = c->arena};
    const Cut cut = cut_batch(c);
    const char *table = summary_string(c);
    out_comment(&o, "%s -- written by vaec %s from %s; do not edit.", c->model->name, VAEC_VERSION,
                c->model->file);
    out_comment(&o, "%s", "");
    for (const char *line = c->purpose == FOR_STANDALONE ? "" : table; *line;) {
        const size_t length = strcspn(line, "\n");
        out_comment(&o, "%.*s", (int)length, line);
        line += length + (line[length] == '\n');
    }
    out_comment(&o, "%s", "");
    out_comment(&o, "n is the number of rows in the batch, at most %d; matrices are row-major.",
                c->model->batch);
    emit_includes(&o, c);
    c->graph[PROGRAM_TRAIN]->bf16 = c->model->bf16;
    int ports[PROGRAMS];
    SharedKernels shared = dedup_kernels(c, &cut);
    for (int i = 0; i < PROGRAMS; i++)
        if (emitted(c, i)) program_emit(&o, c, i, &cut, &shared);
    for (int i = 0; i < PROGRAMS; i++)
        if (emitted(c, i)) ports[i] = program_ports(&o, c->model, c->graph[i]);
    emit_tensors(&o, c);
    emit_streams(&o, c);
    emit_model(&o, c, table, ports, c->purpose == FOR_RUNTIME ? emit_stages(&o, c) : 0);
}

char *emit_text(Compilation *c) {
    Capture text;
    capture_begin(&text);
    emit(c, text.f);
    return capture_end(&text, c->arena);
}
