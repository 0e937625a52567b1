// drawing.c -- the network as a drawing: boxes from top to bottom, what flows between them in
// writing. A box is the wider, the more numbers come out of it, so that the bottleneck can be seen.
// Stages that change neither shape nor have weights (relu, dropout) share the box above them.
#include "pictures/plot.h"

#include <stdlib.h>
#include <string.h>

enum { DRAWING_W = 416, DRAWING_BOX = 38, DRAWING_GAP = 18, DRAWING_LABEL = 20, DRAWING_TEXT = 54,
       DRAWING_INDENT = 9 };

typedef struct Box {
    VaeStageKind kind;
    int depth;
    bool group; // only names the boxes below it, which are deeper
    char text[160];
    const char *shape;
    double parameters;
    double size; // numbers that come out
} Box;

// "[28, 28, 1]" -> 784
static double drawing_size(const char *shape) {
    double size = 1;
    for (const char *at = shape; *at; at++) {
        if (*at < '0' || *at > '9') continue;
        char *end;
        size *= strtod(at, &end);
        at = end - 1;
    }
    return size;
}

static int drawing_boxes(const VaeModel *m, Box *box) {
    int n = 0;
    for (int i = 0; i < m->n_stages; i++) {
        const VaeStage *d = &m->stage[i];
        Box *above = n > 0 ? &box[n - 1] : NULL;
        const bool group = i + 1 < m->n_stages && m->stage[i + 1].depth > d->depth;
        const bool stage = d->kind == VAE_STAGE_ENCODER || d->kind == VAE_STAGE_DECODER;
        if (stage && !group && above && !above->group && above->kind == d->kind &&
            above->depth == d->depth && d->parameters == 0 && !strcmp(above->shape, d->shape)) {
            const size_t length = strlen(above->text);
            snprintf(above->text + length, sizeof above->text - length, " %s", d->text);
            continue;
        }
        box[n] = (Box){.kind = d->kind, .depth = d->depth, .group = group, .shape = d->shape,
                       .parameters = d->parameters, .size = drawing_size(d->shape)};
        snprintf(box[n++].text, sizeof box[0].text, "%s", d->text);
    }
    return n;
}

// Side by side in the network, though one above the other here: streams, and latents.
static bool drawing_together(const Box *a, const Box *b) {
    return (a->kind == b->kind && (a->kind == VAE_STAGE_DATA || a->kind == VAE_STAGE_LATENT)) ||
           (a->kind == VAE_STAGE_LATENT && b->kind == VAE_STAGE_DATA);
}

static void drawing_text(VaeFile *f, const char *text) {
    char shown[DRAWING_TEXT + 4];
    size_t n = strlen(text);
    if (n > DRAWING_TEXT) {
        for (n = DRAWING_TEXT - 3; n > 0 && (text[n] & 0xc0) == 0x80; n--) {} // not inside a letter
        snprintf(shown, sizeof shown, "%.*s...", (int)n, text);
        text = shown;
    }
    vae_html_text(f, text);
}

static void drawing_box(VaeFile *f, const Box *b, double y, double most) {
    static const char *const class[] = {"data", "stage", "latent", "stage", "data"};
    const double letters = fmin((double)strlen(b->text), DRAWING_TEXT);
    const double share = most > 1 ? log(fmax(b->size, 1)) / log(most) : 1;
    const double room = DRAWING_W - 4 - 2 * DRAWING_INDENT * b->depth;
    const double width = fmin(fmax(90 + share * (room - 90), letters * 7.2 + 18), room);
    const double x = (DRAWING_W - width) / 2;
    vae_file_printf(f, "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%d\" "
                    "rx=\"5\"/><text class=\"name\" x=\"%d\" y=\"%.1f\" text-anchor=\"middle\">",
                    class[b->kind], x, y, width, DRAWING_BOX, DRAWING_W / 2, y + 16);
    drawing_text(f, b->text);
    vae_file_printf(f, "</text><text x=\"%d\" y=\"%.1f\" text-anchor=\"middle\">", DRAWING_W / 2,
                    y + 31);
    vae_html_text(f, b->shape);
    if (b->parameters > 0) vae_file_printf(f, " &#183; %.0f parameters", b->parameters);
    vae_file_printf(f, "</text>\n");
}

void vae_drawing_svg(VaeFile *f, const VaeModel *m) {
    if (m->n_stages == 0) return;
    Box *box = vae_alloc((size_t)m->n_stages, sizeof *box);
    const int n = drawing_boxes(m, box);
    double height = 2, most = 1, y = 1;
    for (int i = 0; i < n; i++) {
        height += box[i].group ? DRAWING_LABEL : DRAWING_BOX + DRAWING_GAP;
        if (!box[i].group) most = fmax(most, box[i].size);
    }
    vae_file_printf(f, "<svg class=\"drawing\" viewBox=\"0 0 %d %.0f\" role=\"img\" "
                    "aria-label=\"the network\">\n", DRAWING_W, height - DRAWING_GAP);
    const Box *last = NULL; // the last that is drawn as a box
    for (int i = 0; i < n; i++) {
        const Box *b = &box[i];
        const double tall = b->group ? DRAWING_LABEL : DRAWING_BOX + DRAWING_GAP;
        for (int d = 0; d < b->depth; d++) // a line beside everything inside a group
            vae_file_printf(f, "<path d=\"M%.1f %.1fv%.1f\"/>", 2.5 + d * DRAWING_INDENT,
                            y - (last ? DRAWING_GAP : 0), tall);
        if (b->group) {
            vae_file_printf(f, "<text x=\"%d\" y=\"%.1f\">", 2 + b->depth * DRAWING_INDENT,
                            y - DRAWING_GAP + 12 + (last ? 0 : DRAWING_GAP));
            drawing_text(f, b->text);
            vae_file_printf(f, "</text>\n");
            y += DRAWING_LABEL;
            continue;
        }
        const double from = y - DRAWING_GAP; // where the box above ended, or the label
        if (last && drawing_together(last, b))
            vae_file_printf(f, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"middle\">+</text>\n",
                            DRAWING_W / 2, from + 13);
        else if (last)
            vae_file_printf(f, "<path d=\"M%d %.1fv%dm-4 -5l4 5l4 -5\"/>\n", DRAWING_W / 2,
                            from + 1, DRAWING_GAP - 3);
        drawing_box(f, b, y, most);
        last = b;
        y += tall;
    }
    vae_file_printf(f, "</svg>\n");
    vae_free(box);
}
