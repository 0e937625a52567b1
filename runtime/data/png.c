// png.c -- one PNG picture, or a folder of them, one row each, in the order of their names.
// In:  8 bits a channel as they are; 1, 2 and 4 bits and palettes widened, which loses nothing;
//      16 bits rounded to 8; interlaced or not. Gamma and colour profiles are not applied.
// Out: bytes, as many channels as the stream has. Grey is repeated for colour; colour that is all
//      grey, and alpha that is all opaque, are left out; what would lose something is refused.
// Memory is for the stream's own size: a file whose header says something else is refused first.
#include "data/readers.h"

#include <dirent.h>
#include <errno.h>
#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

typedef struct Png { // one file being read
    const char *path;
    const uint8_t *at, *end;
    png_structp png;
    png_infop info;
    char why[80]; // libpng's complaint
    jmp_buf failed;
    png_uint_32 width, height;
    int channels; // as pixels are read: grey 1, grey and alpha 2, colour 3, with alpha 4
} Png;

typedef struct Picture { // what every file of a stream must hold
    const VaeStream *stream;
    int height, width, channels;
    bool deep;         // some have 16 bits
    const char *first; // the first file, for messages; NULL: the model alone says what is wanted
} Picture;

// ---------------------------------------------------------------- libpng

static png_voidp png_memory(png_structp png, png_alloc_size_t size) {
    (void)png;
    return vae_library_alloc(size);
}

static void png_release(png_structp png, png_voidp p) {
    (void)png;
    free(p);
}

static void png_failed(png_structp png, png_const_charp why) {
    Png *p = png_get_error_ptr(png);
    snprintf(p->why, sizeof p->why, "%s", why);
    longjmp(p->failed, 1);
}

static void png_warned(png_structp png, png_const_charp why) { (void)png, (void)why; }

static void png_feed(png_structp png, png_bytep to, size_t n) {
    Png *p = png_get_io_ptr(png);
    if ((size_t)(p->end - p->at) < n) png_error(png, "truncated");
    memcpy(to, p->at, n);
    p->at += n;
}

static void png_open(Png *p, const DataFile *f) {
    p->path = f->path;
    p->at = f->bytes;
    p->end = f->bytes + f->size;
    if (f->size < 8 || png_sig_cmp(f->bytes, 0, 8) != 0)
        vae_die(EX_DATAERR, "%s: not a PNG file", f->path);
    p->png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, p, png_failed, png_warned, NULL, png_memory,
                                      png_release);
    p->info = p->png ? png_create_info_struct(p->png) : NULL;
    if (!p->info) vae_die(EX_OSERR, "out of memory");
    png_set_read_fn(p->png, p, png_feed);
    png_set_crc_action(p->png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
    png_set_chunk_malloc_max(p->png, 1 << 20);
    png_set_chunk_cache_max(p->png, 64);
}

static void png_close(Png *p) { png_destroy_read_struct(&p->png, &p->info, NULL); }

// Width, height and channels; nothing of that size is allocated yet.
static void png_header(Png *p, const DataFile *f) {
    png_open(p, f);
    if (setjmp(p->failed)) vae_die(EX_DATAERR, "%s: damaged PNG file: %s", p->path, p->why);
    png_read_info(p->png, p->info);
    p->width = png_get_image_width(p->png, p->info);
    p->height = png_get_image_height(p->png, p->info);
    const int kind = png_get_color_type(p->png, p->info);
    p->channels = kind & PNG_COLOR_MASK_COLOR ? 3 : 1;
    if (kind & PNG_COLOR_MASK_ALPHA || png_get_valid(p->png, p->info, PNG_INFO_tRNS)) p->channels++;
}

static bool png_is_deep(Png *p) { return png_get_bit_depth(p->png, p->info) == 16; }

static void png_pixels(Png *p, uint8_t *to) {
    const size_t line = (size_t)p->width * (size_t)p->channels;
    if (setjmp(p->failed)) vae_die(EX_DATAERR, "%s: damaged PNG file: %s", p->path, p->why);
    png_set_expand(p->png); // palettes, fewer bits, transparent colours as alpha
    png_set_scale_16(p->png);
    const int passes = png_set_interlace_handling(p->png);
    png_read_update_info(p->png, p->info);
    if (png_get_rowbytes(p->png, p->info) != line) png_error(p->png, "unknown kind of pixels");
    for (int pass = 0; pass < passes; pass++)
        for (png_uint_32 row = 0; row < p->height; row++)
            png_read_row(p->png, to + row * line, NULL);
    png_read_end(p->png, NULL); // the checksums of what follows, too
    if (p->at != p->end) vae_die(EX_DATAERR, "%s: extra bytes at the end of the PNG file", p->path);
}

// ---------------------------------------------------------------- channels

static _Noreturn void bad_channels(const Png *p, const Picture *want, const char *what) {
    const VaeStream *s = want->stream;
    vae_die(EX_DATAERR, "%s: %s, but data %s has %d channel%s", p->path, what, s->name,
            want->channels, want->channels == 1 ? "" : "s");
}

// From the file's channels (raw) to the stream's.
static void convert(const Png *p, const Picture *want, const uint8_t *raw, uint8_t *to) {
    const int have = p->channels, colours = have >= 3 ? 3 : 1, channels = want->channels;
    const bool alpha = have == 2 || have == 4, wants_alpha = channels == 2 || channels == 4;
    const int wanted_colours = channels >= 3 ? 3 : 1;
    const size_t pixels = (size_t)p->width * p->height;
    if (channels > 4) bad_channels(p, want, "a PNG file has at most 4 channels");
    for (size_t i = 0; i < pixels; i++, raw += have, to += channels) {
        if (alpha && !wants_alpha && raw[have - 1] != 255)
            bad_channels(p, want, "some pixels are transparent");
        if (colours > wanted_colours && (raw[0] != raw[1] || raw[0] != raw[2]))
            bad_channels(p, want, "the picture is in colour");
        for (int c = 0; c < wanted_colours; c++) to[c] = raw[colours == 1 ? 0 : c];
        if (wants_alpha) to[channels - 1] = alpha ? raw[have - 1] : 255;
    }
}

// ---------------------------------------------------------------- one file

// A vector takes pictures of any shape with as many values; then the first file says which.
static void first_picture(const Png *p, const VaeStream *s, Picture *want) {
    *want =
        (Picture){.stream = s, .height = s->height, .width = s->width_px, .channels = s->channels};
    if (s->kind == VAE_IMAGE) return;
    if (s->kind == VAE_LABEL)
        vae_die(EX_DATAERR, "%s: is a picture, but data %s is a label", p->path, s->name);
    const double pixels = (double)p->width * p->height;
    const int colours = p->channels >= 3 ? 3 : 1;
    want->channels = pixels * colours == s->width ? colours : 1;
    if (pixels * want->channels != s->width)
        vae_die(EX_DATAERR, "%s: is %u by %u pixels, but data %s: vector(%d) needs %d values",
                p->path, (unsigned)p->height, (unsigned)p->width, s->name, s->width, s->width);
    want->height = (int)p->height;
    want->width = (int)p->width;
}

static void check_size(const Png *p, const Picture *want) {
    const VaeStream *s = want->stream;
    if (p->height == (png_uint_32)want->height && p->width == (png_uint_32)want->width) return;
    if (want->first)
        vae_die(EX_DATAERR, "%s: is %u by %u pixels, but %s is %d by %d", p->path,
                (unsigned)p->height, (unsigned)p->width, want->first, want->height, want->width);
    vae_die(EX_DATAERR, "%s: is %u by %u pixels, but data %s: image(%d, %d, %d) needs %d by %d",
            p->path, (unsigned)p->height, (unsigned)p->width, s->name, s->height, s->width_px,
            s->channels, s->height, s->width_px);
}

// scratch: [height, width, 4], allocated at the first file.
static void read_one(const DataFile *f, const VaeStream *s, Picture *want, bool is_first,
                     uint8_t **scratch, uint8_t *to) {
    Png p = {0};
    png_header(&p, f);
    if (is_first) first_picture(&p, s, want);
    check_size(&p, want);
    want->deep |= png_is_deep(&p);
    if (!*scratch) *scratch = vae_alloc((size_t)want->height * (size_t)want->width, 4);
    png_pixels(&p, *scratch);
    convert(&p, want, *scratch, to);
    png_close(&p);
}

static void set_table(DataTable *t, const Picture *want, uint8_t *values, size_t rows) {
    const size_t dim[4] = {rows, (size_t)want->height, (size_t)want->width, (size_t)want->channels};
    memcpy(t->dim, dim, sizeof dim);
    t->rank = 4;
    t->rows = rows;
    t->width = dim[1] * dim[2] * dim[3];
    t->type = (DataType){.cell = VAE_CELL_U8};
    t->picture = true;
    t->rounded = want->deep;
    t->owned = values;
    t->values = values;
}

static void must_have_stream(const char *path, const VaeStream *s) {
    if (!s) vae_die(EX_DATAERR, "%s: a table of numbers is needed, not pictures", path);
}

void data_read_png(DataTable *t, DataFile *f, const VaeStream *s) {
    Picture want;
    uint8_t *scratch = NULL;
    must_have_stream(t->path, s);
    uint8_t *values = vae_alloc((size_t)s->width, 1);
    read_one(f, s, &want, true, &scratch, values);
    vae_free(scratch);
    data_unmap(f);
    set_table(t, &want, values, 1);
}

// ---------------------------------------------------------------- a folder

static int is_png(const struct dirent *e) {
    return e->d_name[0] != '.' && data_suffix(e->d_name, ".png");
}

// What is not read of a folder, in words: "3 *.jpg, 1 folder, ..."; "" where all is read. Hidden files are
// none of it.
typedef struct Unread {
    size_t n, folders, others; // in all; others: of further suffixes
    struct {
        char suffix[16];
        size_t n;
    } kind[4];
} Unread;

static void unread_add(Unread *u, const char *folder, const struct dirent *e) {
    char path[DATA_NAME];
    struct stat s;
    snprintf(path, sizeof path, "%.4000s/%.300s", folder, e->d_name);
    u->n++;
    if (stat(path, &s) == 0 && S_ISDIR(s.st_mode)) {
        u->folders++;
        return;
    }
    char shown[48], suffix[16];
    const char *dot = strrchr(e->d_name, '.');
    snprintf(suffix, sizeof suffix, "%.15s", dot ? data_shown(shown, dot, strlen(dot)) : "without suffix");
    for (size_t k = 0; k < 4; k++) {
        if (u->kind[k].n && strcasecmp(u->kind[k].suffix, suffix) != 0) continue;
        memcpy(u->kind[k].suffix, suffix, sizeof suffix);
        u->kind[k].n++;
        return;
    }
    u->others++;
}

static void unread_text(const char *folder, char *text, size_t room) {
    Unread u = {0};
    size_t at = 0;
    DIR *d = opendir(folder);
    text[0] = 0;
    for (const struct dirent *e; d && (e = readdir(d));)
        if (e->d_name[0] != '.' && !is_png(e)) unread_add(&u, folder, e);
    if (d) closedir(d);
    for (size_t k = 0; k < 4 && u.kind[k].n; k++)
        at += (size_t)snprintf(text + at, room - at, "%s%zu %s%s", at ? ", " : "", u.kind[k].n,
                               u.kind[k].suffix[0] == '.' ? "*" : "", u.kind[k].suffix);
    if (u.others) at += (size_t)snprintf(text + at, room - at, ", %zu others", u.others);
    if (u.folders)
        snprintf(text + at, room - at, "%s%zu folder%s", at ? ", " : "", u.folders, u.folders > 1 ? "s" : "");
}

// By bytes: the order must not depend on the locale.
static int by_name(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name);
}

void data_read_folder(DataTable *t, const char *path, const VaeStream *s, size_t limit) {
    struct dirent **entry;
    char unread[200];
    must_have_stream(path, s);
    vae_guard_input_path(path);
    const int found = scandir(path, &entry, is_png, by_name);
    if (found < 0 && errno == ENOMEM) vae_die(EX_OSERR, "out of memory: cannot read folder %s", path);
    if (found < 0) vae_die(EX_NOINPUT, "cannot read folder %s: %s", path, strerror(errno));
    unread_text(path, unread, sizeof unread);
    if (found == 0)
        vae_die(EX_DATAERR, "%s: there is no .png file in this folder%s%s%s", path, *unread ? " (but " : "", unread,
                *unread ? ")" : "");
    if (*unread)
        vae_warn("%s: only *.png files are read, %d here; not read: %s", path, found, unread);
    const size_t rows = limit && limit < (size_t)found ? limit : (size_t)found;
    const size_t width = (size_t)s->width;
    uint8_t *values = data_alloc(t, rows * width, 1), *scratch = NULL;
    char first[DATA_NAME], file[DATA_NAME];
    Picture want;
    for (size_t i = 0; i < rows; i++) {
        char *name = i == 0 ? first : file;
        snprintf(name, DATA_NAME, "%.4000s/%.300s", path, entry[i]->d_name);
        DataFile f = data_map(name);
        read_one(&f, s, &want, i == 0, &scratch, values + i * width);
        data_unmap(&f);
        want.first = first;
    }
    for (int i = 0; i < found; i++) free(entry[i]);
    free(entry);
    vae_free(scratch);
    set_table(t, &want, values, rows);
}
