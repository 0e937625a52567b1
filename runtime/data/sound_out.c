// sound_out.c -- rows of a series as one sound file: one behind the other, each as far as it goes. WAV of 16 bits; what is
// beyond [-1, 1] is cut off. The rate is that of the sound which training, or the row's own file, had.
#include "data/sound.h"

#include <math.h>

static void put(uint8_t *at, unsigned long v, int bytes) {
    for (int i = 0; i < bytes; i++) at[i] = (uint8_t)(v >> 8 * i);
}

static size_t row_values(const VaeStream *s, const double *row) { // up to its last step
    size_t n = (size_t)s->width;
    while (n > 0 && isnan(row[n - 1])) n--;
    return (n + (size_t)s->channels - 1) / (size_t)s->channels * (size_t)s->channels;
}

void vae_sound_write(const char *path, const VaeStream *s, const VaeData *like, int stream, const double *values, size_t rows) {
    const size_t width = (size_t)s->width;
    const long rate = like && like->stream[stream].rate ? like->stream[stream].rate : vae_how(s->name)->trained_rate;
    size_t samples = 0;
    if (!rate)
        vae_die(EX_USAGE, "%s: how many frames of '%s' are a second is not known, as neither training nor --data read sound: "
                "write .npy or .csv", path, s->name);
    for (size_t r = 0; r < rows; r++) samples += row_values(s, values + r * width);
    if (samples > 0x7fffff00 / 2) vae_die(EX_USAGE, "%s: a WAV file ends at 2 GB", path);
    uint8_t head[44] = "RIFF    WAVEfmt                     data";
    const unsigned long frame = 2 * (unsigned long)s->channels;
    put(head + 4, 36 + 2 * (unsigned long)samples, 4);
    put(head + 16, 16, 4);
    put(head + 20, 1, 2);
    put(head + 22, (unsigned long)s->channels, 2);
    put(head + 24, (unsigned long)rate, 4);
    put(head + 28, (unsigned long)rate * frame, 4);
    put(head + 32, frame, 2);
    put(head + 34, 16, 2);
    put(head + 40, 2 * (unsigned long)samples, 4);
    VaeFile f = vae_file_create(path);
    vae_file_write(&f, head, sizeof head);
    for (size_t r = 0; r < rows; r++, values += width)
        for (size_t i = 0, n = row_values(s, values); i < n; i++) {
            const double v = isnan(values[i]) ? 0 : fmin(fmax(values[i], -1), 32767.0 / 32768);
            uint8_t two[2];
            put(two, (unsigned long)(long)lrint(v * 32768), 2);
            vae_file_write(&f, two, 2);
        }
    vae_file_commit(&f);
}
