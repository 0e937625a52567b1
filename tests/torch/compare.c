// compare.c -- compares what a built model wrote with what is expected, tensor by tensor.
//   compare EXPECTED GOT.safetensors     every tensor of both (but EXPECTED's `encode` and `decode`)
//   compare EXPECTED GOT.npy NAME        one tensor of EXPECTED with a matrix
// A tensor agrees when |got - want| <= 5e-5 |want| in the 2-norm, where |want| counts as at least a
// 10^-4th of all tensors' together; or a 50th, where it is zero but for rounding in double, as for a
// bias before batchnorm, so that what was got is rounding in float. Prints the element that is farthest off; exit code 1 if any tensor disagrees.
#include "pictures/pictures.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define TOLERANCE 5e-5

typedef struct Tensors {
    json_t *header;
    const char *blob;
} Tensors;

static Tensors tensors_read(const char *path) {
    size_t size;
    char *data = vae_file_read(path, 1 << 28, &size);
    uint64_t length = 0;
    if (size < 8) vae_die(EX_DATAERR, "%s is too short", path);
    for (int i = 0; i < 8; i++) length |= (uint64_t)(unsigned char)data[i] << (8 * i);
    json_t *header = size - 8 < length ? NULL : json_loadb(data + 8, length, 0, NULL);
    if (!header) vae_die(EX_DATAERR, "%s is no safetensors file", path);
    json_object_del(header, "__metadata__");
    return (Tensors){header, data + 8 + length};
}

typedef struct Tensor {
    const char *name;
    int rank, dim[VAE_MAX_RANK];
    size_t n;
    const float *values;
} Tensor;

static Tensor tensor(const Tensors *t, const char *name, const json_t *entry) {
    Tensor x = {.name = name, .n = 1};
    const json_t *shape = json_object_get(entry, "shape");
    for (; (size_t)x.rank < json_array_size(shape) && x.rank < VAE_MAX_RANK; x.rank++)
        x.n *= (size_t)(x.dim[x.rank] = (int)json_integer_value(json_array_get(shape, (size_t)x.rank)));
    const json_t *offsets = json_object_get(entry, "data_offsets");
    x.values = (const float *)(const void *)(t->blob + json_integer_value(json_array_get(offsets, 0)));
    return x;
}

static double norm(const float *v, size_t n) {
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += (double)v[i] * (double)v[i];
    return sqrt(sum);
}

static void print_index(const Tensor *t, size_t k) {
    size_t index[VAE_MAX_RANK] = {0};
    for (int i = t->rank - 1; i >= 0; i--) {
        index[i] = k % (size_t)t->dim[i];
        k /= (size_t)t->dim[i];
    }
    printf("[");
    for (int i = 0; i < t->rank; i++) printf("%s%zu", i ? "," : "", index[i]);
    printf("]");
}

static bool agree(const Tensor *want, const float *got, double least) {
    double off = 0, most = -1;
    size_t worst = 0;
    for (size_t i = 0; i < want->n; i++) {
        double d = fabs((double)got[i] - (double)want->values[i]);
        if (isnan(d)) d = INFINITY;
        off += d * d;
        if (d <= most) continue;
        most = d;
        worst = i;
    }
    const double size = fmax(norm(want->values, want->n), least);
    if (sqrt(off) <= TOLERANCE * size) return true;
    printf("%s", want->name);
    print_index(want, worst);
    printf(": got %.7g, want %.7g (tol %g; all of it is off by %.2g of its norm)\n", (double)got[worst],
           (double)want->values[worst], TOLERANCE, sqrt(off) / size);
    return false;
}

static bool is_output(const char *name) { return !strcmp(name, "encode") || !strcmp(name, "decode"); }
static bool is_term(const char *name) {
    return !strcmp(name, "loss") || !strcmp(name, "reconstruction") || !strcmp(name, "kl");
}

static bool compare_all(const Tensors *want, const Tensors *got) {
    bool good = true;
    double all = 0;
    const char *name;
    json_t *entry;
    json_object_foreach(want->header, name, entry) {
        const Tensor t = tensor(want, name, entry);
        if (!is_output(name) && !is_term(name)) all = hypot(all, norm(t.values, t.n));
    }
    json_object_foreach(want->header, name, entry) {
        if (is_output(name)) continue;
        const json_t *other = json_object_get(got->header, name);
        const Tensor w = tensor(want, name, entry);
        if (!other || !json_equal(json_object_get(other, "shape"), json_object_get(entry, "shape"))) {
            printf("%s: %s\n", name, other ? "another shape" : "is missing");
            good = false;
            continue;
        }
        const double share = norm(w.values, w.n) < 1e-12 * all ? 0.02 : 1e-4;
        good &= agree(&w, tensor(got, name, other).values, is_term(name) ? 0 : share * all);
    }
    json_object_foreach(got->header, name, entry) {
        if (json_object_get(want->header, name)) continue;
        printf("%s: nobody expects it\n", name);
        good = false;
    }
    return good;
}

int main(int argc, char **argv) {
    if (argc != 3 && argc != 4) vae_die(EX_USAGE, "usage: compare EXPECTED GOT [NAME]");
    const Tensors want = tensors_read(argv[1]);
    if (argc == 3) {
        const Tensors got = tensors_read(argv[2]);
        return compare_all(&want, &got) ? 0 : 1;
    }
    const json_t *entry = json_object_get(want.header, argv[3]);
    if (!entry) vae_die(EX_DATAERR, "%s has no tensor %s", argv[1], argv[3]);
    const Tensor t = tensor(&want, argv[3], entry);
    const VaeMatrix got = vae_matrix_read(argv[2], t.dim[t.rank - 1]);
    if (got.rows * (size_t)got.width != t.n) vae_die(EX_DATAERR, "%s has %zu rows", argv[2], got.rows);
    return agree(&t, got.values, 0) ? 0 : 1;
}
