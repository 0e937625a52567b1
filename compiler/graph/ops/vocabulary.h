// vocabulary.h -- what the ops share that are about the softmax over a vocabulary.
#ifndef VAEC_VOCABULARY_OPS_H
#define VAEC_VOCABULARY_OPS_H

#include "graph/ops/ops.h"

#include "vae_vocabulary.h"
#include <stdlib.h>

// Inputs of vocabulary: features [steps, width], w [width, words], b [words], and numbers of words [steps]. Of its weight
// gradient besides: the logarithm of each step's sum of exponentials, and dy, both [steps].
enum { WORDS_H, WORDS_W, WORDS_B, WORDS_X, WORDS_IN, WORDS_LSE = WORDS_IN, WORDS_DY, WORDS_BACK_IN };
// Its result at each step: -log softmax at the word and, with attr[0], that logarithm, and the slope by h.
enum { SAYS_NLL, SAYS_LSE, SAYS_SLOPE };

// For the oracle: log of the sum of exp(p), and a step's logits.
static inline double vocabulary_lse(const double *p, size_t words) {
    double top = p[0], sum = 0;
    for (size_t k = 1; k < words; k++) top = fmax(top, p[k]);
    for (size_t k = 0; k < words; k++) sum += exp(p[k] - top);
    return top + log(sum);
}

static inline double vocabulary_logit(const double *h, const double *w, const double *b, int width, int words, int k) {
    double p = b[k];
    for (int j = 0; j < width; j++) p += h[j] * w[j * words + k];
    return p;
}

// "static const VaeLogits words12 = {...};"
void vocabulary_declare(Out *o, const Graph *g, NodeId id);
size_t vocabulary_scratch(const Graph *g, const Node *n, int rows);
void vocabulary_counts(const Graph *g, const Node *n, NodeId steps[2]);

#endif
