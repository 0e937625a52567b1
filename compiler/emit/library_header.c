// library_header.c -- emit --library: m.h, which other programs include.
// In:  a Model after planning.  Out: C and C++ that says of each function what it takes, gives and returns.
#include "emit/library.h"

#include <string.h>

const char *library_domain(const VaeStream *s) {
    static const char *const domains[] = {"numbers", "from 0 to 1", "counts: whole numbers >= 0",
                                          "whole numbers from 0 to 255", "levels from 0 to 1",
                                          "shares: from 0 to 1, 1 together", "numbers above 0",
                                          "weights: numbers >= 0"};
    return domains[s->domain];
}

// What a stream's values are, in words.
static const char *values_text(Arena *a, const VaeStream *s) {
    if (s->kind == VAE_LABEL)
        return arena_printf(a, "label of %d classes, one-hot: the class's value 1, the others 0%s", s->width,
                            s->missing ? "; all NaN where it is not known" : "");
    if (s->kind == VAE_TABLE) return "a table's columns, a number each; NaN where one is missing";
    if (s->kind == VAE_TOKENS) return arena_printf(a, "steps of a line's tokens, int32_t: numbers below %d", s->words);
    const char *shape = "";
    if (s->kind == VAE_IMAGE) shape = arena_printf(a, "[%d, %d, %d], ", s->height, s->width_px, s->channels);
    if (s->kind == VAE_SERIES) shape = arena_printf(a, "[%d, %d], NaN behind a row's last step; ", s->height, s->channels);
    return arena_printf(a, "%s%s%s%s", shape, library_domain(s), s->missing ? "; NaN where it is missing" : "",
                        s->standardize ? "; standardized inside, in the data's units outside" : "");
}

static const char *column_text(Arena *a, const VaeColumn *c) {
    const char *text = column_number_means(c->kind);
    for (int k = 0; c->word && k < c->classes; k++)
        text = arena_printf(a, "%s%s %d %s", text, k ? "," : ":", k, c->word[k]);
    if (c->kind == VAE_COLUMN_CATEGORY && !c->word)
        text = arena_printf(a, "%s, as the vocabulary numbers them: from 0 on, %d for any other", text, c->classes - 1);
    if (c->kind == VAE_COLUMN_ORDINAL) text = arena_printf(a, "%s: from 0 to %d", text, c->classes - 1);
    return text;
}

// Which column each of a table's values is.
static void header_columns(Out *o, const Model *m) {
    for (int i = 0; i < m->n_streams; i++) {
        const VaeStream *s = &m->stream[i];
        if (s->kind != VAE_TABLE) continue;
        out_line(o, "// A row of %s, as it is read and as it comes out:", s->name);
        for (int k = 0; k < s->width; k++)
            out_comment(o, "  [%d] %s: %s", k, s->column[k].name, column_text(o->arena, &s->column[k]));
        out_blank(o);
    }
}

static void header_sizes(Out *o, const Model *m, const LibraryNames *n, const LibraryOptions *l) {
    Arena *a = o->arena;
    out_line(o, "#define %s_ABI 1", n->M);
    out_line(o, "#define %s_BATCH %d // rows %s", n->M, l->inference ? m->batch : m->step_rows,
             l->inference ? "that it works on at once" : "of a training step, at most");
    for (int i = 0; i < m->n_streams; i++)
        out_line(o, "#define %s_%s %d // values in a row of %s: %s", n->M, library_capitals(a, m->stream[i].name),
                 m->stream[i].width, m->stream[i].name, values_text(a, &m->stream[i]));
    for (int i = 0; i < m->n_latents; i++)
        out_line(o, "#define %s_%s %d // of the latent %s", n->M, library_capitals(a, m->latent[i].name),
                 m->latent[i].width, m->latent[i].name);
    out_blank(o);
    header_columns(o, m);
    library_token_rows(o, m, n->M);
}

static const char *members(Arena *a, const Model *m) {
    const char *text = "";
    for (int i = 0; i < m->n_latents; i++)
        text = arena_printf(a, "%s%s*%s", text, i ? ", " : "", library_member(a, m->latent[i].name));
    return text;
}

const char *library_number(const VaeStream *s) { return s->kind == VAE_TOKENS ? "int32_t" : "float"; }

static void header_rows(Out *o, const Model *m) { // those of a type beside each other
    const char *list = "";
    for (int i = 0; i < m->n_streams; i++) {
        const char *type = library_number(&m->stream[i]);
        const bool more = i + 1 < m->n_streams && !strcmp(type, library_number(&m->stream[i + 1]));
        list = arena_printf(o->arena, "%s%s*%s", list, *list ? ", " : "", library_member(o->arena, m->stream[i].name));
        if (more) continue;
        out_line(o, "    const %s %s;", type, list);
        list = "";
    }
}

static bool may_lack(const Model *m) { // one of several streams may be missing
    for (int i = 0; i < m->n_streams && m->n_streams > 1; i++)
        if (m->stream[i].missing && encoders_read(m, i)) return true;
    return false;
}

static void header_types(Out *o, const Compilation *c, const LibraryNames *n, const LibraryOptions *l) {
    const Model *m = c->model;
    Arena *a = o->arena;
    out_line(o, "typedef struct %s %s; // a model: its weights and all memory that it works in", n->m, n->m);
    out_blank(o);
    out_line(o, "enum { // what functions return; %s_error says it in one line", n->m);
    for (int i = 0; i < LIBRARY_STATUSES; i++) {
        const char *comma = i + 1 < LIBRARY_STATUSES ? "," : "";
        const int pad = 13 - (int)strlen(library_status[i][0]) - (int)strlen(comma);
        out_line(o, "    %s_%s%s%*s // %s", n->M, library_status[i][0], comma, pad, "", library_status[i][1]);
    }
    out_line(o, "};");
    out_blank(o);
    out_line(o, "typedef struct { // all zero: the standard");
    out_line(o, "    int threads;    // 0: one. More need the C compiled with -D%s_THREADS -pthread; bits are the same",
             n->M);
    out_line(o, "    uint64_t seed;  // of %s; 0: the model's, %llu",
             library_is_fixed(l) ? "noise" : "initial weights, order and noise",
             (unsigned long long)m->training.seed);
    out_line(o, "    int inference;  // not 0: it cannot be trained, and takes less memory");
    out_line(o, "    void *memory;   // at any address: nothing is allocated, ever; NULL: it comes from malloc");
    out_line(o, "    size_t size;    // bytes of memory: %s_memory%s", n->m,
             l->inference ? "" : ", and 8 for each row that is trained on");
    if (library_has_words(m) && !library_is_fixed(l))
        out_line(o, "    size_t text;    // bytes for the words of each vocabulary; 0: enough for usual ones");
    out_line(o, "} %s_options;", n->m);
    out_blank(o);
    out_line(o, "typedef struct { // rows, [n, width] each, row after row; NULL: not given%s",
             may_lack(m) ? ", which encode and reconstruct take for not known" : "");
    header_rows(o, m);
    out_line(o, "} %s_rows;", n->m);
    out_blank(o);
    if (n->several) {
        out_line(o, "typedef struct { // [n, width] each; NULL: not asked for");
        out_line(o, "    float %s;", members(a, m));
        out_line(o, "} %s_latents;", n->m);
        out_blank(o);
        out_line(o, "typedef struct { // the same, to be read");
        out_line(o, "    const float %s;", members(a, m));
        out_line(o, "} %s_codes;", n->m);
        out_blank(o);
    }
    if (l->inference) return;
    out_line(o, "typedef struct { // of a batch, in nats a row");
    out_line(o, "    double loss, reconstruction, kl;");
    out_line(o, "} %s_loss;", n->m);
    out_blank(o);
    out_line(o, "typedef struct { // all zero: as the model says");
    out_line(o, "    int epochs;     // 0: %d", m->training.epochs);
    out_line(o, "    double lr;      // learning rate; 0: %s", out_double(a, m->training.optimizer.lr));
    out_line(o, "    %s_rows valid;  // rows to validate on after each epoch; all NULL: %s", n->m,
             m->training.validation > 0 ? "a part of the others is held out" : "none");
    out_line(o, "    size_t n_valid;");
    out_line(o, "    // Called after each step; epoch and step count from 1. What is not 0 stops the training.");
    out_line(o, "    int (*progress)(void *user, int epoch, long step, const %s_loss *loss);", n->m);
    out_line(o, "    void *user;");
    out_line(o, "} %s_training;", n->m);
    out_blank(o);
}

// The words of a comment, in lines.
void library_say(Out *o, const char *text) {
    while (*text) {
        size_t n = strlen(text);
        if (n > 110)
            for (n = 110; n > 0 && text[n] != ' ';) n--;
        out_line(o, "// %.*s", (int)n, text);
        text += n + (text[n] == ' ');
    }
}

// Opening and weights.
static void header_opening(Out *o, const Model *m, const LibraryNames *n, const LibraryOptions *l) {
    out_line(o, "// Bytes that %s_open needs (options NULL: the standard); SIZE_MAX: they cannot be addressed.", n->m);
    out_line(o, "size_t %s_memory(const %s_options *options);", n->m, n->m);
    out_blank(o);
    library_say(o, arena_printf(o->arena, "Opens a model with %s. *m is NULL if it fails: BAD_ARGUMENT or NO_MEMORY.",
                        library_is_fixed(l) ? "the weights inside, which stay where they are: they are no part of its "
                                              "memory"
                        : l->weights        ? "the weights inside"
                                            : "initial weights by the seed"));
    out_line(o, "int %s_open(%s **m, const %s_options *options);", n->m, n->m, n->m);
    out_line(o, "void %s_close(%s *m); // NULL is fine", n->m, n->m);
    out_line(o, "const char *%s_error(const %s *m); // what went wrong in the last call; \"\" if nothing did", n->m,
             n->m);
    out_blank(o);
    if (library_is_fixed(l)) return;
    out_line(o, "// Initial weights by this seed; order and noise follow it, too.");
    out_line(o, "int %s_init(%s *m, uint64_t seed);", n->m, n->m);
    out_blank(o);
    library_say(o, "Weights as safetensors. Where a load fails, m has the weights that it had; where a save fails, path is as it "
           "was. The file says the model, its params, the seed, and at which epoch and step of a training the weights "
           "were left.");
    if (library_has_words(m)) out_line(o, "// Vocabularies come and go with them.");
    out_line(o, "int %s_load_bytes(%s *m, const void *bytes, size_t size);", n->m, n->m);
    out_line(o, "#ifndef %s_NO_FILES", n->M);
    out_line(o, "int %s_load(%s *m, const char *path);", n->m, n->m);
    out_line(o, "int %s_save(%s *m, const char *path);", n->m, n->m);
    out_line(o, "#endif");
    out_blank(o);
}

static void header_training(Out *o, const Compilation *c, const LibraryNames *n) {
    bool columns = false;
    for (int i = 0; i < c->model->n_streams; i++) columns |= c->model->stream[i].standardize;
    library_say(o, arena_printf(o->arena, "One step on n rows, from 1 to %s_BATCH, as they come. loss may be NULL. "
                        "Schedules of the model that count steps count these; those that count epochs stand at their "
                        "end.%s", n->M,
                        columns ? " A standardized column's mean and deviation are those of the first rows that m is "
                                  "trained on." : ""));
    out_line(o, "int %s_train_step(%s *m, %s_rows rows, int n, %s_loss *loss);", n->m, n->m, n->m, n->m);
    out_blank(o);
    library_say(o, "A whole training on n rows, from the weights that m has, with a new optimizer. Afterwards, and after "
           "STOPPED, m has the weights that the command train would leave: the best where the model stops early, "
           "else the last (or their moving average). t may be NULL.");
    out_line(o, "int %s_train(%s *m, %s_rows rows, size_t n, const %s_training *t);", n->m, n->m, n->m, n->m);
    out_blank(o);
}

// Between rows and latents.
static void header_running(Out *o, const Model *m, const LibraryNames *n) {
    Arena *a = o->arena;
    const char *x = m->stream[m->target->stream].name, *X = library_capitals(a, x), *to = library_member(a, x);
    const char *z = m->latent[0].name, *Z = library_capitals(a, z), *of = library_number(&m->stream[m->target->stream]);
    library_say(o, n->several ? "Means and logarithms of variances of the latents of n rows. What is NULL is not asked for."
                      : arena_printf(a, "mean[n, %s_%s] and, unless it is NULL, logvar[n, %s_%s] of the latent %s of n "
                                     "rows.", n->M, Z, n->M, Z, z));
    out_line(o, "int %s_encode(%s *m, %s_rows rows, int n, %s);", n->m, n->m, n->m,
             n->several ? arena_printf(a, "%s_latents mean, %s_latents logvar", n->m, n->m)
                        : "float *mean, float *logvar");
    out_blank(o);
    const char *latents = n->several ? "" : arena_printf(a, " z[n, %s_%s]", n->M, Z);
    if (m->stream[m->target->stream].kind == VAE_TOKENS)
        library_say(o, arena_printf(a, "%s[n, %s_%s]: rows of tokens for latents%s, told as %s_tell says.", x, n->M, X, latents, n->m));
    else if (model_tells(m) & TELLS_PLACES && network_reads(m, &m->target->decoder, REF_PREVIOUS, m->target->stream))
        library_say(o, arena_printf(a, "%s[n, %s_%s]: %s for latents%s, %s as %s_tell says, in the data's units.", x, n->M, X,
                                    m->stream[m->target->stream].kind == VAE_IMAGE ? "images" : "series", latents,
                                    m->stream[m->target->stream].kind == VAE_IMAGE ? "place by place" : "step by step", n->m));
    else
        library_say(o, arena_printf(a, "%s[n, %s_%s]: what the decoder expects for latents%s, in the data's units%s.", x, n->M, X,
                            latents, m->target->likelihood->columns ? "; of a table the likeliest words and flags, the middle "
                                                                      "of all else" : ""));
    out_line(o, "int %s_decode(%s *m, %s_rows conditions, %s, int n, %s *%s);", n->m, n->m, n->m,
             n->several ? arena_printf(a, "%s_codes z", n->m) : "const float *z", of, to);
    out_blank(o);
    out_line(o, "// Rows through the means of their latents and back: %s[n, %s_%s]%s.", x, n->M, X,
             m->stream[m->target->stream].kind == VAE_SERIES ? ", NaN behind a row's last step" : "");
    out_line(o, "int %s_reconstruct(%s *m, %s_rows rows, int n, %s *%s);", n->m, n->m, n->m, of, to);
    out_blank(o);
    out_line(o, "// Draws n latents from the prior and decodes them: %s[n, %s_%s].", x, n->M, X);
    out_line(o, "int %s_sample(%s *m, %s_rows conditions, int n, uint64_t seed, %s *%s);", n->m, n->m, n->m, of, to);
    out_blank(o);
    for (int i = 1; i < m->n_targets; i++) {
        const VaeStream *other = &m->stream[m->target[i].stream];
        const char *y = other->name, *to_y = library_member(a, y), *type = library_number(other);
        out_line(o, "// The same of %s[n, %s_%s], which the same latents stand for.", y, n->M, library_capitals(a, y));
        out_line(o, "int %s_decode_%s(%s *m, %s_rows conditions, %s, int n, %s *%s);", n->m, y, n->m, n->m,
                 n->several ? arena_printf(a, "%s_codes z", n->m) : "const float *z", type, to_y);
        out_line(o, "int %s_reconstruct_%s(%s *m, %s_rows rows, int n, %s *%s);", n->m, y, n->m, n->m, type, to_y);
        out_line(o, "int %s_sample_%s(%s *m, %s_rows conditions, int n, uint64_t seed, %s *%s);", n->m, y, n->m,
                 n->m, type, to_y);
        out_blank(o);
    }
    library_say(o, "nats[n]: of each row, the evidence lower bound; samples > 1: the importance-sampled log p(x), a tighter "
           "bound.");
    out_line(o, "int %s_elbo(%s *m, %s_rows rows, int n, int samples, float *nats);", n->m, n->m, n->m);
    out_blank(o);
}

void library_opening(Out *o, const Compilation *c, const char *name, const char *what) {
    out_comment(o, "%s -- %s %s, written by vaec %s from %s; do not edit.", name, what, c->model->name, VAEC_VERSION,
                c->model->file);
}

void library_header(Out *o, const Compilation *c, const LibraryOptions *l) {
    const LibraryNames n = library_names(o->arena, c->model);
    library_opening(o, c, l->header, "the model");
    out_line(o, "//");
    library_say(o, arena_printf(o->arena, "Functions return %s_OK or say what went wrong; m can go on either way. Different m "
                        "may be used by different threads at the same time, one m by one thread at a time.", n.M));
    out_line(o, "#ifndef %s_LIBRARY_H", n.M);
    out_line(o, "#define %s_LIBRARY_H", n.M);
    out_blank(o);
    out_line(o, "#include <stddef.h>");
    out_line(o, "#include <stdint.h>");
    out_blank(o);
    out_line(o, "#ifdef __cplusplus");
    out_line(o, "extern \"C\" {");
    out_line(o, "#endif");
    out_blank(o);
    header_sizes(o, c->model, &n, l);
    header_types(o, c, &n, l);
    header_opening(o, c->model, &n, l);
    library_header_words(o, c->model, l);
    if (!l->inference) header_training(o, c, &n);
    header_running(o, c->model, &n);
    out_line(o, "#ifdef __cplusplus");
    out_line(o, "}");
    out_line(o, "#endif");
    out_blank(o);
    out_line(o, "#endif");
}
