// picture.c -- grids of pictures as PNG, to a file or to memory.
// In:  [n, height, width, channels] floats, clipped to [0, 1] (what is no number is black), and the
// words around them. Small pictures are enlarged by a whole factor so that details can be seen; a
// margin of one picture pixel surrounds each, and more where a group of them ends. A series (one
// pixel high or wide) is drawn as a curve, all over the range of all of them.
// The grid is written line by line: it is never in memory whole.
#include "pictures/plot.h"

#include <string.h>

#define TILE_LEAST 56     // the longer side of a picture, in pixels of the grid
#define SIDE_MOST 1000000 // libpng's own limit
#define PIXELS_MOST 1000000000.0 // of the whole grid
#define MARGIN_GREY 96
#define WORD_WHITE 235
#define GROUP_GAP 10 // between groups, in pixels of the grid
#define WORD_GAP 4   // around words
#define TRACE_MARGIN 3 // around curves, which are not enlarged
#define MEMORY_FIRST 65536 // bytes of a PNG in memory, at first: most have room in it

typedef struct Grid {
    const VaeGrid *of;
    size_t n;
    int height, width; // of a picture as it is drawn
    int scale;
    size_t margin; // in pixels of the grid
    bool trace;
    float *range; // [lines, 2] of each of a series' lines, or [2] of all series
    size_t left, top;   // room for the labels and the heads
    size_t pitch, gap;  // from one picture to the next; between groups
    size_t out_width, out_height;
    float *strip; // [cols, height, width, channels] one row of drawn series
    int strip_row;
} Grid;

// ---------------------------------------------------------------- the grid

static int words_widest(const char *const *word, int n) {
    int widest = 0;
    for (int i = 0; word && i < n; i++)
        if (vae_font_width(word[i]) > widest) widest = vae_font_width(word[i]);
    return widest;
}

static void grid_sizes(Grid *g) {
    const VaeGrid *p = g->of;
    const size_t scale = (size_t)g->scale, cols = (size_t)p->cols;
    const int heads = p->words.group > 0 ? p->words.group : p->cols;
    g->margin = g->trace ? TRACE_MARGIN : scale;
    g->pitch = (size_t)g->width * scale + g->margin;
    // The few heads of a group must fit; of one for each column, some are left out.
    const size_t head = (size_t)words_widest(p->words.head, heads) + WORD_GAP;
    if (p->words.group > 0 && p->words.head && g->pitch < head) g->pitch = head;
    g->gap = p->words.group > 0 && p->words.group < p->cols ? GROUP_GAP : 0;
    const size_t gaps = g->gap ? g->gap * ((cols - 1) / (size_t)p->words.group) : 0;
    int label = words_widest(p->words.label, p->rows);
    if (p->words.corner && vae_font_width(p->words.corner) > label)
        label = vae_font_width(p->words.corner);
    g->left = label > 0 ? (size_t)label + 2 * WORD_GAP : 0;
    g->top = p->words.head ? VAE_FONT_HEIGHT + WORD_GAP : 0;
    g->out_width = g->left + cols * g->pitch + g->margin + gaps;
    g->out_height = g->top + (size_t)p->rows * ((size_t)g->height * scale + g->margin) + g->margin;
}

static bool grid_fits(const Grid *g) {
    return g->out_width <= SIDE_MOST && g->out_height <= SIDE_MOST &&
           (double)g->out_width * (double)g->out_height <= PIXELS_MOST;
}

// Of all values, or of each line by itself: range[line, 2].
static void grid_range(Grid *g) {
    const int lines = g->of->lines;
    const size_t values = g->n * vae_grid_size(g->of), apart = lines ? (size_t)lines : 1;
    g->range = vae_alloc(apart, 2 * sizeof *g->range);
    for (size_t k = 0; k < apart; k++) g->range[2 * k] = INFINITY, g->range[2 * k + 1] = -INFINITY;
    for (size_t i = 0; i < values; i++) {
        const float v = g->of->values[i];
        float *range = g->range + 2 * (i % apart);
        if (!isfinite(v)) continue;
        range[0] = fminf(range[0], v);
        range[1] = fmaxf(range[1], v);
    }
}

static Grid grid_of(const VaeGrid *p) {
    Grid g = {.of = p, .n = p->n, .height = p->height, .width = p->width, .strip_row = -1};
    const size_t cells = (size_t)p->rows * (size_t)p->cols;
    if (g.n == 0 || g.n > cells) g.n = cells;
    g.trace = vae_is_trace(p->height, p->width);
    if (g.trace) {
        vae_trace_size(p->height * p->width, &g.height, &g.width);
        grid_range(&g);
    }
    const int longer = g.height > g.width ? g.height : g.width;
    g.scale = longer < TILE_LEAST ? (TILE_LEAST + longer - 1) / longer : 1;
    grid_sizes(&g);
    if (!grid_fits(&g)) {
        g.scale = 1;
        grid_sizes(&g);
    }
    if (!grid_fits(&g))
        vae_die(EX_DATAERR, "%d x %d pictures of %d x %d pixels are too many for one PNG", p->rows,
                p->cols, p->height, p->width);
    if (g.trace)
        g.strip = vae_alloc((size_t)p->cols * (size_t)p->channels,
                            (size_t)(g.height * g.width) * sizeof *g.strip);
    return g;
}

static uint8_t level(float v) {
    if (!(v > 0)) return 0; // NaN as well
    return v >= 1 ? 255 : (uint8_t)(255 * v + 0.5f);
}

static size_t column_at(const Grid *g, int col) {
    const size_t groups = g->gap ? (size_t)(col / g->of->words.group) : 0;
    return g->left + g->margin + (size_t)col * g->pitch + groups * g->gap;
}

// Row `glyph` of a word's letters, from pixel `at` of the line on; what does not fit is cut off.
static void fill_word(const Grid *g, uint8_t *line, size_t at, const char *text, size_t glyph) {
    const size_t channels = (size_t)g->of->channels;
    for (; *text; text++, at += VAE_FONT_PITCH) {
        const int bits = vae_font_rows(*text)[glyph];
        for (size_t x = 0; x < VAE_FONT_WIDTH; x++)
            if (bits >> (VAE_FONT_WIDTH - 1 - x) & 1 && at + x < g->out_width)
                memset(line + (at + x) * channels, WORD_WHITE, channels);
    }
}

static void fill_heads(const Grid *g, size_t y, uint8_t *line) {
    const VaeGridWords *w = &g->of->words;
    const size_t glyph = y - WORD_GAP / 2;
    if (y < WORD_GAP / 2 || glyph >= VAE_FONT_HEIGHT) return;
    if (w->corner)
        fill_word(g, line, g->left - (size_t)vae_font_width(w->corner) - WORD_GAP, w->corner, glyph);
    size_t free_from = 0;
    for (int col = 0; col < g->of->cols; col++) {
        const char *text = w->head[w->group > 0 ? col % w->group : col];
        const size_t middle = column_at(g, col) + (size_t)(g->width * g->scale) / 2;
        const size_t half = (size_t)vae_font_width(text) / 2;
        if (half > middle - g->left) continue;
        if (middle - half < free_from || middle + half > g->out_width) continue;
        fill_word(g, line, middle - half, text, glyph);
        free_from = middle + half + WORD_GAP;
    }
}

static void grid_trace(const Grid *g, const float *values, float *tile) {
    const VaeGrid *p = g->of;
    const int lines = p->lines ? p->lines : p->channels;
    float colour[3];
    for (int k = 0; k < lines; k++) {
        vae_trace_colour(k, lines, p->channels, colour);
        vae_trace_draw(values + k, p->height * p->width, lines, g->range + (p->lines ? 2 * k : 0), colour, p->channels, tile);
    }
}

static const float *picture_values(Grid *g, int row, int col) {
    const VaeGrid *p = g->of;
    const size_t size = vae_grid_size(p);
    const size_t first = (size_t)row * (size_t)p->cols, at = first + (size_t)col;
    if (!g->trace) return p->values + at * size;
    const size_t tile = (size_t)(g->height * g->width * p->channels);
    for (size_t c = 0; row != g->strip_row && c < (size_t)p->cols && first + c < g->n; c++) {
        memset(g->strip + c * tile, 0, tile * sizeof *g->strip);
        grid_trace(g, p->values + (first + c) * size, g->strip + c * tile);
    }
    g->strip_row = row;
    return g->strip + (size_t)col * tile;
}

// One line of the grid; y counts its pixels.
static void fill_line(Grid *g, size_t y, uint8_t *line) {
    const size_t channels = (size_t)g->of->channels, scale = (size_t)g->scale;
    memset(line, MARGIN_GREY, g->out_width * channels);
    if (y < g->top) {
        fill_heads(g, y, line);
        return;
    }
    const size_t tall = (size_t)g->height * scale + g->margin;
    const int row = (int)((y - g->top) / tall);
    const size_t inside = (y - g->top) % tall;
    if (row >= g->of->rows || inside < g->margin) return;
    const size_t inner_y = (inside - g->margin) / scale;
    const size_t label_y = g->margin + ((size_t)g->height * scale - VAE_FONT_HEIGHT) / 2;
    if (g->of->words.label && inside >= label_y && inside < label_y + VAE_FONT_HEIGHT)
        fill_word(g, line, WORD_GAP, g->of->words.label[row], inside - label_y);
    for (int col = 0; col < g->of->cols; col++) {
        if ((size_t)row * (size_t)g->of->cols + (size_t)col >= g->n) break; // nothing is there
        const float *from = picture_values(g, row, col) + inner_y * (size_t)g->width * channels;
        uint8_t *to = line + column_at(g, col) * channels;
        for (int x = 0; x < g->width; x++, from += channels)
            for (size_t i = 0; i < scale; i++)
                for (size_t c = 0; c < channels; c++) *to++ = level(from[c]);
    }
}

// ---------------------------------------------------------------- where it goes

typedef struct Memory {
    uint8_t *bytes;
    size_t size, room;
} Memory;

static void to_file(void *to, const void *bytes, size_t n) { vae_file_write(to, bytes, n); }

static void to_memory(void *to, const void *bytes, size_t n) {
    Memory *m = to;
    if (m->room - m->size < n) {
        m->room = 2 * (m->size + n) + MEMORY_FIRST;
        uint8_t *wider = vae_alloc(m->room, 1);
        if (m->size) memcpy(wider, m->bytes, m->size);
        vae_free(m->bytes);
        m->bytes = wider;
    }
    memcpy(m->bytes + m->size, bytes, n);
    m->size += n;
}

static void next_line(void *of, size_t y, uint8_t *to) { fill_line(of, y, to); }

static void write_grid(Grid *g, VaeBytesOut *write, void *to) {
    const VaePixels p = {g->out_width, g->out_height, g->of->channels, next_line, g};
    void (*const compressed)(const VaePixels *, VaeBytesOut *, void *) = VAE_FULL(vae_png_write);
    (compressed ? compressed : vae_png_write_plain)(&p, write, to);
    vae_free(g->strip);
    vae_free(g->range);
}

void vae_picture_grid(const char *path, const VaeGrid *grid) {
    Grid g = grid_of(grid);
    VaeFile f = vae_file_create(path);
    write_grid(&g, to_file, &f);
    vae_file_commit(&f);
}

void vae_picture_encode(const VaeGrid *grid, uint8_t **bytes, size_t *size) {
    Grid g = grid_of(grid);
    Memory m = {0};
    write_grid(&g, to_memory, &m);
    *bytes = m.bytes;
    *size = m.size;
}
