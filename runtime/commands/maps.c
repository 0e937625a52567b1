// maps.c -- latents with a place as pictures: each place of a row's code is a pixel, coloured by where its numbers lie
// along the two directions in which the numbers of all places differ most. Equal codes have equal colours, near ones
// alike colours.
#include "commands/commands.h"

#include <string.h>

bool vae_has_maps(const VaeModel *m) {
    for (int i = 0; i < m->n_latents; i++)
        if (vae_latent_place(m, i).height) return true;
    return false;
}

static float scaled(float x, float low, float high) { return high > low ? (x - low) / (high - low) : 0.5f; }

// colour[n, 3] of points [n, 2], each direction over its own range.
static void colours(const float *point, size_t n, float *colour) {
    float low[2] = {point[0], point[1]}, high[2] = {point[0], point[1]};
    for (size_t i = 0; i < 2 * n; i++) {
        if (point[i] < low[i % 2]) low[i % 2] = point[i];
        if (point[i] > high[i % 2]) high[i % 2] = point[i];
    }
    for (size_t i = 0; i < n; i++) {
        const float red = scaled(point[2 * i], low[0], high[0]), green = scaled(point[2 * i + 1], low[1], high[1]);
        const float rgb[3] = {red, green, 1 - (red + green) / 2};
        memcpy(colour + 3 * i, rgb, sizeof rgb);
    }
}

// Numbers [n, width], of which `channels` from `first` on belong to each of `places`: their colours.
static void map_of(const float *z, size_t n, size_t width, size_t first, size_t places, size_t channels, float *colour) {
    float *each = vae_alloc(n * places, channels * sizeof *each), *point = vae_alloc(n * places, 2 * sizeof *point);
    double share[2];
    for (size_t r = 0; r < n; r++)
        memcpy(each + r * places * channels, z + r * width + first, places * channels * sizeof *each);
    if (channels > 1) vae_principal(each, n * places, channels, point, share);
    else
        for (size_t i = 0; i < n * places; i++) point[2 * i] = point[2 * i + 1] = each[i];
    colours(point, n * places, colour);
    vae_free(point);
    vae_free(each);
}

static bool alike(VaeMapSize a, VaeMapSize b) { return a.height == b.height && a.wide == b.wide; }

void vae_write_maps(const char *path, const VaeModel *m, const float *z, size_t n) {
    const size_t width = (size_t)vae_latent_width(m);
    const char *head[VAE_MAX_LATENTS];
    VaeMapSize like = {0, 0};
    int maps = 0;
    for (int i = 0; i < m->n_latents; i++) {
        const VaeMapSize at = vae_latent_place(m, i);
        if (!like.height) like = at;
        if (at.height && alike(at, like)) head[maps++] = m->latent[i].name;
    }
    const size_t places = (size_t)like.height * (size_t)like.wide, pixels = 3 * places;
    float *values = vae_alloc(n * (size_t)maps, pixels * sizeof *values), *colour = vae_alloc(n, pixels * sizeof *colour);
    size_t first = 0, map = 0;
    for (int i = 0; i < m->n_latents; first += (size_t)m->latent[i++].width) {
        if (!alike(vae_latent_place(m, i), like)) continue;
        map_of(z, n, width, first, places, (size_t)m->latent[i].width / places, colour);
        for (size_t r = 0; r < n; r++)
            memcpy(values + (r * (size_t)maps + map) * pixels, colour + r * pixels, pixels * sizeof *values);
        map++;
    }
    const int across = (int)ceil(sqrt((double)n)), down = (int)((n + (size_t)across - 1) / (size_t)across);
    const VaeGrid grid = {.values = values, .n = n * (size_t)maps, .rows = down, .cols = across * maps,
                          .height = like.height, .width = like.wide, .channels = 3,
                          .words = maps > 1 ? (VaeGridWords){.group = maps, .head = head} : (VaeGridWords){0}};
    vae_picture_grid(path, &grid);
    vae_free(colour);
    vae_free(values);
}
