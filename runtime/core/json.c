// json.c -- JSON as RFC 8259 has it: texts are UTF-8 and have no zero in them.
#include "core/json.h"

#include <string.h>

static bool json_fail(VaeJson *j, const char *why) {
    if (!j->wrong) j->wrong = why;
    return false;
}

static void json_space(VaeJson *j) {
    while (j->at < j->n && (j->text[j->at] == ' ' || j->text[j->at] == '\t' || j->text[j->at] == '\n' ||
                            j->text[j->at] == '\r'))
        j->at++;
}

bool vae_json_is(VaeJson *j, char c) {
    if (j->wrong) return false;
    json_space(j);
    return j->at < j->n && j->text[j->at] == c;
}

bool vae_json_take(VaeJson *j, char c) {
    if (!vae_json_is(j, c)) return false;
    j->at++;
    return true;
}

bool vae_json_end(VaeJson *j) {
    if (j->wrong) return false;
    json_space(j);
    return j->at == j->n || json_fail(j, "end of file expected");
}

// ---------------------------------------------------------------- texts

// Bytes of the UTF-8 character at s[0..n); 0: it is none. (RFC 3629)
static size_t utf8_length(const unsigned char *s, size_t n) {
    const unsigned char c = s[0];
    if (c < 0x80) return 1;
    const size_t length = c >= 0xc2 && c < 0xe0 ? 2 : c >= 0xe0 && c < 0xf0 ? 3 : c >= 0xf0 && c < 0xf5 ? 4 : 0;
    if (length == 0 || length > n) return 0;
    for (size_t i = 1; i < length; i++)
        if ((s[i] & 0xc0) != 0x80) return 0;
    if ((c == 0xe0 && s[1] < 0xa0) || (c == 0xed && s[1] > 0x9f)) return 0; // too long; a surrogate
    if ((c == 0xf0 && s[1] < 0x90) || (c == 0xf4 && s[1] > 0x8f)) return 0; // too long; past the last
    return length;
}

static int hex4(const char *s, size_t n) { // -1: it is none
    int value = 0;
    if (n < 4) return -1;
    for (int i = 0; i < 4; i++) {
        const char c = s[i];
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (digit < 0) return -1;
        value = value * 16 + digit;
    }
    return value;
}

// The character of an escape, which s[0..n) begins with behind the backslash; -1: it is none.
static long escape(const char *s, size_t n, size_t *length) {
    static const char letter[] = "\"\\/bfnrt", is[] = "\"\\/\b\f\n\r\t";
    const char *found = n > 0 && s[0] ? strchr(letter, s[0]) : NULL;
    *length = 1;
    if (found) return is[found - letter];
    if (n == 0 || s[0] != 'u') return -1;
    const int high = hex4(s + 1, n - 1);
    *length = 5;
    if (high <= 0 || (high >= 0xdc00 && high < 0xe000)) return -1;
    if (high < 0xd800 || high >= 0xe000) return high;
    const int low = n >= 11 && s[5] == '\\' && s[6] == 'u' ? hex4(s + 7, 4) : -1;
    *length = 11;
    return low >= 0xdc00 && low < 0xe000 ? 0x10000 + (((long)high - 0xd800) << 10) + (low - 0xdc00) : -1;
}

static size_t utf8_put(long c, char out[4]) {
    if (c < 0x80) return out[0] = (char)c, 1;
    const size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = n; i-- > 1; c >>= 6) out[i] = (char)(0x80 | (c & 0x3f));
    out[0] = (char)((0xf00 >> n & 0xf0) | c); // 110..., 1110..., 11110...
    return n;
}

bool vae_json_string(VaeJson *j, VaeJsonString *s) {
    if (!vae_json_take(j, '"')) return json_fail(j, "string expected");
    s->text = j->text + j->at;
    while (j->at < j->n) {
        const char *here = j->text + j->at;
        const size_t left = j->n - j->at;
        size_t length;
        if (*here == '"') {
            s->n = (size_t)(here - s->text);
            j->at++;
            return true;
        }
        if (*here == '\\') {
            if (escape(here + 1, left - 1, &length) < 0) return json_fail(j, "invalid escape");
            length++;
        } else {
            if ((unsigned char)*here < 32) return json_fail(j, "control character in a string");
            length = utf8_length((const unsigned char *)here, left);
            if (length == 0) {
                j->byte = (unsigned char)*here;
                return json_fail(j, "unable to decode byte");
            }
        }
        j->at += length;
    }
    return json_fail(j, "the string does not end");
}

// The next character of a sound string, decoded; its length.
static size_t json_next(VaeJsonString *s, char out[4]) {
    size_t length, n;
    if (s->text[0] == '\\') {
        n = utf8_put(escape(s->text + 1, s->n - 1, &length), out);
        length++;
    } else {
        n = length = utf8_length((const unsigned char *)s->text, s->n);
        memcpy(out, s->text, n);
    }
    s->text += length;
    s->n -= length;
    return n;
}

bool vae_json_equals(VaeJsonString s, const char *text) {
    while (s.n > 0) {
        char c[4];
        const size_t n = json_next(&s, c);
        if (strncmp(text, c, n) != 0) return false;
        text += n;
    }
    return *text == 0;
}

size_t vae_json_length(VaeJsonString s) {
    size_t n = 0;
    for (char c[4]; s.n > 0;) n += json_next(&s, c);
    return n;
}

void vae_json_copy(VaeJsonString s, char *to, size_t room) {
    size_t at = 0;
    while (s.n > 0) {
        char c[4];
        const size_t n = json_next(&s, c);
        if (at + n >= room) break;
        memcpy(to + at, c, n);
        at += n;
    }
    to[at] = 0;
}

// ---------------------------------------------------------------- numbers and words

static size_t digits(const VaeJson *j, size_t at) {
    size_t n = 0;
    while (at + n < j->n && j->text[at + n] >= '0' && j->text[at + n] <= '9') n++;
    return n;
}

static char byte_at(const VaeJson *j, size_t at) { return at < j->n ? j->text[at] : 0; }

// The end of a number that begins at `at`; `at`: there is none. Its whole part ends at *whole.
static size_t number_end(const VaeJson *j, size_t at, size_t *whole) {
    const size_t start = at;
    if (byte_at(j, at) == '-') at++;
    size_t n = digits(j, at);
    if (n == 0 || (n > 1 && j->text[at] == '0')) return start;
    *whole = at += n;
    if (byte_at(j, at) == '.') {
        if ((n = digits(j, at + 1)) == 0) return start;
        at += 1 + n;
    }
    if (byte_at(j, at) == 'e' || byte_at(j, at) == 'E') {
        at++;
        if (byte_at(j, at) == '+' || byte_at(j, at) == '-') at++;
        if ((n = digits(j, at)) == 0) return start;
        at += n;
    }
    return at;
}

bool vae_json_integer(VaeJson *j, long long *value) {
    if (j->wrong) return false;
    json_space(j);
    size_t whole = 0;
    const size_t end = number_end(j, j->at, &whole);
    if (end == j->at || end != whole) return false;
    const bool negative = j->text[j->at] == '-';
    unsigned long long v = 0;
    const unsigned long long most = 0x7fffffffffffffffull;
    for (size_t i = j->at + negative; i < end; i++) {
        const unsigned digit = (unsigned)(j->text[i] - '0');
        if (v > (most - digit) / 10) return json_fail(j, "too big integer");
        v = v * 10 + digit;
    }
    *value = negative ? -(long long)v : (long long)v;
    j->at = end;
    return true;
}

static bool json_scalar(VaeJson *j) {
    static const char *const word[] = {"true", "false", "null"};
    VaeJsonString s;
    if (vae_json_is(j, '"')) return vae_json_string(j, &s);
    for (size_t i = 0; i < 3; i++) {
        const size_t n = strlen(word[i]);
        if (j->n - j->at < n || memcmp(j->text + j->at, word[i], n) != 0) continue;
        j->at += n;
        return true;
    }
    long long value;
    if (vae_json_integer(j, &value)) return true;
    if (j->wrong) return false;
    size_t whole;
    const size_t end = number_end(j, j->at, &whole);
    if (end == j->at) return json_fail(j, j->at < j->n ? "invalid token" : "it ends too early");
    j->at = end;
    return true;
}

// ---------------------------------------------------------------- objects and arrays

bool vae_json_element(VaeJson *j, bool *first) {
    if (vae_json_take(j, ']')) return false;
    const bool more = *first || vae_json_take(j, ',');
    *first = false;
    return (more && !j->wrong) || json_fail(j, "']' expected");
}

bool vae_json_member(VaeJson *j, bool *first, VaeJsonString *key) {
    if (vae_json_take(j, '}')) return false;
    const bool more = *first || vae_json_take(j, ',');
    *first = false;
    if (!more) return json_fail(j, "'}' expected");
    return vae_json_string(j, key) && (vae_json_take(j, ':') || json_fail(j, "':' expected"));
}

bool vae_json_skip(VaeJson *j) {
    enum { DEPTH = 64 };
    bool object[DEPTH], first = true;
    int depth = 0;
    do {
        // A value begins here, or what is left of the innermost object or array.
        VaeJsonString key;
        if (depth > 0) {
            const bool more = object[depth - 1] ? vae_json_member(j, &first, &key) : vae_json_element(j, &first);
            if (j->wrong) return false;
            if (!more) {
                depth--;
                first = false;
                continue;
            }
        }
        if (vae_json_is(j, '{') || vae_json_is(j, '[')) {
            if (depth == DEPTH) return json_fail(j, "maximum depth of 64 reached");
            object[depth++] = j->text[j->at++] == '{';
            first = true;
        } else if (!json_scalar(j)) {
            return false;
        }
    } while (depth > 0);
    return true;
}
