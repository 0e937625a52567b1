// shrink.c -- smaller pictures, where many or large ones would make a page too long: a pixel is the mean of a square.
#include "pictures/plot.h"

int vae_shrunk(int side, int factor) { return (side + factor - 1) / factor; }

void vae_shrink(float *to, const float *from, int height, int width, int channels, int factor) {
    for (int y = 0; y < vae_shrunk(height, factor); y++)
        for (int x = 0; x < vae_shrunk(width, factor); x++)
            for (int c = 0; c < channels; c++) {
                float sum = 0;
                int n = 0;
                for (int i = y * factor; i < height && i < (y + 1) * factor; i++)
                    for (int k = x * factor; k < width && k < (x + 1) * factor; k++, n++)
                        sum += from[(i * width + k) * channels + c];
                *to++ = sum / (float)n;
            }
}

void vae_picture_on_page(const VaeGrid *g, VaePng *png) {
    const size_t n = g->n ? g->n : (size_t)(g->rows * g->cols), size = vae_grid_size(g);
    int factor = 1;
    while (n * size / (size_t)(factor * factor) > VAE_PAGE_VALUES) factor++;
    if (factor == 1 || vae_is_trace(g->height, g->width)) {
        vae_picture_encode(g, &png->bytes, &png->size);
        return;
    }
    VaeGrid small = *g;
    small.height = vae_shrunk(g->height, factor), small.width = vae_shrunk(g->width, factor);
    const size_t smaller = (size_t)(small.height * small.width * small.channels);
    float *pixels = vae_alloc(n, smaller * sizeof *pixels);
    for (size_t i = 0; i < n; i++)
        vae_shrink(pixels + i * smaller, g->values + i * size, g->height, g->width, g->channels, factor);
    small.values = pixels;
    vae_picture_encode(&small, &png->bytes, &png->size);
    vae_free(pixels);
}
