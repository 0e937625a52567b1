// tensors_read.c -- safetensors, in: exactly the model's tensors and nothing else. Any flaw is one line that names
// the tensor and what is wrong, and nothing is written before everything is known to be sound.
#include "core/tensors.h"

#include <string.h>

#define ABSENT SIZE_MAX // of a tensor that the file may do without

static VaeStatus bad_json(const VaeJson *j, VaeError *error) {
    if (j->byte) return vae_fail(error, VAE_BAD_WEIGHTS, "header, byte %zu: %s 0x%c%c", j->at, j->wrong,
                                 "0123456789abcdef"[j->byte >> 4], "0123456789abcdef"[j->byte & 15]);
    return vae_fail(error, VAE_BAD_WEIGHTS, "header, byte %zu: %s", j->at, j->wrong);
}

static bool is_metadata(VaeJsonString key) { return vae_json_equals(key, "__metadata__"); }

static VaeJson json_at(const VaeTensors *t, size_t at) {
    return (VaeJson){.text = t->header, .n = t->header_size, .at = at};
}

static VaeStatus check_metadata(const VaeTensors *t, size_t at, VaeError *error) {
    VaeJson j = json_at(t, at);
    VaeJsonString key, text;
    bool first = true, good = vae_json_take(&j, '{');
    while (good && vae_json_member(&j, &first, &key)) good = vae_json_is(&j, '"') && vae_json_string(&j, &text);
    if (good) return VAE_OK;
    return vae_fail(error, VAE_BAD_WEIGHTS, "header: __metadata__ must be an object of strings");
}

VaeStatus vae_tensors_open(VaeTensors *t, const void *bytes, size_t size, VaeError *error) {
    memset(t, 0, sizeof *t);
    if (size < 10)
        return vae_fail(error, VAE_BAD_WEIGHTS, "truncated: %zu bytes are too few for a safetensors file", size);
    uint64_t length;
    memcpy(&length, bytes, sizeof length);
    if (length > VAE_TENSORS_HEADER_MOST || length > size - 8)
        return vae_fail(error, VAE_BAD_WEIGHTS, "truncated or not safetensors: it begins with a header length of "
                        "%llu, in a file of %zu bytes", (unsigned long long)length, size);
    t->header = (const char *)bytes + 8;
    t->header_size = (size_t)length;
    t->data = (const uint8_t *)bytes + 8 + length;
    t->data_size = size - 8 - (size_t)length;
    VaeJson j = json_at(t, 0);
    VaeJsonString key;
    bool first = true, said = false;
    if (length > 0 && t->header[0] != '{' && vae_json_skip(&j))
        return vae_fail(error, VAE_BAD_WEIGHTS, "the header is not a JSON object");
    if (!j.wrong && !vae_json_take(&j, '{')) j.wrong = "'{' expected";
    VaeStatus status = VAE_OK;
    while (vae_json_member(&j, &first, &key)) {
        const size_t at = j.at;
        if (!vae_json_skip(&j) || !is_metadata(key)) continue;
        if (said) j.wrong = "duplicate object key";
        said = true;
        status = check_metadata(t, at, error);
    }
    vae_json_end(&j);
    return j.wrong ? bad_json(&j, error) : status;
}

// Behind the bracket of the metadata; false: there are none.
static bool find_metadata(VaeJson *j) {
    VaeJsonString name;
    bool first = true, found = false;
    vae_json_take(j, '{');
    while (!found && vae_json_member(j, &first, &name)) {
        found = is_metadata(name);
        if (!found) vae_json_skip(j);
    }
    return found && vae_json_take(j, '{');
}

bool vae_tensors_metadata(const VaeTensors *t, size_t *at, char *key, size_t key_room, char *text, size_t room) {
    VaeJson j = json_at(t, *at);
    VaeJsonString name, value;
    bool first = *at == 0;
    if (first && !find_metadata(&j)) return false;
    if (!vae_json_member(&j, &first, &name) || !vae_json_string(&j, &value)) return false;
    vae_json_copy(name, key, key_room);
    vae_json_copy(value, text, room);
    *at = j.at;
    return true;
}

bool vae_tensors_said(const VaeTensors *t, const char *key, VaeJsonString *text) {
    VaeJson j = json_at(t, 0);
    VaeJsonString name, value;
    bool first = true;
    if (!find_metadata(&j)) return false;
    while (vae_json_member(&j, &first, &name) && vae_json_string(&j, &value))
        if (vae_json_equals(name, key)) return *text = value, true;
    return false;
}

// ---------------------------------------------------------------- names

// A name from the file, made safe to print: no control characters, not endless.
static const char *shown(char out[80], VaeJsonString name) {
    char text[128];
    vae_json_copy(name, text, sizeof text);
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

// A name near enough to be a slip of the pen.
static bool is_near(size_t d, const char *name) { return d <= 1 + strlen(name) / 5; }

// The model's tensor of this name, looked for from number `guess` on; -1: there is none.
static int find_tensor(const VaeModel *m, VaeJsonString name, int guess) {
    for (int k = 0; k < m->n_tensors; k++) {
        const int i = (guess + k) % m->n_tensors;
        if (vae_json_equals(name, m->tensor[i].name)) return i;
    }
    return -1;
}

// A name of the file that the model does not have and that is nearest to `name`.
static bool nearest_in_file(const VaeTensors *t, const VaeModel *m, const char *name, char best[80]) {
    VaeJson j = json_at(t, 1);
    VaeJsonString key;
    bool first = true;
    size_t least = SIZE_MAX;
    while (vae_json_member(&j, &first, &key) && vae_json_skip(&j)) {
        char text[80];
        if (is_metadata(key) || find_tensor(m, key, 0) >= 0) continue;
        const size_t d = distance(name, shown(text, key));
        if (d < least) least = d, memcpy(best, text, sizeof text);
    }
    return least < SIZE_MAX && is_near(least, name);
}

static const char *nearest_in_model(const VaeModel *m, const char *name) {
    const char *best = NULL;
    size_t least = SIZE_MAX;
    for (int i = 0; i < m->n_tensors; i++) {
        const size_t d = distance(name, m->tensor[i].name);
        if (d < least) least = d, best = m->tensor[i].name;
    }
    return best && is_near(least, name) ? best : NULL;
}

// What a model's file may do without, being 0 then: the second part of columns' means, from before there was one,
// or where another framework made the file.
static bool is_optional(const char *name) {
    const size_t n = strlen(name);
    return strncmp(name, "data.", 5) == 0 && n > 9 && strcmp(name + n - 9, ".mean_low") == 0;
}

// What only uses weights has no critic, and training has saved one.
static bool is_left_out(const VaeModel *m, VaeJsonString name) {
    char text[8] = "";
    vae_json_copy(name, text, sizeof text);
    return !m->train.run && memcmp(text, "critic.", 7) == 0;
}

// place[i]: where the description of tensor i begins in the header, or ABSENT.
static VaeStatus find_all(const VaeTensors *t, const VaeModel *m, size_t *place, bool *left_out, VaeError *error) {
    VaeJson j = json_at(t, 1);
    VaeJsonString key, other = {NULL, 0};
    bool first = true;
    for (int i = 0; i < m->n_tensors; i++) place[i] = ABSENT;
    for (int guess = 0; vae_json_member(&j, &first, &key);) {
        const int i = is_metadata(key) ? -1 : find_tensor(m, key, guess);
        if (i >= 0) {
            if (place[i] != ABSENT) {
                j.wrong = "duplicate object key";
                return bad_json(&j, error);
            }
            place[i] = j.at;
            guess = i + 1;
        } else if (is_left_out(m, key)) {
            *left_out = true;
        } else if (!is_metadata(key) && !other.text) {
            other = key;
        }
        vae_json_skip(&j);
    }
    char name[80];
    for (int i = 0; i < m->n_tensors; i++) {
        if (place[i] != ABSENT || is_optional(m->tensor[i].name)) continue;
        const bool near = nearest_in_file(t, m, m->tensor[i].name, name);
        return vae_fail(error, VAE_BAD_WEIGHTS, "tensor %s of the model is missing%s%s%s", m->tensor[i].name,
                        near ? "; did the file mean it by " : "", near ? name : "", near ? "?" : "");
    }
    if (!other.text) return VAE_OK;
    const char *near = nearest_in_model(m, shown(name, other));
    return vae_fail(error, VAE_BAD_WEIGHTS, "the model has no tensor %s%s%s%s", name, near ? "; did you mean " : "",
                    near ? near : "", near ? "?" : "");
}

// ---------------------------------------------------------------- one tensor

typedef struct Description { // where its three values begin in the header
    size_t dtype, shape, offsets;
} Description;

static bool describe(const VaeTensors *t, size_t at, Description *d) {
    VaeJson j = json_at(t, at);
    VaeJsonString key;
    bool first = true;
    int n = 0;
    *d = (Description){0};
    for (vae_json_take(&j, '{'); vae_json_member(&j, &first, &key); n++) {
        size_t *value = vae_json_equals(key, "dtype") ? &d->dtype : vae_json_equals(key, "shape") ? &d->shape
                      : vae_json_equals(key, "data_offsets") ? &d->offsets : NULL;
        if (value) *value = j.at;
        vae_json_skip(&j);
    }
    j = json_at(t, d->dtype);
    return n == 3 && d->dtype && d->shape && d->offsets && vae_json_is(&j, '"');
}

// Whether a list of whole numbers is dim[rank]; writes it to `text`. *whole: whether it is such a list.
static bool same_shape(const VaeTensors *t, size_t at, int rank, const int *dim, bool *whole, char *text, size_t room) {
    VaeJson j = json_at(t, at);
    bool first = true, same = true;
    int n = 0;
    size_t length = 0;
    text[0] = 0;
    *whole = vae_json_take(&j, '[');
    while (*whole && vae_json_element(&j, &first)) {
        long long value;
        *whole = vae_json_integer(&j, &value);
        if (!*whole) break;
        same &= n < rank && value == dim[n];
        if (length + 1 < room) length += vae_text(text + length, room - length, "%s%lld", n ? ", " : "", value);
        n++;
    }
    return *whole && same && n == rank;
}

static VaeStatus check_shape(const VaeTensors *t, const VaeTensor *tensor, size_t at, VaeError *error) {
    char have[160], want[160] = "";
    bool whole;
    if (same_shape(t, at, tensor->rank, tensor->dim, &whole, have, sizeof have)) return VAE_OK;
    if (!whole)
        return vae_fail(error, VAE_BAD_WEIGHTS, "tensor %s: shape is not a list of whole numbers", tensor->name);
    size_t n = 0;
    for (int i = 0; i < tensor->rank; i++)
        n += vae_text(want + n, sizeof want - n, "%s%d", i ? ", " : "", tensor->dim[i]);
    return vae_fail(error, VAE_BAD_WEIGHTS, "tensor %s has shape [%s], but the model's is [%s]", tensor->name, have,
                    want);
}

// Checks one tensor's description, which begins at *place, against the model's; then *place is where its data begin.
static VaeStatus check_tensor(const VaeTensors *t, const VaeTensor *tensor, size_t *place, VaeError *error) {
    VaeJson j = json_at(t, *place);
    const char *name = tensor->name;
    Description d;
    if (!vae_json_is(&j, '{'))
        return vae_fail(error, VAE_BAD_WEIGHTS, "tensor %s: its description is not an object", name);
    if (!describe(t, *place, &d))
        return vae_fail(error, VAE_BAD_WEIGHTS, "tensor %s: its description must have exactly dtype, shape and "
                        "data_offsets", name);
    VaeJsonString dtype;
    char text[80];
    j = json_at(t, d.dtype);
    vae_json_string(&j, &dtype);
    if (!vae_json_equals(dtype, "F32"))
        return vae_fail(error, VAE_BAD_WEIGHTS, "tensor %s has type %s; only F32 is read", name, shown(text, dtype));
    const VaeStatus status = check_shape(t, tensor, d.shape, error);
    if (status != VAE_OK) return status;
    long long from = -1, to = -1;
    bool first = true;
    j = json_at(t, d.offsets);
    const bool two = vae_json_take(&j, '[') && vae_json_element(&j, &first) && vae_json_integer(&j, &from) &&
                     vae_json_element(&j, &first) && vae_json_integer(&j, &to) && vae_json_take(&j, ']');
    if (!two || from < 0 || to < from)
        return vae_fail(error, VAE_BAD_WEIGHTS, "tensor %s: data_offsets must be two whole numbers in order", name);
    if ((unsigned long long)to > t->data_size)
        return vae_fail(error, VAE_BAD_WEIGHTS, "tensor %s: its data end at byte %lld, the file's at %zu", name, to,
                        t->data_size);
    const size_t want = vae_tensor_size(tensor) * sizeof(float);
    if ((size_t)(to - from) != want)
        return vae_fail(error, VAE_BAD_WEIGHTS, "tensor %s: has %lld bytes of data, its shape needs %zu", name,
                        to - from, want);
    *place = (size_t)from;
    return VAE_OK;
}

// All tensors together must cover the data exactly: walk from each end to the tensor beginning
// there. Linear in the usual order, and at worst quadratic in the model's few tensors.
static VaeStatus check_cover(const VaeTensors *t, const VaeModel *m, const size_t *begin, VaeError *error) {
    size_t at = 0;
    int guess = 0, present = 0;
    for (int i = 0; i < m->n_tensors; i++) present += begin[i] != ABSENT;
    for (int done = 0; done < present; done++) {
        int i = guess;
        for (int tried = 0; tried < m->n_tensors && begin[i] != at; tried++) i = (i + 1) % m->n_tensors;
        if (begin[i] != at)
            return vae_fail(error, VAE_BAD_WEIGHTS, "the tensors' data overlap or leave a hole at byte %zu", at);
        at += vae_tensor_size(&m->tensor[i]) * sizeof(float);
        guess = (i + 1) % m->n_tensors;
    }
    if (at == t->data_size) return VAE_OK;
    return vae_fail(error, VAE_BAD_WEIGHTS, "%zu extra bytes at the end", t->data_size - at);
}

static float value_at(const VaeTensors *t, size_t begin, size_t i) {
    float v; // memcpy: a header of odd length leaves the data unaligned
    memcpy(&v, t->data + begin + i * sizeof v, sizeof v);
    return v;
}

static VaeStatus check_finite(const VaeTensors *t, const VaeTensor *tensor, size_t begin, VaeError *error) {
    const size_t count = vae_tensor_size(tensor);
    for (size_t i = 0; i < count; i++) {
        const float v = value_at(t, begin, i);
        if (isfinite(v)) continue;
        int at[VAE_MAX_RANK];
        size_t rest = i, n = 0;
        for (int k = tensor->rank - 1; k >= 0; k--) {
            at[k] = (int)(rest % (size_t)tensor->dim[k]);
            rest /= (size_t)tensor->dim[k];
        }
        char index[100] = "";
        for (int k = 0; k < tensor->rank; k++)
            n += vae_text(index + n, sizeof index - n, "%s%d", k ? "," : "", at[k]);
        return vae_fail(error, VAE_BAD_WEIGHTS, "%s[%s] is %g, which is not finite", tensor->name, index, (double)v);
    }
    return VAE_OK;
}

// ---------------------------------------------------------------- all of them

VaeStatus vae_tensors_read(const VaeTensors *t, const VaeModel *m, float *flat, size_t *place, VaeError *error) {
    bool left_out = false; // then there are holes
    VaeStatus status = find_all(t, m, place, &left_out, error);
    for (int i = 0; i < m->n_tensors && status == VAE_OK; i++)
        if (place[i] != ABSENT) status = check_tensor(t, &m->tensor[i], &place[i], error);
    if (status == VAE_OK && !left_out) status = check_cover(t, m, place, error);
    for (int i = 0; i < m->n_tensors && status == VAE_OK; i++)
        if (place[i] != ABSENT) status = check_finite(t, &m->tensor[i], place[i], error);
    for (int i = 0; i < m->n_tensors && status == VAE_OK; i++) {
        const size_t count = vae_tensor_size(&m->tensor[i]);
        for (size_t k = 0; k < count; k++)
            flat[vae_tensor_place(&m->tensor[i], k)] = place[i] != ABSENT ? value_at(t, place[i], k) : 0;
    }
    return status;
}

bool vae_tensors_fit(const VaeTensors *t, const VaeModel *m, size_t *place) {
    bool left_out;
    if (find_all(t, m, place, &left_out, NULL) != VAE_OK) return false;
    for (int i = 0; i < m->n_tensors; i++) {
        const VaeTensor *tensor = &m->tensor[i];
        Description d;
        char text[160];
        bool whole;
        if (place[i] == ABSENT || !describe(t, place[i], &d)) return false;
        if (!same_shape(t, d.shape, tensor->rank, tensor->dim, &whole, text, sizeof text)) return false;
    }
    return true;
}
