// safetensors.c -- files of weights. The format is core/tensors.h's; here are paths, and what is wrong dies with 65
// and one line that names the file. Nothing is allocated before its size is known to fit the file; the writer
// allocates nothing at all.
#include "files/files.h"

#include <string.h>
#include <sys/stat.h>

// ---------------------------------------------------------------- writing

static void put(void *arg, const void *bytes, size_t n) { vae_file_write(arg, bytes, n); }

void vae_weights_write(const char *path, const VaeModel *m, const float *flat, bool with_state,
                       const char *const *metadata, const VaeExtra *extra, int n_extra) {
    VaeFile f = vae_file_create(path);
    vae_tensors_write(m, flat, with_state, metadata, extra, n_extra, put, &f);
    vae_file_commit(&f);
}

// ---------------------------------------------------------------- reading

typedef struct Reader {
    const char *path;
    VaeTensors tensors;
    uint8_t *owned;    // to free
    size_t *place;     // [n_tensors] scratch
    char inside[4096]; // the file's path in a directory
} Reader;

_Noreturn static void die(const Reader *r, const VaeError *error) {
    vae_die(EX_DATAERR, "%s: %s", r->path, error->text);
}

// A reader at the header of a file, or of model.safetensors in a directory. Refuses at once what is longer than
// any file of this model can be.
static void open_reader(Reader *r, const char *path, const VaeModel *m) {
    struct stat s;
    VaeError error;
    *r = (Reader){.path = path};
    if (stat(path, &s) == 0 && S_ISDIR(s.st_mode)) {
        vae_run_weights(path, r->inside);
        r->path = r->inside;
    }
    size_t size;
    const uint8_t *bytes = vae_weights_inside_bytes(r->path, &size);
    if (!bytes) {
        const size_t most = 8 + VAE_TENSORS_HEADER_MOST + (m->n_param + m->n_state) * sizeof(float);
        bytes = r->owned = vae_file_read(r->path, most, &size);
    }
    if (vae_tensors_open(&r->tensors, bytes, size, &error) != VAE_OK) die(r, &error);
    r->place = vae_alloc((size_t)m->n_tensors, sizeof *r->place);
}

static void close_reader(Reader *r) {
    vae_free(r->place);
    vae_free(r->owned);
}

enum { KEY = 256 }; // what is longer is none of ours, and is cut

bool vae_weights_metadata(const char *path, const VaeModel *m, const char *key, char *text, size_t room) {
    Reader r;
    char name[KEY];
    bool found = false;
    open_reader(&r, path, m);
    const size_t most = r.tensors.header_size + 1;
    char *value = vae_alloc(most, 1);
    for (size_t at = 0; !found && vae_tensors_metadata(&r.tensors, &at, name, sizeof name, value, most);)
        found = strcmp(name, key) == 0;
    if (found) vae_text(text, room, "%s", value); // cut to fit
    vae_free(value);
    close_reader(&r);
    return found;
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
    char name[KEY];
    open_reader(&r, path, m);
    const size_t most = r.tensors.header_size + 1;
    char *value = vae_alloc(most, 1);
    for (size_t at = 0; vae_tensors_metadata(&r.tensors, &at, name, sizeof name, value, most);)
        each(arg, name, value);
    vae_free(value);
    close_reader(&r);
}

bool vae_weights_fit(const char *path, const VaeModel *m) {
    Reader r;
    open_reader(&r, path, m);
    const bool fit = vae_tensors_fit(&r.tensors, m, r.place);
    close_reader(&r);
    return fit;
}

void vae_weights_read(const char *path, const VaeModel *m, float *flat) {
    Reader r;
    VaeError error;
    open_reader(&r, path, m);
    if (vae_tensors_read(&r.tensors, m, flat, r.place, &error) != VAE_OK) die(&r, &error);
    close_reader(&r);
}
