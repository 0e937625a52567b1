// json_text.c -- JSON, written in order and without spaces.
#include "files/json_text.h"

#include <math.h>
#include <string.h>

static void put(VaeJsonText *j, const char *text, size_t n) {
    if (j->room - j->n < n + 1) {
        const size_t room = 2 * (j->n + n) + 2048;
        char *more = vae_alloc(room, 1);
        if (j->n) memcpy(more, j->text, j->n);
        vae_free(j->text);
        j->text = more;
        j->room = room;
    }
    memcpy(j->text + j->n, text, n);
    j->n += n;
    j->text[j->n] = '\0';
}

static void put_text(VaeJsonText *j, const char *text) { put(j, text, strlen(text)); }

void vae_text_add(VaeJsonText *j, const char *text, size_t n) { put(j, text, n); }

// How many characters at s are written as they are, whatever stands behind them.
static size_t plain_length(const unsigned char *s) {
    size_t n = 0;
    while (s[n] >= 32 && s[n] < 128 && s[n] != '"' && s[n] != '\\') n++;
    return n;
}

// How many bytes at s are one character; 0: they are none.
static size_t utf8_length(const unsigned char *s) {
    const size_t n = s[0] < 0x80 ? 1 : s[0] >= 0xc2 && s[0] < 0xe0 ? 2 : s[0] >= 0xe0 && s[0] < 0xf0 ? 3
                     : s[0] >= 0xf0 && s[0] < 0xf5 ? 4 : 0;
    for (size_t i = 1; i < n; i++)
        if ((s[i] & 0xc0) != 0x80) return 0;
    if ((s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xed && s[1] >= 0xa0)) return 0; // too long; a surrogate
    if ((s[0] == 0xf0 && s[1] < 0x90) || (s[0] == 0xf4 && s[1] >= 0x90)) return 0; // too long; beyond U+10FFFF
    return n;
}

static void put_string(VaeJsonText *j, const char *text) {
    const unsigned char *s = (const unsigned char *)text;
    bool utf8 = true;
    const size_t begin = plain_length(s);
    put_text(j, "\"");
    put(j, text, begin);
    s += begin;
    for (size_t n; *s && utf8; s += n) utf8 = (n = utf8_length(s)) > 0;
    for (s = (const unsigned char *)text + begin; *s; s++) {
        static const char plain[] = "\"\\\b\f\n\r\t", escape[] = "\"\\bfnrt";
        const char *special = strchr(plain, *s);
        char out[8] = {(char)(*s < 128 || utf8 ? *s : '?')};
        if (special) snprintf(out, sizeof out, "\\%c", escape[special - plain]);
        else if (*s < 32) snprintf(out, sizeof out, "\\u%04X", *s);
        put_text(j, out);
    }
    put_text(j, "\"");
}

static void put_key(VaeJsonText *j, const char *key) {
    const char last = j->n ? j->text[j->n - 1] : '\n';
    if (last != '{' && last != '[' && last != '\n') put_text(j, ",");
    if (!key) return;
    put_string(j, key);
    put_text(j, ":");
}

void vae_text_begin(VaeJsonText *j, const char *key, char bracket) {
    put_key(j, key);
    put(j, &bracket, 1);
}

void vae_text_end(VaeJsonText *j, char bracket) { put(j, &bracket, 1); }

// What printf("%.*g") writes of x, and ".0" behind a whole number, where there is no exponent: exactly, as 53 bits times
// a power of ten fit into 128. How long it is; 0: x is not of these.
static size_t short_number(char text[40], double x, int digits) {
    static const uint64_t power[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000,
                                     10000000000, 100000000000, 1000000000000, 10000000000000};
    const double least = 1e-4, size = fabs(x);
    if (digits > 9 || !(size >= least) || !(size < (double)power[digits] - 1)) return 0;
    int whole = 1, exponent, behind; // digits in front of the point, or none and minus the zeros behind it
    while (size >= (double)power[whole]) whole++;
    for (double one = 1; size < one && whole > -3; one /= 10) whole--;
    behind = digits - whole;
    const uint64_t bits = (uint64_t)ldexp(frexp(size, &exponent), 53);
    const int shift = 53 - exponent; // more than 0, as size < 2^30
    const unsigned __int128 scaled = (unsigned __int128)bits * power[behind], one = (unsigned __int128)1 << shift;
    const unsigned __int128 rest = scaled & (one - 1), half = one >> 1;
    uint64_t n = (uint64_t)(scaled >> shift);
    n += rest > half || (rest == half && n % 2 == 1);
    while (behind > 0 && n % 10 == 0) n /= 10, behind--;
    if (behind == 0) n *= 10, behind = 1;
    char back[32]; // from the last digit on
    size_t length = 0, at = 0;
    for (; behind > 0; behind--, n /= 10) back[length++] = (char)('0' + n % 10);
    back[length++] = '.';
    do back[length++] = (char)('0' + n % 10);
    while (n /= 10);
    if (x < 0) text[at++] = '-';
    while (length > 0) text[at++] = back[--length];
    text[at] = '\0';
    return at;
}

// With a point or an exponent, so that it is read as what it is; of the exponent only what counts.
void vae_text_number(VaeJsonText *j, const char *key, double x) {
    char text[40];
    put_key(j, key);
    if (!isfinite(x)) {
        put_text(j, "null");
        return;
    }
    const size_t n = short_number(text, x, j->digits ? j->digits : 9);
    if (n) {
        put(j, text, n);
        return;
    }
    snprintf(text, sizeof text, "%.*g", j->digits ? j->digits : 9, x);
    char *e = strchr(text, 'e');
    if (!e) {
        put_text(j, text);
        if (!strchr(text, '.')) put_text(j, ".0");
        return;
    }
    const char *from = e + 1;
    put(j, text, (size_t)(from - text));
    if (*from == '-') put_text(j, "-");
    from += *from == '-' || *from == '+';
    while (*from == '0' && from[1]) from++;
    put_text(j, from);
}

void vae_text_whole(VaeJsonText *j, const char *key, long long x) {
    char text[32];
    put_key(j, key);
    snprintf(text, sizeof text, "%lld", x);
    put_text(j, text);
}

void vae_text_bool(VaeJsonText *j, const char *key, bool x) {
    put_key(j, key);
    put_text(j, x ? "true" : "false");
}

void vae_text_string(VaeJsonText *j, const char *key, const char *text) {
    put_key(j, key);
    put_string(j, text);
}

void vae_text_line(VaeJsonText *j) { put_text(j, "\n"); }

void vae_text_again(VaeJsonText *j) { j->n = 0; }

void vae_text_free(VaeJsonText *j) {
    vae_free(j->text);
    *j = (VaeJsonText){0};
}
