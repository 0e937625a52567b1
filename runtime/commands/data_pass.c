// data_pass.c -- which data it is, by hashes, and one pass through all of it that finds them.
// A training wants two or three: of the cells as they are stored, for checkpoints; of all rows as the model reads them,
// for run.json; and of the rows that are not held out, for weights. Data that are checked later (vae_data_later) are
// checked on the way. The pass can be made piece by piece, between a training's steps.
#include "commands/commands.h"

#include <string.h>

enum { PASS_BYTES = 1 << 16 }; // at once, which the next cache holds

#define MIXED(hash, word) (((hash) ^ (word)) * UINT64_C(0x100000001b3))

// FNV-1a over 8-byte words instead of bytes: as good for telling data sets apart, 8 times faster.
uint64_t vae_hash(uint64_t hash, const void *bytes, size_t n) {
    const char *at = bytes;
    for (; n >= 8; n -= 8, at += 8) {
        uint64_t word;
        memcpy(&word, at, 8);
        hash = MIXED(hash, word);
        hash ^= hash >> 32; // so that a word's high half reaches the low bits
    }
    for (; n; n--, at++) hash = MIXED(hash, (unsigned char)*at);
    return hash;
}

// Both go on with the same bytes. A word waits for the one before it: two at a time take as long as one.
static void hash_two(uint64_t *a, uint64_t *b, const void *bytes, size_t n) {
    const char *at = bytes;
    uint64_t one = *a, two = *b;
    for (; n >= 8; n -= 8, at += 8) {
        uint64_t word;
        memcpy(&word, at, 8);
        one = MIXED(one, word), two = MIXED(two, word);
        one ^= one >> 32, two ^= two >> 32;
    }
    for (; n; n--, at++) one = MIXED(one, (unsigned char)*at), two = MIXED(two, (unsigned char)*at);
    *a = one, *b = two;
}

// ---------------------------------------------------------------- a pass

// Rows at once: the cells of any number of them are whole words, but at the end.
static size_t pass_rows(const VaeData *d, int stream) {
    const size_t size = (size_t)d->stream[stream].width * vae_cell_size(d->stream[stream].cell);
    return PASS_BYTES / size < 8 ? 8 : PASS_BYTES / size / 8 * 8;
}

// Whether the model reads rows one by one in a way of their own, not cell by cell.
static bool pass_by_row(const VaePass *p) {
    const VaeStream *s = &p->model->stream[p->stream];
    return s->kind == VAE_LABEL || p->data->stream[p->stream].width != s->width;
}

// Whether what the model reads are the very bytes that are stored, in whole words.
static bool pass_is_plain(const VaePass *p) {
    const VaeData *d = p->data;
    const int i = p->stream;
    return !pass_by_row(p) && d->stream[i].cell == VAE_CELL_F32 && !d->stream[i].big && d->stream[i].scale == 1;
}

void vae_pass_open(VaePass *p, VaeData *d, const VaeModel *m, const uint32_t *row, size_t n) {
    size_t cells = 0, values = 0;
    *p = (VaePass){.data = d, .model = m, .row = row, .n = row ? n : 0, .cells = VAE_HASH_START, .all = VAE_HASH_START,
                   .rows = VAE_HASH_START, .same = true};
    for (int i = 0; i < m->n_streams; i++) {
        if (!d->stream[i].values) continue;
        const size_t width = (size_t)d->stream[i].width, most = pass_rows(d, i), wide = (size_t)m->stream[i].width;
        const size_t bytes = most * width * vae_cell_size(d->stream[i].cell), floats = most * width > wide ? most * width : wide;
        cells = bytes > cells ? bytes : cells;
        values = floats > values ? floats : values;
    }
    p->room = vae_alloc(cells + 1, 1);
    p->value = vae_alloc(values + 1, sizeof *p->value);
}

void vae_pass_close(VaePass *p) {
    vae_free(p->room);
    vae_free(p->value);
    p->room = NULL;
    p->value = NULL;
}

bool vae_pass_waits(const VaePass *p) {
    for (int i = 0; i < p->model->n_streams; i++)
        if (p->data->stream[i].unchecked) return true;
    return false;
}

static void pass_row(VaePass *p, size_t row, const float *values, size_t width) {
    const bool kept = p->next < p->n && p->row[p->next] == row;
    if (kept) hash_two(&p->all, &p->rows, values, width * sizeof *values);
    else p->all = vae_hash(p->all, values, width * sizeof *values);
    p->next += kept;
}

// Rows p->at, ..., whose cells are in p->room, as the model reads them.
static void pass_values(VaePass *p, size_t n) {
    const VaeData *d = p->data;
    const size_t width = (size_t)p->model->stream[p->stream].width;
    const float *value = p->value;
    if (pass_by_row(p)) {
        for (size_t r = 0; r < n; r++) {
            vae_data_row(d, p->model, p->stream, p->at + r, p->value);
            pass_row(p, p->at + r, value, width);
        }
        return;
    }
    if (pass_is_plain(p)) value = (const float *)(const void *)p->room;
    else vae_data_convert(d, p->stream, p->room, n * width, p->value);
    for (size_t r = 0; r < n; r++) pass_row(p, p->at + r, value + r * width, width);
}

bool vae_pass_some(VaePass *p) {
    VaeData *d = p->data;
    const VaeModel *m = p->model;
    while (p->stream < m->n_streams && !d->stream[p->stream].values) p->stream++;
    if (p->stream == m->n_streams) {
        if (!p->row) p->rows = p->all;
        return false;
    }
    const int i = p->stream;
    const size_t size = (size_t)d->stream[i].width * vae_cell_size(d->stream[i].cell), most = pass_rows(d, i);
    const size_t left = d->rows - p->at, n = left < most ? left : most;
    // Rows of plain words have the hash of their cells; a row held out is one that p->rows leaves out.
    const bool plain = p->same && !p->row && pass_is_plain(p) && size % 8 == 0;
    if (!p->began) {
        p->cells = vae_hash(p->cells, &i, sizeof i);
        p->all = vae_hash(p->all, &i, sizeof i);
        p->rows = vae_hash(p->rows, &i, sizeof i);
        p->began = true;
    }
    vae_data_copy(d, i, p->at, n, p->room);
    if (d->stream[i].unchecked && !vae_data_check_later(d, m, i, p->at, n, p->room)) return true;
    p->cells = vae_hash(p->cells, p->room, n * size);
    if (plain) p->all = p->cells;
    else pass_values(p, n);
    p->same = plain;
    p->at += n;
    if (p->at < d->rows) return true;
    d->stream[i].unchecked = false;
    p->at = p->next = 0;
    p->began = false;
    p->stream++;
    return true;
}

uint64_t vae_rows_hash(const VaeData *d, const VaeModel *m, const uint32_t *row, size_t n) {
    if (!row && n == d->rows) {
        VaeData all = *d;
        VaePass p;
        vae_pass_open(&p, &all, m, NULL, 0);
        while (vae_pass_some(&p)) {}
        vae_pass_close(&p);
        return p.rows;
    }
    uint64_t hash = VAE_HASH_START;
    for (int i = 0; i < m->n_streams; i++) {
        if (!d->stream[i].values) continue;
        const size_t width = (size_t)m->stream[i].width;
        float *values = vae_alloc(width, sizeof *values);
        hash = vae_hash(hash, &i, sizeof i);
        for (size_t r = 0; r < n; r++) {
            vae_data_row(d, m, i, row ? row[r] : r, values);
            hash = vae_hash(hash, values, width * sizeof *values);
        }
        vae_free(values);
    }
    return hash;
}
