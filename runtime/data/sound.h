// sound.h -- sound files as series: what was read of one, in [-1, 1].
#ifndef VAE_SOUND_H
#define VAE_SOUND_H

#include "data/readers.h"

typedef struct Sound {
    const char *path;
    float *samples; // [frames, channels], from vae_alloc
    size_t frames;
    int channels;
    long rate; // frames a second
} Sound;

void vae_sound_wav(Sound *s, const DataFile *f);
// sound_library.c: what libsndfile knows of, FLAC among others. Dies where that is not installed.
void vae_sound_by_library(Sound *s, const char *path);

#endif
