// json.h -- reading JSON where it lies, byte by byte, of bytes that nobody vouches for. No memory, no recursion.
#ifndef VAE_JSON_H
#define VAE_JSON_H

#include <stdbool.h>
#include <stddef.h>

typedef struct VaeJson {
    const char *text;
    size_t n, at;
    const char *wrong; // what the first mistake is, at byte `at`; NULL: there is none so far
    unsigned char byte; // that could not be decoded, or 0
} VaeJson;

typedef struct VaeJsonString { // between its quotes, as it is written; sound
    const char *text;
    size_t n;
} VaeJsonString;

// Each takes white space before what it looks for, and nothing once something is wrong.
bool vae_json_is(VaeJson *j, char c);   // whether c is next, which stays
bool vae_json_take(VaeJson *j, char c); // and takes it if so
bool vae_json_string(VaeJson *j, VaeJsonString *s); // false: it is wrong
bool vae_json_skip(VaeJson *j);          // one value of any kind, at most 64 deep
bool vae_json_end(VaeJson *j);           // nothing but white space is left
// A whole number that fits into 63 bits; false, and at the same place as before: something else, or wrong.
bool vae_json_integer(VaeJson *j, long long *value);
// The members of an object and the elements of an array, once its bracket is taken: whether there is one more.
// `first` is true before the first. A member's key and colon are taken, its value is next.
bool vae_json_member(VaeJson *j, bool *first, VaeJsonString *key);
bool vae_json_element(VaeJson *j, bool *first);

bool vae_json_equals(VaeJsonString s, const char *text);
size_t vae_json_length(VaeJsonString s); // of what is decoded
// Decoded and cut to fit, with a zero at the end.
void vae_json_copy(VaeJsonString s, char *to, size_t room);

#endif
