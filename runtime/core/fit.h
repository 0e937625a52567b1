// fit.h -- training on rows: which are trained on and in which order, at which rates, and when it ends.
// The command train and a model in other people's programs (handle.h) run these, and so come to the same bits.
#ifndef VAE_FIT_H
#define VAE_FIT_H

#include "core/session.h"

// Where a training is: the next step is number `step`, batch `batch_in_epoch` of epoch `epoch`, all from 0.
typedef struct VaePlace {
    uint64_t step;
    uint32_t epoch, batch_in_epoch;
    uint32_t epochs_without_gain;
    uint32_t drops, epochs_on_plateau;           // of the learning rate so far; without gain since the last
    double best_loss;                            // of an epoch, by what epochs are compared by; at first INFINITY
    double sum_loss, sum_reconstruction, sum_kl; // of the epoch under way
    double sum_critic, sum_real, sum_made;       // with a critic: its loss, and what it is right about
    double sum_rows;
    double sum_term[VAE_TERMS];                  // of what else the objective is made of (vae_term)
} VaePlace;

#ifndef VAE_F64

typedef struct VaeFit {
    VaeTrainer *trainer; // its session has the weights
    VaeTraining training; // the model's, with the caller's changes
    uint64_t seed;        // of the split, the order and the noise
    VaePlace *at;
    const VaeSource *data;
    uint32_t *train_row; // [n_train] the rows of data to train on, growing; NULL: all
    uint32_t *order;     // [n_train] this epoch's rows in order; NULL: computed, a batch at a time
    uint32_t *batch_row; // [batch] where order is NULL
    size_t n_train, block; // block > 0: rows are taken by blocks of so many (vae_order)
    VaeOrder computed;
    int rows;            // of the last step
    uint64_t below;      // of a private training: how likely a step takes a row (vae_privacy_rate)
    long steps_per_epoch, steps; // of the whole training
    float *averaged;     // [n_param + n_state] weights to evaluate; NULL without ema
    float *best;         // [n_param + n_state] with early stopping: the best weights to evaluate; else NULL
    double beta, lr;     // of the last step
} VaeFit;

// Orders of more rows are computed place by place (shuffle.c), those of fewer are vae_permutation's.
#define VAE_FIT_STORED ((size_t)1 << 24)
size_t vae_fit_block(const VaeModel *m); // rows of a block: about a megabyte of what the programs read
#define VAE_FIT_MOST_STEPS 0xfffffff0L // the random numbers have room for

// How many of so many rows a fraction > 0 holds out: at least one, and it leaves at least one. rows >= 2.
size_t vae_fit_held_out(double fraction, size_t rows);
// Splits rows 0..rows-1 by the seed alone: all[0..held_out) are held out, the others are trained on, and both
// grow. flag[rows] is scratch.
void vae_fit_split(uint32_t *all, uint32_t *flag, size_t rows, size_t held_out, uint64_t seed);
void vae_fit_count_steps(VaeFit *f); // from n_train and training.epochs

void vae_fit_shuffle(VaeFit *f); // the order of the epoch that the next step is in
void vae_fit_step(VaeFit *f);    // the next one; adds what it came to to the epoch's sums
// The first of reconstruction, kl, loss and a critic's loss of the last step that is not finite; NULL: all are.
const char *vae_fit_not_finite(const VaeFit *f, double *value);
// Sets schedules and *lr for a step: `epoch` may have a fraction.
void vae_fit_rates(VaeFit *f, double step, double epoch);

float *vae_fit_evaluated(VaeFit *f); // the weights that evaluation uses: the moving average's, if there is one
void vae_fit_evaluate(VaeFit *f, VaeScores *r, const VaeSource *d, const uint32_t *row, size_t n, int samples);
// The loss on rows that were evaluated, as training weighs it, at the last beta: it must not change its
// meaning while beta is on its way up.
double vae_fit_loss(const VaeFit *f, const VaeScores *r);
// Ends the epoch, whose loss (on validation rows where there are any) is `loss`; whether it is the best so far.
bool vae_fit_end_epoch(VaeFit *f, double loss);
void vae_fit_keep_best(VaeFit *f); // the present weights, into best
bool vae_fit_done(const VaeFit *f);
bool vae_fit_finite(const float *values, size_t n); // whether all are

#endif // VAE_F64

#endif
