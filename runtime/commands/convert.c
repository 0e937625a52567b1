// convert.c -- the command convert: the rows of any file that a stream can be read from, as one NPY file that training
// uses where it lies on the disk. Rows go through a piece of memory that does not grow with them. Lines of text stay
// lines of text, F.txt: words have numbers by a vocabulary that training finds, of the rows that it trains on.
// -o F.npy is written as F.npy.part (files/part_file.c) and marked every MARK bytes or seconds: what it is made of, how
// many rows stand, and where the reader was. --resume goes on there, to the same bytes. Beside it, F.npy.crc32 has the
// CRC-32 of its values (of F.txt: of all its bytes), which every command that reads F.npy compares.
#include "commands/commands.h"
#include "data/rows_in.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define PIECE ((size_t)4 << 20)       // bytes of rows that are read at once
#define MARK_BYTES ((size_t)64 << 20) // between two marks
#define MARK_SECONDS 2.0              // or as VAE_CHECKPOINT_SECONDS says

typedef struct Convert {
    const VaeOptions *options;
    int stream;
    const char *spec; // without the stream's name
    DataRowsIn in;
    VaePart out;
    VaeMeter meter;
    double every; // seconds between two marks
    uint64_t marked; // bytes of the last mark, and when it was
    double since;
} Convert;

// ---------------------------------------------------------------- what it is made of

static uint64_t hash_text(uint64_t hash, const char *text) { return text ? vae_hash(hash, text, strlen(text) + 1) : hash; }

static uint64_t hash_list(uint64_t hash, const VaeList *list) {
    for (int i = 0; i < list->n; i++) hash = hash_text(hash, list->item[i]);
    return vae_hash(hash, &list->n, sizeof list->n);
}

// Of names, sizes and times of the files, and of whatever says how they are read.
static uint64_t made_of(const Convert *c) {
    const VaeOptions *o = c->options;
    const VaeStream *s = &o->model->stream[c->stream];
    const VaeList *how[] = {&o->bytes, &o->layout, &o->header, &o->csv, &o->missing, &o->columns, &o->fit};
    const long shape[] = {s->kind, s->height, s->width_px, s->channels, s->width, s->standardize, s->missing, s->domain, o->limit,
                          (long)s->unit, s->truncate, s->words};
    uint64_t hash = vae_hash(VAE_HASH_START, shape, sizeof shape);
    for (size_t i = 0; i < sizeof how / sizeof *how; i++) hash = hash_list(hash, how[i]);
    for (int i = 0; i < c->in.files; i++) {
        struct stat st = {0};
        char file[VAE_PATH], *colon;
        snprintf(file, sizeof file, "%s", c->in.path[i]);
        hash = hash_text(hash, file);
        while (stat(file, &st) != 0 && (colon = strrchr(file, ':'))) *colon = 0; // what is in it is named behind
        const long is[] = {st.st_size, st.st_mtim.tv_sec, st.st_mtim.tv_nsec};
        hash = vae_hash(hash, is, sizeof is);
    }
    return hash;
}

static bool ends_in(const char *path, const char *suffix) {
    const char *dot = strrchr(path, '.');
    return dot && strcmp(dot, suffix) == 0;
}

static void choose(Convert *c) {
    const VaeOptions *o = c->options;
    if (!ends_in(o->output, ".npy") && !ends_in(o->output, ".txt"))
        vae_die(EX_USAGE, "what to write to %s? Its name must end in .npy, or in .txt for lines of text", o->output);
    if (o->data.n > 1) vae_die(EX_USAGE, "convert writes the rows of one stream: give --data once");
    c->stream = vae_data_stream_of(o->model, o->data.item[0], &c->spec);
    const VaeStream *s = &o->model->stream[c->stream];
    if (s->kind == VAE_TABLE)
        vae_die(EX_USAGE, "'%s' is a table, which is read from CSV alone: there are no words in NPY", s->name);
    if (vae_data_is_made(c->spec) || vae_data_is_derived(c->spec))
        vae_die(EX_USAGE, "--data %s: is made when it is read, and has no file", o->data.item[0]);
}

static void check_output(const Convert *c) {
    const bool text = c->in.line, txt = ends_in(c->options->output, ".txt");
    if (text && !txt)
        vae_die(EX_USAGE, "%s: lines of text stay lines of text, so that training finds its vocabulary in them: give -o a name that ends in "
                ".txt", c->spec);
    if (!text && txt) vae_die(EX_USAGE, "%s: these are no lines of text: give -o a name that ends in .npy", c->spec);
}

// ---------------------------------------------------------------- rows

static bool convert_due(const Convert *c, uint64_t marked, double since) {
    return c->out.bytes - marked >= MARK_BYTES || vae_seconds() - since >= c->every;
}

static double convert_share(const Convert *c, size_t limit) {
    const DataRowsIn *in = &c->in;
    const size_t all = limit && limit < in->known ? limit : in->known;
    if (all != SIZE_MAX) return (double)in->rows / (double)all;
    return in->used ? in->used(in) : 0;
}

static size_t rows_limit(const Convert *c) { return c->options->limit > 0 ? (size_t)c->options->limit : 0; }

// What was written stands for all rows that were read.
static void convert_wrote(Convert *c) {
    uint64_t place[4];
    vae_meter_work(&c->meter, "converting", 0.999 * convert_share(c, rows_limit(c)));
    if (!convert_due(c, c->marked, c->since)) return;
    vae_rows_in_place(&c->in, place);
    vae_part_mark(&c->out, place);
    c->marked = c->out.bytes;
    c->since = vae_seconds();
}

static void convert_rows(Convert *c) {
    const size_t size = c->in.table.width * vae_cell_size(c->in.table.type.cell);
    const size_t limit = rows_limit(c), most = PIECE / size ? PIECE / size : 1;
    uint8_t *piece = vae_alloc(most, size);
    for (;;) {
        const size_t left = limit ? limit - c->in.rows : most, n = vae_rows_in_next(&c->in, piece, left < most ? left : most);
        if (n == 0) break;
        vae_part_write(&c->out, piece, n * size);
        convert_wrote(c);
    }
    vae_free(piece);
}

static void convert_lines(Convert *c) {
    const size_t limit = rows_limit(c);
    uint8_t *piece = vae_alloc(PIECE, 1);
    const char *line;
    for (size_t n, used = 0;;) {
        const bool more = (!limit || c->in.rows < limit) && c->in.line(&c->in, &line, &n);
        if (more && used + n + 1 <= PIECE) {
            memcpy(piece + used, line, n);
            piece[used + n] = '\n';
            used += n + 1;
            continue;
        }
        vae_part_write(&c->out, piece, used);
        used = 0;
        if (!more) break;
        vae_part_write(&c->out, line, n);
        vae_part_write(&c->out, "\n", 1);
        convert_wrote(c);
    }
    vae_free(piece);
}

// The first bytes of text are not in the file before it is whole: they are read once more.
static void convert_front(Convert *c) {
    DataRowsIn first;
    const char *line;
    size_t n, left = c->out.bytes < VAE_PART_HEAD ? (size_t)c->out.bytes : VAE_PART_HEAD;
    vae_rows_in_open(&first, c->options->model, c->stream, c->spec, vae_option_seed(c->options));
    while (left > 0 && first.line(&first, &line, &n)) {
        left -= vae_part_front(&c->out, line, n < left ? n : left);
        if (left > 0) left -= vae_part_front(&c->out, "\n", 1);
    }
    vae_rows_in_close(&first);
}

// The head has room for any number of rows, so that it can be written when they are known.
static void convert_head(const DataTable *t, size_t rows, uint8_t head[VAE_PART_HEAD]) {
    char text[VAE_PART_HEAD], descr[8];
    vae_data_descr(t->type, descr);
    int n = snprintf(text, sizeof text, "{'descr': '%s', 'fortran_order': False, 'shape': (%zu,", descr, rows);
    for (int i = 1; i < t->rank; i++)
        n += snprintf(text + n, sizeof text - (size_t)n, "%s%zu%s", i > 1 ? "" : " ", t->dim[i], i + 1 < t->rank ? ", " : "");
    n += snprintf(text + n, sizeof text - (size_t)n, "), }");
    const int length = VAE_PART_HEAD - 10;
    memset(head, ' ', VAE_PART_HEAD);
    memcpy(head, (const uint8_t[]){0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, length & 255, length >> 8}, 10);
    memcpy(head + 10, text, (size_t)n);
    head[VAE_PART_HEAD - 1] = '\n';
}

static void convert_say(const Convert *c, const char *sum) {
    const VaeOptions *o = c->options;
    const DataTable *t = &c->in.table;
    char shape[160] = "";
    size_t n = 0;
    for (int i = 1; i < t->rank; i++) n += (size_t)snprintf(shape + n, sizeof shape - n, " x %zu", t->dim[i]);
    if (c->in.line)
        vae_note(o->quiet, "wrote %s: %zu line%s of text, %llu bytes; CRC-32 in %s", o->output, c->in.rows, VAE_S(c->in.rows),
                 (unsigned long long)c->out.bytes, sum);
    else
        vae_note(o->quiet, "wrote %s: %zu row%s%s of %s, from %s; CRC-32 in %s", o->output, c->in.rows, VAE_S(c->in.rows), shape,
                 vae_data_type_name(t->type), c->in.what, sum);
    if (t->type.cell == VAE_CELL_U16 && t->picture)
        vae_note(o->quiet, "these are pixels of 16 bits: read %s with --bytes 65535", o->output);
}

int vae_command_convert(const VaeOptions *o) {
    const char *every = getenv("VAE_CHECKPOINT_SECONDS");
    Convert c = {.options = o, .every = every ? atof(every) : MARK_SECONDS};
    uint8_t head[VAE_PART_HEAD];
    char sum[VAE_PATH + 16], line[64];
    choose(&c);
    vae_rows_in_open(&c.in, o->model, c.stream, c.spec, vae_option_seed(o));
    check_output(&c);
    const bool stands = vae_part_open(&c.out, o->output, made_of(&c), c.in.line, o->resume);
    if (stands) vae_rows_in_go(&c.in, c.out.place);
    if (stands && c.in.line) convert_front(&c);
    if (stands) vae_note(o->quiet, "going on behind row %zu of %s", c.in.rows, c.out.part);
    if (o->resume && !stands) vae_note(o->quiet, "there is nothing to go on from: %s begins anew", o->output);
    vae_meter_open(&c.meter, o->quiet, 0);
    c.marked = c.out.bytes;
    c.since = vae_seconds();
    vae_meter_work(&c.meter, "converting", 0);
    if (c.in.line) convert_lines(&c);
    else convert_rows(&c);
    vae_meter_work(&c.meter, "converting", 1);
    convert_head(&c.in.table, c.in.rows, head);
    snprintf(sum, sizeof sum, "%s" VAE_FILE_SUM, c.out.path);
    vae_file_forget_sum(c.out.path);
    vae_part_commit(&c.out, head);
    snprintf(line, sizeof line, "%08x %llu\n", c.out.crc, (unsigned long long)c.out.bytes);
    VaeFile f = vae_file_create(sum);
    vae_file_write(&f, line, strlen(line));
    vae_file_commit(&f);
    convert_say(&c, sum);
    vae_rows_in_close(&c.in);
    return 0;
}
