// compress.c -- rows as few bits, without loss: chunks of rows, each a stack of its own (core/codec.h).
#include "commands/coding.h"

#include "data/lines.h"

#include <string.h>
#include <sys/stat.h>

enum { BITS = 12, CHUNK = 10000 }; // of the bins; rows
enum { MANY = 8, FEW = 6, STEP = 2 }; // growth beyond which it is tried to begin with 2^6, 2^4, 2^2 bins

typedef struct Compress {
    const VaeOptions *options;
    const VaeModel *model;
    VaeData data;
    VaeCoding coding;
    uint32_t *word;
    size_t room, chunk;
    size_t bytes, borrowed; // written; words of all chunks' begins
    double seconds;
} Compress;

// Bytes of the rows as they were stored; of text, of the file.
static double compress_raw(const Compress *p) {
    double raw = 0;
    for (int k = 0; k < p->model->n_streams; k++) {
        if (!p->model->stream[k].likelihood) continue;
        const size_t width = (size_t)p->data.stream[k].width;
        raw += (double)p->data.rows * (double)width * (double)vae_cell_size(p->data.stream[k].cell);
    }
    return raw;
}

static _Noreturn void compress_misfit(const Compress *p, int stream, size_t row, size_t at, const char *why) {
    const VaeStream *s = &p->model->stream[stream];
    const double x = p->coding.codec.value[stream][(row - 1) % p->coding.head.batch * (size_t)s->width + at];
    VaeNames names = vae_names_open(&p->data, p->model, stream);
    char name[160], digits[VAE_DIGITS];
    vae_die(EX_DATAERR, "row %zu cannot be coded: %s (%s) of '%s' %s", row,
            s->kind == VAE_TOKENS ? "a token" : vae_value_name(&names, at, name, sizeof name), vae_digits(x, digits), s->name,
            why);
}

// What the bytes are that decompress writes for a stream's values.
static VaeVazStream compress_stored(const Compress *p, int k) {
    const VaeStream *s = &p->model->stream[k];
    if (s->kind == VAE_LABEL) return (VaeVazStream){s->width <= 256 ? 1 : 4, 1};
    if (s->kind == VAE_TABLE || s->kind == VAE_TOKENS) return (VaeVazStream){8, 0};
    const VaeCell cell = p->data.stream[k].cell;
    if (cell == VAE_CELL_U8) return (VaeVazStream){1, p->data.stream[k].boolean ? 1 : (uint32_t)p->data.stream[k].divisor};
    if (cell == VAE_CELL_U16) return (VaeVazStream){2, (uint32_t)p->data.stream[k].divisor};
    return (VaeVazStream){s->domain == VAE_DOMAIN_COUNT ? 8 : 4, 0};
}

// Counts of text and of sparse files are read as floats, which beyond 2^24 do not have every whole number.
static const char *compress_rounded(const Compress *p, int k, const double *value, size_t *at) {
    const VaeStream *s = &p->model->stream[k];
    if (s->domain != VAE_DOMAIN_COUNT || p->data.stream[k].cell != VAE_CELL_F32) return NULL;
    for (*at = 0; *at < (size_t)s->width; ++*at)
        if (value[*at] >= 16777216) // which 16777217 is, too, by now
            return "is a count of 16777216 or more, and this file's are read as floats, to the nearest: give .npy of whole numbers";
    return NULL;
}

// Levels are numbers of a file of floats only to within their last bits: the nearest one is what is kept, and said.
static void compress_group(Compress *p, size_t first, int n) {
    const VaeModel *m = p->model;
    for (int k = 0; k < m->n_streams; k++) {
        const size_t width = (size_t)m->stream[k].width;
        for (int r = 0; r < n && p->coding.codec.value[k]; r++) {
            double *value = p->coding.codec.value[k] + (size_t)r * width;
            size_t at;
            vae_data_row_double(&p->data, m, k, first + (size_t)r, value);
            for (size_t j = 0; j < width; j++) value[j] += 0; // -0 is 0, and comes back as that
            const char *why = vae_codec_misfit(m, k, value, &at);
            if (!why) why = compress_rounded(p, k, value, &at);
            if (why) compress_misfit(p, k, first + (size_t)r + 1, at, why);
            const int top = m->stream[k].levels - 1;
            for (size_t j = 0; j < width && m->stream[k].domain == VAE_DOMAIN_LEVELS; j++)
                value[j] = floor(value[j] * top + 0.5) / top;
        }
    }
}

// Rows onto an empty stack; returns their sum.
static uint32_t compress_rows(Compress *p, VaePacing pacing, size_t first, size_t rows) {
    VaeError error;
    uint32_t sum = 0;
    vae_ans_open(&p->coding.codec.ans, p->word, p->room);
    for (size_t done = 0; done < rows;) {
        const int n = vae_codec_group(&p->coding.codec, &pacing, done, rows);
        int row = 0;
        vae_session_progress(&p->coding.session, "compressing", first + done, p->data.rows);
        compress_group(p, first + done, n);
        sum = vae_coding_sum(&p->coding, n, sum);
        if (vae_codec_push(&p->coding.codec, n, &row, &error) != VAE_OK)
            vae_die_row_not_finite("the posterior", &p->coding.session, &p->data, (uint32_t)(first + done + (size_t)row));
        done += (size_t)n;
    }
    return sum;
}

// How chunks begin: of all bins, or of few and ever more, whatever takes less by the time that there are all.
static void compress_pace(Compress *p, size_t rows) {
    VaeVaz *head = &p->coding.head;
    const int n = rows < head->batch ? (int)rows : (int)head->batch, bits = (int)head->bits;
    compress_group(p, 0, n);
    vae_ans_open(&p->coding.codec.ans, p->word, p->room);
    const VaePacing all = vae_codec_pacing(&p->coding.codec, n);
    VaePacing best = all;
    size_t least = SIZE_MAX;
    for (int first = FEW + STEP; first > 0 && all.growth > MANY; first -= STEP) {
        const VaePacing now = {all.growth, first > FEW || first > bits ? bits : first, all.ramp};
        const size_t until = (size_t)(bits * all.ramp);
        compress_rows(p, now, 0, until < rows ? until : rows);
        if (p->coding.codec.ans.n < least) best = now, least = p->coding.codec.ans.n;
    }
    head->growth = (uint32_t)best.growth;
    head->first = (uint32_t)best.first;
    head->ramp = (uint32_t)best.ramp;
}

static void compress_chunk(Compress *p, VaeFile *f, size_t first, size_t rows) {
    VaeVazChunk chunk = {.rows = (uint32_t)rows};
    chunk.values = compress_rows(p, vae_coding_pacing(&p->coding.head), first, rows);
    const VaeAns *a = &p->coding.codec.ans;
    if (a->full) vae_die(EX_SOFTWARE, "a chunk's stack is too small: internal error, please report");
    chunk.words = (uint32_t)a->n;
    chunk.borrowed = (uint32_t)a->borrowed;
    chunk.state = a->state;
    p->borrowed += a->borrowed;
    p->bytes += vae_vaz_write_chunk(f, &chunk, p->word);
}

static void compress_print(const Compress *p) {
    const double raw = compress_raw(p), bits = 8.0 * (double)p->bytes, rows = (double)p->data.rows;
    const double each = bits / rows / vae_dimensions(p->model);
    const double speed = p->seconds > 0 ? raw / 1e6 / p->seconds : 0;
    const size_t chunks = vae_vaz_chunks(&p->coding.head);
    if (p->options->json) {
        VaeJsonText j = {0};
        vae_text_begin(&j, NULL, '{');
        vae_text_whole(&j, "rows", (long long)p->data.rows);
        vae_text_whole(&j, "bytes", (long long)p->bytes);
        vae_text_whole(&j, "raw_bytes", (long long)raw);
        vae_text_number(&j, "bits_per_row", bits / rows);
        vae_text_number(&j, "bits_per_dim", each);
        vae_text_whole(&j, "chunks", (long long)chunks);
        vae_text_whole(&j, "start_bytes", (long long)p->borrowed * 4);
        vae_text_number(&j, "megabytes_per_second", speed);
        vae_print_result(&j);
        return;
    }
    printf("rows            %zu\n", p->data.rows);
    printf("bytes           %zu of %.0f  (%.4g bits/dim, %.5g bits a row)\n", p->bytes, raw, each, bits / rows);
    printf("chunks          %zu, whose starts take %zu bytes\n", chunks, p->borrowed * 4);
    printf("speed           %.3g MB/s of the rows as they were stored\n", speed);
}

static const char *compress_spelled(const VaeStream *s) {
    if (s->unit == VAE_UNIT_WORD) return "one blank between words and a line feed at the end";
    if (s->unit == VAE_UNIT_ID) return "numbers without zeros before them, one blank between, and a line feed at the end";
    return "a line feed alone at the end";
}

// Lines are coded as their tokens: what those do not hold would be lost.
static void compress_lines(const Compress *p, int k) {
    const VaeStream *s = &p->model->stream[k];
    const DataLines *l = p->data.stream[k].lines;
    if (!l) return;
    if (l->cut)
        vae_die(EX_DATAERR, "row %zu cannot be coded: it has more than %d %.*s, and what truncate=true cuts off would not come back (of %zu "
                "row%s)", l->first_cut, s->width - 1, (int)strlen(vae_token_unit(s->unit)) - (s->width == 2), vae_token_unit(s->unit),
                l->cut, VAE_S(l->cut));
    if (l->loose && !p->options->as_read)
        vae_die(EX_DATAERR, "row %zu would not come back as it is spelled, but with %s (%zu row%s): mend the file, or say --as-read",
                l->first_loose, compress_spelled(s), l->loose, VAE_S(l->loose));
    if (l->loose)
        vae_note(p->options->quiet, "%zu row%s of '%s' will not come back as spelled, but with %s", l->loose, VAE_S(l->loose), s->name,
                 compress_spelled(s));
}

int vae_command_compress(const VaeOptions *o) {
    const VaeModel *m = o->model;
    Compress p = {.options = o, .model = m};
    const char *dot = strrchr(o->output, '.');
    vae_coding_can(m);
    if (!dot || strcmp(dot, ".vaz"))
        vae_die(EX_USAGE, "what to write to %s? Its name must end in .vaz", o->output);
    const long bits = o->bits > 0 ? o->bits : BITS;
    if (bits < VAE_LEAST_BITS || bits > VAE_MOST_BITS)
        vae_die(EX_USAGE, "--bits %ld: from %d to %d", bits, VAE_LEAST_BITS, VAE_MOST_BITS);
    vae_data_open(&p.data, m, o->data.item, o->data.n, o->limit > 0 ? (size_t)o->limit : 0, vae_option_seed(o));
    for (int k = 0; k < m->n_streams; k++)
        if (m->stream[k].likelihood && !p.data.stream[k].values)
            vae_die(EX_USAGE, "the model codes '%s': give it with --data %s=FILE", m->stream[k].name, m->stream[k].name);
    vae_data_require(&p.data, m, &m->encode, "--data");
    for (int k = 0; k < m->n_streams; k++)
        if (m->stream[k].likelihood) compress_lines(&p, k);
    vae_coding_open(&p.coding, o, (int)bits);
    const size_t most = vae_coding_most_rows(m);
    p.chunk = o->chunk > 0 ? (size_t)o->chunk : CHUNK;
    if (o->chunk > 0 && p.chunk > most) vae_die(EX_USAGE, "--chunk %ld: at most %zu rows of this model", o->chunk, most);
    if (p.chunk > most) p.chunk = most;
    p.room = (p.chunk < p.data.rows ? p.chunk : p.data.rows) * vae_codec_words(m);
    p.word = vae_alloc(p.room, sizeof *p.word);
    VaeVaz *head = &p.coding.head;
    head->rows = p.data.rows;
    head->chunk = (uint32_t)p.chunk;
    for (int k = 0; k < m->n_streams; k++)
        if (m->stream[k].likelihood) head->stream[k] = compress_stored(&p, k);
    const double begin = vae_seconds();
    compress_pace(&p, p.chunk < p.data.rows ? p.chunk : p.data.rows);
    VaeFile f = vae_file_create(o->output);
    p.bytes = vae_vaz_write_header(&f, head);
    for (size_t at = 0; at < p.data.rows; at += p.chunk)
        compress_chunk(&p, &f, at, p.data.rows - at < p.chunk ? p.data.rows - at : p.chunk);
    vae_file_commit(&f);
    p.seconds = vae_seconds() - begin;
    vae_session_progress(&p.coding.session, "compressing", p.data.rows, p.data.rows);
    vae_note(o->quiet, "wrote %s", o->output);
    compress_print(&p);
    vae_free(p.word);
    vae_coding_close(&p.coding);
    vae_data_close(&p.data);
    return 0;
}
