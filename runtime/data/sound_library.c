// sound_library.c -- sound files by libsndfile, where it is installed: it is looked for when such a file is to be read, so
// that programs need it for nothing else. Its functions and its SF_INFO are those of version 1, which have not changed
// since 2004.
#include "data/sound.h"

#include <dlfcn.h>
#include <string.h>

typedef struct SoundInfo { // SF_INFO
    int64_t frames;
    int rate, channels, format, sections, seekable;
} SoundInfo;
enum { SOUND_READ = 0x10 }; // SFM_READ

typedef struct Library {
    void *handle;
    void *(*open)(const char *path, int mode, SoundInfo *info);
    int64_t (*read)(void *file, float *to, int64_t frames);
    const char *(*error)(void *file);
    int (*close)(void *file);
} Library;

static bool library_find(Library *l, const char *name, void *to, size_t size) {
    void *found = dlsym(l->handle, name);
    memcpy(to, &found, size); // a function, as POSIX has it
    return found != NULL;
}

static Library library_open(const char *path) {
    Library l = {.handle = dlopen("libsndfile.so.1", RTLD_NOW | RTLD_LOCAL)};
    if (!l.handle)
        vae_die(EX_UNAVAILABLE, "%s: is no WAV file, and libsndfile, which reads others, is not installed", path);
    if (!library_find(&l, "sf_open", &l.open, sizeof l.open) || !library_find(&l, "sf_readf_float", &l.read, sizeof l.read) ||
        !library_find(&l, "sf_strerror", &l.error, sizeof l.error) || !library_find(&l, "sf_close", &l.close, sizeof l.close))
        vae_die(EX_UNAVAILABLE, "%s: libsndfile lacks what it is read with", path);
    return l;
}

void vae_sound_by_library(Sound *s, const char *path) {
    const Library l = library_open(path);
    SoundInfo info = {0};
    void *file = l.open(path, SOUND_READ, &info);
    if (!file) vae_die(EX_DATAERR, "%s: %s", path, l.error(NULL));
    if (info.frames < 0 || info.channels < 1 || info.rate < 1 || info.frames > INT64_C(1) << 40)
        vae_die(EX_DATAERR, "%s: damaged sound file", path);
    s->frames = (size_t)info.frames;
    s->channels = info.channels;
    s->rate = info.rate;
    s->samples = vae_alloc(s->frames * (size_t)s->channels, sizeof *s->samples);
    const int64_t got = l.read(file, s->samples, info.frames);
    if (got != info.frames)
        vae_die(EX_DATAERR, "%s: truncated: its header asks for %lld frames, the file has %lld", path, (long long)info.frames,
                (long long)got);
    l.close(file);
    dlclose(l.handle);
}
