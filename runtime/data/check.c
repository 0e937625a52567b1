// check.c -- what are a file's numbers worth, and can the model's stream take them?
// Every value is held against what the likelihood takes; the first bad one is reported with file, row
// and column, counted from 1.
#include "data/sparse.h"

#include <float.h>
#include <math.h>
#include <string.h>

enum { STRETCH = 1 << 25 }; // bytes that are looked at before the pages of a mapped file are dropped

// ---------------------------------------------------------------- units

uint8_t vae_data_largest_byte(const DataTable *t, uint8_t enough) {
    enum { SOME = 4096 };
    const size_t n = t->rows * t->width;
    uint8_t most = 0;
    size_t dropped = 0;
    for (size_t i = 0; i < n && most < enough;) {
        const size_t left = n - i, some = left < SOME ? left : SOME;
        const uint8_t *from = t->values + i;
        if (some == SOME)
            for (size_t k = 0; k < SOME; k++) most = from[k] > most ? from[k] : most;
        else
            for (size_t k = 0; k < some; k++) most = from[k] > most ? from[k] : most;
        i += some;
        if (i - dropped < STRETCH || !t->mapped) continue;
        vae_data_drop(t->values + dropped, i - dropped);
        dropped = i;
    }
    return most < enough ? most : enough;
}

// What one unit of the stored numbers is worth: bytes are divided, all else is taken as it is.
//   an image:  bytes are pixels, 1/255; where none exceeds 1 they are 0 and 1
//   a vector:  bytes are pixels too if the file is a stack of pictures (rank 3 or more), so that
//              vector(784) takes the MNIST files; bytes in a plain table (rank 2) are just numbers
//   a label:   never divided
// Numbers of 16 bits are divided where they are of picture files, or where --bytes 65535 says so.
// Where the likelihood wants counts or levels, bytes in any file are counts or numbers of levels.
// What the command line says, and then what training found, goes before what this file looks like: a
// test file must not be read in another unit because it happens to be dark.
DataUnit vae_data_unit(const DataTable *t, const VaeStream *s) {
    const VaeHow *how = vae_how(s->name);
    DataUnit u = {.divisor = 1, .scale = 1, .low = INFINITY, .high = -INFINITY};
    if (s->kind == VAE_TOKENS) return u;
    if (t->type.cell == VAE_CELL_U16 && s->kind != VAE_LABEL) {
        const bool said = how->bytes == VAE_WORD, trained = !how->bytes && how->trained_bytes == VAE_WORD;
        if (!t->picture && !said && !trained) return u;
        u.divisor = VAE_WORD;
        u.why = t->picture ? DATA_UNIT_PIXELS : said ? DATA_UNIT_SAID : DATA_UNIT_TRAINED;
        u.scale = 1.0f / (float)VAE_WORD;
        return u;
    }
    if (t->type.cell != VAE_CELL_U8 || t->type.boolean || s->kind == VAE_LABEL) return u;
    const bool whole = s->domain == VAE_DOMAIN_BYTE || s->domain == VAE_DOMAIN_COUNT;
    const bool pixels = s->kind == VAE_IMAGE || (t->rank >= 3 && s->kind != VAE_SERIES);
    if (how->bytes && how->bytes != VAE_WORD && !t->made) {
        u.divisor = how->bytes;
        u.why = DATA_UNIT_SAID;
    } else if (s->domain == VAE_DOMAIN_LEVELS) {
        u.divisor = s->levels - 1;
    } else if (how->trained_bytes && !t->made) { // of 16 bits, all of which are 1: so are all of 8
        u.divisor = how->trained_bytes == VAE_WORD ? 255 : how->trained_bytes;
        u.why = DATA_UNIT_TRAINED;
    } else if (pixels && !whole) {
        const bool bits = !t->made && vae_data_largest_byte(t, 2) <= 1;
        u.divisor = bits ? 1 : 255;
        u.why = bits ? DATA_UNIT_BITS : DATA_UNIT_PIXELS;
    }
    u.scale = 1.0f / (float)u.divisor;
    return u;
}

// ---------------------------------------------------------------- values

static double value_at(const DataTable *t, size_t i) {
    return vae_data_number(t->values + i * vae_cell_size(t->type.cell), t->type.cell, t->type.big);
}

// The column of the file that a row's value is from, counted from 1.
static size_t data_column(const DataTable *t, size_t j) { return t->csv ? t->csv->column[j] + 1 : j + 1; }

static _Noreturn void bad_value(const DataTable *t, const VaeStream *s, size_t i, float scale) {
    const size_t row = t->before + i / t->width + 1, column = data_column(t, i % t->width);
    const double v = scale == 1 ? value_at(t, i) : (double)((float)value_at(t, i) * scale);
    const bool whole = s->domain == VAE_DOMAIN_COUNT || s->domain == VAE_DOMAIN_BYTE;
    char why[VAE_MISFIT], digits[VAE_DIGITS];
    vae_misfit(s, v, why);
    // Pixels of 8 or 16 bits?
    const bool pixels = !whole && s->domain != VAE_DOMAIN_POSITIVE && s->domain != VAE_DOMAIN_WEIGHT && isfinite((float)v) && v > 1 && v <= 65535 && (float)v == floorf((float)v);
    const char *hint = !pixels ? "" : t->type.cell == VAE_CELL_U8
                           ? " (if these are pixels from 0 to 255, --bytes 255 divides them)"
                       : v <= 255 && t->type.cell != VAE_CELL_U16
                           ? " (if these are pixels from 0 to 255, divide them by 255)"
                       : t->type.cell == VAE_CELL_U16
                           ? " (if these are pixels of 16 bits, --bytes 65535 divides them)"
                           : " (if these are pixels of 16 bits, divide them by 65535)";
    vae_die(EX_DATAERR, "%s: row %zu, column %zu: value %s %s%s", t->path, row, column, vae_digits(v, digits), why, hint);
}

static void check_labels(const DataTable *t, const VaeStream *s, size_t begin, size_t end) {
    for (size_t i = begin; i < end; i++) {
        const double v = value_at(t, i);
        if (v >= 0 && v < s->width && v == floor(v)) continue;
        if (s->missing && (v == -1 || isnan(v))) continue;
        char digits[VAE_DIGITS];
        vae_die(EX_DATAERR,
                "%s: row %zu: label %s is not a whole number from 0 to %d (data %s: label(%d))%s",
                t->path, t->before + i + 1, vae_digits(v, digits), s->width - 1, s->name, s->width,
                v == -1 ? "; with missing=true -1 is a row without a label" : "");
    }
}

enum { BLOCK = 1024, LANES = 16 }; // a whole number of lanes, which compilers make vectors of

typedef struct Lanes {
    float low[LANES], high[LANES];
} Lanes;

// The least and the largest value; the NaN among them are passed over.
static void lanes_add(Lanes *l, const float block[BLOCK]) {
    float low[LANES], high[LANES];
    memcpy(low, l->low, sizeof low), memcpy(high, l->high, sizeof high);
    for (size_t i = 0; i < BLOCK; i += LANES)
        for (size_t k = 0; k < LANES; k++) {
            const float v = block[i + k];
            low[k] = v < low[k] ? v : low[k];
            high[k] = v > high[k] ? v : high[k];
        }
    memcpy(l->low, low, sizeof low), memcpy(l->high, high, sizeof high);
}

// Whether all are from `least` to `most`: most blocks of most data. NaN are not.
static bool all_within(const float block[BLOCK], float least, float most) {
    uint32_t out[LANES] = {0}, any = 0;
    for (size_t i = 0; i < BLOCK; i += LANES)
        for (size_t k = 0; k < LANES; k++) out[k] |= !((block[i + k] >= least) & (block[i + k] <= most));
    for (size_t k = 0; k < LANES; k++) any |= out[k];
    return !any;
}

static void check_numbers(const DataTable *t, const VaeStream *s, DataUnit *u, size_t begin, size_t n) {
    float block[BLOCK];
    const size_t size = vae_cell_size(t->type.cell);
    const bool any = s->domain == VAE_DOMAIN_ANY, range = any || s->domain == VAE_DOMAIN_UNIT || s->domain == VAE_DOMAIN_SHARES;
    const float least = any ? -FLT_MAX : 0, most = any ? FLT_MAX : 1; // of a range: what fits, but for what is missing
    Lanes lanes;
    for (size_t k = 0; k < LANES; k++) lanes.low[k] = u->low, lanes.high[k] = u->high;
    for (size_t at = begin; at < n; at += BLOCK) {
        const size_t some = n - at < BLOCK ? n - at : BLOCK;
        vae_data_floats(block, t->values + at * size, some, t->type.cell, t->type.big);
        for (size_t i = 0; u->scale != 1 && i < some; i++) block[i] *= u->scale;
        for (size_t i = some; i < BLOCK; i++) block[i] = block[0];
        const bool fits = range && all_within(block, least, most);
        for (size_t i = 0; i < some && !fits; i++)
            if (!vae_fits(s, block[i])) bad_value(t, s, at + i, u->scale);
        lanes_add(&lanes, block);
    }
    for (size_t k = 0; k < LANES; k++) {
        u->low = lanes.low[k] < u->low ? lanes.low[k] : u->low;
        u->high = lanes.high[k] > u->high ? lanes.high[k] : u->high;
    }
}

// A byte has 256 values: look each one up.
static void check_bytes(const DataTable *t, const VaeStream *s, DataUnit *u, size_t begin, size_t end) {
    const float scale = u->scale;
    const uint8_t *v = t->values;
    bool ok[256], all = true;
    for (int b = 0; b < 256; b++) all &= ok[b] = vae_fits(s, (float)b * scale);
    for (size_t i = begin; i < end && !all; i++)
        if (!ok[v[i]]) bad_value(t, s, i, scale);
    uint8_t most = 0;
    if (u->divisor == 1 && !t->type.boolean)
        for (size_t i = begin; i < end; i++) most = v[i] > most ? v[i] : most;
    u->low = 0;
    u->high = u->divisor > 1 || t->type.boolean ? 1 : fmaxf(u->high, (float)most);
}

static void check_booleans(const DataTable *t, size_t begin, size_t end) {
    for (size_t i = begin; i < end; i++)
        if (t->values[i] > 1)
            vae_die(EX_DATAERR, "%s: row %zu, column %zu: byte %d is not a bool", t->path,
                    t->before + i / t->width + 1, i % t->width + 1, t->values[i]);
}

// Shares along the last dimension make up a whole, or all of them are missing.
static void check_sums(const DataTable *t, const VaeStream *s, float scale, size_t begin, size_t n) {
    const size_t group = (size_t)s->channels;
    for (size_t i = begin; i < n; i += group) {
        double sum = 0;
        size_t missing = 0;
        for (size_t k = 0; k < group; k++) sum += value_at(t, i + k) * (double)scale;
        for (size_t k = 0; k < group; k++) missing += isnan(value_at(t, i + k));
        if (vae_is_whole_sum(sum) || missing == group) continue;
        if (missing) // where values may be: check_numbers has been here
            vae_die(EX_DATAERR, "%s: row %zu, columns %zu to %zu: %zu of %zu shares are missing; all must be, or none",
                    t->path, t->before + i / t->width + 1, i % t->width + 1, i % t->width + group, missing, group);
        char digits[VAE_DIGITS];
        vae_die(EX_DATAERR,
                "%s: row %zu, columns %zu to %zu: the values sum to %s, not to 1, which %s needs",
                t->path, t->before + i / t->width + 1, i % t->width + 1, i % t->width + group, vae_digits((double)(float)sum, digits),
                s->likelihood ? s->likelihood : s->name);
    }
}

#ifndef VAE_NO_TOKENS

// Numbers of tokens, as they are inside: words, the end, and padding behind it.
static void check_tokens(const DataTable *t, const VaeStream *s) {
    for (size_t i = 0; i < t->rows * t->width; i++) {
        const size_t row = t->before + i / t->width + 1, column = i % t->width + 1;
        const double v = value_at(t, i), before = column > 1 ? value_at(t, i - 1) : VAE_UNK;
        const bool ended = before == VAE_EOS || before == VAE_PAD;
        char digits[VAE_DIGITS];
        if (!ended && v != VAE_EOS && !(v >= VAE_UNK && v < s->words && v == floor(v)))
            vae_die(EX_DATAERR, "%s: row %zu, column %zu: %s is no token: they are whole numbers from %d to %d, and behind "
                    "them %d, the end (data %s: tokens(%d, %d))", t->path, row, column, vae_digits(v, digits), VAE_UNK, s->words - 1, VAE_EOS,
                    s->name, s->width, s->words);
        if (ended && v != VAE_PAD)
            vae_die(EX_DATAERR, "%s: row %zu, column %zu: %s stands behind the end, where %d must", t->path, row, column,
                    vae_digits(v, digits), VAE_PAD);
        if (!ended && v != VAE_EOS && column == t->width)
            vae_die(EX_DATAERR, "%s: row %zu has no end, which is %d", t->path, row, VAE_EOS);
    }
}

#endif

static void check_series(const DataTable *t, const VaeStream *s, size_t first, size_t rows) {
    const size_t size = vae_cell_size(t->type.cell);
    if (t->type.cell != VAE_CELL_F16 && t->type.cell != VAE_CELL_F32 && t->type.cell != VAE_CELL_F64) return; // nothing missing
    float *row = vae_alloc(t->width, sizeof *row);
    char why[VAE_MISFIT];
    for (size_t r = first; r < first + rows; r++) {
        vae_data_floats(row, t->values + r * t->width * size, t->width, t->type.cell, t->type.big);
        if (vae_series_misfit(s, row, why)) vae_die(EX_DATAERR, "%s: row %zu %s", t->path, t->before + r + 1, why);
    }
    vae_free(row);
}

void vae_data_check_values(const DataTable *t, const VaeStream *s, DataUnit *u) {
#ifndef VAE_NO_TOKENS
    if (s->kind == VAE_TOKENS && !t->lines && !t->made && !t->sparse) check_tokens(t, s);
#endif
    if (t->sparse) {
        vae_sparse_check(t, s, u);
        return;
    }
    if (s->kind == VAE_TABLE || s->kind == VAE_TOKENS) return; // field by field, as it was read
    const size_t row = t->width * vae_cell_size(t->type.cell), some = row < STRETCH ? STRETCH / row : 1;
    for (size_t r = 0; r < t->rows; r += some) {
        const size_t rows = t->rows - r < some ? t->rows - r : some, begin = r * t->width, end = begin + rows * t->width;
        if (t->type.boolean) check_booleans(t, begin, end);
        if (s->kind == VAE_LABEL) check_labels(t, s, begin, end);
        else if (t->type.cell == VAE_CELL_U8) check_bytes(t, s, u, begin, end);
        else check_numbers(t, s, u, begin, end);
        if (s->kind == VAE_SERIES) check_series(t, s, r, rows);
        if (s->domain == VAE_DOMAIN_SHARES && s->kind != VAE_LABEL) check_sums(t, s, u->scale, begin, end);
        if (t->mapped > STRETCH) vae_data_drop(t->values + r * row, rows * row);
    }
}
