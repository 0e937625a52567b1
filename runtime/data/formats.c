// formats.c -- which reader a file is for: the table of formats, told by content, else by the suffix.
#include "data/sparse.h"

#include <errno.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct DataFormat {
    const char *name;
    const char *magic; // how a file begins; NULL: its suffix tells
    size_t n;          // bytes of magic
    void (*read)(DataTable *t, DataFile *f, const VaeStream *s, size_t limit); // NULL: left out
} DataFormat;

#ifndef VAE_STANDALONE
static void read_hdf5(DataTable *t, DataFile *f, const VaeStream *s, size_t limit) { // of a .h5ad its X
    vae_data_unmap(f);
    vae_data_read_hdf5(t, t->path, 0, s, limit);
}
#endif

static const DataFormat formats[] = {
    {"IDX", "\0\0", 2, vae_data_read_idx},
    {"Matrix Market", "%%Matrix", 8, VAE_FULL(vae_data_read_mtx)},
    {"gzip'd IDX", "\x1f\x8b", 2, VAE_FULL(vae_data_read_idx_gz)},
    {"NPY", "\x93NUMPY", 6, vae_data_read_npy},
    {"NPZ", "PK\3\4", 4, VAE_FULL(vae_data_read_npz)},
    {"NPZ", "PK\5\6", 4, VAE_FULL(vae_data_read_npz)},
    {"PNG", "\x89PNG", 4, VAE_FULL(vae_data_read_picture)},
    {"JPEG", "\xff\xd8\xff", 3, VAE_FULL(vae_data_read_picture)},
    {"WAV", "RIFF", 4, VAE_FULL(vae_data_read_sound)},
    {"FLAC", "fLaC", 4, VAE_FULL(vae_data_read_sound)},
    {"HDF5", "\x89HDF", 4, VAE_FULL(read_hdf5)},
    {"CSV", NULL, 0, vae_data_read_csv},
};
enum { FORMATS = sizeof formats / sizeof *formats };

bool vae_data_suffix(const char *path, const char *suffix) {
    size_t n = strlen(path), m = strlen(suffix);
    return n > m && strcasecmp(path + n - m, suffix) == 0;
}

bool vae_data_is_csv(const char *path) {
    return vae_data_suffix(path, ".csv") || vae_data_suffix(path, ".tsv") || vae_data_suffix(path, ".csv.gz") ||
           vae_data_suffix(path, ".tsv.gz");
}

#ifndef VAE_NO_TOKENS
// Of numbers of tokens, and no text.
static bool is_numbers(const DataFile *f) {
    return f->size >= 6 && (memcmp(f->bytes, "\x93NUMPY", 6) == 0 || memcmp(f->bytes, "PK\3\4", 4) == 0 || memcmp(f->bytes, "\x89HDF", 4) == 0);
}

bool vae_data_is_lines(const char *path, const VaeStream *s) {
    if (!s || s->kind != VAE_TOKENS || vae_data_inside(path)) return false; // what archives hold by name is numbers
    DataFile f = vae_data_map(path);
    const bool lines = !is_numbers(&f);
    vae_data_unmap(&f);
    return lines;
}
#endif

static const DataFormat *format_of(const DataFile *f) {
    for (int i = 0; i < FORMATS; i++) {
        const DataFormat *d = &formats[i];
        if (!d->magic && vae_data_is_csv(f->path)) return d;
        if (d->magic && f->size >= d->n && memcmp(f->bytes, d->magic, d->n) == 0) return d;
    }
    char names[100] = "";
    for (int i = 0, at = 0; i + 1 < FORMATS; i++)
        if ((i == 0 || strcmp(formats[i].name, formats[i - 1].name)) && formats[i].read)
            at += snprintf(names + at, sizeof names - (size_t)at, "%s%s", at ? ", " : "", formats[i].name);
    vae_die(EX_DATAERR, "%s: unknown format; known are %s and CSV (named .csv or .tsv)%s", f->path, names,
            vae_data_suffix(f->path, ".txt") ? "; lines of text are for data that are tokens" : "");
}

static _Noreturn void left_out(const char *path, const char *what) {
    vae_die(EX_UNAVAILABLE, "%s: %s is read by the program of vaec build, not by one that is a single C file: give "
            "NPY, plain IDX or CSV", path, what);
}

// "FILE.npz:NAME" as the length of FILE.npz, for a file that ends so; 0 if it is not that, or if there is a file called so.
static size_t length_before(const char *path, const char *suffix) {
    const size_t n = strlen(suffix);
    if (access(path, F_OK) == 0) return 0;
    for (const char *colon = strchr(path, ':'); colon; colon = strchr(colon + 1, ':'))
        if ((size_t)(colon - path) > n && strncasecmp(colon - n, suffix, n) == 0 && colon[1]) return (size_t)(colon - path);
    return 0;
}

static size_t archive_length(const char *path) { return length_before(path, ".npz"); }

// The same of HDF5.
static size_t hdf5_length(const char *path) {
    static const char *const suffix[] = {".h5", ".hdf5", ".h5ad"};
    size_t length = 0;
    for (size_t i = 0; i < sizeof suffix / sizeof *suffix && !length; i++) length = length_before(path, suffix[i]);
    return length;
}

size_t vae_data_inside(const char *path) { return archive_length(path) ? archive_length(path) : hdf5_length(path); }

static bool is_folder(const char *path) {
    struct stat s;
    return stat(path, &s) == 0 && S_ISDIR(s.st_mode);
}

void vae_data_read(DataTable *t, const char *path, const VaeStream *s, size_t limit) {
    void (*const member)(DataTable *, const char *, const char *, const VaeStream *, size_t) =
        VAE_FULL(vae_data_read_member);
    void (*const mtx_gz)(DataTable *, DataFile *, const VaeStream *, size_t) = VAE_FULL(vae_data_read_mtx_gz);
    void (*const folder)(DataTable *, const char *, const VaeStream *, size_t) = VAE_FULL(vae_data_read_folder);
    memset(t, 0, sizeof *t);
    t->path = path;
    const size_t archive = archive_length(path);
    if (archive && archive < DATA_PATH) {
        char file[DATA_PATH];
        snprintf(file, sizeof file, "%.*s", (int)archive, path);
        if (!member) left_out(path, "NPZ");
        member(t, file, path + archive + 1, s, limit);
        return;
    }
    void (*const hdf5)(DataTable *, const char *, size_t, const VaeStream *, size_t) = VAE_FULL(vae_data_read_hdf5);
    if (hdf5_length(path)) {
        if (!hdf5) left_out(path, "HDF5");
        hdf5(t, path, hdf5_length(path), s, limit);
        return;
    }
#ifndef VAE_NO_TOKENS
    if (s && s->kind == VAE_TOKENS && is_folder(path))
        vae_die(EX_DATAERR, "%s: data %s is read from lines of text or NPY, and this is a folder", path, s->name);
#endif
    if (s && s->kind == VAE_SERIES && is_folder(path)) {
        void (*const sounds)(DataTable *, const char *, const VaeStream *, size_t) = VAE_FULL(vae_data_read_sounds);
        if (!sounds) left_out(path, "a folder of sound");
        sounds(t, path, s, limit);
        return;
    }
    if (s && is_folder(path)) {
        if (!folder) left_out(path, "a folder of pictures");
        folder(t, path, s, limit);
        return;
    }
    DataFile f = vae_data_map(path);
#ifndef VAE_NO_TOKENS
    if (s && s->kind == VAE_TOKENS && !is_numbers(&f)) {
        vae_data_read_lines(t, &f, s, limit);
        return;
    }
#endif
    const DataFormat *d = format_of(&f);
    if (!d->read) left_out(path, d->name);
    if (vae_data_suffix(path, ".mtx.gz") && f.bytes[0] == 0x1f) {
        mtx_gz(t, &f, s, limit);
        return;
    }
    if (vae_data_is_csv(path) && f.bytes[0] == 0x1f) d = &formats[FORMATS - 1];
    d->read(t, &f, s, limit);
}

#ifndef VAE_STANDALONE

static void close_idx_gz(DataPacked *p) {
    vae_gz_close(&p->stream);
    vae_data_unmap(&p->file);
}

static bool is_hdf5(const char *path) {
    DataFile f = vae_data_map(path);
    const bool is = f.size >= 4 && memcmp(f.bytes, "\x89HDF", 4) == 0;
    vae_data_unmap(&f);
    return is;
}

bool vae_data_open_packed(DataPacked *p, DataTable *t, const char *path, const VaeStream *s) {
    const size_t archive = archive_length(path);
    char file[DATA_PATH];
    const char *member = NULL;
    if (vae_data_is_made(path) || vae_data_is_derived(path) || is_folder(path)) return false;
    const size_t hdf5 = hdf5_length(path);
    if (hdf5 || (!archive && is_hdf5(path))) {
        const bool packed = vae_data_open_hdf5(p, t, path, hdf5, 0);
        vae_free(t->classes);
        t->classes = NULL;
        if (packed) return true;
        vae_data_release(t->owned, t->values, t->mapped, t->opened);
        vae_sparse_free(t->sparse);
        return false;
    }
    if (archive && archive < DATA_PATH) {
        snprintf(file, sizeof file, "%.*s", (int)archive, path);
        member = path + archive + 1;
    }
    if (member || (vae_data_has_members(path) && !vae_data_npz_is_sparse(path))) {
        if (vae_data_open_member(p, t, member ? file : path, member, s, 0)) return true;
        vae_data_release(t->owned, t->values, t->mapped, t->opened);
        return false;
    }
    DataFile f = vae_data_map(path);
    if (f.size >= 2 && memcmp(f.bytes, "\x1f\x8b", 2) == 0 && !vae_data_suffix(path, ".mtx.gz") && s->kind != VAE_TOKENS) {
        *p = (DataPacked){.file = f, .close = close_idx_gz};
        p->type = vae_data_open_idx_gz(&p->stream, t, &f, &p->total);
        return true;
    }
    vae_data_unmap(&f);
    return false;
}

#endif

// ---------------------------------------------------------------- what feeds several streams

bool vae_data_has_members(const char *path) {
    char magic[4] = {0};
    FILE *f = vae_open_stream(path);
    if (!f && errno == ENOMEM) vae_die(EX_OSERR, "out of memory: cannot open %s", path);
    if (!f) return false;
    const bool all = fread(magic, 1, 4, f) == 4;
    fclose(f);
    for (int i = 0; i < FORMATS && all; i++)
        if (!strcmp(formats[i].name, "NPZ") && !memcmp(magic, formats[i].magic, 4)) return true;
    return false;
}

bool vae_data_has_member(const char *path, const char *name) {
    bool (*const has)(const char *, const char *) = VAE_FULL(vae_data_npz_has);
    return has && has(path, name);
}

bool vae_data_classes_in(const char *path) {
    bool (*const has)(const char *) = VAE_FULL(vae_data_has_classes);
    return has && has(path);
}
