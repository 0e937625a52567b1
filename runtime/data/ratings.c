// ratings.c -- a made-up matrix of who watched what, and how often: one row a user, one column an
// item. Implicit feedback: mostly zeros, no ratings from 1 to 5.
//
// An item belongs to one of eight genres, item i to genre i mod 8; within it popularity falls off
// as 1 / rank. A user has one or two genres that they draw most from, and has watched from 5 to 60
// times. Genres and popularity do not depend on the seed. Counts suit multinomial and poisson;
// where the domain is [0, 1] a watched item is 1. A label stream gets the user's first genre.
#include "data/readers.h"

#include <math.h>
#include <string.h>

enum { RATING_USER = 32, RATING_DRAW };
enum { GENRES = 8, MOST_DRAWS = 60, FEWEST_DRAWS = 5 };
#define OUTSIDE 0.1 // of the draws are from all items alike

typedef struct User {
    int genre[2];
    float first; // share of the first genre in what is drawn from the two
    int draws;
} User;

static User user_of(size_t row, uint64_t seed) {
    float u[4];
    vae_fill_uniform(u, 4, seed, VAE_RNG_DATA | RATING_USER, 0, (uint32_t)row);
    User who = {.first = u[2] < 0.5f ? 1.0f : 0.5f + 0.5f * u[2] * u[2]};
    for (int k = 0; k < 2; k++) who.genre[k] = (int)(u[k] * GENRES) % GENRES;
    // Most users have watched little.
    who.draws = FEWEST_DRAWS + (int)(u[3] * u[3] * (MOST_DRAWS - FEWEST_DRAWS));
    return who;
}

// An item of a genre whose popularity is 1 / (rank + 1): the inverse of the distribution function,
// log(1 + rank) / log(1 + n), of the continuous law.
static size_t draw_item(size_t genre, size_t items, float u) {
    const size_t n = (items - genre + GENRES - 1) / GENRES; // how many it has
    const size_t rank = (size_t)(pow((double)n + 1, (double)u) - 1);
    return genre + GENRES * (rank < n ? rank : n - 1);
}

static void make_counts(DataTable *t, const VaeStream *s, const DataMade *how) {
    const size_t width = t->width;
    float *to = vae_data_make_floats(t, s);
    float u[2 * MOST_DRAWS];
    memset(to, 0, t->rows * width * sizeof *to);
    for (size_t row = 0; row < t->rows; row++, to += width) {
        const User who = user_of(row, how->seed);
        vae_fill_uniform(u, 2 * who.draws, how->seed, VAE_RNG_DATA | RATING_DRAW, 0, (uint32_t)row);
        for (int k = 0; k < who.draws; k++) {
            const float where = u[2 * k], which = u[2 * k + 1];
            size_t item = (size_t)(which * (float)width) % width;
            if ((double)where > OUTSIDE) {
                const float share = (where - (float)OUTSIDE) / (1 - (float)OUTSIDE);
                const size_t genre = (size_t)who.genre[share >= who.first];
                item = draw_item(genre % (width < GENRES ? width : GENRES), width, which);
            }
            if (s->domain == VAE_DOMAIN_UNIT) to[item] = 1;
            else to[item]++;
        }
    }
}

void vae_data_make_ratings(DataTable *t, const VaeStream *s, int stream, const DataMade *how) {
    (void)stream;
    if (s->kind == VAE_IMAGE)
        vae_die(EX_USAGE, "ratings makes vectors and labels, but data %s is an image", s->name);
    if (s->kind == VAE_VECTOR) {
        make_counts(t, s, how);
        return;
    }
    uint8_t *to = vae_data_make_bytes(t, s);
    for (size_t row = 0; row < t->rows; row++)
        to[row] = (uint8_t)(user_of(row, how->seed).genre[0] % s->width);
}
