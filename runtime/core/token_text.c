// token_text.c -- see token_text.h.
#include "core/token_text.h"

#include <string.h>

size_t vae_utf8_length(const char *text, size_t n) {
    const unsigned char *c = (const unsigned char *)text;
    const size_t length = n == 0 ? 0 : c[0] < 0x80 ? 1 : c[0] >= 0xc2 && c[0] < 0xe0 ? 2
                        : c[0] >= 0xe0 && c[0] < 0xf0 ? 3 : c[0] >= 0xf0 && c[0] < 0xf5 ? 4 : 0;
    if (length == 0 || length > n) return 0;
    for (size_t i = 1; i < length; i++)
        if ((c[i] & 0xc0) != 0x80) return 0;
    if (c[0] == 0xe0 && c[1] < 0xa0) return 0; // longer than it need be
    if (c[0] == 0xf0 && c[1] < 0x90) return 0;
    if (c[0] == 0xed && c[1] >= 0xa0) return 0; // half of a pair of UTF-16
    if (c[0] == 0xf4 && c[1] >= 0x90) return 0; // behind the last character
    return length;
}

static bool blank(char c) { return c == ' ' || c == '\t'; }

// An atom of SMILES: [in brackets], Br, Cl, a ring of two digits (%12), @@, or one character.
static size_t atom(const char *text, size_t n) {
    if (text[0] == '[') {
        const char *end = memchr(text, ']', n);
        if (end) return (size_t)(end - text) + 1;
    }
    if (n >= 2 && ((text[0] == 'B' && text[1] == 'r') || (text[0] == 'C' && text[1] == 'l') ||
                   (text[0] == '@' && text[1] == '@')))
        return 2;
    if (text[0] == '%' && n >= 3 && text[1] >= '0' && text[1] <= '9' && text[2] >= '0' && text[2] <= '9') return 3;
    return vae_utf8_length(text, n);
}

size_t vae_token_length(VaeTokenUnit unit, const char *text, size_t n, size_t *skip) {
    *skip = 0;
    if (n == 0) return 0;
    switch (unit) {
    case VAE_UNIT_BYTE: return 1;
    case VAE_UNIT_CHAR: return vae_utf8_length(text, n);
    case VAE_UNIT_ATOM: return atom(text, n);
    case VAE_UNIT_WORD:
    case VAE_UNIT_ID:
    case VAE_UNITS: break;
    }
    while (*skip < n && blank(text[*skip])) ++*skip;
    if (*skip) return 0;
    size_t length = 0;
    while (length < n && !blank(text[length])) length++;
    return length;
}

const char *vae_token_unit(VaeTokenUnit unit) {
    static const char *const name[VAE_UNITS] = {"bytes", "characters", "words", "atoms", "numbers"};
    return name[unit];
}

static int digit(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; }

int vae_token_byte(const char two[2]) {
    const int high = digit(two[0]), low = high < 0 ? -1 : digit(two[1]);
    return low < 0 ? 0 : 16 * high + low;
}
