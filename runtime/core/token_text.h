// token_text.h -- what lines of text are cut into: bytes, characters of UTF-8, words between blanks, atoms of SMILES.
#ifndef VAE_TOKEN_TEXT_H
#define VAE_TOKEN_TEXT_H

#include "vaert.h"

// The word at text[0..n): its bytes. 0: there is none, and *skip bytes are passed over (a blank; 0: it is no UTF-8).
size_t vae_token_length(VaeTokenUnit unit, const char *text, size_t n, size_t *skip);
const char *vae_token_unit(VaeTokenUnit unit); // "characters"
// Bytes of the character of UTF-8 at text[0..n); 0: it is none.
size_t vae_utf8_length(const char *text, size_t n);
int vae_token_byte(const char two[2]); // written as two digits to the base of 16; 0: it is none of a line

#endif
