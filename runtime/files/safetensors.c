// safetensors.c -- weights in and out, with PyTorch's names and layouts.
// The file: the header's length (8 bytes, little-endian), a JSON header padded with spaces to a
// multiple of 8, then the tensors' float32 numbers one after another with nothing between.
// The reader takes exactly the model's tensors and nothing else; any flaw dies with 65 and one line
// that names the file, the tensor and what is wrong. Nothing is allocated before its size is known
// to fit the file; the writer allocates nothing at all.
#include "files/files.h"

#include <jansson.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "safetensors are little-endian");

#define HEADER_MOST ((size_t)100 << 20)

static size_t tensor_count(int rank, const int *dim) {
    size_t n = 1;
    for (int i = 0; i < rank; i++) n *= (size_t)dim[i];
    return n;
}

// Where element i of the saved, row-major layout lives in the flat array; its index goes to at[].
static size_t element_place(const VaeTensor *t, size_t i, int at[VAE_MAX_RANK]) {
    size_t place = t->offset;
    for (int k = t->rank - 1; k >= 0; k--) {
        at[k] = (int)(i % (size_t)t->dim[k]);
        i /= (size_t)t->dim[k];
        place += (size_t)at[k] * (size_t)t->stride[k];
    }
    return place;
}

// ---------------------------------------------------------------- writing

// The header goes through here twice: first only to be counted (f is NULL), then to the file.
typedef struct Header {
    VaeFile *f;
    size_t length;
    size_t offset; // of the next tensor's data
    bool more;     // a comma is due
} Header;

static void put(Header *h, const char *text) {
    size_t n = strlen(text);
    if (h->f) vae_file_write(h->f, text, n);
    h->length += n;
}

static void put_string(Header *h, const char *text) {
    put(h, "\"");
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        char out[8] = {(char)c};
        if (c == '"' || c == '\\') snprintf(out, sizeof out, "\\%c", c);
        else if (c < 32) snprintf(out, sizeof out, "\\u%04x", c);
        put(h, out);
    }
    put(h, "\"");
}

static void put_key(Header *h, const char *name) {
    if (h->more) put(h, ",");
    h->more = true;
    put_string(h, name);
    put(h, ":");
}

static void put_tensor(Header *h, const char *name, int rank, const int *dim) {
    char text[64];
    put_key(h, name);
    put(h, "{\"dtype\":\"F32\",\"shape\":[");
    for (int i = 0; i < rank; i++) {
        snprintf(text, sizeof text, i ? ",%d" : "%d", dim[i]);
        put(h, text);
    }
    size_t end = h->offset + tensor_count(rank, dim) * sizeof(float);
    snprintf(text, sizeof text, "],\"data_offsets\":[%zu,%zu]}", h->offset, end);
    put(h, text);
    h->offset = end;
}

static void put_header(Header *h, const VaeModel *m, bool with_state, const char *const *metadata,
                       const VaeExtra *extra, int n_extra) {
    put(h, "{");
    if (metadata && metadata[0]) {
        put_key(h, "__metadata__");
        put(h, "{");
        h->more = false;
        for (int i = 0; metadata[i]; i += 2) {
            put_key(h, metadata[i]);
            put_string(h, metadata[i + 1]);
        }
        put(h, "}");
        h->more = true;
    }
    for (int i = 0; i < m->n_tensors; i++) {
        const VaeTensor *t = &m->tensor[i];
        if (t->trained || with_state) put_tensor(h, t->name, t->rank, t->dim);
    }
    for (int i = 0; i < n_extra; i++) put_tensor(h, extra[i].name, extra[i].rank, extra[i].dim);
    put(h, "}");
    while (h->length % 8) put(h, " ");
}

// Whether the flat array has the saved layout.
static bool is_row_major(const VaeTensor *t) {
    int stride = 1;
    for (int k = t->rank - 1; k >= 0; stride *= t->dim[k], k--)
        if (t->dim[k] > 1 && t->stride[k] != stride) return false;
    return true;
}

static void write_tensor(VaeFile *f, const VaeTensor *t, const float *flat) {
    float buffer[1024];
    int at[VAE_MAX_RANK];
    size_t count = tensor_count(t->rank, t->dim), n = 0;
    if (is_row_major(t)) {
        vae_file_write(f, flat + t->offset, count * sizeof *flat);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        buffer[n++] = flat[element_place(t, i, at)];
        if (n < 1024 && i + 1 < count) continue;
        vae_file_write(f, buffer, n * sizeof *buffer);
        n = 0;
    }
}

void vae_weights_write(const char *path, const VaeModel *m, const float *flat, bool with_state,
                       const char *const *metadata, const VaeExtra *extra, int n_extra) {
    Header count = {0};
    put_header(&count, m, with_state, metadata, extra, n_extra);
    VaeFile f = vae_file_create(path);
    uint64_t length = count.length;
    vae_file_write(&f, &length, sizeof length);
    Header header = {.f = &f};
    put_header(&header, m, with_state, metadata, extra, n_extra);
    for (int i = 0; i < m->n_tensors; i++)
        if (m->tensor[i].trained || with_state) write_tensor(&f, &m->tensor[i], flat);
    for (int i = 0; i < n_extra; i++)
        vae_file_write(&f, extra[i].values,
                       tensor_count(extra[i].rank, extra[i].dim) * sizeof(float));
    vae_file_commit(&f);
}

// ---------------------------------------------------------------- reading

typedef struct Reader {
    const char *path;
    const VaeModel *m;
    json_t *header;
    const uint8_t *data; // [data_size] bytes after the header
    size_t data_size;
    size_t *begin; // [n_tensors] where each of the model's tensors begins in data
    char inside[4096]; // the file's path in a directory
} Reader;

// A name from the file, made safe to print: no control characters, not endless.
static const char *shown(char out[80], const char *text) {
    size_t n = 0;
    for (; text[n] && n < 76; n++) out[n] = (unsigned char)text[n] < 32 ? '?' : text[n];
    memcpy(out + n, "...", 4);
    if (!text[n]) out[n] = 0;
    return out;
}

static size_t distance(const char *a, const char *b) { // Levenshtein's, for short names
    size_t row[65], n = strlen(b);
    if (n > 64 || strlen(a) > 64) return SIZE_MAX;
    for (size_t j = 0; j <= n; j++) row[j] = j;
    for (size_t i = 1; a[i - 1]; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t best = diagonal + (a[i - 1] != b[j - 1]);
            if (row[j] + 1 < best) best = row[j] + 1;
            if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
            diagonal = row[j];
            row[j] = best;
        }
    }
    return row[n];
}

static const VaeTensor *find_tensor(const VaeModel *m, const char *name) {
    for (int i = 0; i < m->n_tensors; i++)
        if (strcmp(m->tensor[i].name, name) == 0) return &m->tensor[i];
    return NULL;
}

static bool is_metadata(const char *name) { return strcmp(name, "__metadata__") == 0; }

// A name near enough to be a slip of the pen.
static bool is_near(size_t d, const char *name) { return d <= 1 + strlen(name) / 5; }

// A name of the file that the model does not have and that is nearest to `name`; NULL if none is.
static const char *nearest_in_file(const Reader *r, const char *name) {
    const char *key, *best = NULL;
    json_t *value;
    size_t least = SIZE_MAX;
    json_object_foreach(r->header, key, value) {
        size_t d = is_metadata(key) || find_tensor(r->m, key) ? SIZE_MAX : distance(name, key);
        if (d < least) least = d, best = key;
    }
    return best && is_near(least, name) ? best : NULL;
}

static const char *nearest_in_model(const Reader *r, const char *name) {
    const char *best = NULL;
    size_t least = SIZE_MAX;
    for (int i = 0; i < r->m->n_tensors; i++) {
        size_t d = distance(name, r->m->tensor[i].name);
        if (d < least) least = d, best = r->m->tensor[i].name;
    }
    return best && is_near(least, name) ? best : NULL;
}

// What a model's file may do without, being 0 then: the second part of columns' means, from before there was one,
// or where another framework made the file.
static bool is_optional(const char *name) {
    const size_t n = strlen(name);
    return strncmp(name, "data.", 5) == 0 && n > 9 && strcmp(name + n - 9, ".mean_low") == 0;
}

static bool has_tensor(const Reader *r, int i) {
    return json_object_get(r->header, r->m->tensor[i].name) != NULL;
}

static void check_names(const Reader *r) {
    const VaeModel *m = r->m;
    for (int i = 0; i < m->n_tensors; i++) {
        const char *name = m->tensor[i].name;
        if (has_tensor(r, i) || is_optional(name)) continue;
        const char *near = nearest_in_file(r, name);
        char near_text[80];
        vae_die(EX_DATAERR, "%s: tensor %s of the model is missing%s%s%s", r->path, name,
                near ? "; did the file mean it by " : "", near ? shown(near_text, near) : "",
                near ? "?" : "");
    }
    const char *key;
    json_t *value;
    json_object_foreach(r->header, key, value) {
        if (is_metadata(key) || find_tensor(m, key)) continue;
        const char *near = nearest_in_model(r, key);
        char name[80];
        vae_die(EX_DATAERR, "%s: the model has no tensor %s%s%s%s", r->path, shown(name, key),
                near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
    }
}

static void check_metadata(const Reader *r) {
    json_t *metadata = json_object_get(r->header, "__metadata__"), *value;
    if (!metadata) return;
    const char *key;
    bool ok = json_is_object(metadata);
    json_object_foreach(metadata, key, value) ok &= json_is_string(value);
    if (!ok) vae_die(EX_DATAERR, "%s: header: __metadata__ must be an object of strings", r->path);
}

static void shape_text(const json_t *shape, char *out, size_t room) {
    size_t n = 0;
    for (size_t i = 0; i < json_array_size(shape) && n < room; i++)
        n += (size_t)snprintf(out + n, room - n, "%s%lld", i ? ", " : "",
                              (long long)json_integer_value(json_array_get(shape, i)));
}

static void check_tensor_shape(const Reader *r, const VaeTensor *t, const json_t *shape) {
    bool integers = json_is_array(shape);
    for (size_t i = 0; integers && i < json_array_size(shape); i++)
        integers = json_is_integer(json_array_get(shape, i));
    if (!integers)
        vae_die(EX_DATAERR, "%s: tensor %s: shape is not a list of whole numbers", r->path,
                t->name);
    bool same = json_array_size(shape) == (size_t)t->rank;
    for (int i = 0; same && i < t->rank; i++)
        same = json_integer_value(json_array_get(shape, (size_t)i)) == t->dim[i];
    if (same) return;
    char have[160] = "", want[160] = "";
    shape_text(shape, have, sizeof have);
    for (int i = 0, n = 0; i < t->rank; i++)
        n += snprintf(want + n, sizeof want - (size_t)n, "%s%d", i ? ", " : "", t->dim[i]);
    vae_die(EX_DATAERR, "%s: tensor %s has shape [%s], but the model's is [%s]", r->path, t->name,
            have, want);
}

// Checks one tensor's description against the model's; its place in the data goes to *begin.
static void check_tensor(const Reader *r, const VaeTensor *t, const json_t *d, size_t *begin) {
    if (!json_is_object(d))
        vae_die(EX_DATAERR, "%s: tensor %s: its description is not an object", r->path, t->name);
    const char *dtype = json_string_value(json_object_get(d, "dtype"));
    const json_t *offsets = json_object_get(d, "data_offsets");
    if (json_object_size(d) != 3 || !dtype || !offsets || !json_object_get(d, "shape"))
        vae_die(EX_DATAERR,
                "%s: tensor %s: its description must have exactly dtype, shape and data_offsets",
                r->path, t->name);
    char text[80];
    if (strcmp(dtype, "F32") != 0)
        vae_die(EX_DATAERR, "%s: tensor %s has type %s; only F32 is read", r->path, t->name,
                shown(text, dtype));
    check_tensor_shape(r, t, json_object_get(d, "shape"));
    const json_t *from = json_array_get(offsets, 0), *to = json_array_get(offsets, 1);
    if (json_array_size(offsets) != 2 || !json_is_integer(from) || !json_is_integer(to) ||
        json_integer_value(from) < 0 || json_integer_value(to) < json_integer_value(from))
        vae_die(EX_DATAERR, "%s: tensor %s: data_offsets must be two whole numbers in order",
                r->path, t->name);
    uint64_t a = (uint64_t)json_integer_value(from), b = (uint64_t)json_integer_value(to);
    if (b > r->data_size)
        vae_die(EX_DATAERR, "%s: tensor %s: its data end at byte %llu, the file's at %zu", r->path,
                t->name, (unsigned long long)b, r->data_size);
    size_t want = tensor_count(t->rank, t->dim) * sizeof(float);
    if (b - a != want)
        vae_die(EX_DATAERR, "%s: tensor %s: has %llu bytes of data, its shape needs %zu", r->path,
                t->name, (unsigned long long)(b - a), want);
    *begin = (size_t)a;
}

// All tensors together must cover the data exactly: walk from each end to the tensor beginning
// there. Linear in the usual order, and at worst quadratic in the model's few tensors.
static void check_cover(const Reader *r) {
    const VaeModel *m = r->m;
    size_t at = 0;
    int guess = 0;
    int present = 0;
    for (int i = 0; i < m->n_tensors; i++) present += has_tensor(r, i);
    for (int done = 0; done < present; done++) {
        int i = guess;
        for (int tried = 0; tried < m->n_tensors && r->begin[i] != at; tried++)
            i = (i + 1) % m->n_tensors;
        if (r->begin[i] != at)
            vae_die(EX_DATAERR, "%s: the tensors' data overlap or leave a hole at byte %zu",
                    r->path, at);
        at += tensor_count(m->tensor[i].rank, m->tensor[i].dim) * sizeof(float);
        guess = (i + 1) % m->n_tensors;
    }
    if (at != r->data_size)
        vae_die(EX_DATAERR, "%s: %zu extra bytes at the end", r->path, r->data_size - at);
}

static void read_tensor(const Reader *r, const VaeTensor *t, size_t begin, float *flat) {
    size_t count = tensor_count(t->rank, t->dim);
    int at[VAE_MAX_RANK];
    for (size_t i = 0; i < count; i++) {
        float v; // memcpy: a header of odd length leaves the data unaligned
        memcpy(&v, r->data + begin + i * sizeof v, sizeof v);
        size_t place = element_place(t, i, at);
        flat[place] = v;
        if (isfinite(v)) continue;
        char index[100] = "";
        for (int k = 0, n = 0; k < t->rank; k++)
            n += snprintf(index + n, sizeof index - (size_t)n, "%s%d", k ? "," : "", at[k]);
        vae_die(EX_DATAERR, "%s: %s[%s] is %g, which is not finite", r->path, t->name, index,
                (double)v);
    }
}

static json_t *parse_header(const char *path, const char *text, size_t length) {
    json_error_t error;
    char why[80];
    json_t *header = json_loadb(text, length, JSON_REJECT_DUPLICATES, &error);
    if (!header)
        vae_die(EX_DATAERR, "%s: header, byte %d: %s", path, error.position,
                shown(why, error.text));
    if (text[0] != '{' || !json_is_object(header))
        vae_die(EX_DATAERR, "%s: the header is not a JSON object", path);
    return header;
}

// The whole file; refuses at once what is longer than any file of this model can be.
static uint8_t *read_bytes(const char *path, const VaeModel *m, size_t *size) {
    size_t most = 8 + HEADER_MOST + (m->n_param + m->n_state) * sizeof(float);
    uint8_t *bytes = vae_file_read(path, most, size);
    if (*size < 10)
        vae_die(EX_DATAERR, "%s: truncated: %zu bytes are too few for a safetensors file", path,
                *size);
    return bytes;
}

// A reader at the header of a file, or of model.safetensors in a directory.
static uint8_t *open_reader(Reader *r, const char *path, const VaeModel *m) {
    struct stat s;
    *r = (Reader){.m = m};
    if (stat(path, &s) == 0 && S_ISDIR(s.st_mode)) {
        vae_run_weights(path, r->inside);
        path = r->inside;
    }
    size_t size;
    const uint8_t *bytes = vae_weights_inside_bytes(path, &size);
    uint8_t *owned = bytes ? NULL : read_bytes(path, m, &size);
    if (owned) bytes = owned;
    uint64_t length;
    memcpy(&length, bytes, sizeof length);
    if (length > HEADER_MOST || length > size - 8)
        vae_die(EX_DATAERR,
                "%s: truncated or not safetensors: it begins with a header length of %llu, in a "
                "file of %zu bytes",
                path, (unsigned long long)length, size);
    r->path = path;
    r->data = bytes + 8 + length;
    r->data_size = size - 8 - (size_t)length;
    r->header = parse_header(path, (const char *)bytes + 8, (size_t)length);
    check_metadata(r);
    return owned; // to free
}

bool vae_weights_metadata(const char *path, const VaeModel *m, const char *key, char *text, size_t room) {
    Reader r;
    uint8_t *bytes = open_reader(&r, path, m);
    const char *found = json_string_value(json_object_get(json_object_get(r.header, "__metadata__"), key));
    if (found) snprintf(text, room, "%s", found);
    json_decref(r.header);
    vae_free(bytes);
    return found != NULL;
}

void vae_weights_guard(const char *path) {
    char inside[4096];
    struct stat s;
    if (stat(path, &s) == 0 && S_ISDIR(s.st_mode)) {
        vae_run_weights(path, inside);
        path = inside;
    }
    vae_guard_input_path(path);
}

void vae_weights_each_metadata(const char *path, const VaeModel *m,
                               void (*each)(void *arg, const char *key, const char *value), void *arg) {
    Reader r;
    uint8_t *bytes = open_reader(&r, path, m);
    const char *key;
    json_t *value;
    json_object_foreach(json_object_get(r.header, "__metadata__"), key, value)
        if (json_string_value(value)) each(arg, key, json_string_value(value));
    json_decref(r.header);
    vae_free(bytes);
}

bool vae_weights_fit(const char *path, const VaeModel *m) {
    Reader r;
    uint8_t *bytes = open_reader(&r, path, m);
    bool fit = true;
    for (int i = 0; fit && i < m->n_tensors; i++) {
        const VaeTensor *t = &m->tensor[i];
        const json_t *shape = json_object_get(json_object_get(r.header, t->name), "shape");
        fit = shape && json_array_size(shape) == (size_t)t->rank;
        for (int k = 0; fit && k < t->rank; k++)
            fit = json_integer_value(json_array_get(shape, (size_t)k)) == t->dim[k];
    }
    const size_t metadata = json_object_get(r.header, "__metadata__") != NULL;
    fit = fit && json_object_size(r.header) == (size_t)m->n_tensors + metadata;
    json_decref(r.header);
    vae_free(bytes);
    return fit;
}

void vae_weights_read(const char *path, const VaeModel *m, float *flat) {
    Reader r;
    int at[VAE_MAX_RANK];
    uint8_t *bytes = open_reader(&r, path, m);
    r.begin = vae_alloc((size_t)m->n_tensors, sizeof *r.begin);
    check_names(&r);
    for (int i = 0; i < m->n_tensors; i++)
        if (has_tensor(&r, i))
            check_tensor(&r, &m->tensor[i], json_object_get(r.header, m->tensor[i].name), &r.begin[i]);
        else r.begin[i] = SIZE_MAX;
    check_cover(&r);
    for (int i = 0; i < m->n_tensors; i++) {
        const VaeTensor *t = &m->tensor[i];
        if (has_tensor(&r, i)) read_tensor(&r, t, r.begin[i], flat);
        else for (size_t k = 0; k < tensor_count(t->rank, t->dim); k++) flat[element_place(t, k, at)] = 0;
    }
    vae_free(r.begin);
    json_decref(r.header);
    vae_free(bytes);
}
