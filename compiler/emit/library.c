// library.c -- emit --library: m.h, and the functions of m.c that it declares.
// In:  a Model after planning.  Out: C and C++ for whoever links it. The functions hold nothing but a call: what
// they do is in runtime/library/, once for all models.
#include "emit/library.h"

#include <ctype.h>
#include <string.h>

typedef struct Names {
    const char *m, *M; // the model's name, and in capitals
    bool several;      // latents
} Names;

const char *library_capitals(Arena *a, const char *name) {
    char *s = arena_strndup(a, name, strlen(name));
    for (char *c = s; *c; c++) *c = (char)toupper((unsigned char)*c);
    return s;
}

static Names names_of(Arena *a, const Model *m) {
    return (Names){m->name, library_capitals(a, m->name), m->n_latents > 1};
}

// Words of C and C++ that cannot be members.
static bool is_keyword(const char *name) {
    static const char *const words[] = {
        "alignas", "alignof", "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch",
        "char", "char16_t", "char32_t", "char8_t", "class", "co_await", "co_return", "co_yield", "compl", "concept",
        "const", "const_cast", "consteval", "constexpr", "constinit", "continue", "decltype", "default", "delete",
        "do", "double", "dynamic_cast", "else", "enum", "explicit", "export", "extern", "false", "float", "for",
        "friend", "goto", "if", "inline", "int", "long", "mutable", "namespace", "new", "noexcept", "not", "not_eq",
        "nullptr", "operator", "or", "or_eq", "private", "protected", "public", "register", "reinterpret_cast",
        "requires", "restrict", "return", "short", "signed", "sizeof", "static", "static_assert", "static_cast",
        "struct", "switch", "template", "this", "thread_local", "throw", "true", "try", "typedef", "typeid",
        "typename", "union", "unsigned", "using", "virtual", "void", "volatile", "wchar_t", "while", "xor", "xor_eq"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(name, words[i])) return true;
    return false;
}

static const char *member(Arena *a, const char *name) {
    return is_keyword(name) ? arena_printf(a, "%s_", name) : name;
}

static const char *const statuses[][2] = {
    {"OK", "all went well"},
    {"BAD_ARGUMENT", "a pointer is NULL, a number out of range, or the handle not opened for this"},
    {"BAD_DATA", "a value that the model cannot take, such as a NaN"},
    {"BAD_WEIGHTS", "not this model's, or damaged"},
    {"NO_FILE", "it cannot be read or written"},
    {"NO_MEMORY", "or the memory given is too small, or a thread cannot be started"},
    {"NOT_FINITE", "the result would not be: the learning rate is too large, or the weights are no good"},
    {"STOPPED", "by progress"}};
enum { N_STATUSES = sizeof statuses / sizeof *statuses };

const char *library_names_clash(Arena *a, const Model *m) {
    const char *word[N_STATUSES + VAE_MAX_STREAMS + MAX_LATENTS + 16], *of[sizeof word / sizeof *word];
    const char *const others[] = {"ABI", "BATCH", "THREADS", "NO_HEAP", "NO_FILES"};
    const char *const of_tokens[] = {"PAD", "END", "UNKNOWN", "FIRST_WORD"};
    int n = 0;
    if (!strcmp(library_capitals(a, m->name), "VAE"))
        return "the model's name 'vae' is what the runtime's names begin with";
    if (is_keyword(m->name)) return arena_printf(a, "the model's name '%s' is a word of C or C++", m->name);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) word[n] = others[i], of[n++] = NULL;
    for (int i = 0; i < N_STATUSES; i++) word[n] = statuses[i][0], of[n++] = NULL;
    for (size_t i = 0; i < sizeof of_tokens / sizeof *of_tokens && library_has_tokens(m); i++)
        word[n] = of_tokens[i], of[n++] = NULL;
    for (int i = 0; i < m->n_streams + m->n_latents; i++) {
        const char *name = i < m->n_streams ? m->stream[i].name : m->latent[i - m->n_streams].name;
        word[n] = library_capitals(a, name);
        of[n++] = name;
        for (int k = 0; k < n - 1; k++)
            if (!strcmp(word[k], word[n - 1]))
                return arena_printf(a, "'%s' would be %s_%s in the header, which is %s%s%s", name,
                                    library_capitals(a, m->name), word[k], of[k] ? "also '" : "there already",
                                    of[k] ? of[k] : "", of[k] ? "'" : "");
    }
    return NULL;
}

bool library_is_fixed(const LibraryOptions *l) { return l->inference && l->weights; }

// ---------------------------------------------------------------- the header

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

static void header_sizes(Out *o, const Model *m, const Names *n, const LibraryOptions *l) {
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
        text = arena_printf(a, "%s%s*%s", text, i ? ", " : "", member(a, m->latent[i].name));
    return text;
}

const char *library_number(const VaeStream *s) { return s->kind == VAE_TOKENS ? "int32_t" : "float"; }

static void header_rows(Out *o, const Model *m) { // those of a type beside each other
    const char *list = "";
    for (int i = 0; i < m->n_streams; i++) {
        const char *type = library_number(&m->stream[i]);
        const bool more = i + 1 < m->n_streams && !strcmp(type, library_number(&m->stream[i + 1]));
        list = arena_printf(o->arena, "%s%s*%s", list, *list ? ", " : "", member(o->arena, m->stream[i].name));
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

static void header_types(Out *o, const Compilation *c, const Names *n, const LibraryOptions *l) {
    const Model *m = c->model;
    Arena *a = o->arena;
    out_line(o, "typedef struct %s %s; // a model: its weights and all memory that it works in", n->m, n->m);
    out_blank(o);
    out_line(o, "enum { // what functions return; %s_error says it in one line", n->m);
    for (int i = 0; i < N_STATUSES; i++) {
        const char *comma = i + 1 < N_STATUSES ? "," : "";
        const int pad = 13 - (int)strlen(statuses[i][0]) - (int)strlen(comma);
        out_line(o, "    %s_%s%s%*s // %s", n->M, statuses[i][0], comma, pad, "", statuses[i][1]);
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
static void say(Out *o, const char *text) {
    while (*text) {
        size_t n = strlen(text);
        if (n > 110)
            for (n = 110; n > 0 && text[n] != ' ';) n--;
        out_line(o, "// %.*s", (int)n, text);
        text += n + (text[n] == ' ');
    }
}

// Opening and weights.
static void header_opening(Out *o, const Model *m, const Names *n, const LibraryOptions *l) {
    out_line(o, "// Bytes that %s_open needs (options NULL: the standard); SIZE_MAX: they cannot be addressed.", n->m);
    out_line(o, "size_t %s_memory(const %s_options *options);", n->m, n->m);
    out_blank(o);
    say(o, arena_printf(o->arena, "Opens a model with %s. *m is NULL if it fails: BAD_ARGUMENT or NO_MEMORY.",
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
    say(o, "Weights as safetensors. Where a load fails, m has the weights that it had; where a save fails, path is as it "
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

static void header_training(Out *o, const Compilation *c, const Names *n) {
    bool columns = false;
    for (int i = 0; i < c->model->n_streams; i++) columns |= c->model->stream[i].standardize;
    say(o, arena_printf(o->arena, "One step on n rows, from 1 to %s_BATCH, as they come. loss may be NULL. "
                        "Schedules of the model that count steps count these; those that count epochs stand at their "
                        "end.%s", n->M,
                        columns ? " A standardized column's mean and deviation are those of the first rows that m is "
                                  "trained on." : ""));
    out_line(o, "int %s_train_step(%s *m, %s_rows rows, int n, %s_loss *loss);", n->m, n->m, n->m, n->m);
    out_blank(o);
    say(o, "A whole training on n rows, from the weights that m has, with a new optimizer. Afterwards, and after "
           "STOPPED, m has the weights that the command train would leave: the best where the model stops early, "
           "else the last (or their moving average). t may be NULL.");
    out_line(o, "int %s_train(%s *m, %s_rows rows, size_t n, const %s_training *t);", n->m, n->m, n->m, n->m);
    out_blank(o);
}

// Between rows and latents.
static void header_running(Out *o, const Model *m, const Names *n) {
    Arena *a = o->arena;
    const char *x = m->stream[m->target->stream].name, *X = library_capitals(a, x), *to = member(a, x);
    const char *z = m->latent[0].name, *Z = library_capitals(a, z), *of = library_number(&m->stream[m->target->stream]);
    say(o, n->several ? "Means and logarithms of variances of the latents of n rows. What is NULL is not asked for."
                      : arena_printf(a, "mean[n, %s_%s] and, unless it is NULL, logvar[n, %s_%s] of the latent %s of n "
                                     "rows.", n->M, Z, n->M, Z, z));
    out_line(o, "int %s_encode(%s *m, %s_rows rows, int n, %s);", n->m, n->m, n->m,
             n->several ? arena_printf(a, "%s_latents mean, %s_latents logvar", n->m, n->m)
                        : "float *mean, float *logvar");
    out_blank(o);
    const char *latents = n->several ? "" : arena_printf(a, " z[n, %s_%s]", n->M, Z);
    if (m->stream[m->target->stream].kind == VAE_TOKENS)
        say(o, arena_printf(a, "%s[n, %s_%s]: rows of tokens for latents%s, told as %s_tell says.", x, n->M, X, latents, n->m));
    else
        say(o, arena_printf(a, "%s[n, %s_%s]: what the decoder expects for latents%s, in the data's units%s.", x, n->M, X,
                            latents, m->target->likelihood->columns ? "; of a table the likeliest words and flags, the middle "
                                                                      "of all else" : ""));
    out_line(o, "int %s_decode(%s *m, %s_rows conditions, %s, int n, %s *%s);", n->m, n->m, n->m,
             n->several ? arena_printf(a, "%s_codes z", n->m) : "const float *z", of, to);
    out_blank(o);
    out_line(o, "// Rows through the means of their latents and back: %s[n, %s_%s].", x, n->M, X);
    out_line(o, "int %s_reconstruct(%s *m, %s_rows rows, int n, %s *%s);", n->m, n->m, n->m, of, to);
    out_blank(o);
    out_line(o, "// Draws n latents from the prior and decodes them: %s[n, %s_%s].", x, n->M, X);
    out_line(o, "int %s_sample(%s *m, %s_rows conditions, int n, uint64_t seed, %s *%s);", n->m, n->m, n->m, of, to);
    out_blank(o);
    for (int i = 1; i < m->n_targets; i++) {
        const VaeStream *other = &m->stream[m->target[i].stream];
        const char *y = other->name, *to_y = member(a, y), *type = library_number(other);
        out_line(o, "// The same of %s[n, %s_%s], which the same latents stand for.", y, n->M, library_capitals(a, y));
        out_line(o, "int %s_decode_%s(%s *m, %s_rows conditions, %s, int n, %s *%s);", n->m, y, n->m, n->m,
                 n->several ? arena_printf(a, "%s_codes z", n->m) : "const float *z", type, to_y);
        out_line(o, "int %s_reconstruct_%s(%s *m, %s_rows rows, int n, %s *%s);", n->m, y, n->m, n->m, type, to_y);
        out_line(o, "int %s_sample_%s(%s *m, %s_rows conditions, int n, uint64_t seed, %s *%s);", n->m, y, n->m,
                 n->m, type, to_y);
        out_blank(o);
    }
    say(o, "nats[n]: of each row, the evidence lower bound; samples > 1: the importance-sampled log p(x), a tighter "
           "bound.");
    out_line(o, "int %s_elbo(%s *m, %s_rows rows, int n, int samples, float *nats);", n->m, n->m, n->m);
    out_blank(o);
}

// A comment of any words.
static void head_lines(Out *o, const Compilation *c, const char *name, const char *what) {
    out_comment(o, "%s -- %s %s, written by vaec %s from %s; do not edit.", name, what, c->model->name, VAEC_VERSION,
                c->model->file);
}

void library_header(Out *o, const Compilation *c, const LibraryOptions *l) {
    const Names n = names_of(o->arena, c->model);
    head_lines(o, c, l->header, "the model");
    out_line(o, "//");
    say(o, arena_printf(o->arena, "Functions return %s_OK or say what went wrong; m can go on either way. Different m "
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

// ---------------------------------------------------------------- the functions

static void function_options(Out *o, const Model *m, const Names *n, const LibraryOptions *l) {
    out_line(o, "struct %s {", n->m);
    out_line(o, "    VaeHandle handle;");
    out_line(o, "};");
    out_blank(o);
    out_open(o, "static VaeHandle *handle_of(const %s *m)", n->m);
    out_line(o, "return (VaeHandle *)m;");
    out_close(o, "");
    out_blank(o);
    out_open(o, "static VaeHandleOptions options_of(const %s_options *o)", n->m);
    out_line(o, "VaeHandleOptions to = {.weights = %s%s};", l->weights ? "weights" : "NULL", library_inside(o->arena, m, l));
    if (l->inference) out_line(o, "to.inference = true;");
    out_line(o, "if (!o) return to;");
    out_line(o, "to.threads = o->threads;");
    out_line(o, "to.seed = o->seed;");
    if (!l->inference) out_line(o, "to.inference = o->inference != 0;");
    out_line(o, "to.memory = o->memory;");
    out_line(o, "to.size = o->size;");
    if (library_has_words(m) && !library_is_fixed(l)) out_line(o, "to.text = o->text;");
    out_line(o, "return to;");
    out_close(o, "");
    out_blank(o);
}

static void function_rows(Out *o, const Model *m, const Names *n) {
    const char *list = "";
    for (int i = 0; i < m->n_streams; i++)
        list = arena_printf(o->arena, "%s%srows.%s", list, i ? ", " : "", member(o->arena, m->stream[i].name));
    out_open(o, "static VaeRowArrays rows_of(%s_rows rows)", n->m);
    out_line(o, "return (VaeRowArrays){{%s}};", list);
    out_close(o, "");
    out_blank(o);
}

// int NAME(ARGUMENTS) { return vae_handle_WHAT(handle_of(m)CALL); }
static void function(Out *o, const Names *n, const char *name, const char *arguments, const char *call) {
    out_open(o, "int %s_%s(%s *m%s)", n->m, name, n->m, arguments);
    out_line(o, "return vae_handle_%s(handle_of(m)%s);", name, call);
    out_close(o, "");
    out_blank(o);
}

static const char *latent_list(Arena *a, const Model *m, const char *of) {
    const char *list = "";
    for (int i = 0; i < m->n_latents; i++)
        list = arena_printf(a, "%s%s%s.%s", list, i ? ", " : "", of, member(a, m->latent[i].name));
    return list;
}

static void training_functions(Out *o, const Names *n) {
    out_open(o, "int %s_train_step(%s *m, %s_rows rows, int n, %s_loss *loss)", n->m, n->m, n->m, n->m);
    out_line(o, "VaeLoss of = {0};");
    out_line(o, "const int status = vae_handle_train_step(handle_of(m), rows_of(rows), n, &of);");
    out_line(o, "if (loss) *loss = (%s_loss){of.loss, of.reconstruction, of.kl};", n->m);
    out_line(o, "return status;");
    out_close(o, "");
    out_blank(o);
    out_open(o, "static int progress_of(void *user, int epoch, long step, const VaeLoss *of)");
    out_line(o, "const %s_training *t = user;", n->m);
    out_line(o, "const %s_loss loss = {of->loss, of->reconstruction, of->kl};", n->m);
    out_line(o, "return t->progress(t->user, epoch, step, &loss);");
    out_close(o, "");
    out_blank(o);
    out_open(o, "int %s_train(%s *m, %s_rows rows, size_t n, const %s_training *t)", n->m, n->m, n->m, n->m);
    out_line(o, "VaeHandleTraining to = {0};");
    out_open(o, "if (t)");
    out_line(o, "to.epochs = t->epochs;");
    out_line(o, "to.lr = t->lr;");
    out_line(o, "to.valid = rows_of(t->valid);");
    out_line(o, "to.n_valid = t->n_valid;");
    out_line(o, "to.progress = t->progress ? progress_of : NULL;");
    out_line(o, "to.user = (void *)t;");
    out_close(o, "");
    out_line(o, "return vae_handle_train(handle_of(m), rows_of(rows), n, &to);");
    out_close(o, "");
    out_blank(o);
}

static void run_functions(Out *o, const Model *m, const Names *n) {
    Arena *a = o->arena;
    const char *of_rows = arena_printf(a, ", %s_rows rows, int n, ", n->m);
    const char *x = library_number(&m->stream[m->target->stream]);
    if (n->several) {
        out_open(o, "int %s_encode(%s *m%s%s_latents mean, %s_latents logvar)", n->m, n->m, of_rows, n->m, n->m);
        out_line(o, "float *const to[] = {%s};", latent_list(a, m, "mean"));
        out_line(o, "float *const spread[] = {%s};", latent_list(a, m, "logvar"));
        out_line(o, "return vae_handle_encode(handle_of(m), rows_of(rows), n, to, spread);");
        out_close(o, "");
        out_blank(o);
        out_open(o, "int %s_decode(%s *m, %s_rows conditions, %s_codes z, int n, %s *x)", n->m, n->m, n->m, n->m, x);
        out_line(o, "const float *const from[] = {%s};", latent_list(a, m, "z"));
        out_line(o, "return vae_handle_decode(handle_of(m), rows_of(conditions), from, n, x);");
        out_close(o, "");
        out_blank(o);
    } else {
        function(o, n, "encode", arena_printf(a, "%sfloat *mean, float *logvar", of_rows),
                 ", rows_of(rows), n, &mean, &logvar");
        function(o, n, "decode", arena_printf(a, ", %s_rows conditions, const float *z, int n, %s *x", n->m, x),
                 ", rows_of(conditions), &z, n, x");
    }
    function(o, n, "reconstruct", arena_printf(a, "%s%s *x", of_rows, x), ", rows_of(rows), n, x");
    function(o, n, "sample", arena_printf(a, ", %s_rows conditions, int n, uint64_t seed, %s *x", n->m, x),
             ", rows_of(conditions), n, seed, x");
    function(o, n, "elbo", arena_printf(a, "%sint samples, float *nats", of_rows),
             ", rows_of(rows), n, samples, nats");
}

// What the function of the same name does for the first stream that the model produces, for another one.
static void function_about(Out *o, const Model *m, const Names *n, const Target *t, const char *what,
                           const char *arguments, const char *call) {
    out_open(o, "int %s_%s_%s(%s *m, %s)", n->m, what, m->stream[t->stream].name, n->m, arguments);
    out_line(o, "vae_handle_about(handle_of(m), %d);", t->stream);
    out_line(o, "const int status = %s_%s(m, %s);", n->m, what, call);
    out_line(o, "vae_handle_about(handle_of(m), %d);", m->target->stream);
    out_line(o, "return status;");
    out_close(o, "");
    out_blank(o);
}

static void other_streams(Out *o, const Model *m, const Names *n) {
    Arena *a = o->arena;
    const char *first = library_number(&m->stream[m->target->stream]);
    for (int i = 1; i < m->n_targets; i++) {
        const Target *t = &m->target[i];
        const char *z = n->several ? arena_printf(a, "%s_codes z", n->m) : "const float *z";
        const char *type = library_number(&m->stream[t->stream]), *x = strcmp(type, first) ? "(void *)x" : "x";
        function_about(o, m, n, t, "decode", arena_printf(a, "%s_rows conditions, %s, int n, %s *x", n->m, z, type),
                       arena_printf(a, "conditions, z, n, %s", x));
        function_about(o, m, n, t, "reconstruct", arena_printf(a, "%s_rows rows, int n, %s *x", n->m, type),
                       arena_printf(a, "rows, n, %s", x));
        function_about(o, m, n, t, "sample",
                       arena_printf(a, "%s_rows conditions, int n, uint64_t seed, %s *x", n->m, type),
                       arena_printf(a, "conditions, n, seed, %s", x));
    }
}

static void emit_weights(Out *o, const Compilation *c, const float *weights) {
    const size_t n = c->n_param + c->n_state;
    out_comment(o, "Trained weights, as they lie in memory.");
    out_line(o, "static const _Alignas(VAE_ALIGNMENT) float weights[] = {");
    for (size_t i = 0; i < n; i++)
        fprintf(o->f, "%s%s,%s", i % 8 ? " " : "    ", out_float(o->arena, (double)weights[i]),
                i % 8 == 7 || i + 1 == n ? "\n" : "");
    out_line(o, "};");
    out_blank(o);
}

static void weights_functions(Out *o, const Names *n) {
    function(o, n, "init", ", uint64_t seed", ", seed");
    function(o, n, "load_bytes", ", const void *bytes, size_t size", ", bytes, size");
    out_line(o, "#ifndef %s_NO_FILES", n->M);
    out_blank(o);
    function(o, n, "load", ", const char *path", ", path");
    function(o, n, "save", ", const char *path", ", path");
    out_line(o, "#endif");
    out_blank(o);
}

void library_functions(Out *o, const Compilation *c, const LibraryOptions *l) {
    const Names n = names_of(o->arena, c->model);
    out_comment(o, "the functions of %s -- what %s declares, around those of the runtime", n.m, l->header);
    out_line(o, "#include \"library/handle.h\"");
    out_blank(o);
    if (l->weights) emit_weights(o, c, l->weights);
    library_emit_words(o, c->model, l);
    function_options(o, c->model, &n, l);
    function_rows(o, c->model, &n);
    out_open(o, "size_t %s_memory(const %s_options *options)", n.m, n.m);
    out_line(o, "const VaeHandleOptions to = options_of(options);");
    out_line(o, "return vae_handle_memory(&vae_model, &to);");
    out_close(o, "");
    out_blank(o);
    out_open(o, "int %s_open(%s **m, const %s_options *options)", n.m, n.m, n.m);
    out_line(o, "const VaeHandleOptions to = options_of(options);");
    out_line(o, "VaeHandle *h = NULL;");
    out_line(o, "if (!m) return %s_BAD_ARGUMENT;", n.M);
    out_line(o, "const int status = vae_handle_open(&h, &vae_model, &to);");
    out_line(o, "*m = (%s *)h;", n.m);
    out_line(o, "return status;");
    out_close(o, "");
    out_blank(o);
    out_open(o, "void %s_close(%s *m)", n.m, n.m);
    out_line(o, "vae_handle_close(handle_of(m));");
    out_close(o, "");
    out_blank(o);
    out_open(o, "const char *%s_error(const %s *m)", n.m, n.m);
    out_line(o, "return vae_handle_error(handle_of(m));");
    out_close(o, "");
    out_blank(o);
    if (!library_is_fixed(l)) weights_functions(o, &n);
    library_functions_words(o, c->model, l);
    if (!l->inference) training_functions(o, &n);
    run_functions(o, c->model, &n);
    other_streams(o, c->model, &n);
}

// ---------------------------------------------------------------- the head

void library_macros(Out *o) {
    out_line(o, "#define VAE_LOCAL static __attribute__((unused))");
    out_line(o, "// Whether products and sums may be fused into one instruction: as the runtime is compiled.");
    out_line(o, "#ifdef __clang__");
    out_line(o, "#define VAE_FUSED _Pragma(\"clang fp contract(fast)\")");
    out_line(o, "#define VAE_UNFUSED _Pragma(\"clang fp contract(off)\")");
    out_line(o, "#elif defined __GNUC__");
    out_line(o, "#define VAE_FUSED _Pragma(\"GCC optimize(\\\"fp-contract=fast\\\")\")");
    out_line(o, "#define VAE_UNFUSED _Pragma(\"GCC optimize(\\\"fp-contract=off\\\")\")");
    out_line(o, "#else");
    out_line(o, "#define VAE_FUSED");
    out_line(o, "#define VAE_UNFUSED");
    out_line(o, "#endif");
}

void library_head(Out *o, const Compilation *c, const LibraryOptions *l) {
    const Names n = names_of(o->arena, c->model);
    const char *stem = arena_strndup(o->arena, l->header, strlen(l->header) - 2);
    head_lines(o, c, arena_printf(o->arena, "%s.c", stem), "the model");
    out_line(o, "//");
    say(o, arena_printf(o->arena, "All of it: the parts of vaec's runtime that it uses, the model, and the functions "
                        "that %s declares. It needs a C11 compiler (gcc or clang) and libm:", l->header));
    out_line(o, "//   cc -O3 -march=native -c %s.c", stem);
    say(o, "For the bits of the program that vaec build makes on the same processor, the flags must be the same, too: "
           "-std=c11 -O3 -march=native -fno-math-errno -fno-trapping-math -ffp-contract=fast -fopenmp-simd "
           "-DVAE_OPENMP_SIMD.");
    out_line(o, "// -D%s_THREADS -pthread: options.threads may be more than 1.", n.M);
    out_line(o, "// %s-D%s_NO_HEAP: options.memory must be given.",
             library_is_fixed(l) ? "" : arena_printf(o->arena, "-D%s_NO_FILES: without load and save. ", n.M), n.M);
    out_line(o, "//");
    out_line(o, "// CONTENTS");
    out_blank(o);
    out_line(o, "#ifndef _POSIX_C_SOURCE // for files and threads, where there is POSIX");
    out_line(o, "#define _POSIX_C_SOURCE 200809L");
    out_line(o, "#endif");
    out_line(o, "#ifndef %s_THREADS", n.M);
    out_line(o, "#define VAE_NO_THREADS");
    out_line(o, "#endif");
    out_line(o, "#ifdef %s_NO_FILES", n.M);
    out_line(o, "#define VAE_NO_FILES");
    out_line(o, "#endif");
    out_line(o, "#ifdef %s_NO_HEAP", n.M);
    out_line(o, "#define VAE_NO_HEAP");
    out_line(o, "#endif");
    if (l->alone) library_header(o, c, l);
    else out_line(o, "#include \"%s\"", l->header);
    out_blank(o);
    library_macros(o);
    out_blank(o);
}
