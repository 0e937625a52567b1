// raster.h -- what the files that read pictures share: png.c and jpeg.c decode, resample.c changes sizes,
// pictures.c makes rows of pictures, folder.c finds the files.
#ifndef VAE_RASTER_H
#define VAE_RASTER_H

#include "data/readers.h"

// A picture of which the header has been read. Nothing of its size is allocated yet.
typedef struct Raster {
    const char *path;
    size_t height, width; // as the file has them
    int channels;         // grey 1, grey and alpha 2, colour 3, with alpha 4
    bool deep;            // the file has 16 bits a channel
    bool round;           // to 8 bits: to be set, if at all, before pixels()
    int turn;             // 1 to 8, EXIF's orientation; 1: as it is, above 4: height and width change places
    void *state;
    // to[height, width, channels], uint16_t if deep and not rounded; dies when the file is damaged.
    void (*pixels)(struct Raster *r, void *to);
    void (*close)(struct Raster *r);
} Raster;

bool vae_png_is(const DataFile *f);
void vae_png_open(Raster *r, const DataFile *f);
bool vae_jpeg_is(const DataFile *f);
void vae_jpeg_open(Raster *r, const DataFile *f);

// from[from_height, from_width, channels] as to[height, width, channels], both of uint16_t if deep: by a
// triangle as wide as the pixels of the coarser of the two. crop: the middle, as much as has the new
// proportions; pad: all of it, between black borders.
typedef struct Resample {
    VaeSizing fit;
    size_t from_height, from_width, height, width;
    int channels;
    bool deep;
} Resample;
void vae_data_resample(const Resample *r, const void *from, void *to);

// Rows of pictures, all of one stream.
typedef struct Pictures {
    const VaeStream *stream;
    VaeSizing fit;
    size_t height, width, rows;
    int channels;
    const char *first; // the first file, for messages; NULL: none yet, or the model says what is wanted
    bool deep;         // values are uint16_t
    bool rounded;      // some of 16 bits
    size_t fitted, turned;
    uint8_t *values, *scratch;
    size_t scratch_size;
} Pictures;
void vae_pictures_begin(Pictures *p, const DataTable *t, const VaeStream *s, size_t rows);
void vae_pictures_read(Pictures *p, const DataFile *f, size_t row);
void vae_pictures_end(Pictures *p, DataTable *t);
void vae_pictures_deepen(Pictures *p); // before the first: some have 16 bits, which are kept where the stream takes them
void vae_pictures_shape(const Pictures *p, DataTable *t); // after the first: type and dimensions

#endif
