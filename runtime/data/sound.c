// sound.c -- sound files as rows of a series: cut into windows of as many steps as it has, one behind the other; the
// last window of a file is a shorter row. WAV is read here (whole numbers of 8, 16, 24 and 32 bits, floats of 32
// and 64), all else by libsndfile (sound_library.c). A folder has the files in it in the order of their names.
// In:  samples.  Out: [windows, steps, channels] floats, in [-1, 1] as far as the file's are, NaN behind an end.
#include "data/sound.h"
#include "data/survey.h"

#include <dirent.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

// ---------------------------------------------------------------- WAV

typedef struct Wav {
    const char *path;
    unsigned format, channels, bits; // 1: whole numbers, 3: floats
    unsigned long rate;
    const uint8_t *data;
    size_t size;
} Wav;

static unsigned long little(const uint8_t *at, int bytes) {
    unsigned long v = 0;
    for (int i = 0; i < bytes; i++) v |= (unsigned long)at[i] << 8 * i;
    return v;
}

static _Noreturn void wav_bad(const char *path, const char *what) { vae_die(EX_DATAERR, "%s: WAV: %s", path, what); }

static void wav_format(Wav *w, const uint8_t *at, size_t size) {
    if (size < 16) wav_bad(w->path, "its format is cut short");
    w->format = (unsigned)little(at, 2);
    w->channels = (unsigned)little(at + 2, 2);
    w->rate = little(at + 4, 4);
    w->bits = (unsigned)little(at + 14, 2);
    if (w->format == 0xfffe && size >= 26) w->format = (unsigned)little(at + 24, 2); // the extensible form's own
    const bool whole = w->format == 1 && (w->bits == 8 || w->bits == 16 || w->bits == 24 || w->bits == 32);
    if (!whole && !(w->format == 3 && (w->bits == 32 || w->bits == 64)))
        vae_die(EX_DATAERR, "%s: WAV of format %u with %u bits: whole numbers of 8, 16, 24 or 32 bits, or floats of 32 or "
                "64, are read", w->path, w->format, w->bits);
    if (w->channels == 0) wav_bad(w->path, "it has no channels");
    if (w->rate == 0) wav_bad(w->path, "its rate is 0");
}

static void wav_open(Wav *w, const DataFile *f) {
    *w = (Wav){.path = f->path};
    if (f->size < 12 || memcmp(f->bytes + 8, "WAVE", 4) != 0) wav_bad(f->path, "it is no WAVE file");
    for (size_t at = 12; at + 8 <= f->size && !w->data;) {
        const uint8_t *chunk = f->bytes + at;
        const size_t size = little(chunk + 4, 4), left = f->size - at - 8;
        if (memcmp(chunk, "fmt ", 4) == 0) wav_format(w, chunk + 8, size < left ? size : left);
        if (memcmp(chunk, "data", 4) == 0) {
            if (!w->channels) wav_bad(f->path, "its samples stand before their format");
            if (size > left)
                vae_die(EX_DATAERR, "%s: truncated: its header asks for %zu bytes of samples, the file has %zu", f->path, size, left);
            w->data = chunk + 8;
            w->size = size;
        }
        if (size > left) break;
        at += 8 + size + size % 2;
    }
    if (!w->data) wav_bad(f->path, w->channels ? "it has no samples" : "it has no format");
}

static float wav_sample(const Wav *w, const uint8_t *at) {
    if (w->format == 3) return (float)vae_data_number(at, w->bits == 32 ? VAE_CELL_F32 : VAE_CELL_F64, false);
    if (w->bits == 8) return ((float)*at - 128) / 128;
    const int bytes = (int)w->bits / 8;
    const uint32_t high = (uint32_t)little(at, bytes) << (32 - w->bits); // the sign in its place
    return (float)((double)(int32_t)high / 2147483648.0);
}

void vae_sound_wav(Sound *s, const DataFile *f) {
    Wav w;
    wav_open(&w, f);
    const size_t each = w.bits / 8, frame = each * w.channels;
    if (w.size % frame) wav_bad(f->path, "its samples do not make whole frames");
    s->frames = w.size / frame;
    s->channels = (int)w.channels;
    s->rate = (long)w.rate;
    s->samples = vae_alloc(s->frames * w.channels, sizeof *s->samples);
    for (size_t i = 0; i < s->frames * w.channels; i++) s->samples[i] = wav_sample(&w, w.data + i * each);
}

// ---------------------------------------------------------------- windows

typedef struct Windows {
    DataTable *table;
    const VaeStream *stream;
    float *rows; // [room, width]
    size_t n, room, limit;
    long rate;
} Windows;

static void windows_room(Windows *w, size_t more) {
    if (w->n + more <= w->room) return;
    const size_t room = 2 * w->room > w->n + more ? 2 * w->room : w->n + more, width = (size_t)w->stream->width;
    float *wider = vae_data_alloc(w->table, room * width, sizeof *wider);
    if (w->n) memcpy(wider, w->rows, w->n * width * sizeof *wider);
    vae_free(w->rows);
    w->rows = wider;
    w->room = room;
}

static void windows_take(Windows *w, const Sound *s) {
    const VaeStream *x = w->stream;
    const size_t steps = (size_t)x->height, width = (size_t)x->width;
    if (s->channels != x->channels)
        vae_die(EX_DATAERR, "%s: %d channel%s, but data %s: series(%d, %d) has %d", s->path, s->channels, VAE_S(s->channels),
                x->name, x->height, x->channels, x->channels);
    if (w->rate && w->rate != s->rate)
        vae_die(EX_DATAERR, "%s: %ld frames a second, and the file before it has %ld", s->path, s->rate, w->rate);
    w->rate = s->rate;
    size_t n = (s->frames + steps - 1) / steps;
    if (w->limit && n > w->limit - w->n) n = w->limit - w->n;
    windows_room(w, n);
    for (size_t i = 0; i < n; i++, w->n++) {
        const size_t left = s->frames - i * steps, some = left < steps ? left : steps;
        float *to = w->rows + w->n * width;
        memcpy(to, s->samples + i * width, some * (size_t)x->channels * sizeof *to);
        for (size_t k = some * (size_t)x->channels; k < width; k++) to[k] = NAN;
    }
}

static Sound sound_open(const char *path, DataFile *f) {
    Sound s = {.path = path};
    if (f->size >= 4 && memcmp(f->bytes, "RIFF", 4) == 0) vae_sound_wav(&s, f);
    else vae_sound_by_library(&s, path);
    vae_data_unmap(f);
    return s;
}

static void read_one(Windows *w, const char *path, DataFile *f) {
    const Sound s = sound_open(path, f);
    windows_take(w, &s);
    vae_free(s.samples);
}

static void windows_end(Windows *w) {
    DataTable *t = w->table;
    if (w->n == 0) vae_die(EX_DATAERR, "%s: there is no sound in it", t->path);
    t->rows = w->n;
    t->width = (size_t)w->stream->width;
    t->rank = 3;
    t->dim[0] = w->n, t->dim[1] = (size_t)w->stream->height, t->dim[2] = (size_t)w->stream->channels;
    t->type = (DataType){.cell = VAE_CELL_F32};
    t->owned = w->rows;
    t->values = (const uint8_t *)w->rows;
    t->rate = w->rate;
}

static void need_series(const char *path, const VaeStream *s) {
    if (s && s->kind == VAE_SERIES) return;
    vae_die(EX_DATAERR, "%s: is sound, which is for data that are series%s%s", path, s ? ", and this is data " : "", s ? s->name : "");
}

void vae_data_read_sound(DataTable *t, DataFile *f, const VaeStream *s, size_t limit) {
    need_series(f->path, s);
    Windows w = {.table = t, .stream = s, .limit = limit};
    read_one(&w, f->path, f);
    windows_end(&w);
}

// ---------------------------------------------------------------- folders

static int is_sound(const struct dirent *e) {
    return e->d_name[0] != '.' && (vae_data_suffix(e->d_name, ".wav") || vae_data_suffix(e->d_name, ".flac"));
}

static int by_name(const struct dirent **a, const struct dirent **b) { return strcmp((*a)->d_name, (*b)->d_name); }

bool vae_data_has_sound(const char *path) {
    struct dirent **entry;
    const int n = scandir(path, &entry, is_sound, by_name);
    for (int i = 0; i < n; i++) free(entry[i]);
    if (n >= 0) free(entry);
    return n > 0;
}

// The files of a folder in the order of their names; dies where there are none.
static void each_sound(const char *folder, bool (*take)(void *arg, const char *path), void *arg) {
    struct dirent **entry;
    vae_guard_input_path(folder);
    const int n = scandir(folder, &entry, is_sound, by_name);
    if (n <= 0) vae_die(EX_DATAERR, "%s: there is no sound (.wav, .flac) in this folder", folder);
    bool more = true;
    for (int i = 0; i < n; i++) {
        char file[DATA_NAME];
        snprintf(file, sizeof file, "%s/%.255s", folder, entry[i]->d_name);
        more = more && take(arg, file);
        free(entry[i]);
    }
    free(entry);
}

static bool take_rows(void *arg, const char *path) {
    Windows *w = arg;
    DataFile f = vae_data_map(path);
    read_one(w, path, &f);
    return !w->limit || w->n < w->limit;
}

void vae_data_read_sounds(DataTable *t, const char *path, const VaeStream *s, size_t limit) {
    Windows w = {.table = t, .stream = s, .limit = limit};
    need_series(path, s);
    each_sound(path, take_rows, &w);
    windows_end(&w);
}

// ---------------------------------------------------------------- before there is a model

typedef struct Lengths {
    DataSurvey *survey;
    size_t window;
} Lengths;

static bool take_length(void *arg, const char *path) {
    const Lengths *l = arg;
    DataSurvey *v = l->survey;
    DataFile f = vae_data_map(path);
    const Sound s = sound_open(path, &f);
    if (v->files++ == 0) v->channels = (size_t)s.channels, v->rate = s.rate;
    if (v->channels != (size_t)s.channels || v->rate != s.rate)
        vae_die(EX_DATAERR, "%s: %d channel%s at %ld frames a second, and the files before it have %zu at %ld", path, s.channels,
                VAE_S(s.channels), s.rate, v->channels, v->rate);
    v->frames += s.frames;
    v->rows += (s.frames + l->window - 1) / l->window;
    vae_free(s.samples);
    return true;
}

void vae_data_survey_sound(DataSurvey *v, const char *path, size_t window) {
    Lengths l = {v, window};
    v->kind = SURVEY_SOUND;
    if (vae_data_has_sound(path)) each_sound(path, take_length, &l);
    else take_length(&l, path);
    if (v->frames == 0) vae_die(EX_DATAERR, "%s: there is no sound in it", path);
}
