// rt_table.h -- for tests of the data readers: streams to read for, files to read, and what must
// come out of them or be said of them. Included by one test program at a time.
#ifndef RT_TABLE_H
#define RT_TABLE_H

#include "rt_die.h"

#include <math.h>
#include <zlib.h>

// ---------------------------------------------------------------- streams and files

enum { ANY3, GAPS3, UNIT3, COUNT3, IMAGE, COLOUR, LABEL, VECTOR4, BYTES, LEVELS4,
       COARSE3, SHARES3, PAIRS, TALL, STREAMS };
static const VaeStream all[STREAMS] = {
    [ANY3] = {"v", VAE_VECTOR, 1, 1, 3, 3, VAE_DOMAIN_ANY, "mse", false, false, 0},
    [GAPS3] = {"g", VAE_VECTOR, 1, 1, 3, 3, VAE_DOMAIN_ANY, "mse", false, true, 0},
    [UNIT3] = {"u", VAE_VECTOR, 1, 1, 3, 3, VAE_DOMAIN_UNIT, "bernoulli", false, false, 0},
    [COUNT3] = {"c", VAE_VECTOR, 1, 1, 3, 3, VAE_DOMAIN_COUNT, "poisson", false, false, 0},
    [IMAGE] = {"x", VAE_IMAGE, 2, 2, 1, 4, VAE_DOMAIN_UNIT, "bernoulli", false, false, 0},
    [COLOUR] = {"rgb", VAE_IMAGE, 2, 4, 3, 24, VAE_DOMAIN_UNIT, "bernoulli", false, false, 0},
    [LABEL] = {"y", VAE_LABEL, 1, 1, 10, 10, VAE_DOMAIN_ANY, NULL, false, false, 0},
    [VECTOR4] = {"w", VAE_VECTOR, 1, 1, 4, 4, VAE_DOMAIN_UNIT, "bernoulli", false, false, 0},
    [BYTES] = {"b", VAE_IMAGE, 2, 2, 1, 4, VAE_DOMAIN_BYTE, "categorical", false, false, 0},
    [LEVELS4] = {"l", VAE_IMAGE, 2, 2, 1, 4, VAE_DOMAIN_LEVELS, "logistic", false, false, 256},
    [COARSE3] = {"k", VAE_VECTOR, 1, 1, 3, 3, VAE_DOMAIN_LEVELS, "logistic", false, false, 5},
    [SHARES3] = {"s", VAE_VECTOR, 1, 1, 3, 3, VAE_DOMAIN_SHARES, "categorical", false, false, 0},
    [TALL] = {"t", VAE_IMAGE, 6, 8, 1, 48, VAE_DOMAIN_UNIT, "bernoulli", false, false, 0},
    [PAIRS] = {"p", VAE_IMAGE, 1, 2, 2, 4, VAE_DOMAIN_SHARES, "categorical", false, false, 0},
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
