// new.h -- what the files that draft a model for a data file share: new.c, new_table.c, new_text.c.
#ifndef VAE_NEW_H
#define VAE_NEW_H

#include "commands/commands.h"
#include "data/survey.h"

typedef struct Draft {
    const char *path; // of the data
    char name[40];    // the model's
    DataSurvey v;
    size_t width;     // columns that are modelled
    struct DraftColumn *column; // [columns] of a CSV with a header
    FILE *out;
} Draft;

// new.c
void vae_draft_training(const Draft *d, size_t width);
size_t vae_draft_latent(size_t width); // about the root of the width: 2 of 3, 4 of 12, 6 of 30, 16 of 200
size_t vae_draft_hidden(size_t width);
// new_table.c
void vae_draft_columns(Draft *d); // dies with 65 where none can be modelled
void vae_draft_table(Draft *d);
void vae_draft_close(Draft *d);
// new_series.c
bool vae_draft_is_series(const DataSurvey *v);
void vae_draft_series(const Draft *d);
// new_text.c
void vae_draft_text(const Draft *d);

#endif
