// tensors.h -- weights as bytes in the safetensors format, with PyTorch's names and layouts: the header's length
// (8 bytes, little-endian), a JSON header padded with spaces to a multiple of 8, then the tensors' float32 numbers
// one after another with nothing between.
#ifndef VAE_TENSORS_H
#define VAE_TENSORS_H

#include "core/json.h"
#include "core/session.h"

#define VAE_TENSORS_HEADER_MOST ((size_t)100 << 20) // bytes

// ---------------------------------------------------------------- writing

typedef struct VaeExtra { // tensors that are not the model's: loss terms, outputs
    const char *name;
    int rank;
    int dim[VAE_MAX_RANK];
    const float *values;
} VaeExtra;

// Hands out the file's bytes from first to last: tensors in saved layout from a flat array shaped like
// VaeState.param (also gradients). metadata: key, value pairs, NULL-terminated; NULL for none.
void vae_tensors_write(const VaeModel *m, const float *flat, bool with_state, const char *const *metadata,
                       const VaeExtra *extra, int n_extra, void (*put)(void *arg, const void *bytes, size_t n),
                       void *arg);

// ---------------------------------------------------------------- reading

typedef struct VaeTensors { // a file whose header is sound JSON, with metadata that are texts
    const char *header;
    const uint8_t *data; // behind the header
    size_t header_size, data_size;
} VaeTensors;

// Of bytes that nobody vouches for; they must stay. Any flaw is VAE_BAD_WEIGHTS.
VaeStatus vae_tensors_open(VaeTensors *t, const void *bytes, size_t size, VaeError *error);
// Reads every tensor of the model into flat; a missing, extra, misshapen, non-F32 or non-finite tensor is
// VAE_BAD_WEIGHTS, and flat stays as it was. place[n_tensors]: scratch.
VaeStatus vae_tensors_read(const VaeTensors *t, const VaeModel *m, float *flat, size_t *place, VaeError *error);
bool vae_tensors_fit(const VaeTensors *t, const VaeModel *m, size_t *place); // the model's, by name and shape
// The next text of the metadata, decoded and cut to fit. *at is 0 before the first; false: there is none.
bool vae_tensors_metadata(const VaeTensors *t, size_t *at, char *key, size_t key_room, char *text, size_t room);
// The text of one key; false: there is none, and *text stays.
bool vae_tensors_said(const VaeTensors *t, const char *key, VaeJsonString *text);

#endif
