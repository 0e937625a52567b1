// trace.c -- a picture that is one pixel high or wide is a series: its values in order, one line for
// each channel, drawn as a curve, since a strip of greys shows nothing.
// In:  [length, channels] values and their range.  Out: [height, width, planes] levels 0 to 1, lines over each other.
// What is no number is a gap.
#include "pictures/plot.h"

#include <string.h>

enum { TRACE_HEIGHT = 56, TRACE_NARROWEST = 112, TRACE_WIDEST = 448, TRACE_FRAME = 3 };

bool vae_is_trace(int height, int width) {
    return (height == 1 || width == 1) && height * width > 2;
}

void vae_trace_size(int length, int *height, int *width) {
    *height = TRACE_HEIGHT;
    *width = length < TRACE_NARROWEST ? TRACE_NARROWEST : length > TRACE_WIDEST ? TRACE_WIDEST : length;
}

// The value at place t, between two neighbours in proportion.
static double trace_at(const float *v, int length, int channels, double t) {
    const int i = t < length - 1 ? (int)t : length - 2;
    const double a = (double)v[i * channels], b = (double)v[(i + 1) * channels];
    return a + (t - i) * (b - a);
}

// Lowest and highest value between two places: the ends, and what lies between.
static void trace_span(const float *v, int length, int channels, double from, double to,
                       double span[2]) {
    const double ends[2] = {trace_at(v, length, channels, from), trace_at(v, length, channels, to)};
    span[0] = fmin(ends[0], ends[1]), span[1] = fmax(ends[0], ends[1]);
    for (int i = (int)ceil(from); i <= to && i < length; i++) {
        span[0] = fmin(span[0], (double)v[i * channels]);
        span[1] = fmax(span[1], (double)v[i * channels]);
    }
}

void vae_trace_draw(const float *v, int length, int pitch, const float range[2], const float *colour, int planes, float *tile) {
    int height, width;
    vae_trace_size(length, &height, &width);
    const double low = (double)range[0], high = fmax((double)range[1], low + 1e-30);
    const double room = height - 1 - 2 * TRACE_FRAME, per_pixel = (length - 1.0) / (width - 1);
    for (int x = 0; x < width; x++) {
        double span[2];
        trace_span(v, length, pitch, fmax((x - 0.5) * per_pixel, 0), fmin((x + 0.5) * per_pixel, length - 1), span);
        if (!isfinite(span[0]) || !isfinite(span[1])) continue;
        const double top = TRACE_FRAME + (1 - (span[1] - low) / (high - low)) * room;
        const double bottom = TRACE_FRAME + (1 - (span[0] - low) / (high - low)) * room;
        for (int y = 0; y < height; y++) { // a line one and a half pixels thick, smooth at its ends
            const double cover = fmin(y + 0.5, bottom + 0.75) - fmax(y - 0.5, top - 0.75);
            float *to = tile + (y * width + x) * planes;
            for (int k = 0; k < planes && cover > 0; k++) to[k] = fmaxf(to[k], (float)fmin(cover, 1) * colour[k]);
        }
    }
}

void vae_trace_colour(int line, int lines, int planes, float colour[3]) {
    static const float several[][3] = {{1, 0.35f, 0.3f}, {0.3f, 0.8f, 0.4f}, {0.4f, 0.6f, 1}, {1, 0.8f, 0.2f},
                                       {0.85f, 0.45f, 1}, {0.3f, 0.9f, 0.95f}};
    enum { COLOURS = sizeof several / sizeof *several };
    for (int k = 0; k < planes; k++) colour[k] = lines == planes ? (float)(k == line) : several[line % COLOURS][k];
}
