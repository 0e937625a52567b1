// npz.c -- NumPy's .npz: a ZIP archive of .npy files, stored or deflated.
// A member is chosen by its name, without ".npy". One that is stored is mapped where it lies. Another is unpacked into
// memory: its header first, so that nothing is allocated before the header has been held against what is there.
#include "data/readers.h"

#include <errno.h>
#include <string.h>
#include <zip.h>
#include <zlib.h>

#define NPZ_HEADER (1 << 16) // far more than a header without named fields needs

// An archive ends in a record of 22 bytes and a comment as long as that says; libzip looks for it and
// passes over what is behind.
static void npz_check_end(const char *path) {
    enum { RECORD = 22, MOST = RECORD + 65535 };
    FILE *f = vae_open_stream(path);
    if (!f && errno == ENOMEM) vae_die(EX_OSERR, "out of memory: cannot open %s", path);
    if (!f) return; // it was there a moment ago
    uint8_t *tail = vae_alloc(MOST, 1);
    if (fseek(f, -(long)MOST, SEEK_END) != 0) rewind(f); // it is shorter
    const size_t n = fread(tail, 1, MOST, f);
    fclose(f);
    bool ends = false;
    for (size_t i = n < RECORD ? 0 : n - RECORD + 1; i-- > 0 && !ends;)
        ends = memcmp(tail + i, "PK\5\6", 4) == 0 &&
               i + RECORD + ((size_t)tail[i + 20] | (size_t)tail[i + 21] << 8) == n;
    vae_free(tail);
    if (!ends) vae_die(EX_DATAERR, "%s: extra bytes at the end, behind the archive", path);
}

static zip_t *npz_open(const char *path) {
    int code;
    zip_t *z;
    do errno = 0;
    while (!(z = zip_open(path, ZIP_RDONLY, &code)) && errno == EINTR);
    // libzip takes some of what it gets no memory for as a damaged file.
    if (!z && errno == ENOMEM) vae_die(EX_OSERR, "out of memory: cannot open %s", path);
    if (z) npz_check_end(path);
    if (z) vae_guard_input_path(path);
    if (z) return z;
    if (code == ZIP_ER_NOENT || code == ZIP_ER_OPEN)
        vae_die(EX_NOINPUT, "cannot open %s: %s", path, strerror(errno));
    if (code == ZIP_ER_MEMORY) vae_die(EX_OSERR, "out of memory: cannot open %s", path);
    if (code == ZIP_ER_OPNOTSUPP) // kernels/vae_no_zip.c
        vae_die(EX_UNAVAILABLE, "%s: a program built with --static does not read NPZ files: unpack it with "
                "unzip, and give the .npy", path);
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    char shown[48];
    const char *why = zip_error_strerror(&error);
    vae_die(EX_DATAERR, "%s: damaged NPZ file: %s", path, vae_data_shown(shown, why, strlen(why)));
}

// The length of a member's name without ".npy"; 0 if it is something else.
static size_t npz_name(zip_t *z, zip_uint64_t i, const char **name) {
    *name = zip_get_name(z, i, ZIP_FL_ENC_RAW);
    const size_t n = *name ? strlen(*name) : 0;
    return n > 4 && memcmp(*name + n - 4, ".npy", 4) == 0 ? n - 4 : 0;
}

static zip_uint64_t npz_entries(zip_t *z) {
    const zip_int64_t n = zip_get_num_entries(z, 0);
    return n < 0 ? 0 : (zip_uint64_t)n;
}

// The index of a member by its name, -1 if it is not there. Two of one name are refused: which of
// them was meant?
static zip_int64_t npz_find(zip_t *z, const char *path, const char *member) {
    zip_int64_t found = -1;
    const char *name;
    char shown[48];
    for (zip_uint64_t i = 0; i < npz_entries(z); i++) {
        const size_t n = npz_name(z, i, &name);
        if (n == 0 || n != strlen(member) || memcmp(name, member, n) != 0) continue;
        if (found >= 0)
            vae_die(EX_DATAERR, "%s: holds two members called %s", path,
                    vae_data_shown(shown, name, n));
        found = (zip_int64_t)i;
    }
    return found;
}

static _Noreturn void npz_no_member(zip_t *z, const char *path, const char *member) {
    char names[300] = "", shown[48];
    const char *name;
    size_t at = 0;
    int count = 0;
    for (zip_uint64_t i = 0; i < npz_entries(z); i++) {
        const size_t n = npz_name(z, i, &name);
        if (n == 0 || at + 60 > sizeof names) continue;
        at += (size_t)snprintf(names + at, sizeof names - at, "%s%s", count++ ? ", " : "",
                               vae_data_shown(shown, name, n));
    }
    if (count == 0) vae_die(EX_DATAERR, "%s: there is no .npy in it", path);
    vae_die(EX_DATAERR, "%s: has no member %s; it has %s (FILE.npz:NAME chooses one)", path, member,
            names);
}

// The one that is asked for; else the stream's own; else the only one.
static zip_uint64_t npz_choose(zip_t *z, const char *path, const char *member, const VaeStream *s) {
    zip_int64_t found = -1, only = -1;
    const char *name;
    if (member) found = npz_find(z, path, member);
    else if (s) found = npz_find(z, path, s->name);
    if (found >= 0) return (zip_uint64_t)found;
    int count = 0;
    for (zip_uint64_t i = 0; i < npz_entries(z); i++)
        if (npz_name(z, i, &name) > 0) only = (zip_int64_t)i, count++;
    if (member || count != 1) npz_no_member(z, path, member ? member : s ? s->name : "to choose");
    return (zip_uint64_t)only;
}

size_t vae_data_npz_peek(const char *path, const char *member, uint8_t *to, size_t room) {
    zip_t *z = npz_open(path);
    const zip_int64_t index = npz_find(z, path, member);
    zip_file_t *file = index < 0 ? NULL : zip_fopen_index(z, (zip_uint64_t)index, 0);
    const zip_int64_t got = file ? zip_fread(file, to, room) : 0;
    if (file) zip_fclose(file);
    zip_discard(z);
    return got < 0 ? 0 : (size_t)got;
}

bool vae_data_npz_has(const char *path, const char *member) {
    zip_t *z = npz_open(path);
    const bool has = npz_find(z, path, member) >= 0;
    zip_discard(z);
    return has;
}

static bool npz_no_memory(zip_error_t *e) {
    return zip_error_code_zip(e) == ZIP_ER_MEMORY ||
           (zip_error_code_zip(e) == ZIP_ER_ZLIB && zip_error_code_system(e) == Z_MEM_ERROR);
}

static size_t npz_some(DataStream *s, uint8_t *to, size_t room) {
    size_t n = 0;
    while (n < room) {
        const zip_int64_t got = zip_fread(s->handle, to + n, room - n);
        if (got < 0 && npz_no_memory(zip_file_get_error(s->handle)))
            vae_die(EX_OSERR, "out of memory: cannot unpack %s", s->path);
        if (got < 0) {
            char shown[48];
            const char *why = zip_file_strerror(s->handle);
            vae_die(EX_DATAERR, "%s: damaged: %s", s->path, vae_data_shown(shown, why, strlen(why)));
        }
        if (got == 0) break;
        n += (size_t)got;
    }
    return n;
}

void vae_data_read_npz(DataTable *t, DataFile *f, const VaeStream *s, size_t limit) {
    vae_data_unmap(f);
    if (!(s && vae_data_npz_has(f->path, s->name)) && vae_data_npz_is_sparse(f->path)) {
        vae_data_read_npz_sparse(t, f->path, limit);
        return;
    }
    vae_data_read_member(t, f->path, NULL, s, limit);
}

// A stored member, mapped; false: it is none.
static bool npz_mapped(DataTable *t, const char *path, zip_uint64_t index, const zip_stat_t *stat, size_t limit) {
    enum { STRETCH = 1 << 25 };
    const zip_uint64_t known = ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD | ZIP_STAT_CRC;
    if ((stat->valid & known) != known || stat->comp_method != ZIP_CM_STORE || stat->encryption_method != ZIP_EM_NONE)
        return false;
    DataFile f = vae_data_map(path);
    const uint8_t *bytes = vae_data_stored(&f, index, stat->size);
    if (!bytes || stat->size < 6 || memcmp(bytes, "\x93NUMPY", 6) != 0) {
        vae_data_unmap(&f);
        return false;
    }
    DataType type;
    bool fortran;
    const size_t length = vae_data_npy_header(t, bytes, stat->size, &type, &fortran);
    vae_data_need(t, type, stat->size - length, "NPY header");
    uLong sum = crc32(0, NULL, 0);
    for (size_t at = 0; at < stat->size; at += STRETCH) {
        const size_t n = stat->size - at < STRETCH ? stat->size - at : STRETCH;
        sum = crc32(sum, bytes + at, (uInt)n);
        if (stat->size > STRETCH) vae_data_drop(bytes + at, n);
    }
    if (sum != stat->crc) vae_die(EX_DATAERR, "%s: damaged: CRC error", t->path);
    vae_data_take(t, &f, (size_t)(bytes - f.bytes) + length, type, fortran, limit);
    return true;
}

static void npz_close_packed(DataPacked *p) {
    zip_fclose(p->stream.handle);
    zip_discard(p->archive);
}

bool vae_data_open_member(DataPacked *p, DataTable *t, const char *path, const char *member, const VaeStream *s, size_t limit) {
    zip_t *z = npz_open(path);
    const zip_uint64_t index = npz_choose(z, path, member, s);
    const char *name;
    char shown[48];
    const size_t name_length = npz_name(z, index, &name);
    snprintf(t->name, sizeof t->name, "%.4096s:%s", path, vae_data_shown(shown, name, name_length));
    t->path = t->name;
    zip_stat_t stat;
    zip_file_t *file = zip_fopen_index(z, index, 0);
    if (!file && npz_no_memory(zip_get_error(z)))
        vae_die(EX_OSERR, "out of memory: cannot unpack %s", t->path);
    if (!file || zip_stat_index(z, index, 0, &stat) != 0) {
        const char *why = zip_strerror(z);
        vae_die(EX_DATAERR, "%s: cannot be unpacked: %s", t->path,
                vae_data_shown(shown, why, strlen(why)));
    }
    if (npz_mapped(t, path, index, &stat, limit)) {
        zip_fclose(file);
        zip_discard(z);
        return false;
    }
    *p = (DataPacked){.stream = {.path = t->path, .handle = file, .some = npz_some}, .archive = z, .close = npz_close_packed};
    DataStream *stream = &p->stream;
    stream->packed = stat.valid & ZIP_STAT_COMP_SIZE ? (size_t)stat.comp_size : 0;
    uint8_t *head = vae_alloc(NPZ_HEADER, 1);
    size_t got = npz_some(stream, head, 12);
    if (got < 6 || memcmp(head, "\x93NUMPY", 6) != 0)
        vae_die(EX_DATAERR, "%s: is not NPY inside", t->path);
    size_t length = vae_data_npy_header_length(t, head, got);
    if (length > NPZ_HEADER)
        vae_die(EX_DATAERR, "%s: its NPY header of %zu bytes is too long", t->path, length);
    if (length > got) got += npz_some(stream, head + got, length - got);
    length = vae_data_npy_header(t, head, got, &p->type, &p->fortran);
    vae_free(head);
    p->total = vae_data_need(t, p->type, SIZE_MAX, "NPY header");
    return true;
}

void vae_data_read_member(DataTable *t, const char *path, const char *member, const VaeStream *s, size_t limit) {
    DataPacked p;
    if (!vae_data_open_member(&p, t, path, member, s, limit)) return;
    const bool all = !limit || limit >= t->dim[0] || (p.fortran && t->rank > 1);
    if (!all) p.total = p.total / t->dim[0] * limit;
    uint8_t *raw = vae_data_unpack(&p.stream, p.total, "NPY header", all);
    p.close(&p);
    vae_table_own(t, raw, p.type, p.fortran, limit);
}
