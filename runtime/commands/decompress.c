// decompress.c -- the rows that compress has coded, as they were. Everything is checked before the first row is decoded: the
// file's sums, whose weights and which model, and whether the networks say the same here. Each chunk is checked when it is
// decoded: its rows' sum, and that its stack ends as it began. Nothing is written before all of this is known.
#include "commands/coding.h"
#include "data/readers.h"

#include <string.h>
#include <strings.h>

typedef struct Decompress {
    const VaeOptions *options;
    const VaeModel *model;
    VaeVazFile file;
    VaeCoding coding;
    uint32_t *word;
    size_t room;
    double *values[VAE_MAX_STREAMS]; // [rows, width]
} Decompress;

// ---------------------------------------------------------------- is it ours?

static void decompress_check(const Decompress *p) {
    const VaeVaz *was = &p->file.head, *now = &p->coding.head;
    const char *path = p->file.path;
    if (strcmp(was->model, now->model))
        vae_die(EX_DATAERR, "%s: rows coded by the model %s, and this is %s", path, was->model, now->model);
    if (was->model_hash != now->model_hash || was->batch != now->batch || was->n_streams != now->n_streams)
        vae_die(EX_DATAERR, "%s: rows coded by another model of the name %s: its network, params or batch differ", path,
                was->model);
    if (was->chunk > vae_coding_most_rows(p->model)) vae_die(EX_DATAERR, "%s: the header is damaged", path);
    if (was->weights_hash != now->weights_hash)
        vae_die(EX_DATAERR, "%s: rows coded with other weights: they can be decoded with those alone (--weights)", path);
    if (was->exact != now->exact)
        vae_die(EX_DATAERR, "%s: rows coded by a program built with%s --exact, and this one is built with%s", path,
                was->exact ? "" : "out", now->exact ? "" : "out");
    if (!was->exact && strcmp(was->isa, now->isa))
        vae_die(EX_DATAERR, "%s: rows coded by kernels for %s, and these are for %s, which differ in their last bits: "
                "programs of `vaec build --exact` decode on every processor", path, was->isa, now->isa);
    if (was->sign != now->sign)
        vae_die(EX_DATAERR, "%s: rows coded by a program whose networks compute other last bits than this one's: another "
                "C compiler or processor; programs of `vaec build --exact` agree", path);
}

// ---------------------------------------------------------------- decoding

static void decompress_chunk(Decompress *p, size_t k) {
    const VaeModel *m = p->model;
    const VaeVaz *z = &p->file.head;
    const VaePacing pacing = vae_coding_pacing(z);
    VaeCodec *c = &p->coding.codec;
    const VaeVazChunk chunk = vae_vaz_next(&p->file, p->word);
    const size_t first = k * z->chunk;
    vae_ans_open(&c->ans, p->word, p->room);
    c->ans.n = chunk.words;
    c->ans.state = chunk.state;
    for (size_t end = chunk.rows; end > 0;) {
        size_t begin = 0; // of the group that ends here
        for (size_t next = 0; next < end;) {
            begin = next;
            next += (size_t)vae_codec_group(c, &pacing, begin, chunk.rows);
        }
        const int n = (int)(end - begin);
        vae_session_progress(&p->coding.session, "decompressing", first + chunk.rows - end, z->rows);
        vae_codec_pop(c, n);
        for (int s = 0; s < m->n_streams; s++) {
            const size_t width = (size_t)m->stream[s].width;
            if (c->value[s]) memcpy(p->values[s] + (first + begin) * width, c->value[s], (size_t)n * width * sizeof(double));
        }
        end = begin;
    }
    uint32_t sum = 0;
    for (size_t done = 0; done < chunk.rows;) {
        const int n = vae_codec_group(c, &pacing, done, chunk.rows);
        for (int s = 0; s < m->n_streams; s++) {
            const size_t width = (size_t)m->stream[s].width;
            if (c->value[s]) memcpy(c->value[s], p->values[s] + (first + done) * width, (size_t)n * width * sizeof(double));
        }
        sum = vae_coding_sum(&p->coding, n, sum);
        done += (size_t)n;
    }
    if (sum != chunk.values || !vae_ans_is_begin(&c->ans, chunk.borrowed))
        vae_die(EX_DATAERR, "%s: chunk %zu of %zu (rows %zu to %zu) is not decoded to what was coded: nothing is written",
                p->file.path, k + 1, vae_vaz_chunks(z), first + 1, first + chunk.rows);
}

// ---------------------------------------------------------------- writing

typedef enum { AS_NPY, AS_CSV, AS_IDX, AS_LINES } As;

static bool ends_in(const char *path, const char *suffix) {
    const size_t n = strlen(path), k = strlen(suffix);
    return n > k && !strcasecmp(path + n - k, suffix);
}

static As decompress_as(const VaeModel *m, const char *path) {
    const VaeStream *s = NULL;
    for (int k = m->n_streams - 1; k >= 0; k--)
        if (m->stream[k].likelihood) s = &m->stream[k];
    if (s->kind == VAE_TOKENS) {
        if (ends_in(path, ".txt")) return AS_LINES;
        vae_die(EX_USAGE, "'%s' is written as lines of text: to a file that ends in .txt", s->name);
    }
    if (ends_in(path, ".csv")) return AS_CSV;
    for (int k = 0; k < m->n_streams; k++)
        if (m->stream[k].likelihood && m->stream[k].kind == VAE_TABLE)
            vae_die(EX_USAGE, "'%s' is a table: it goes to a file that ends in .csv", m->stream[k].name);
    if (ends_in(path, ".npy")) return AS_NPY;
    if (ends_in(path, ".idx") || ends_in(path, "-ubyte")) return AS_IDX;
    vae_die(EX_USAGE, "what to write to %s? Its name must end in .npy, .csv or .idx", path);
}

// Whether every stream can be written so, before the first one is.
static void decompress_check_output(const Decompress *p, As as) {
    for (int k = 0; k < p->model->n_streams; k++) {
        const VaeStream *s = &p->model->stream[k];
        const VaeVazStream stored = p->file.head.stream[k];
        if (!s->likelihood) continue;
        if (as == AS_IDX && (stored.size != 1 || !stored.divisor))
            vae_die(EX_USAGE, "-o %s: '%s' was not of bytes: write .npy or .csv", p->options->output, s->name);
    }
}

// "rows.npy", of several streams "rows.x.npy".
static const char *decompress_path(const Decompress *p, int stream, char path[VAE_PATH]) {
    const char *output = p->options->output, *dot = strrchr(output, '.');
    if (vae_targets(p->model) == 1 || !dot) snprintf(path, VAE_PATH, "%s", output);
    else if (snprintf(path, VAE_PATH, "%.*s.%s%s", (int)(dot - output), output, p->model->stream[stream].name, dot) >= VAE_PATH)
        vae_die(EX_USAGE, "-o: the name is too long");
    return path;
}

// Of a label its class, else the values.
static size_t decompress_cells(const VaeStream *s) { return s->kind == VAE_LABEL ? 1 : (size_t)s->width; }

static double decompress_cell(const Decompress *p, int stream, size_t row, size_t j) {
    const VaeStream *s = &p->model->stream[stream];
    const double *value = p->values[stream] + row * (size_t)s->width;
    if (s->kind != VAE_LABEL) return value[j];
    size_t k = 0;
    while (k + 1 < (size_t)s->width && value[k] != 1) k++;
    return (double)k;
}

static void put_number(VaeFile *f, double value, VaeVazStream as) {
    if (as.divisor) {
        const double number = value * as.divisor + 0.5;
        const uint32_t whole = number < 4294967296.0 ? (uint32_t)number : UINT32_MAX;
        const uint8_t byte[4] = {(uint8_t)whole, (uint8_t)(whole >> 8), (uint8_t)(whole >> 16), (uint8_t)(whole >> 24)};
        vae_file_write(f, byte, as.size);
    } else if (as.size == 4) {
        vae_file_write(f, &(float){(float)value}, sizeof(float));
    } else {
        vae_file_write(f, &value, sizeof value);
    }
}

static void write_idx_head(VaeFile *f, const VaeStream *s, size_t rows) {
    const bool image = s->kind == VAE_IMAGE, colour = image && s->channels > 1;
    const int rank = s->kind == VAE_LABEL ? 1 : image ? 3 + colour : 2;
    const size_t dim[4] = {rows, (size_t)(image ? s->height : s->width), (size_t)s->width_px, (size_t)s->channels};
    const uint8_t head[4] = {0, 0, 8, (uint8_t)rank};
    vae_file_write(f, head, sizeof head);
    for (int i = 0; i < rank; i++) {
        const uint8_t byte[4] = {(uint8_t)(dim[i] >> 24), (uint8_t)(dim[i] >> 16), (uint8_t)(dim[i] >> 8), (uint8_t)dim[i]};
        vae_file_write(f, byte, sizeof byte);
    }
}

static void decompress_write(const Decompress *p, int stream, As as) {
    const VaeStream *s = &p->model->stream[stream];
    const size_t rows = (size_t)p->file.head.rows, cells = decompress_cells(s);
    char path[VAE_PATH];
    decompress_path(p, stream, path);
    const VaeVazStream stored = p->file.head.stream[stream];
    const int image[3] = {s->height, s->width_px, s->channels}, flat[1] = {(int)cells};
    const bool whole = s->kind == VAE_LABEL || s->domain == VAE_DOMAIN_COUNT;
    if (as == AS_LINES || s->kind == VAE_TABLE || (as == AS_CSV && !whole)) {
        vae_rows_write(path, p->model, stream, NULL, p->values[stream], rows, flat, 1);
    } else if (as == AS_CSV) {
        VaeFile f = vae_file_create(path);
        for (size_t i = 0; i < rows * cells; i++)
            vae_file_printf(&f, "%.0f%c", decompress_cell(p, stream, i / cells, i % cells), (i + 1) % cells ? ',' : '\n');
        vae_file_commit(&f);
    } else {
        VaeFile f = vae_file_create(path);
        const char *kind = !stored.divisor ? stored.size == 4 ? "<f4" : "<f8"
                           : stored.size == 1 ? "|u1" : stored.size == 2 ? "<u2" : "<u4";
        if (as == AS_IDX) write_idx_head(&f, s, rows);
        else vae_data_write_npy_header(&f, kind, rows, s->kind == VAE_IMAGE ? image : flat,
                                       s->kind == VAE_IMAGE ? 3 : s->kind == VAE_LABEL ? 0 : 1);
        for (size_t r = 0; r < rows; r++)
            for (size_t j = 0; j < cells; j++) put_number(&f, decompress_cell(p, stream, r, j), stored);
        vae_file_commit(&f);
    }
    vae_note(p->options->quiet, "wrote %s", path);
}

static void decompress_print(const Decompress *p, double seconds) {
    const VaeModel *m = p->model;
    const size_t rows = (size_t)p->file.head.rows;
    double raw = 0;
    for (int k = 0; k < m->n_streams; k++)
        if (p->values[k]) raw += (double)rows * (double)decompress_cells(&m->stream[k]) * p->file.head.stream[k].size;
    const double speed = seconds > 0 ? raw / 1e6 / seconds : 0;
    if (p->options->json) {
        VaeJsonText j = {0};
        vae_text_begin(&j, NULL, '{');
        vae_text_whole(&j, "rows", (long long)rows);
        vae_text_whole(&j, "bytes", (long long)p->file.size);
        vae_text_number(&j, "megabytes_per_second", speed);
        vae_print_result(&j);
        return;
    }
    printf("rows            %zu\n", rows);
    printf("speed           %.3g MB/s of the rows as they were stored\n", speed);
}

int vae_command_decompress(const VaeOptions *o) {
    const VaeModel *m = o->model;
    Decompress p = {.options = o, .model = m};
    vae_coding_can(m);
    if (o->data.n != 1) vae_die(EX_USAGE, "--data is one file here, that compress wrote");
    const As as = decompress_as(m, o->output);
    vae_vaz_open(&p.file, o->data.item[0]);
    const VaeVaz *z = &p.file.head;
    if (z->bits < VAE_LEAST_BITS || z->bits > VAE_MOST_BITS)
        vae_die(EX_DATAERR, "%s: the header is damaged", p.file.path);
    vae_coding_open(&p.coding, o, (int)z->bits);
    decompress_check(&p);
    decompress_check_output(&p, as);
    for (int k = 0; k < m->n_streams; k++)
        if (m->stream[k].likelihood) p.values[k] = vae_alloc((size_t)z->rows, (size_t)m->stream[k].width * sizeof(double));
    p.room = vae_vaz_most_words(&p.file) + (size_t)m->batch * vae_codec_words(m); // posteriors are pushed on it
    p.word = vae_alloc(p.room, sizeof *p.word);
    const double begin = vae_seconds();
    for (size_t k = 0; k < vae_vaz_chunks(z); k++) decompress_chunk(&p, k);
    const double seconds = vae_seconds() - begin;
    vae_session_progress(&p.coding.session, "decompressing", (size_t)z->rows, (size_t)z->rows);
    for (int k = 0; k < m->n_streams; k++)
        if (p.values[k]) decompress_write(&p, k, as);
    decompress_print(&p, seconds);
    for (int k = 0; k < m->n_streams; k++) vae_free(p.values[k]);
    vae_free(p.word);
    vae_coding_close(&p.coding);
    vae_vaz_close(&p.file);
    return 0;
}
