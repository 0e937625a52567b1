// vocabulary.c -- what numbers of tokens stand for, as JSON: in files beside exported networks, and in pages.
#include "export/vocabulary.h"

static const char *const units[VAE_UNITS] = {"byte", "char", "word", "atom", "id"};

// Harmless in a script, too: "</script>" cannot be in it.
void json_text(FILE *f, const char *s) {
    fputc('"', f);
    for (; *s; s++) {
        const unsigned char c = (unsigned char)*s;
        if (c < 32 || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&') fprintf(f, "\\u%04x", c);
        else fputc(c, f);
    }
    fputc('"', f);
}

void json_vocabulary(FILE *f, const VaeStream *s, const ColumnWords *found) {
    static const char *const first[VAE_FIRST_WORD] = {"<pad>", "<bos>", "<eos>", "<unk>"};
    fprintf(f, "\"steps\": %d, \"size\": %d, \"unit\": \"%s\", \"truncate\": %s, \"words\": [", s->width, s->words,
            units[s->unit], s->truncate ? "true" : "false");
    for (int k = 0; k < VAE_FIRST_WORD; k++) {
        if (k) fputs(", ", f);
        json_text(f, first[k]);
    }
    for (int k = 0; k < found->n; k++) {
        fputs(k % 16 ? ", " : ",\n   ", f);
        json_text(f, found->word[k]);
    }
    fputc(']', f);
}

const char *vocabulary_file(Arena *a, const Model *m, const Trained *t) {
    const char *between = "";
    Capture text;
    for (int i = 0; i < m->n_streams && !*between; i++)
        if (m->stream[i].kind == VAE_TOKENS) between = "\n";
    if (!*between) return NULL;
    between = "";
    capture_begin(&text);
    fputs("{", text.f);
    for (int i = 0; i < m->n_streams; i++) {
        if (m->stream[i].kind != VAE_TOKENS) continue;
        fprintf(text.f, "%s\n \"%s\": {", between, m->stream[i].name);
        json_vocabulary(text.f, &m->stream[i], t->words[i]);
        fputs("}", text.f);
        between = ",";
    }
    fputs("\n}\n", text.f);
    return capture_end(&text, a);
}
