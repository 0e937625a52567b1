// bleu.c -- --bleu FILE of sample, reconstruct and decode: the lines that were told beside those that should have come out.
#include "commands/commands.h"
#include "data/bleu.h"
#include "data/lines.h"

#include <string.h>

VaeBleuLines vae_bleu_open(const VaeOptions *o, size_t rows) {
    const VaeStream *x = &o->model->stream[o->model->target];
    if (x->kind != VAE_TOKENS) vae_die(EX_USAGE, "--bleu is about tokens, and '%s' is none", x->name);
    DataTable table = {.path = o->bleu};
    VaeBleuLines lines = {vae_alloc(1, sizeof *lines.text)};
    *lines.text = vae_lines_open(&table, vae_data_map(o->bleu));
    lines.text->file.path = o->bleu;
    const size_t n = vae_lines_count(*lines.text);
    if (n < rows || (n > rows && o->limit <= 0))
        vae_die(EX_DATAERR, "%s has %zu line%s, and there %s %zu row%s to hold against them", o->bleu, n, VAE_S(n),
                rows == 1 ? "is" : "are", rows, VAE_S(rows));
    return lines;
}

void vae_bleu_say(VaeBleuLines *lines, const VaeOptions *o, const double *values, size_t rows) {
    const VaeStream *x = &o->model->stream[o->model->target];
    VaeBleu b = {.words = 0};
    for (size_t r = 0; r < rows; r++, values += x->width) {
        const char *reference;
        size_t n;
        if (!vae_lines_next(lines->text, &reference, &n)) break;
        char *line = vae_lines_text(x, values);
        vae_bleu_add(&b, line, strlen(line), reference, n);
        vae_free(line);
    }
    double precision[VAE_BLEU_ORDERS], brevity;
    const double score = vae_bleu_score(&b, precision, &brevity);
    FILE *f = strcmp(o->output, "-") == 0 ? stderr : stdout; // where lines stand is nothing else
    fprintf(f, "BLEU            %.4f  (%.2f, %.2f, %.2f and %.2f %% of 1 to 4 words, brevity %.4f: %.0f words for %.0f)\n", score,
            precision[0], precision[1], precision[2], precision[3], brevity, b.words, b.wanted);
    fprintf(f, "                as sacrebleu's nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp\n");
    vae_lines_close(lines->text);
    vae_free(lines->text);
}
