// rt_table.h -- for tests of the data readers: streams to read for, files to read, and what must
// come out of them or be said of them. Included by one test program at a time.
#ifndef RT_TABLE_H
#define RT_TABLE_H

#include "rt_die.h"

#include <math.h>
#include <zlib.h>

// ---------------------------------------------------------------- streams and files

enum { ANY3, GAPS3, UNIT3, COUNT3, IMAGE, COLOUR, LABEL, VECTOR4, BYTES, LEVELS4,
       COARSE3, SHARES3, PAIRS, TALL, GAPPED3, ABOVE3, STREAMS };
static const VaeStream all[STREAMS] = {
    [ANY3] = {.name = "v", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = 3, .width = 3,
         .domain = VAE_DOMAIN_ANY, .likelihood = "mse"},
    [GAPS3] = {.name = "g", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = 3, .width = 3,
         .domain = VAE_DOMAIN_ANY, .likelihood = "mse", .missing = true},
    [UNIT3] = {.name = "u", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = 3, .width = 3,
         .domain = VAE_DOMAIN_UNIT, .likelihood = "bernoulli"},
    [COUNT3] = {.name = "c", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = 3, .width = 3,
         .domain = VAE_DOMAIN_COUNT, .likelihood = "poisson"},
    [IMAGE] = {.name = "x", .kind = VAE_IMAGE, .height = 2, .width_px = 2, .channels = 1, .width = 4,
         .domain = VAE_DOMAIN_UNIT, .likelihood = "bernoulli"},
    [COLOUR] = {.name = "rgb", .kind = VAE_IMAGE, .height = 2, .width_px = 4, .channels = 3, .width = 24,
         .domain = VAE_DOMAIN_UNIT, .likelihood = "bernoulli"},
    [LABEL] = {.name = "y", .kind = VAE_LABEL, .height = 1, .width_px = 1, .channels = 10, .width = 10,
         .domain = VAE_DOMAIN_ANY},
    [VECTOR4] = {.name = "w", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = 4, .width = 4,
         .domain = VAE_DOMAIN_UNIT, .likelihood = "bernoulli"},
    [BYTES] = {.name = "b", .kind = VAE_IMAGE, .height = 2, .width_px = 2, .channels = 1, .width = 4,
         .domain = VAE_DOMAIN_BYTE, .likelihood = "categorical"},
    [LEVELS4] = {.name = "l", .kind = VAE_IMAGE, .height = 2, .width_px = 2, .channels = 1, .width = 4,
         .domain = VAE_DOMAIN_LEVELS, .likelihood = "logistic", .levels = 256},
    [COARSE3] = {.name = "k", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = 3, .width = 3,
         .domain = VAE_DOMAIN_LEVELS, .likelihood = "logistic", .levels = 5},
    [SHARES3] = {.name = "s", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = 3, .width = 3,
         .domain = VAE_DOMAIN_SHARES, .likelihood = "categorical"},
    [GAPPED3] = {.name = "o", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = 3, .width = 3,
         .domain = VAE_DOMAIN_SHARES, .likelihood = "categorical", .missing = true},
    [ABOVE3] = {.name = "a", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = 3, .width = 3,
         .domain = VAE_DOMAIN_POSITIVE},
    [TALL] = {.name = "t", .kind = VAE_IMAGE, .height = 6, .width_px = 8, .channels = 1, .width = 48,
         .domain = VAE_DOMAIN_UNIT, .likelihood = "bernoulli"},
    [PAIRS] = {.name = "p", .kind = VAE_IMAGE, .height = 1, .width_px = 2, .channels = 2, .width = 4,
         .domain = VAE_DOMAIN_SHARES, .likelihood = "categorical"},
};

static inline VaeModel model_of(int stream) {
    return (VaeModel){.name = "test", .stream = &all[stream], .n_streams = 1};
}

static inline VaeData open_one(int stream, const char *path) {
    VaeModel m = model_of(stream);
    VaeData d;
    vae_data_open(&d, &m, &path, 1, 0, 1);
    return d;
}

static inline void assert_rows(int stream, const char *path, size_t rows, const float *want) {
    VaeModel m = model_of(stream);
    VaeData d = open_one(stream, path);
    assert_int_equal(d.rows, rows);
    float row[64];
    size_t width = (size_t)all[stream].width;
    for (size_t i = 0; i < rows; i++) {
        vae_data_row(&d, &m, 0, i, row);
        for (size_t j = 0; j < width; j++)
            if (row[j] != want[i * width + j] && !(isnan(row[j]) && isnan(want[i * width + j])))
                fail_msg("%s[%zu,%zu]: got %g, want %g", path, i, j, (double)row[j],
                         (double)want[i * width + j]);
    }
    vae_data_close(&d);
}

// An NPY file from its header's text and its data.
static inline const char *put_npy(const char *name, int version, const char *header,
                                  const void *data, size_t n) {
    static unsigned char file[4096];
    size_t length = strlen(header), at = version == 1 ? 10 : 12;
    memcpy(file, "\x93NUMPY", 6);
    file[6] = (unsigned char)version;
    file[7] = 0;
    for (size_t i = 8; i < at; i++) file[i] = (unsigned char)(length >> 8 * (i - 8));
    memcpy(file + at, header, length);
    memcpy(file + at + length, data, n);
    return rt_put(name, file, at + length + n);
}

static inline const char *put_gz(const char *name, const void *bytes, size_t n) {
    const char *path = rt_path(name);
    gzFile f = gzopen(path, "wb9");
    assert_int_equal(gzwrite(f, bytes, (unsigned)n), (int)n);
    assert_int_equal(gzclose(f), Z_OK);
    return path;
}

#define B(text) text, sizeof text - 1

typedef struct Open {
    const char *path;
    int stream;
} Open;

static inline void try_open(const void *arg) {
    const Open *o = arg;
    open_one(o->stream, o->path);
}

static inline void refuse(const char *path, int stream, int code, const char *says) {
    Open o = {path, stream};
    rt_dies(path, try_open, &o, code, says);
}

#endif
