// page.c -- a trained model as one HTML page that needs no server and loads nothing.
// In: graphs as they are after simplify, the weights. The page has the model's description (page_describe.c), its
// programs in JavaScript (js_network.c), the weights in base64, of half precision where that is enough (page_half.c),
// and what all pages have: page_body.html, page_style.css, page_math.js, page_data.js and behind it page_text.js and page_ui.js.
#include "export/page.h"
#include "export/js.h"

#include <string.h>

#include "export/page_body.inc"
#include "export/page_math.inc"
#include "export/page_style.inc"
#include "export/page_data.inc"

// `bytes` in base64, in lines.
static void base64(FILE *f, const unsigned char *bytes, size_t n) {
    static const char digit[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < n; i += 3) {
        const size_t left = n - i;
        const uint32_t word = (uint32_t)bytes[i] << 16 | (left > 1 ? (uint32_t)bytes[i + 1] << 8 : 0) |
                              (left > 2 ? (uint32_t)bytes[i + 2] : 0);
        const char four[] = {digit[word >> 18], digit[word >> 12 & 63], left > 1 ? digit[word >> 6 & 63] : '=',
                             left > 2 ? digit[word & 63] : '='};
        if (i && i % 90 == 0) fputc('\n', f);
        fwrite(four, 1, 4, f);
    }
}

static void weights(FILE *f, const Compilation *c, const float *param, bool half) {
    const size_t n = c->n_param + c->n_state, each = half ? 2 : 4;
    unsigned char *bytes = arena_alloc(c->arena, n * each + 1);
    for (size_t i = 0; i < n; i++) {
        uint32_t bits;
        memcpy(&bits, &param[i], sizeof bits);
        if (half) bits = half_of(param[i]);
        for (size_t k = 0; k < each; k++) bytes[i * each + k] = (unsigned char)(bits >> 8 * k);
    }
    base64(f, bytes, n * each);
}

static bool programs(FILE *f, Compilation *c) {
    static const ProgramKind kinds[] = {PROGRAM_ENCODE, PROGRAM_DECODE, PROGRAM_PRIOR, PROGRAM_STEP};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const char *refused = NULL;
        if (!c->graph[kinds[i]]) {
            fprintf(f, "const %s = null;%s\n", program_names[kinds[i]], kinds[i] == PROGRAM_PRIOR ? " // N(0, 1)" : "");
            continue;
        }
        const char *text = js_program(c, kinds[i], &refused);
        if (refused) {
            fprintf(stderr, "vaec export: %s\n", refused);
            return false;
        }
        fprintf(f, "%s\n", text);
    }
    return true;
}

bool export_page(Compilation *c, const Trained *t, ExportFile *file) {
    const char *name = c->model->name;
    const bool half = half_is_enough(c, t->param);
    Capture page;
    capture_begin(&page);
    FILE *f = page.f;
    fprintf(f, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<title>%s</title>\n", name);
    fprintf(f, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    fprintf(f, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline'; "
               "style-src 'unsafe-inline'; img-src data: blob:\"/>\n");
    fprintf(f, "<style>\n%s</style>\n</head>\n<body>\n%s", (const char *)page_style, (const char *)page_body);
    fprintf(f, "<script type=\"application/octet-stream\" id=\"weights\">\n");
    weights(f, c, t->param, half);
    fprintf(f, "\n</script>\n<script>\n%s\n// The networks, line by line from the model.\n", (const char *)page_math);
    const bool good = programs(f, c);
    fprintf(f, "const model = ");
    page_describe(f, c, t, half);
    fprintf(f, ";\n\n%s</script>\n</body>\n</html>\n", (const char *)page_data);
    const char *text = capture_end(&page, c->arena);
    *file = (ExportFile){NULL, text, strlen(text)};
    return good;
}

#define PAGE_MOST ((size_t)256 << 20) // bytes of weights

const char *page_limit(Compilation *c) {
    for (int i = 0; i < c->model->n_streams; i++)
        if (c->model->stream[i].kind == VAE_SERIES)
            return arena_printf(c->arena, "a page shows no series, and data %s is one", c->model->stream[i].name);
    const size_t bytes = (c->n_param + c->n_state) * sizeof(float);
    if (bytes <= PAGE_MOST) return NULL;
    return arena_printf(c->arena, "%.1f GB of weights: browsers hold no page of more than 0.25", (double)bytes / 1e9);
}
