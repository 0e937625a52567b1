// tensors.c -- safetensors, out. (tensors_read.c reads them.)
#include "core/tensors.h"

#include <string.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "safetensors are little-endian");

typedef struct Out { // put NULL: only counts
    void (*put)(void *arg, const void *bytes, size_t n);
    void *arg;
    size_t length; // of the header so far
    size_t offset; // of the next tensor's data
    bool more;     // a comma is due
} Out;

static void out_text(Out *o, const char *text) {
    const size_t n = strlen(text);
    if (o->put) o->put(o->arg, text, n);
    o->length += n;
}

static void out_string(Out *o, const char *text) {
    static const char hex[] = "0123456789abcdef";
    out_text(o, "\"");
    for (; *text; text++) {
        const unsigned char c = (unsigned char)*text;
        char out[8] = {(char)c};
        if (c == '"' || c == '\\') out[0] = '\\', out[1] = (char)c;
        else if (c < 32) memcpy(out, (char[]){'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15], 0}, 7);
        out_text(o, out);
    }
    out_text(o, "\"");
}

static void out_key(Out *o, const char *name) {
    if (o->more) out_text(o, ",");
    o->more = true;
    out_string(o, name);
    out_text(o, ":");
}

static size_t out_count(int rank, const int *dim) {
    size_t n = 1;
    for (int i = 0; i < rank; i++) n *= (size_t)dim[i];
    return n;
}

static void out_tensor(Out *o, const char *name, int rank, const int *dim) {
    char text[64];
    out_key(o, name);
    out_text(o, "{\"dtype\":\"F32\",\"shape\":[");
    for (int i = 0; i < rank; i++) {
        vae_text(text, sizeof text, "%s%d", i ? "," : "", dim[i]);
        out_text(o, text);
    }
    const size_t end = o->offset + out_count(rank, dim) * sizeof(float);
    vae_text(text, sizeof text, "],\"data_offsets\":[%zu,%zu]}", o->offset, end);
    out_text(o, text);
    o->offset = end;
}

static void out_header(Out *o, const VaeModel *m, bool with_state, const char *const *metadata,
                       const VaeExtra *extra, int n_extra) {
    out_text(o, "{");
    if (metadata && metadata[0]) {
        out_key(o, "__metadata__");
        out_text(o, "{");
        o->more = false;
        for (int i = 0; metadata[i]; i += 2) {
            out_key(o, metadata[i]);
            out_string(o, metadata[i + 1]);
        }
        out_text(o, "}");
        o->more = true;
    }
    for (int i = 0; i < m->n_tensors; i++) {
        const VaeTensor *t = &m->tensor[i];
        if (t->trained || with_state) out_tensor(o, t->name, t->rank, t->dim);
    }
    for (int i = 0; i < n_extra; i++) out_tensor(o, extra[i].name, extra[i].rank, extra[i].dim);
    out_text(o, "}");
    while (o->length % 8) out_text(o, " ");
}

// Whether the flat array has the saved layout.
static bool is_row_major(const VaeTensor *t) {
    int stride = 1;
    for (int k = t->rank - 1; k >= 0; stride *= t->dim[k], k--)
        if (t->dim[k] > 1 && t->stride[k] != stride) return false;
    return true;
}

static void out_values(const Out *o, const VaeTensor *t, const float *flat) {
    enum { SOME = 256 };
    float buffer[SOME];
    const size_t count = vae_tensor_size(t);
    size_t n = 0;
    if (is_row_major(t)) {
        o->put(o->arg, flat + t->offset, count * sizeof *flat);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        buffer[n++] = flat[vae_tensor_place(t, i)];
        if (n < SOME && i + 1 < count) continue;
        o->put(o->arg, buffer, n * sizeof *buffer);
        n = 0;
    }
}

void vae_tensors_write(const VaeModel *m, const float *flat, bool with_state, const char *const *metadata,
                       const VaeExtra *extra, int n_extra, void (*put)(void *arg, const void *bytes, size_t n),
                       void *arg) {
    Out count = {0}, out = {.put = put, .arg = arg};
    out_header(&count, m, with_state, metadata, extra, n_extra);
    const uint64_t length = count.length;
    put(arg, &length, sizeof length);
    out_header(&out, m, with_state, metadata, extra, n_extra);
    for (int i = 0; i < m->n_tensors; i++)
        if (m->tensor[i].trained || with_state) out_values(&out, &m->tensor[i], flat);
    for (int i = 0; i < n_extra; i++)
        put(arg, extra[i].values, out_count(extra[i].rank, extra[i].dim) * sizeof(float));
}
