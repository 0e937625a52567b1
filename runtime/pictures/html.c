// html.c -- words and bytes inside HTML and SVG. Whatever is the user's goes through here.
#include "pictures/plot.h"

void vae_html_text(VaeFile *f, const char *text) {
    for (; *text; text++) {
        switch (*text) {
        case '&': vae_file_printf(f, "&amp;"); break;
        case '<': vae_file_printf(f, "&lt;"); break;
        case '>': vae_file_printf(f, "&gt;"); break;
        case '"': vae_file_printf(f, "&quot;"); break;
        case '\'': vae_file_printf(f, "&#39;"); break;
        default: vae_file_write(f, text, 1);
        }
    }
}

// RFC 4648, section 4: three bytes become four letters.
void vae_html_base64(VaeFile *f, const uint8_t *bytes, size_t n) {
    static const char letter[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < n; i += 3) {
        const uint32_t b = (uint32_t)bytes[i] << 16 |
                           (uint32_t)(i + 1 < n ? bytes[i + 1] : 0) << 8 |
                           (uint32_t)(i + 2 < n ? bytes[i + 2] : 0);
        const char four[4] = {letter[b >> 18], letter[b >> 12 & 63],
                              i + 1 < n ? letter[b >> 6 & 63] : '=',
                              i + 2 < n ? letter[b & 63] : '='};
        vae_file_write(f, four, 4);
    }
}
