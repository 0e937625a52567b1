// status.h -- how core/ says that something did not work: a status, and one line in the caller's hands. Nothing
// here prints, exits or asks for memory.
#ifndef VAE_STATUS_H
#define VAE_STATUS_H

#include <stddef.h>

typedef enum {
    VAE_OK,
    VAE_BAD_ARGUMENT, // of the caller
    VAE_BAD_DATA,
    VAE_BAD_WEIGHTS,
    VAE_NO_FILE,
    VAE_NO_MEMORY, // or no thread
    VAE_NOT_FINITE,
    VAE_STOPPED // by the caller's wish
} VaeStatus;

typedef struct VaeError {
    VaeStatus status;
    char text[512]; // one line, without a full stop
} VaeError;

// Fills *error (NULL: nobody asks) and returns `status`. The format as in vae_text.
VaeStatus vae_fail(VaeError *error, VaeStatus status, const char *format, ...) __attribute__((format(printf, 3, 4)));
// As snprintf, of %s %c %d %u %g and %%, with l, ll or z before d and u, and .N or .* before s and g. Returns the
// length of what is in `to`, which is cut where it would not fit. A %g may differ in the last digit of a tie.
size_t vae_text(char *to, size_t room, const char *format, ...) __attribute__((format(printf, 3, 4)));
// Six digits of x, or as many more as it takes to read x again, as a float if it is one: 0.99999994, which is not 1.
#define VAE_DIGITS 32
const char *vae_digits(double x, char to[VAE_DIGITS]);

#endif
