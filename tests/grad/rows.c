// rows.c -- a made-up model and rows for it, for tools/models.py.
//   build/tests/grad/rows SEED DIR ROWS     DIR/model.vae, and a file of each stream: NPY, CSV of a table, text of tokens;
//                                           prints what train and eval take: --data x=DIR/x.npy --data y=DIR/y.npy
#include "oracle.h"
#include "random_model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static FILE *create(const char *dir, const char *name, const char *suffix) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s.%s", dir, name, suffix);
    FILE *f = fopen(path, "wb");
    if (!f) die("%s cannot be written", path);
    if (strcmp(name, "model")) printf("--data %s=%s ", name, path);
    return f;
}

static void npy_head(FILE *f, const char *type, int rows, const int *dim, int rank) {
    char head[256], shape[128] = "";
    for (int i = 0; i < rank; i++) snprintf(shape + strlen(shape), sizeof shape - strlen(shape), " %d,", dim[i]);
    const int n = snprintf(head, 119, "{'descr': '%s', 'fortran_order': False, 'shape': (%d,%s), }", type, rows, shape);
    memset(head + n, ' ', (size_t)(118 - n));
    head[117] = '\n';
    fwrite("\x93NUMPY\x01\x00\x76\x00", 1, 10, f);
    fwrite(head, 1, 118, f);
}

// Of numbers: those that are missing NaN, a label -1, and behind a series' last step NaN.
static void write_npy(FILE *f, const VaeStream *s, const double *row, int rows, Random *r) {
    const bool label = s->kind == VAE_LABEL, series = s->kind == VAE_SERIES, image = s->kind == VAE_IMAGE;
    const int flat[] = {s->width}, steps[] = {s->height, s->channels}, places[] = {s->height, s->width_px, s->channels};
    npy_head(f, label ? "<i4" : "<f4", rows, image ? places : series ? steps : flat, label ? 0 : image ? 3 : series ? 2 : 1);
    for (int i = 0; i < rows; i++, row += s->width) {
        const bool gone = s->missing && random_below(r, 5) == 0; // all of it
        int hot = -1;
        for (int k = 0; k < s->width; k++) hot = row[k] > 0.5 ? k : hot;
        if (gone && label) hot = -1;
        if (label) fwrite(&hot, sizeof hot, 1, f);
        const int length = series ? 1 + random_below(r, s->height) : 0;
        for (int k = 0; k < s->width && !label; k++) {
            const bool behind = series && k >= length * s->channels;
            const bool apart = s->missing && !(s->domain == VAE_DOMAIN_SHARES) && random_below(r, 6) == 0;
            const float v = behind || ((gone || apart) && !(series && k == 0)) ? NAN : (float)row[k];
            fwrite(&v, sizeof v, 1, f);
        }
    }
}

static void write_cell(FILE *f, const VaeColumn *c, double v) {
    static const char *const word[] = {"a", "b", "it\"\"s", "d"};
    switch (c->kind) {
    case VAE_COLUMN_COUNT: fprintf(f, "%d", (int)v); break;
    case VAE_COLUMN_FLAG: fprintf(f, v > 0 ? "yes" : "no"); break;
    case VAE_COLUMN_CATEGORY: fprintf(f, "\"%s\"", word[(int)v % (c->word ? c->classes : 4)]); break;
    case VAE_COLUMN_ORDINAL: fprintf(f, "%d", 1 + (int)v); break;
    case VAE_COLUMN_DATE: fprintf(f, "20%02d-%02d-%02d", 10 + (int)fabs(5 * v) % 20, 1 + (int)fabs(50 * v) % 12, 1 + (int)fabs(500 * v) % 28); break;
    case VAE_COLUMN_LOG: fprintf(f, "%.6g", exp(v)); break;
    default: fprintf(f, "%.6g", 10 + 3 * v);
    }
}

static void write_table(FILE *f, const VaeStream *s, const double *row, int rows, Random *r) {
    for (int k = 0; k < s->width + s->n_texts; k++) fprintf(f, "\"%s\",", s->column[k].name);
    fprintf(f, "other\n"); // a line of one empty field would be none
    for (int i = 0; i < rows; i++, row += s->width) {
        for (int k = 0; k < s->width; k++, fprintf(f, ","))
            if (i < 4 || random_below(r, 8)) write_cell(f, &s->column[k], row[k]);
        for (int k = 0; k < s->n_texts; k++) fprintf(f, "\"row %d, the same\",", i);
        fprintf(f, "1\n");
    }
}

// Words of so many kinds as there are numbers for, as the stream's unit cuts them.
static void write_text(FILE *f, const VaeStream *s, const double *row, int rows) {
    static const char *const atom[] = {"C", "N", "O", "S", "P", "F", "Cl", "Br", "I", "B"};
    for (int i = 0; i < rows; i++, row += s->width) {
        for (int k = 0; k < s->width && row[k] != VAE_EOS && row[k] != VAE_PAD; k++) {
            const int word = (int)row[k] < VAE_UNK + 1 ? 0 : (int)row[k] - VAE_UNK - 1;
            if (s->unit == VAE_UNIT_ID) fprintf(f, "%s%d", k ? " " : "", word + VAE_UNK + 1);
            else if (s->unit == VAE_UNIT_WORD) fprintf(f, "%sw%d", k ? " " : "", word);
            else if (s->unit == VAE_UNIT_ATOM) fprintf(f, "%s", atom[word % 10]);
            else fprintf(f, "%c", 'a' + word % 26);
        }
        fprintf(f, "\n");
    }
}

int main(int argc, char **argv) {
    if (argc != 4) return 64;
    const unsigned long long seed = strtoull(argv[1], NULL, 10);
    const char *dir = argv[2];
    const int rows = atoi(argv[3]);
    char *text = random_model(seed);
    FILE *f = create(dir, "model", "vae");
    fputs(text, f);
    fclose(f);
    Compiled *m = oracle_build("model.vae", text, 0);
    if (!m) return 65;
    for (int i = 0; i < m->c.model->n_streams; i++) {
        const VaeStream *s = &m->c.model->stream[i];
        Random r = random_new(seed, s->name);
        double *all = calloc((size_t)rows * (size_t)s->width, sizeof *all);
        for (int k = 0; k < rows; k++) oracle_row(s, &r, all + (size_t)k * (size_t)s->width);
        f = create(dir, s->name, s->kind == VAE_TABLE ? "csv" : s->kind == VAE_TOKENS ? "txt" : "npy");
        if (s->kind == VAE_TABLE) write_table(f, s, all, rows, &r);
        else if (s->kind == VAE_TOKENS) write_text(f, s, all, rows);
        else write_npy(f, s, all, rows, &r);
        if (fclose(f)) return 74;
        free(all);
    }
    printf("\n");
    oracle_free(m);
    free(text);
    return 0;
}
