// new.c -- the command new: a model for a data file, as text; `vaec new` runs it in a program of its own. The
// model says what was seen, why it was taken as it was, and how to train it; it is meant to be changed.
//   a table:   its columns, each of the kind that its fields look like (new_table.c)
//   without a header: the columns of numbers, standardized; layers four times as wide, from 32 to 512
//   lines of text: by characters or by words (new_text.c)
//   series, sound: windows of steps (new_series.c)
//   an image:  convolutions where its sides are multiples of four, from 16 on, else dense layers
// Steps, not epochs, are what training takes: about DRAFT_STEPS, and no more when rows held out say so.
#include "commands/new.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DRAFT_STEPS = 5000, DRAFT_SIDE = 64 };

// ---------------------------------------------------------------- names

// What a model cannot be called: words that begin a part of it.
static bool is_reserved(const char *name) {
    static const char *const word[] = {"model", "param",   "data", "latent", "encoder", "decoder",
                                       "prior", "loss",    "train", "block", "network", "critic", "repeat"};
    for (size_t i = 0; i < sizeof word / sizeof *word; i++)
        if (strcmp(name, word[i]) == 0) return true;
    return false;
}

// From the name of the file to write, or of the data: "My data.csv" -> my_data
static void name_model(Draft *d, const char *output) {
    const char *path = output ? output : d->path, *slash;
    size_t n = strlen(path);
    while (n > 1 && path[n - 1] == '/') n--;
    for (slash = path + n; slash > path && slash[-1] != '/'; slash--) {}
    size_t at = 0;
    if (!(*slash >= 'a' && *slash <= 'z') && !(*slash >= 'A' && *slash <= 'Z')) at = (size_t)sprintf(d->name, "my_");
    for (; slash < path + n && *slash != '.' && at < 24; slash++) {
        const char c = *slash >= 'A' && *slash <= 'Z' ? (char)(*slash - 'A' + 'a') : *slash;
        const bool fits = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (fits || (at > 0 && d->name[at - 1] != '_')) d->name[at++] = fits ? c : '_';
    }
    while (at > 0 && d->name[at - 1] == '_') at--;
    d->name[at] = 0;
    if (at == 0) strcpy(d->name, "mine");
    if (is_reserved(d->name)) strcat(d->name, "_model");
}

// A word of a command line.
static void put_word(FILE *out, const char *text, size_t n) {
    bool plain = n > 0;
    for (size_t i = 0; i < n; i++) plain &= strchr("./_-,+:%@", text[i]) || (text[i] >= '0' && text[i] <= '9') ||
                                            (text[i] >= 'a' && text[i] <= 'z') || (text[i] >= 'A' && text[i] <= 'Z');
    if (!plain) fputc('\'', out);
    for (size_t i = 0; i < n; i++)
        if (text[i] == '\'') fputs("'\\''", out);
        else fputc(text[i], out);
    if (!plain) fputc('\'', out);
}

// ---------------------------------------------------------------- which columns

// Without names, all or none.
static void choose_columns(Draft *d) {
    DataSurvey *v = &d->v;
    for (size_t j = 0; j < v->columns; j++) {
        const DataColumn *k = &v->column[j];
        if (k->numbers == 0 || k->words)
            vae_die(EX_DATAERR, "%s: column %zu is %s, and no header gives columns names to choose by (--header "
                    "yes, if its first line is one)", d->path, j + 1, k->words ? "not all numbers" : "empty");
    }
    d->width = v->columns;
}

// ---------------------------------------------------------------- the model

void vae_draft_training(const Draft *d, size_t width) {
    const size_t rows = d->v.rows, batch = rows >= 256 ? 64 : rows >= 64 ? 32 : 8;
    const bool holds_out = rows >= 50;
    const size_t steps = (rows + batch - 1) / batch;
    size_t epochs = (width > 3000 ? 2 : 1) * DRAFT_STEPS / steps;
    epochs = epochs < 5 ? 5 : epochs > 300 ? 300 : epochs;
    fprintf(d->out, "\ntrain {\n    optimizer  = adam(lr=1e-3)\n    batch      = %zu\n    epochs     = %zu", batch,
            epochs);
    if (holds_out)
        fprintf(d->out, "%*s# at most: it stops when the rows held out get no better\n    validation = 0.1\n"
                "    early_stop = %d\n", epochs < 10 ? 4 : epochs < 100 ? 3 : 2, "", epochs > 60 ? 20 : 10);
    else fprintf(d->out, "\n");
    fprintf(d->out, "}\n");
}

// About the root of the width: 2 of 3, 4 of 12, 6 of 30, 16 of 200.
size_t vae_draft_latent(size_t width) {
    const size_t n = (size_t)floor(1.15 * sqrt((double)width) + 0.2);
    return n < 1 ? 1 : n > 32 ? 32 : n;
}

size_t vae_draft_hidden(size_t width) {
    size_t n = 32;
    while (n < 512 && n < 4 * width) n *= 2;
    return n;
}

static void put_dense(const Draft *d, size_t width, const char *what, const char *likelihood) {
    fprintf(d->out, "model %s\n\nparam columns = %zu\nparam hidden = %zu\n\n", d->name, width, vae_draft_hidden(width));
    fprintf(d->out, "data   x: vector(columns%s)\nlatent z: normal(%zu)\n\n", what, vae_draft_latent(width));
    fprintf(d->out, "encoder { dense(hidden) silu dense(hidden) silu }\n");
    fprintf(d->out, "decoder { dense(hidden) silu dense(hidden) silu dense(columns) }\n\n");
    fprintf(d->out, "loss { likelihood = %s }\n", likelihood);
    vae_draft_training(d, width);
}

static void put_table(Draft *d) {
    const DataSurvey *v = &d->v;
    bool bits = true, missing = false;
    fprintf(d->out, "#\n# Columns that are modelled, as numbers:\n");
    for (size_t j = 0; j < v->columns; j++) {
        const DataColumn *k = &v->column[j];
        fprintf(d->out, "#   column %-9zu from %.9g to %.9g%s", j + 1, k->low, k->high, k->whole ? ", whole" : "");
        if (k->missing) fprintf(d->out, ", %zu missing", k->missing);
        fprintf(d->out, "\n");
        bits &= k->whole && k->low == 0 && k->high == 1;
        missing |= k->missing > 0;
    }
    char what[60];
    snprintf(what, sizeof what, "%s%s", bits ? "" : ", standardize=true", missing ? ", missing=true" : "");
    put_dense(d, d->width, what, bits ? "bernoulli" : "gaussian(sigma=shared)");
}

// h, w and c of an array's rows; false: they are vectors. first: channels come first.
static bool image_of(const DataSurvey *v, size_t dim[3], bool *first) {
    const DataTable *t = &v->table;
    *first = false;
    if (v->kind == SURVEY_PICTURES) {
        dim[0] = v->others ? DRAFT_SIDE : v->height, dim[1] = v->others ? DRAFT_SIDE : v->width;
        dim[2] = v->colour ? 3 : 1;
        return true;
    }
    if ((t->rank != 3 && t->rank != 4) || vae_draft_is_series(v)) return false;
    *first = t->rank == 4 && (t->dim[1] == 1 || t->dim[1] == 3) && t->dim[3] > 4;
    dim[0] = *first ? t->dim[2] : t->dim[1];
    dim[1] = *first ? t->dim[3] : t->dim[2];
    dim[2] = t->rank == 3 ? 1 : *first ? t->dim[1] : t->dim[3];
    return true;
}

static void put_image(const Draft *d, const size_t dim[3], const char *likelihood) {
    const size_t h = dim[0], w = dim[1], c = dim[2], all = h * w * c;
    const bool convolves = h % 4 == 0 && w % 4 == 0 && h >= 16 && w >= 16;
    fprintf(d->out, "model %s\n\n", d->name);
    if (convolves) fprintf(d->out, "param filters = 32\n");
    fprintf(d->out, "param hidden = %d\n\n", all > 400 ? 256 : 128);
    fprintf(d->out, "data   x: image(%zu, %zu, %zu)\nlatent z: normal(%d)\n\n", h, w, c,
            all > 3000 ? 32 : all > 400 ? 16 : 8);
    if (convolves) {
        fprintf(d->out, "encoder {\n    conv(filters, kernel=4, stride=2) relu\n"
                "    conv(2 * filters, kernel=4, stride=2) relu\n    flatten\n    dense(hidden) relu\n}\n\n");
        fprintf(d->out, "decoder {\n    dense(hidden) relu\n    dense(%zu * %zu * 2 * filters) relu\n"
                "    reshape(%zu, %zu, 2 * filters)\n    deconv(filters, kernel=4, stride=2) relu\n"
                "    deconv(%zu, kernel=4, stride=2)\n}\n\n", h / 4, w / 4, h / 4, w / 4, c);
    } else {
        fprintf(d->out, "encoder { flatten dense(hidden) relu dense(hidden) relu }\n");
        fprintf(d->out, "decoder { dense(hidden) relu dense(hidden) relu dense(%zu) reshape(%zu, %zu, %zu) }\n\n",
                all, h, w, c);
    }
    fprintf(d->out, "loss { likelihood = %s }\n", likelihood);
    vae_draft_training(d, all);
}

static void put_array(const Draft *d) {
    const DataSurvey *v = &d->v;
    size_t dim[3];
    bool first;
    const bool image = image_of(v, dim, &first);
    const bool pixels = v->kind == SURVEY_PICTURES || v->table.type.boolean ||
                        (v->table.type.cell == VAE_CELL_U8 && image) || (v->low >= 0 && v->high <= 1);
    if (v->kind == SURVEY_ARRAY)
        fprintf(d->out, "# Values from %.9g to %.9g%s.\n", v->low, v->high, v->whole ? ", whole" : "");
    const char *standardize = pixels ? "" : ", standardize=true";
    if (image) put_image(d, dim, pixels ? "bernoulli" : "gaussian(sigma=shared)");
    else put_dense(d, v->table.width, standardize, pixels ? "bernoulli" : "gaussian(sigma=shared)");
}

static void put_head(const Draft *d, const char *output) {
    const DataSurvey *v = &d->v;
    char shown[48];
    size_t dim[3];
    bool first = false;
    fprintf(d->out, "# A model for %s: %zu %s", vae_data_shown(shown, d->path, strlen(d->path)), v->rows,
            v->kind == SURVEY_PICTURES ? "pictures" : v->kind == SURVEY_LINES ? "lines" : v->kind == SURVEY_SOUND ? "windows" : "rows");
    if (v->kind == SURVEY_TABLE && d->width < v->columns) fprintf(d->out, ", %zu of %zu columns", d->width, v->columns);
    else if (v->kind == SURVEY_TABLE) fprintf(d->out, " of %zu columns", v->columns);
    fprintf(d->out, ". Change what you like.\n#   vaec build ");
    if (output) put_word(d->out, output, strlen(output));
    else fprintf(d->out, "%s.vae", d->name);
    fprintf(d->out, " && ./%s train --data ", d->name);
    put_word(d->out, d->path, strlen(d->path));
    if (image_of(v, dim, &first) && first) {
        fprintf(d->out, " --layout chw");
    }
    if (v->kind == SURVEY_PICTURES && v->others) fprintf(d->out, " --fit crop");
    fprintf(d->out, "\n# Then look at out/%s/report.html.\n", d->name);
}

int vae_command_new(const VaeOptions *o) {
    Draft d = {.path = o->data.item[0]};
    if (o->data.n > 1) vae_die(EX_USAGE, "--data: one file at a time");
    if (o->output && access(o->output, F_OK) == 0)
        vae_die(EX_CANTCREAT, "%s is there already: remove it, or give another name with -o", o->output);
    if (strpbrk(d.path, "\n\r")) vae_die(EX_USAGE, "--data: a name with a line break cannot stand in a model");
    vae_data_survey(&d.v, d.path, &o->model->stream[0]);
    name_model(&d, o->output);
    const bool named = d.v.kind == SURVEY_TABLE && d.v.header;
    if (named) vae_draft_columns(&d);
    else if (d.v.kind == SURVEY_TABLE) choose_columns(&d);
    char *text;
    size_t size;
    d.out = open_memstream(&text, &size);
    if (!d.out) vae_die(EX_OSERR, "out of memory");
    put_head(&d, o->output);
    if (named) vae_draft_table(&d);
    else if (d.v.kind == SURVEY_TABLE) put_table(&d);
    else if (d.v.kind == SURVEY_LINES) vae_draft_text(&d);
    else if (vae_draft_is_series(&d.v)) vae_draft_series(&d);
    else put_array(&d);
    if (fclose(d.out) != 0) vae_die(EX_OSERR, "out of memory");
    if (o->output) {
        VaeFile f = vae_file_create(o->output);
        vae_file_write(&f, text, size);
        vae_file_commit(&f);
        vae_note(o->quiet, "wrote %s", o->output);
    } else {
        fwrite(text, 1, size, stdout);
    }
    free(text);
    vae_draft_close(&d);
    vae_data_survey_close(&d.v);
    return 0;
}
