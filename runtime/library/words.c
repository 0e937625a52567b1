// words.c -- vocabularies: which words the numbers of tokens, and of a table's columns, stand for. A vocabulary comes and
// goes with the weights, as the text that programs keep in their metadata: of tokens (data.x.words) a word a line, bytes as
// two digits to the base of 16; of a table (data.t.table) a line of CSV for each column. lines.c reads and writes by it.
// In:  weights, or a caller's text.  Out: that text, checked, with an index of tokens in the handle's own memory.
#include "library/handle.h"

#include <string.h>

#ifndef VAE_NO_HEAP
#include <stdlib.h>
#endif

#ifndef VAE_NO_WORDS

static bool has_words(const VaeStream *s) {
    return s->kind == VAE_TABLE || (s->kind == VAE_TOKENS && s->unit != VAE_UNIT_ID);
}

static size_t most_words(const VaeStream *s) {
    return s->kind == VAE_TOKENS ? (size_t)s->words - VAE_FIRST_WORD : 0;
}

// Bytes of a vocabulary's text, unless the caller says it: what characters and bytes can take, and enough for usual words.
static size_t standard_room(const VaeStream *s) {
    static const size_t each[VAE_UNITS] = {[VAE_UNIT_BYTE] = 3, [VAE_UNIT_CHAR] = 5, [VAE_UNIT_WORD] = 16,
                                           [VAE_UNIT_ATOM] = 16};
    size_t room = s->kind == VAE_TOKENS ? most_words(s) * each[s->unit] : 0;
    for (int j = 0; s->kind == VAE_TABLE && j < s->width; j++) {
        const VaeColumn *c = &s->column[j];
        room += 32 + (c->kind == VAE_COLUMN_CATEGORY && !c->word ? (size_t)c->classes * 24 : 0);
    }
    return room;
}

void vae_vocabulary_take(VaeHandle *h, VaeMemory *memory, const VaeModel *m, const VaeHandleOptions *o) {
    for (int i = 0; i < m->n_streams; i++) {
        const VaeStream *s = &m->stream[i];
        VaeVocabulary *v = &h->words[i];
        *v = (VaeVocabulary){.text = ""};
        if (!has_words(s)) continue;
#ifdef VAE_FIXED_WEIGHTS
        if (o->words[i]) v->text = o->words[i];
#else
        const size_t given = o->words[i] ? strlen(o->words[i]) : 0;
        v->room = o->text ? o->text : standard_room(s);
        if (given > v->room) v->room = given;
        v->text = vae_take(memory, v->room + 1, 1);
        v->was = vae_take(memory, v->room + 1, 1);
#endif
        const size_t n = most_words(s);
        if (!n) continue;
        for (v->slots = 2; v->slots < 2 * n; v->slots *= 2) {}
        v->at = vae_take(memory, n + 1, sizeof *v->at);
        v->slot = vae_take(memory, v->slots, sizeof *v->slot);
    }
    (void)o;
}

// ---------------------------------------------------------------- the index

static size_t hash_of(const char *word, size_t n) { // FNV-1a
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < n; i++) hash = (hash ^ (unsigned char)word[i]) * UINT64_C(0x100000001b3);
    return (size_t)(hash ^ hash >> 32);
}

// Where a word is, or where it goes.
static uint32_t *place_of(const VaeVocabulary *v, const char *word, size_t n) {
    size_t at = hash_of(word, n) & (v->slots - 1);
    for (; v->slot[at]; at = (at + 1) & (v->slots - 1)) {
        const uint32_t k = v->slot[at] - 1;
        if (v->at[k + 1] - v->at[k] == n + 1 && memcmp(v->text + v->at[k], word, n) == 0) break;
    }
    return &v->slot[at];
}

static bool is_word(const VaeStream *s, const char *word, size_t n) {
    size_t skip;
    if (s->unit == VAE_UNIT_BYTE) return n == 2 && vae_token_byte(word) != 0;
    return n > 0 && vae_token_length(s->unit, word, n, &skip) == n;
}

static bool index_words(VaeVocabulary *v, const VaeStream *s) {
    const size_t most = most_words(s);
    v->n = 0;
    memset(v->slot, 0, v->slots * sizeof *v->slot);
    for (const char *word = v->text; *word; v->n++) {
        const size_t n = strcspn(word, "\n");
        if (v->n == most || !word[n] || !is_word(s, word, n)) return false;
        uint32_t *slot = place_of(v, word, n);
        if (*slot) return false;
        *slot = (uint32_t)v->n + 1;
        v->at[v->n] = (uint32_t)(word - v->text);
        v->at[v->n + 1] = (uint32_t)(word + n + 1 - v->text);
        word += n + 1;
    }
    return true;
}

// A line for each column, and no more fields in it than the column has classes.
static bool check_lines(const VaeStream *s, const char *text) {
    for (int j = 0; j < s->width && *text; j++) {
        const VaeColumn *c = &s->column[j];
        const int most = c->kind == VAE_COLUMN_CATEGORY ? c->classes - 1 : c->kind == VAE_COLUMN_FLAG ? 2 : 1;
        int fields = *text != '\n';
        bool quoted = false;
        for (; *text && (quoted || *text != '\n'); text++) {
            if (*text == '"') quoted = !quoted; // two in a row stand for one: they leave it as it was
            fields += *text == ',' && !quoted;
        }
        if (!*text++ || fields > most) return false;
        if (j + 1 < s->width && !*text) return false;
    }
    return !*text;
}

static bool good_words(VaeVocabulary *v, const VaeStream *s) {
    return s->kind == VAE_TABLE ? check_lines(s, v->text) : index_words(v, s);
}

void vae_vocabulary_begin(VaeHandle *h, const VaeHandleOptions *o) {
    for (int i = 0; i < h->model->n_streams; i++) {
        VaeVocabulary *v = &h->words[i];
        if (!has_words(&h->model->stream[i])) continue;
#ifndef VAE_FIXED_WEIGHTS
        if (o->words[i]) memcpy(v->text, o->words[i], strlen(o->words[i]) + 1);
#endif
        (void)good_words(v, &h->model->stream[i]); // vaec has taken it from weights
    }
    (void)o;
}

uint32_t vae_vocabulary_find(const VaeHandle *h, int stream, const char *word, size_t n) {
    const VaeVocabulary *v = &h->words[stream];
    char byte[2];
    if (h->model->stream[stream].unit == VAE_UNIT_BYTE) {
        byte[0] = "0123456789abcdef"[(unsigned char)*word >> 4], byte[1] = "0123456789abcdef"[*word & 15];
        word = byte, n = 2;
    }
    const uint32_t found = *place_of(v, word, n);
    return found ? VAE_FIRST_WORD + found - 1 : VAE_UNK;
}

const char *vae_vocabulary_word(const VaeHandle *h, int stream, uint32_t number, size_t *n) {
    const VaeVocabulary *v = &h->words[stream];
    const uint32_t k = number - VAE_FIRST_WORD;
    if (number < VAE_FIRST_WORD || k >= v->n) return NULL;
    *n = v->at[k + 1] - v->at[k] - 1;
    return v->text + v->at[k];
}

// ---------------------------------------------------------------- another one

const char *vae_handle_vocabulary(const VaeHandle *h, int stream) { return h ? h->words[stream].text : ""; }

#ifndef VAE_FIXED_WEIGHTS

static void swap_words(VaeVocabulary *v) {
    char *text = v->text;
    v->text = v->was;
    v->was = text;
}

int vae_vocabulary_room(VaeHandle *h, int stream, size_t n) {
    VaeVocabulary *v = &h->words[stream];
    if (n <= v->room) return VAE_OK;
#ifndef VAE_NO_HEAP
    char *more = h->owned && n < UINT32_MAX ? malloc(2 * (n + 1)) : NULL;
    if (more) {
        v->text = strcpy(more, v->text);
        v->was = more + n + 1;
        v->room = n;
        free(v->owned);
        v->owned = more;
        return VAE_OK;
    }
#endif
    return vae_fail(&h->error, VAE_NO_MEMORY, "out of memory: the words of %s take %zu bytes, and there is room for %zu",
                    h->model->stream[stream].name, n, v->room);
}

// What is in v->was becomes the vocabulary; or, if it is none, stays there.
int vae_vocabulary_settle(VaeHandle *h, int stream, VaeStatus wrong) {
    const VaeStream *s = &h->model->stream[stream];
    VaeVocabulary *v = &h->words[stream];
    swap_words(v);
    v->fresh = good_words(v, s);
    if (v->fresh) return VAE_OK;
    swap_words(v);
    (void)good_words(v, s);
    return vae_fail(&h->error, wrong, "the words of %s must be %s", s->name,
                    s->kind == VAE_TABLE ? "a line for each of the table's columns" : "a line for each, each once");
}

int vae_handle_set_vocabulary(VaeHandle *h, int stream, const char *text) {
    if (!h) return VAE_BAD_ARGUMENT;
    h->error.status = VAE_OK;
    if (!text) return vae_fail(&h->error, VAE_BAD_ARGUMENT, "the text is NULL");
    const size_t n = strlen(text);
    const int status = vae_vocabulary_room(h, stream, n);
    if (status) return status;
    memmove(h->words[stream].was, text, n + 1);
    return vae_vocabulary_settle(h, stream, VAE_BAD_DATA);
}

// ---------------------------------------------------------------- with the weights

static void words_key(const VaeStream *s, char key[VAE_WORDS_KEY]) {
    vae_text(key, VAE_WORDS_KEY, "data.%s.%s", s->name, s->kind == VAE_TABLE ? "table" : "words");
}

int vae_vocabulary_load(VaeHandle *h, const VaeTensors *t) {
    int status = VAE_OK;
    for (int i = 0; i < h->model->n_streams; i++) h->words[i].fresh = false;
    for (int i = 0; i < h->model->n_streams && !status; i++) {
        if (!has_words(&h->model->stream[i])) continue;
        VaeJsonString found = {"", 0};
        char key[VAE_WORDS_KEY];
        words_key(&h->model->stream[i], key);
        (void)vae_tensors_said(t, key, &found);
        const size_t n = vae_json_length(found);
        status = vae_vocabulary_room(h, i, n);
        if (status) break;
        vae_json_copy(found, h->words[i].was, n + 1);
        status = vae_vocabulary_settle(h, i, VAE_BAD_WEIGHTS);
    }
    return status;
}

void vae_vocabulary_back(VaeHandle *h) {
    for (int i = 0; i < h->model->n_streams; i++) {
        VaeVocabulary *v = &h->words[i];
        if (!v->fresh) continue;
        swap_words(v);
        (void)good_words(v, &h->model->stream[i]);
        v->fresh = false;
    }
}

int vae_vocabulary_pairs(const VaeHandle *h, char key[][VAE_WORDS_KEY], const char **pair) {
    int n = 0;
    for (int i = 0; i < h->model->n_streams; i++) {
        if (!has_words(&h->model->stream[i]) || !*h->words[i].text) continue;
        words_key(&h->model->stream[i], key[i]);
        pair[n++] = key[i];
        pair[n++] = h->words[i].text;
    }
    return n;
}

void vae_vocabulary_close(VaeHandle *h) {
#ifndef VAE_NO_HEAP
    for (int i = 0; i < h->model->n_streams; i++) free(h->words[i].owned);
#else
    (void)h;
#endif
}

#endif // VAE_FIXED_WEIGHTS
#endif // VAE_NO_WORDS
