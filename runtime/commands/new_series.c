// new_series.c -- the draft of a model for series: an NPY of [rows, steps, channels] that is no stack of pictures, sound. Short
// ones are read by a recurrent network from both sides and made by another; long ones are windows, by dense layers.
#include "commands/new.h"

#include <math.h>

enum { DRAFT_RECURRENT = 128 };

// Pixels are whole numbers, or lie within [0, 1].
bool vae_draft_is_series(const DataSurvey *v) {
    const VaeCell cell = v->table.type.cell;
    const bool floats = cell == VAE_CELL_F16 || cell == VAE_CELL_F32 || cell == VAE_CELL_F64;
    if (v->kind == SURVEY_SOUND) return true;
    return v->kind == SURVEY_ARRAY && v->table.rank == 3 && floats && v->table.dim[1] > 1 && !v->whole &&
           !(v->low >= 0 && v->high <= 1);
}

// Whether rows are shorter than the longest, and whether values before their ends are missing.
static void gaps_of(const DataTable *t, bool *ragged, bool *missing) {
    const size_t channels = t->dim[2], size = vae_cell_size(t->type.cell);
    for (size_t r = 0; r < t->rows; r++) {
        size_t end = t->width, unknown = 0;
        const uint8_t *row = t->values + r * t->width * size;
        while (end > 0 && isnan(vae_data_number(row + (end - 1) * size, t->type.cell, t->type.big))) end--;
        end = (end + channels - 1) / channels * channels;
        for (size_t i = 0; i < end; i++) unknown += isnan(vae_data_number(row + i * size, t->type.cell, t->type.big)) != 0;
        *ragged |= end < t->width;
        *missing |= unknown > 0;
    }
}

void vae_draft_series(const Draft *d) {
    const DataSurvey *v = &d->v;
    const bool sound = v->kind == SURVEY_SOUND;
    const size_t steps = sound ? SURVEY_WINDOW : v->table.dim[1], channels = sound ? v->channels : v->table.dim[2];
    const size_t width = steps * channels;
    bool ragged = false, missing = false;
    if (sound) {
        fprintf(d->out, "# %zu file%s of sound, %.3g seconds at %ld frames a second, cut into windows of %zu.\n", v->files,
                v->files == 1 ? "" : "s", (double)v->frames / (double)v->rate, v->rate, steps);
    } else {
        gaps_of(&v->table, &ragged, &missing);
        fprintf(d->out, "# Series of %zu steps of %zu number%s, from %.9g to %.9g%s%s.\n", steps, channels, channels == 1 ? "" : "s",
                v->low, v->high, ragged ? ", some rows shorter" : "", missing ? ", some values missing" : "");
    }
    fprintf(d->out, "model %s\n\nparam hidden = %zu\n\n", d->name, steps <= DRAFT_RECURRENT ? 64 : vae_draft_hidden(width / 4));
    fprintf(d->out, "data   x: series(%zu, %zu, standardize=true%s)\nlatent z: normal(%zu)\n\n", steps, channels,
            missing ? ", missing=true" : "", vae_draft_latent(width));
    if (steps <= DRAFT_RECURRENT) {
        fprintf(d->out, "encoder { gru(hidden, both=true) pool(mean) dense(hidden) silu }\n");
        fprintf(d->out, "decoder {\n    dense(hidden) silu\n    dense(%zu * 16) silu reshape(%zu, 16)\n    gru(hidden)\n"
                "    dense(%zu)\n}\n\n", steps, steps, channels);
    } else {
        fprintf(d->out, "encoder { flatten dense(hidden) silu dense(hidden) silu }\n");
        fprintf(d->out, "decoder { dense(hidden) silu dense(hidden) silu dense(%zu * %zu) reshape(%zu, %zu) }\n\n", steps, channels,
                steps, channels);
    }
    fprintf(d->out, "loss { likelihood = gaussian(sigma=shared) }\n");
    vae_draft_training(d, width);
}
