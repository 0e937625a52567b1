// json_text.h -- JSON as it is written: one value after another into a text that grows. Numbers that are not finite
// become null; bytes that are no UTF-8 become '?'. (core/json.h reads it.)
#ifndef VAE_JSON_TEXT_H
#define VAE_JSON_TEXT_H

#include "files/fatal.h"

#include <stdint.h>

typedef struct VaeJsonText { // all zero: empty
    char *text; // from vae_alloc
    size_t n, room;
    int digits; // of numbers that are not whole; 0: 9, which bring every float back
} VaeJsonText;

// key NULL: of an element of a list, or of the outermost value.
void vae_text_begin(VaeJsonText *j, const char *key, char bracket); // '{' or '['
void vae_text_end(VaeJsonText *j, char bracket);                    // '}' or ']'
void vae_text_number(VaeJsonText *j, const char *key, double x);
void vae_text_whole(VaeJsonText *j, const char *key, long long x);
void vae_text_bool(VaeJsonText *j, const char *key, bool x);
void vae_text_string(VaeJsonText *j, const char *key, const char *text);
void vae_text_add(VaeJsonText *j, const char *text, size_t n); // as it is
void vae_text_line(VaeJsonText *j);  // its end
void vae_text_again(VaeJsonText *j); // empty, with the memory that it has
void vae_text_free(VaeJsonText *j);

#endif
