// status.c -- messages without stdio, so that a model runs where there is none.
#include "core/status.h"

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <string.h>

enum { MOST_DIGITS = 17 }; // of a double: more say nothing

typedef struct Text {
    char *to;
    size_t n, room;
} Text;

static void text_put(Text *t, const char *bytes, size_t n) {
    const size_t left = t->room - t->n;
    if (n > left) n = left;
    memcpy(t->to + t->n, bytes, n);
    t->n += n;
}

static void text_number(Text *t, unsigned long long value, bool negative) {
    char digit[24];
    size_t at = sizeof digit;
    do digit[--at] = (char)('0' + value % 10);
    while ((value /= 10) > 0);
    if (negative) digit[--at] = '-';
    text_put(t, digit + at, sizeof digit - at);
}

// x * 10^power, also where 10^power alone would be too small or too large.
static double text_scaled(double x, int power) {
    for (; power > 200; power -= 200) x *= 1e200;
    for (; power < -200; power += 200) x /= 1e200;
    return power < 0 ? x / pow(10, -power) : x * pow(10, power);
}

// The first `precision` digits of x >= 0 as a whole number, rounded; *exponent: of the first.
static double text_rounded(double x, int precision, int *exponent) {
    *exponent = x > 0 ? (int)floor(log10(x)) : 0;
    const double digits = floor(text_scaled(x, precision - 1 - *exponent) + 0.5);
    if (digits < pow(10, precision)) return digits;
    ++*exponent;
    return floor(text_scaled(x, precision - 1 - *exponent) + 0.5);
}

// The shorter of "12.3" and "1.23e+45", of `precision` digits without zeros at the end, as %g has it.
static void text_real(Text *t, double x, int precision) {
    if (signbit(x)) text_put(t, "-", 1);
    x = fabs(x);
    if (isnan(x) || isinf(x)) {
        text_put(t, isnan(x) ? "nan" : "inf", 3);
        return;
    }
    if (precision < 1) precision = 1;
    if (precision > MOST_DIGITS) precision = MOST_DIGITS;
    int exponent;
    double digits = text_rounded(x, precision, &exponent);
    char digit[MOST_DIGITS];
    for (int i = precision; i-- > 0; digits = floor(digits / 10)) digit[i] = (char)('0' + (int)fmod(digits, 10));
    int n = precision; // digits that count
    while (n > 1 && digit[n - 1] == '0') n--;
    if (exponent >= -4 && exponent < precision) {
        if (exponent < 0) text_put(t, "0.000", (size_t)(1 - exponent));
        for (int i = 0; i < n || i <= exponent; i++) {
            if (i == exponent + 1 && exponent >= 0) text_put(t, ".", 1);
            text_put(t, &digit[i], 1);
        }
        return;
    }
    text_put(t, digit, 1);
    if (n > 1) text_put(t, ".", 1);
    text_put(t, digit + 1, (size_t)n - 1);
    text_put(t, exponent < 0 ? "e-" : "e+", 2);
    if (exponent < 0) exponent = -exponent;
    if (exponent < 10) text_put(t, "0", 1);
    text_number(t, (unsigned long long)exponent, false);
}

static long long text_signed(const char *length, va_list *args) {
    if (!strcmp(length, "ll")) return va_arg(*args, long long);
    return length[0] == 'l' ? va_arg(*args, long) : va_arg(*args, int);
}

static unsigned long long text_unsigned(const char *length, va_list *args) {
    if (!strcmp(length, "ll")) return va_arg(*args, unsigned long long);
    if (length[0] == 'z') return va_arg(*args, size_t);
    return length[0] == 'l' ? va_arg(*args, unsigned long) : va_arg(*args, unsigned);
}

// What follows a % sign; returns where the format goes on.
static const char *text_value(Text *t, const char *f, va_list *args) {
    int precision = -1;
    if (*f == '.') {
        precision = 0;
        if (*++f == '*') precision = va_arg(*args, int), f++;
        while (*f >= '0' && *f <= '9') precision = precision * 10 + (*f++ - '0');
    }
    char length[3] = "";
    for (int i = 0; i < 2 && (*f == 'l' || *f == 'z'); i++) length[i] = *f++;
    switch (*f) {
    case 's': {
        const char *s = va_arg(*args, const char *);
        const char *end = precision < 0 ? NULL : memchr(s, 0, (size_t)precision);
        text_put(t, s, precision < 0 ? strlen(s) : end ? (size_t)(end - s) : (size_t)precision);
        break;
    }
    case 'd': {
        const long long v = text_signed(length, args);
        text_number(t, v < 0 ? -(unsigned long long)v : (unsigned long long)v, v < 0);
        break;
    }
    case 'u': text_number(t, text_unsigned(length, args), false); break;
    case 'g': text_real(t, va_arg(*args, double), precision < 0 ? 6 : precision); break;
    case 'c': {
        const char c = (char)va_arg(*args, int);
        text_put(t, &c, 1);
        break;
    }
    case 0: return f;
    default: text_put(t, f, 1); // %%
    }
    return f + 1;
}

static size_t text_all(char *to, size_t room, const char *f, va_list *args) {
    if (room == 0) return 0;
    Text t = {to, 0, room - 1};
    while (*f) {
        const size_t n = strcspn(f, "%");
        text_put(&t, f, n);
        f += n;
        if (*f) f = text_value(&t, f + 1, args);
    }
    to[t.n] = 0;
    return t.n;
}

size_t vae_text(char *to, size_t room, const char *format, ...) {
    va_list args;
    va_start(args, format);
    const size_t n = text_all(to, room, format, &args);
    va_end(args);
    return n;
}

const char *vae_digits(double x, char to[VAE_DIGITS]) {
    int precision = 6;
    for (; precision < MOST_DIGITS && isfinite(x); precision++) {
        int exponent;
        const double digits = text_rounded(fabs(x), precision, &exponent);
        const double again = text_scaled(digits, exponent - precision + 1);
        if (again == fabs(x) || (double)(float)again == fabs(x)) break;
    }
    vae_text(to, VAE_DIGITS, "%.*g", precision, x);
    return to;
}

VaeStatus vae_fail(VaeError *error, VaeStatus status, const char *format, ...) {
    if (!error) return status;
    va_list args;
    va_start(args, format);
    text_all(error->text, sizeof error->text, format, &args);
    va_end(args);
    error->status = status;
    return status;
}
