// export.c -- `vaec export`: the trained weights in, the files of a format out.
// Weights are read by the runtime's own reader, which vaec is linked with: what it refuses, and its words, are those
// of a built program.
#include "tool/driver.h"

#include "../runtime/files/files.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

typedef struct Said {
    Arena *arena;
    const Model *m;
    const char *model, *params; // NULL: the file does not say
    const char *table[VAE_MAX_STREAMS]; // the words of its columns; of tokens their vocabulary
} Said;

static void said(void *arg, const char *key, const char *value) {
    Said *s = arg;
    if (!strcmp(key, "model")) s->model = arena_printf(s->arena, "%s", value);
    if (!strcmp(key, "params")) s->params = arena_printf(s->arena, "%s", value);
    for (int i = 0; i < s->m->n_streams; i++)
        if (!strcmp(key, arena_printf(s->arena, "data.%s.%s", s->m->stream[i].name,
                                      s->m->stream[i].kind == VAE_TOKENS ? "words" : "table")))
            s->table[i] = arena_printf(s->arena, "%s", value);
}

// The next word in quotes of a line (data/vocabulary.c writes them); NULL: there is none. *at moves behind it.
static const char *next_word(Arena *a, const char **at) {
    const char *from = *at + strcspn(*at, "\"\n");
    if (*from != '"') return NULL;
    char *word = arena_alloc(a, strlen(from) + 1), *to = word;
    for (from++; *from && (*from != '"' || from[1] == '"'); *to++ = *from++)
        if (*from == '"') from++;
    *to = 0;
    *at = *from ? from + 1 : from;
    return word;
}

// The words of a table's columns: those of the model, or what training found, a line of `text` for each column.
static const ColumnWords *column_words(Arena *a, const VaeStream *s, const char *text) {
    ColumnWords *all = arena_alloc(a, (size_t)s->width * sizeof *all);
    for (int j = 0; j < s->width; j++) {
        const VaeColumn *c = &s->column[j];
        const int most = c->kind == VAE_COLUMN_FLAG ? 2 : c->kind == VAE_COLUMN_CATEGORY ? c->classes : 0;
        const char **word = arena_alloc(a, (size_t)(most + 1) * sizeof *word), *next;
        int n = 0;
        while (text && n < most && (next = next_word(a, &text))) word[n++] = next;
        all[j] = c->word ? (ColumnWords){c->classes, c->word} : (ColumnWords){n, word};
        if (text) text += strcspn(text, "\n") + 1;
        if (text && !text[-1]) text = NULL; // no more lines
    }
    return all;
}

// The words of tokens that training found, a line each.
static const ColumnWords *token_words(Arena *a, const VaeStream *s, const char *text) {
    ColumnWords *all = arena_alloc(a, sizeof *all);
    const char **word = arena_alloc(a, (size_t)s->words * sizeof *word);
    int n = 0;
    while (text && *text && n < s->words - VAE_FIRST_WORD) {
        const size_t length = strcspn(text, "\n");
        word[n++] = arena_printf(a, "%.*s", (int)length, text);
        text += length + (text[length] == '\n');
    }
    *all = (ColumnWords){n, word};
    return all;
}

static const float *read_weights(const Compilation *c, const char *path, Said *file) {
    VaeTensor *tensor = arena_alloc(c->arena, (size_t)c->n_params * sizeof *tensor);
    for (int i = 0; i < c->n_params; i++) tensor[i] = c->param[i].tensor;
    const VaeModel m = {.name = c->model->name, .tensor = tensor, .n_tensors = c->n_params, .n_param = c->n_param,
                        .n_state = c->n_state};
    float *param = arena_alloc(c->arena, (c->n_param + c->n_state) * sizeof *param);
    vae_program_name = "vaec";
    *file = (Said){.arena = c->arena, .m = c->model};
    vae_weights_each_metadata(path, &m, said, file);
    if (file->model && strcmp(file->model, m.name))
        vae_die(EX_DATAERR, "%s: weights of the model %s, and this is %s", path, file->model, m.name);
    vae_weights_read(path, &m, param);
    const char *params = params_text(c->arena, c->model);
    if (file->params && strcmp(file->params, params))
        vae_warn("%s: trained with %s, and this model has %s", path, *file->params ? file->params : "no params",
                 *params ? params : "no params");
    return param;
}

const float *export_weights(const Compilation *c, const char *path, const char *words[VAE_MAX_STREAMS]) {
    Said file;
    const float *param = read_weights(c, path, &file);
    for (int i = 0; i < c->model->n_streams; i++) {
        const VaeStream *s = &c->model->stream[i];
        words[i] = s->kind == VAE_TABLE || s->kind == VAE_TOKENS ? file.table[i] : NULL;
    }
    return param;
}

// What the run beside the weights last said of the KL.
static const char *read_kl(Arena *a, const char *weights) {
    const char *slash = strrchr(weights, '/');
    const int n = slash ? (int)(slash - weights) : 0;
    FILE *f = open_to_read(arena_printf(a, "%.*s/metrics.jsonl", n, weights));
    json_t *last = NULL;
    char *line = NULL;
    size_t room = 0;
    while (f && getline(&line, &room, f) > 0) {
        json_t *next = json_loads(line, 0, NULL);
        if (!next) continue;
        json_decref(last);
        last = next;
    }
    free(line);
    if (f) fclose(f);
    char *text = json_dumps(json_object_get(last, "kl_per_dimension"), JSON_COMPACT | JSON_REAL_PRECISION(6));
    const char *kl = text ? arena_printf(a, "%s", text) : NULL;
    free(text);
    json_decref(last);
    return kl;
}

static int write_files(Arena *a, const ExportFormat *f, const ExportFile *file, const char *output) {
    const char *path[EXPORT_FILES];
    int n = 0;
    for (; file[n].bytes; n++) {
        path[n] = file[n].name ? arena_printf(a, "%s/%s", output, file[n].name) : output;
        const int exit_code = output_claim(a, path[n], "the exported model");
        if (exit_code) return exit_code;
    }
    if (f->directory) vae_make_directory(output);
    for (int i = 0; i < n; i++) {
        const int exit_code = write_file(a, path[i], file[i].bytes, file[i].size);
        if (exit_code) return exit_code;
    }
    return EX_OK;
}

static Trained trained(const Compilation *c, const char *path) {
    Said file;
    Trained t = {.param = read_weights(c, path, &file), .kl = read_kl(c->arena, path)};
    for (int i = 0; i < c->model->n_streams; i++)
        if (c->model->stream[i].kind == VAE_TABLE)
            t.words[i] = column_words(c->arena, &c->model->stream[i], file.table[i]);
        else if (c->model->stream[i].kind == VAE_TOKENS)
            t.words[i] = token_words(c->arena, &c->model->stream[i], file.table[i]);
    return t;
}

int export_run(Compilation *c, const ExportFormat *f, const char *weights, const char *output) {
    Arena *a = c->arena;
    const char *path = NULL, *limit = model_no_export(a, c->model);
    if (!limit && f->limit) limit = f->limit(c);
    ExportFile file[EXPORT_FILES] = {{NULL, NULL, 0}};
    const bool printed = !output || !strcmp(output, "-");
    if (limit) {
        fprintf(stderr, "vaec: %s cannot be exported to %s: %s\n", c->file, f->name, limit);
        return EX_DATAERR;
    }
    int exit_code = weights ? weights_find(a, weights, &path) : EX_OK;
    if (!exit_code && !f->directory && !printed) exit_code = output_claim(a, output, "the exported model");
    if (exit_code) return exit_code;
    const Trained t = path ? trained(c, path) : (Trained){.param = NULL};
    if (!f->files(c, &t, file)) return EX_DATAERR;
    if (!printed) return write_files(a, f, file, output);
    fwrite(file->bytes, 1, file->size, stdout);
    return EX_OK;
}
