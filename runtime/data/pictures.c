// pictures.c -- PNG and JPEG files as rows of a stream, one each.
// Channels are the stream's: grey is repeated for colour; colour that is all grey, and alpha that is all
// opaque, are left out; what would lose something is refused. A picture of another size is refused, or made
// to fit as --fit says. 16 bits a channel are kept where the likelihood takes them, else rounded to 8.
// Memory is for the stream's own size, unless --fit takes others: then for a picture of at most
// PICTURE_PIXELS.
#include "data/raster.h"

#include <string.h>

#define PICTURE_PIXELS 100000000

// ---------------------------------------------------------------- channels

static _Noreturn void bad_channels(const Raster *r, const Pictures *p, const char *what) {
    vae_die(EX_DATAERR, "%s: %s, but data %s has %d channel%s", r->path, what, p->stream->name, p->channels,
            p->channels == 1 ? "" : "s");
}

// Where pixel (y, x) of the picture as it was meant lies in the file: EXIF's orientations.
static size_t turned_at(const Raster *r, size_t y, size_t x) {
    const size_t down = r->turn > 4 ? x : y, across = r->turn > 4 ? y : x;
    const bool up = r->turn == 3 || r->turn == 4 || r->turn == 6 || r->turn == 7;
    const bool left = r->turn == 2 || r->turn == 3 || r->turn == 7 || r->turn == 8;
    return (up ? r->height - 1 - down : down) * r->width + (left ? r->width - 1 - across : across);
}

static unsigned sample(const void *raw, bool deep, size_t i) {
    return deep ? ((const uint16_t *)raw)[i] : ((const uint8_t *)raw)[i];
}

// raw[height, width, file's channels] as to[..., stream's channels], turned; 8 bits as 16 where those are kept.
static void convert(const Raster *r, const Pictures *p, const void *raw, void *to) {
    const int have = r->channels, colours = have >= 3 ? 3 : 1, channels = p->channels;
    const bool alpha = have == 2 || have == 4, wants_alpha = channels == 2 || channels == 4;
    const int wanted = channels >= 3 ? 3 : 1;
    const bool deep = r->deep && !r->round;
    const unsigned opaque = deep ? 65535 : 255, unit = p->deep && !deep ? 257 : 1;
    const size_t height = r->turn > 4 ? r->width : r->height, width = r->turn > 4 ? r->height : r->width;
    size_t i = 0;
    for (size_t y = 0; y < height; y++)
        for (size_t x = 0; x < width; x++) {
            const size_t at = turned_at(r, y, x) * (size_t)have;
            unsigned v[4];
            for (int c = 0; c < have; c++) v[c] = sample(raw, deep, at + (size_t)c);
            if (alpha && !wants_alpha && v[have - 1] != opaque) bad_channels(r, p, "some pixels are transparent");
            if (colours > wanted && (v[0] != v[1] || v[0] != v[2])) bad_channels(r, p, "the picture is in colour");
            for (int c = 0; c < channels; c++, i++) {
                const bool is_alpha = wants_alpha && c == channels - 1;
                const unsigned one = unit * (is_alpha ? alpha ? v[have - 1] : opaque : v[colours == 1 ? 0 : c]);
                if (p->deep) ((uint16_t *)to)[i] = (uint16_t)one;
                else ((uint8_t *)to)[i] = (uint8_t)one;
            }
        }
}

// ---------------------------------------------------------------- sizes

// A vector takes pictures of any shape with as many values; then the first file says which.
static void first_picture(const Raster *r, Pictures *p) {
    const VaeStream *s = p->stream;
    p->height = (size_t)s->height, p->width = (size_t)s->width_px, p->channels = s->channels;
    if (s->kind == VAE_IMAGE) return;
    const double pixels = (double)r->width * (double)r->height;
    const int colours = r->channels >= 3 ? 3 : 1;
    p->channels = pixels * colours == s->width ? colours : 1;
    if (pixels * p->channels != s->width)
        vae_die(EX_DATAERR, "%s: is %zu by %zu pixels, but data %s: vector(%d) needs %d values", r->path,
                r->height, r->width, s->name, s->width, s->width);
    p->height = r->turn > 4 ? r->width : r->height;
    p->width = r->turn > 4 ? r->height : r->width;
}

// Whether it is to be made to fit.
static bool check_size(const Pictures *p, const Raster *r, size_t height, size_t width) {
    const VaeStream *s = p->stream;
    if (p->channels > 4) bad_channels(r, p, "a picture has at most 4 channels");
    if (height == p->height && width == p->width) return false;
    if (p->fit && s->kind == VAE_IMAGE) {
        if ((double)height * (double)width <= PICTURE_PIXELS) return true;
        vae_die(EX_DATAERR, "%s: is %zu by %zu pixels: more than %d", r->path, height, width, PICTURE_PIXELS);
    }
    if (s->kind != VAE_IMAGE)
        vae_die(EX_DATAERR, "%s: is %zu by %zu pixels, but %s is %zu by %zu", r->path, height, width, p->first,
                p->height, p->width);
    vae_die(EX_DATAERR, "%s: is %zu by %zu pixels, but data %s: image(%d, %d, %d) needs %d by %d (--fit crop, "
            "pad or stretch makes it fit)", r->path, height, width, s->name, s->height, s->width_px, s->channels,
            s->height, s->width_px);
}

// ---------------------------------------------------------------- rows

// Of 16 bits nothing is lost where numbers are anything in [0, 1], or anything at all.
static bool keeps_deep(const VaeStream *s) {
    return (s->domain == VAE_DOMAIN_UNIT || s->domain == VAE_DOMAIN_ANY || s->domain == VAE_DOMAIN_SHARES) &&
           vae_how(s->name)->bytes != 1;
}

static size_t values_of(const Pictures *p) { return p->height * p->width * (size_t)p->channels; }

// All rows so far, 0 to 255, in steps of 257.
static void widen(Pictures *p, size_t rows) {
    const size_t n = (size_t)p->stream->width;
    uint16_t *wide = vae_alloc(p->rows * n, sizeof *wide);
    for (size_t i = 0; i < rows * n; i++) wide[i] = (uint16_t)(257 * p->values[i]);
    vae_free(p->values);
    p->values = (uint8_t *)wide;
    p->deep = true;
}

static void room(Pictures *p, size_t bytes) {
    if (p->scratch_size >= bytes) return;
    vae_free(p->scratch);
    p->scratch = vae_alloc(bytes, 1);
    p->scratch_size = bytes;
}

void vae_pictures_begin(Pictures *p, const DataTable *t, const VaeStream *s, size_t rows) {
    const VaeHow *how = vae_how(s->name);
    // (Before there is room for as many values as there may be classes.)
    if (s->kind == VAE_LABEL) vae_die(EX_DATAERR, "%s: is a picture, but data %s is a label", t->path, s->name);
    *p = (Pictures){.stream = s, .rows = rows, .fit = how->fit ? how->fit : how->trained_fit};
    p->values = vae_data_alloc(t, rows * (size_t)s->width, 1);
}

void vae_pictures_read(Pictures *p, const DataFile *f, size_t row) {
    Raster r;
    if (vae_png_is(f)) vae_png_open(&r, f);
    else if (vae_jpeg_is(f)) vae_jpeg_open(&r, f);
    else vae_die(EX_DATAERR, "%s: is neither a PNG nor a JPEG file", f->path);
    if (!p->first) first_picture(&r, p);
    const size_t height = r.turn > 4 ? r.width : r.height, width = r.turn > 4 ? r.height : r.width;
    const bool fits = !check_size(p, &r, height, width);
    r.round = r.deep && !keeps_deep(p->stream);
    p->rounded |= r.round;
    if (r.deep && !r.round && !p->deep) widen(p, row);
    const size_t cell = p->deep ? 2 : 1, pixels = height * width;
    const size_t raw = pixels * (size_t)r.channels * (r.deep && !r.round ? 2 : 1);
    const size_t even = raw + raw % 2;
    room(p, even + (fits ? 0 : pixels * (size_t)p->channels * cell));
    r.pixels(&r, p->scratch);
    uint8_t *to = p->values + row * values_of(p) * cell;
    convert(&r, p, p->scratch, fits ? to : p->scratch + even);
    if (!fits)
        vae_data_resample(&(Resample){p->fit, height, width, p->height, p->width, p->channels, p->deep},
                          p->scratch + even, to);
    p->fitted += !fits;
    p->turned += r.turn != 1;
    if (!p->first) p->first = f->path;
    r.close(&r);
}

void vae_pictures_deepen(Pictures *p) {
    if (keeps_deep(p->stream)) widen(p, 0);
}

void vae_pictures_shape(const Pictures *p, DataTable *t) {
    const size_t dim[4] = {p->rows, p->height, p->width, (size_t)p->channels};
    memcpy(t->dim, dim, sizeof dim);
    t->rank = 4;
    t->rows = p->rows;
    t->width = values_of(p);
    t->type = (DataType){.cell = p->deep ? VAE_CELL_U16 : VAE_CELL_U8};
    t->picture = true;
}

void vae_pictures_end(Pictures *p, DataTable *t) {
    vae_free(p->scratch);
    vae_pictures_shape(p, t);
    t->rounded = p->rounded;
    t->fit = p->fitted ? p->fit : VAE_SIZING_NONE;
    t->fitted = p->fitted;
    t->turned = p->turned;
    t->owned = p->values;
    t->values = p->values;
}

void vae_data_read_picture(DataTable *t, DataFile *f, const VaeStream *s, size_t limit) {
    (void)limit;
    Pictures p;
    if (!s) vae_die(EX_DATAERR, "%s: a table of numbers is needed, not pictures", t->path);
    vae_pictures_begin(&p, t, s, 1);
    vae_pictures_read(&p, f, 0);
    vae_data_unmap(f);
    vae_pictures_end(&p, t);
}
