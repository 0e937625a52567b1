// new_text.c -- the draft of a model for lines of text: by characters where lines are short, as names are, or of few
// words; by words else. A recurrent network reads a line, another tells it from the code and what it has told so far.
#include "commands/new.h"

enum { MOST_CHARACTERS = 80, MOST_WORDS = 40, FEW_WORDS = 3 };

void vae_draft_text(const Draft *d) {
    const DataLengths *characters = &d->v.lines[0], *words = &d->v.lines[1];
    const bool spells = words->middle <= FEW_WORDS && characters->nearly_all <= MOST_CHARACTERS;
    const DataLengths *l = spells ? characters : words;
    const size_t most = spells ? MOST_CHARACTERS : MOST_WORDS;
    const size_t steps = (l->most <= most ? l->most : l->nearly_all <= most ? l->nearly_all : most) + 1;
    const char *what = spells ? "characters" : "words";
    // Of a character that is seen once something is to be made as well, of a word it is not worth a number.
    const size_t known = spells ? l->differ : l->often, vocabulary = known + 4;
    const size_t units = d->v.rows * l->middle < 20000 ? 64 : spells ? 128 : 256;
    fprintf(d->out, "# Lines of up to %zu %s, half of them of up to %zu: told by %s%s.\n", l->most, what, l->middle, what,
            spells ? "" : ", as most lines have several words");
    fprintf(d->out, "# %zu %s differ%s.%s\n", l->differ, what, l->differ == SURVEY_VOCABULARY ? " at least" : "",
            known < l->differ ? " Those seen once have no number of their own." : "");
    fprintf(d->out, "# Four more numbers are the padding's, the start's, the end's and the others'.\n");
    if (steps <= l->most) fprintf(d->out, "# Lines of more than %zu %s are cut.\n", steps - 1, what);
    fprintf(d->out, "model %s\n\nparam words = %zu\nparam units = %zu\n\n", d->name, vocabulary, units);
    fprintf(d->out, "data   x: tokens(%zu, words, unit=%s%s)\nlatent z: normal(16)\n\n", steps, spells ? "char" : "word",
            steps <= l->most ? ", truncate=true" : "");
    fprintf(d->out, "encoder(x) { embed(%d) gru(units) pool(last) }\n\n", spells ? 32 : 64);
    fprintf(d->out, "# In training some of what was told is hidden, so that z has something to tell.\n");
    fprintf(d->out, "decoder(previous, z) {\n    word_dropout(0.4)\n    embed(%d) concat(z)\n    gru(units, start=z)\n"
            "    dense(words)\n}\n\n", spells ? 32 : 64);
    fprintf(d->out, "loss {\n    likelihood = categorical\n    beta       = linear(0, 1, epochs=5)\n}\n");
    vae_draft_training(d, steps);
}
