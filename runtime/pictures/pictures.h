// pictures.h -- pictures, and the report on one page.
#ifndef VAE_PICTURES_H
#define VAE_PICTURES_H

#include "data/dataset.h"

// ---------------------------------------------------------------- pictures (picture.c)

// n short texts, to be written into room[i]: words for a grid. (rows_out.c)
enum { VAE_TEXT = 40 };
typedef struct VaeTexts {
    const char **text;
    char (*room)[VAE_TEXT];
} VaeTexts;
VaeTexts vae_texts_open(int n);
void vae_texts_close(VaeTexts *t);

// Words around a grid, all of them optional.
typedef struct VaeGridWords {
    int group;                // so many side by side belong together: a gap after each group; 0: none
    const char *const *head;  // above the columns: [group], over every group; without groups [cols]
    const char *const *label; // [rows] on the left
    const char *corner;       // before the heads, above the labels
} VaeGridWords;

// Pictures of height x width x channels (1 or 3) in [0, 1], clipped; of a series, one pixel high or
// wide, any numbers. One pixel of margin; small pictures are enlarged.
typedef struct VaeGrid {
    const float *values; // [n, height, width, channels], of lines [n, height, width, lines]
    int lines;           // of a series: so many, each to a scale of its own; 0: as many as channels, to one scale
    size_t n;            // at most rows * cols; 0: as many
    int rows, cols, height, width, channels;
    VaeGridWords words;
} VaeGrid;

static inline size_t vae_grid_size(const VaeGrid *g) { // values of a picture
    return (size_t)(g->height * g->width * (g->lines ? g->lines : g->channels));
}

void vae_picture_grid(const char *path, const VaeGrid *g);
// The same as PNG bytes in memory (for data: URIs in the report); *bytes from vae_alloc.
void vae_picture_encode(const VaeGrid *g, uint8_t **bytes, size_t *size);

// ---------------------------------------------------------------- rows to files (rows_out.c)

typedef enum { VAE_PNG, VAE_MATRIX, VAE_LINES } VaeFormat;

// Of a file to write rows of the target stream to (png: may it be a picture?); dies when its suffix
// says nothing, or a picture where the target is none.
VaeFormat vae_output_format(const char *path, const VaeModel *m, bool png);
bool vae_output_pictured(const char *path); // .png
void vae_output_limit(VaeFormat format, size_t n, const char *what); // dies: too many in a picture
// values[n, target width] in data units. cols: pictures a line; 0: as near to a square as n allows.
void vae_output_rows(const char *path, const VaeModel *m, const double *values, size_t n, int cols);
// The same, of rows that were made of those of a file: under its header.
void vae_output_rows_under(const char *path, const VaeModel *m, const VaeData *like, const double *values,
                           size_t n, int cols);
// The same as a picture, with words around it.
void vae_output_pictures(const char *path, const VaeModel *m, const double *values, size_t n, int cols,
                         VaeGridWords words);
VaeGrid vae_output_grid(const VaeModel *m, const float *pixels, size_t n, int cols);
bool vae_target_is_picture(const VaeModel *m); // 1 or 3 channels; of a series any
// The values, in data units, that are black and white in a picture of the target stream.
typedef struct VaeShades {
    float black, white;
    bool scale; // of pixels as such: not just how far these data reach
} VaeShades;
VaeShades vae_shades(const VaeModel *m);
// pixels[rows, target width] in [0, 1] of values in data units: all pictures of the target go through here.
void vae_to_pixels(const VaeModel *m, float *pixels, const double *values, size_t rows);

// ---------------------------------------------------------------- panels (panels.c)

// The image that the encoder reads when it does not read the target itself; -1: no such model.
int vae_restored_from(const VaeModel *m);
// Two pictures for each row, original and reconstruction; or three, input, output and original.
int vae_reconstruct_panels(const VaeModel *m);
VaeGridWords vae_reconstruct_words(const VaeModel *m); // what they are called, in pictures

// ---------------------------------------------------------------- names (latent_names.c)

typedef struct VaeMapSize { // of a latent that is an image; 0: it is a vector
    int height, wide;
} VaeMapSize;
VaeMapSize vae_latent_place(const VaeModel *m, int latent);

#define VAE_NAME 128
// "z[3]": dimension k of all latents side by side, counted from 0 here and from 1 in the name.
const char *vae_dimension_name(const VaeModel *m, int k, char text[VAE_NAME]);
// "z[3]", or "z" where the KL is one number: see vae_kl_groups.
const char *vae_group_name(const VaeModel *m, int latent, int group, char text[VAE_NAME]);
// "column 3", or what a table calls it; k from 0.
const char *vae_column_name(const VaeStream *s, size_t k, char text[VAE_NAME]);

// ---------------------------------------------------------------- the report (report.c)

typedef struct VaePng {
    uint8_t *bytes;
    size_t size;
} VaePng;

#define VAE_PAGE_VALUES 2000000 // in one picture on the page
// vae_picture_encode, of smaller pictures where they would be more values than that (shrink.c).
void vae_picture_on_page(const VaeGrid *g, VaePng *png);

enum { VAE_FRAMES = 16 };
typedef struct VaeFrame { // what the model drew after an epoch
    long epoch;
    VaePng png;
} VaeFrame;

// Rows of a table, draws and reconstructions, in the units of the data; NaN: missing.
enum { VAE_COLUMNS_SHOWN = 24 }; // that a page has, at most
typedef struct VaeColumns {
    size_t rows, width;
    size_t all; // columns that there are, of which the first `width` are here
    const double *data, *draws, *rebuilt; // [rows, width]; rebuilt NULL: there are none
    const char *of; // "validation data", ...
    bool classes;   // the one column holds classes
    const VaeStream *stream;
    bool means;     // draws are decoded means: the likelihood is not drawn from
} VaeColumns;

enum { VAE_STRANGE_ROWS = 12, VAE_STRANGE_VALUES = 3 };
typedef struct VaeStrange { // a row of a low bound
    size_t row; // as people count
    double bound;
    VaePng png; // it and its reconstruction; bytes NULL: it is no picture
    int n_values; // of a table: those that are farthest from their reconstruction, in deviations of their column
    struct {
        int column; // from 1; 0: the class
        double value, rebuilt;
    } value[VAE_STRANGE_VALUES];
    char *line, *rebuilt; // of tokens; NULL: it is none
} VaeStrange;

enum { VAE_REPORT_LINES = 16 };
typedef struct VaeLines { // of a model that tells tokens; n 0: it is none
    int n;
    char *drawn[VAE_REPORT_LINES], *row[VAE_REPORT_LINES], *rebuilt[VAE_REPORT_LINES];
} VaeLines;

typedef struct VaeReport {
    const VaeModel *model;
    const VaeRecord *record; // [n_records]
    size_t n_records;
    const char *scored_on; // "validation data", ...
    size_t scored_rows;
    double reconstruction, kl, elbo;
    int active, units;
    const VaeScores *scores;
    uint64_t seed;
    long epochs;
    size_t train_rows;
    VaePng samples, pairs, manifold; // bytes NULL: there is none
    const float *plane;  // [n_plane, 2] codes of rows; NULL: none
    const int *label;    // [n_plane]; NULL: none
    const uint32_t *plane_row; // [n_plane] their numbers, from 0; NULL: 0..n-1
    size_t n_plane;
    const char *plane_of; // "training data", ...
    const char *x_name, *y_name;
    const VaeColumns *columns; // NULL: the data are no table
    const VaeFrame *frame; // [n_frames] what it drew as it learned
    int n_frames;
    const VaeStrange *strange; // [n_strange] of the rows that were scored, the strangest first
    int n_strange;
    VaeLines lines;
} VaeReport;

void vae_report_write(const char *path, const VaeReport *r);

#endif
