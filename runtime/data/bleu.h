// bleu.h -- BLEU (Papineni et al. 2002) of lines, to the figure that sacrebleu prints (Post 2018) with
// nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp.
#ifndef VAE_BLEU_H
#define VAE_BLEU_H

#include <stddef.h>

enum { VAE_BLEU_ORDERS = 4 };

typedef struct VaeBleu { // sums over lines; begins as zeros
    double hits[VAE_BLEU_ORDERS];  // n-grams of the lines that their references have, too
    double grams[VAE_BLEU_ORDERS]; // n-grams of the lines
    double words, wanted;          // in the lines and in the references
} VaeBleu;

// One line, and what it should be. Texts of n and m bytes, without line ends.
void vae_bleu_add(VaeBleu *b, const char *line, size_t n, const char *reference, size_t m);
// From 0 to 100. precision: in percent, as smoothed; brevity: the factor that short lines cost.
double vae_bleu_score(const VaeBleu *b, double precision[VAE_BLEU_ORDERS], double *brevity);

#endif
