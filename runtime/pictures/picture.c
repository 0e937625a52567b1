// picture.c -- grids of pictures as PNG, to a file or to memory.
// In:  [rows*cols, height, width, channels] floats, clipped to [0, 1] (what is no number is black).
// Small pictures are enlarged by a whole factor so that details can be seen; a margin of one
// picture pixel surrounds each. The grid is written line by line: it is never in memory whole.
#include "runtime.h"

#include <png.h>
#include <string.h>

#define TILE_LEAST 56     // the longer side of a picture, in pixels of the grid
#define SIDE_MOST 1000000  // libpng's own limit
#define PIXELS_MOST 1000000000.0 // of the whole grid
#define MARGIN_GREY 96

typedef struct Grid {
    const float *values; // [rows*cols, height, width, channels]
    int rows, cols, height, width, channels;
    int scale;
    size_t out_width, out_height;
} Grid;

// ---------------------------------------------------------------- the grid

static size_t side(int tiles, int length, int scale) {
    return ((size_t)tiles * ((size_t)length + 1) + 1) * (size_t)scale;
}

static Grid grid_of(const float *values, int rows, int cols, int height, int width, int channels) {
    Grid g = {.values = values, .rows = rows, .cols = cols, .height = height, .width = width};
    g.channels = channels;
    int longer = height > width ? height : width;
    g.scale = longer < TILE_LEAST ? (TILE_LEAST + longer - 1) / longer : 1;
    if (side(cols, width, g.scale) > SIDE_MOST || side(rows, height, g.scale) > SIDE_MOST ||
        (double)side(cols, width, g.scale) * (double)side(rows, height, g.scale) > PIXELS_MOST)
        g.scale = 1;
    g.out_width = side(cols, width, g.scale);
    g.out_height = side(rows, height, g.scale);
    if (g.out_width > SIDE_MOST || g.out_height > SIDE_MOST ||
        (double)g.out_width * (double)g.out_height > PIXELS_MOST)
        vae_die(EX_DATAERR, "%d x %d pictures of %d x %d pixels are too many for one PNG", rows,
                cols, height, width);
    return g;
}

static uint8_t level(float v) {
    if (!(v > 0)) return 0; // NaN as well
    return v >= 1 ? 255 : (uint8_t)(255 * v + 0.5f);
}

// One line of the grid, before it is enlarged downwards. y counts picture pixels and margins.
static void fill_line(const Grid *g, int y, uint8_t *line) {
    memset(line, MARGIN_GREY, g->out_width * (size_t)g->channels);
    int row = y / (g->height + 1), inner_y = y % (g->height + 1) - 1;
    if (inner_y < 0) return;
    size_t pixel = (size_t)g->channels, scale = (size_t)g->scale;
    size_t picture = (size_t)g->height * (size_t)g->width * pixel;
    for (int col = 0; col < g->cols; col++) {
        const float *from = g->values + ((size_t)row * (size_t)g->cols + (size_t)col) * picture +
                            (size_t)inner_y * (size_t)g->width * pixel;
        uint8_t *to = line + ((size_t)col * ((size_t)g->width + 1) + 1) * scale * pixel;
        for (int x = 0; x < g->width; x++, from += pixel)
            for (size_t i = 0; i < scale; i++)
                for (size_t c = 0; c < pixel; c++) *to++ = level(from[c]);
    }
}

// ---------------------------------------------------------------- PNG

typedef struct Memory {
    uint8_t *bytes;
    size_t size, room;
} Memory;

static void to_file(png_structp png, png_bytep bytes, size_t n) {
    vae_file_write(png_get_io_ptr(png), bytes, n);
}

static void to_memory(png_structp png, png_bytep bytes, size_t n) {
    Memory *m = png_get_io_ptr(png);
    if (m->room - m->size < n) {
        m->room = 2 * (m->size + n);
        uint8_t *wider = vae_alloc(m->room, 1);
        if (m->size) memcpy(wider, m->bytes, m->size);
        vae_free(m->bytes);
        m->bytes = wider;
    }
    memcpy(m->bytes + m->size, bytes, n);
    m->size += n;
}

static void no_flush(png_structp png) { (void)png; }

static void png_failed(png_structp png, png_const_charp why) {
    (void)png;
    vae_die(EX_SOFTWARE, "cannot make a PNG: %s", why);
}

static void write_grid(const Grid *g, void *to, png_rw_ptr write) {
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, png_failed, NULL);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (!info) vae_die(EX_OSERR, "out of memory for a PNG");
    png_set_write_fn(png, to, write, no_flush);
    png_set_IHDR(png, info, (png_uint_32)g->out_width, (png_uint_32)g->out_height, 8,
                 g->channels == 3 ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    uint8_t *line = vae_alloc(g->out_width * (size_t)g->channels, 1);
    int lines = g->rows * (g->height + 1) + 1;
    for (int y = 0; y < lines; y++) {
        // The last line is the lower margin, like line 0.
        fill_line(g, y + 1 < lines ? y : 0, line);
        for (int i = 0; i < g->scale; i++) png_write_row(png, line);
    }
    png_write_end(png, NULL);
    vae_free(line);
    png_destroy_write_struct(&png, &info);
}

void vae_picture_grid(const char *path, const float *values, int rows, int cols, int height,
                      int width, int channels) {
    Grid g = grid_of(values, rows, cols, height, width, channels);
    VaeFile f = vae_file_create(path);
    write_grid(&g, &f, to_file);
    vae_file_commit(&f);
}

void vae_picture_encode(const float *values, int rows, int cols, int height, int width,
                        int channels, uint8_t **bytes, size_t *size) {
    Grid g = grid_of(values, rows, cols, height, width, channels);
    Memory m = {0};
    write_grid(&g, &m, to_memory);
    *bytes = m.bytes;
    *size = m.size;
}
