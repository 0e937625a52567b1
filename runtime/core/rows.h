// rows.h -- values as they are given: which of them a stream takes, and the statistics of its columns.
#ifndef VAE_ROWS_H
#define VAE_ROWS_H

#include "core/session.h"

// Whether a stream's likelihood can take a value (domain.c); NaN is a missing one.
bool vae_fits(const VaeStream *s, float value);
// What is wrong with one that does not fit: "is outside [0, 1], which bernoulli needs".
#define VAE_MISFIT 160
void vae_misfit(const VaeStream *s, double value, char text[VAE_MISFIT]);
// Whether a row of a series has no step at all, or values missing that may not be; if so, text says it.
bool vae_series_misfit(const VaeStream *s, const float *row, char text[VAE_MISFIT]);
// VAE_DOMAIN_SHARES: whether what sums to this is a whole.
bool vae_is_whole_sum(double sum);

// Sets data.<stream>.mean, .mean_low and .std from rows row[0..n) (NULL: 0..n-1) of what is given (columns.c). VAE_BAD_DATA where
// a column has no values in them.
VaeStatus vae_set_columns(const VaeModel *m, const VaeSource *d, const uint32_t *row, size_t n, float *param,
                          VaeError *error);
// Rows row[0..rows) of a standardized stream, less its mean and over its deviation: dst[rows, width].
void vae_standardize(const VaeSource *d, const VaeModel *m, const float *param, int stream, const uint32_t *row,
                     int rows, float *dst);

#endif
