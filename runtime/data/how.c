// how.c -- how the files of each stream are read, as far as a file does not say it itself: what the
// command line says (--bytes, --layout, --header), and what the training's own files were like, so
// that rows mean the same in `eval` as in `train`.
// Filled in once, before data are opened (commands/reading.c); a stream that is not there has no rules.
#include "data/sparse.h"

#include <string.h>

#define MOST_OTHERS 4 // labels, masks, latents, noise: files that options name
static VaeHow how[VAE_MAX_STREAMS + MOST_OTHERS];

VaeHow *vae_how_of(const char *stream) {
    int i = 0;
    while (i < VAE_MAX_STREAMS + MOST_OTHERS - 1 && how[i].stream && strcmp(how[i].stream, stream) != 0) i++;
    how[i].stream = stream;
    return &how[i];
}

const VaeHow *vae_how(const char *stream) {
    static const VaeHow none;
    for (int i = 0; i < VAE_MAX_STREAMS + MOST_OTHERS && how[i].stream && stream; i++)
        if (strcmp(how[i].stream, stream) == 0) return &how[i];
    return &none;
}

void vae_how_forget(void) { memset(how, 0, sizeof how); }

// ---------------------------------------------------------------- in words

static const char *const cell_name[VAE_CELLS] = {
    [VAE_CELL_U8] = "bytes",    [VAE_CELL_I8] = "int8",     [VAE_CELL_U16] = "uint16",
    [VAE_CELL_I16] = "int16",   [VAE_CELL_U32] = "uint32",  [VAE_CELL_I32] = "int32",
    [VAE_CELL_U64] = "uint64",  [VAE_CELL_I64] = "int64",   [VAE_CELL_F16] = "float16",
    [VAE_CELL_F32] = "float32", [VAE_CELL_F64] = "float64"};

const char *vae_data_type_name(DataType type) { return type.boolean ? "bool" : cell_name[type.cell]; }

// "CSV in UTF-16 with ; and decimal commas, with a header, 3 columns, 12 values missing (NA, -)"
static size_t csv_text_of(const DataTable *t, char *text, size_t room) {
    const DataCsv *form = t->csv;
    const char *between = form->separator == '\t' ? "tabs" : form->separator == ';' ? ";" : "";
    const bool commas = form->decimal == ',';
    size_t n = (size_t)snprintf(text, room, "CSV%s", form->utf16 ? " in UTF-16" : "");
    if (*between || commas)
        n += (size_t)snprintf(text + n, room - n, " with %s%s%s,", between, *between && commas ? " and " : "",
                              commas ? "decimal commas" : "");
    n += (size_t)snprintf(text + n, room - n, " %s a header", form->header ? "with" : "without");
    if (form->chosen)
        n += (size_t)snprintf(text + n, room - n, ", %zu of %zu columns", form->width, form->fields);
    if (t->missing)
        n += (size_t)snprintf(text + n, room - n, ", %zu value%s missing (%s)", t->missing,
                              t->missing == 1 ? "" : "s", t->markers);
    return n;
}

#ifndef VAE_STANDALONE // which does not read folders and compressed pictures

// A class and its number; in training's order where that is known.
static size_t class_text(const VaeHow *h, const char *kind, const char *name, int k, char *text, size_t room) {
    char shown[48];
    const size_t length = strcspn(name, "/");
    const bool first = k == 0;
    int at = 0;
    for (const char *other = h->trained_classes; other;
         other = strchr(other, '/') ? strchr(other, '/') + 1 : NULL, at++)
        if (strcspn(other, "/") == length && strncmp(other, name, length) == 0) k = at;
    return (size_t)snprintf(text, room, "%s%s%s %d", first ? kind : "", first ? ": " : ", ", vae_data_shown(shown, name, length), k);
}

#endif

// "bytes / 255", "CSV with a header, from -1 to 1": what was decided about a file, in text.
void vae_data_how_text(const DataTable *t, const VaeStream *s, const DataUnit *unit, char *text,
                       size_t room) {
    const VaeHow *h = vae_how(s->name);
    size_t n;
    if (t->lines) {
        vae_lines_how_text(t, s, text, room);
        return;
    }
    if (t->sparse) {
        vae_sparse_text(t, text, room);
        return;
    }
    if (t->csv) n = csv_text_of(t, text, room);
    else n = (size_t)snprintf(text, room, "%s", vae_data_type_name(t->type));
    const bool bytes = t->type.cell == VAE_CELL_U8 && !t->type.boolean && s->kind != VAE_LABEL;
#ifndef VAE_STANDALONE
    if (t->classes) { // "cats 0, dogs 1, foxes 2"
        int k = 0;
        n = 0;
        for (const char *at = t->classes; at; at = strchr(at, '/') ? strchr(at, '/') + 1 : NULL)
            if (n + 60 < room) n += class_text(h, t->categories ? "categories" : "folders", at, k++, text + n, room - n);
        return;
    }
#endif
    if (unit->divisor != 1) n += (size_t)snprintf(text + n, room - n, " / %d", unit->divisor);
    else if (bytes && unit->why == DATA_UNIT_BITS)
        n += (size_t)snprintf(text + n, room - n, " 0 and 1 (--bytes 255 if these are pixels)");
    else if (!t->type.boolean && unit->low <= unit->high)
        n += (size_t)snprintf(text + n, room - n, "%s from %g to %g", t->csv ? "," : "",
                              (double)unit->low, (double)unit->high);
    if (t->rate)
        n += (size_t)snprintf(text + n, room - n, ", sound of %ld frames a second in windows of %d", t->rate, s->height);
    if (t->rounded) n += (size_t)snprintf(text + n, room - n, ", 16 bits rounded to 8");
#ifndef VAE_STANDALONE
    static const char *const done[] = {"", "cropped", "padded", "stretched"};
    if (t->fitted)
        n += (size_t)snprintf(text + n, room - n, ", %zu %s to %d by %d%s", t->fitted, done[t->fit], s->height,
                              s->width_px, h->fit ? "" : " as in training");
    if (t->turned) n += (size_t)snprintf(text + n, room - n, ", %zu turned as EXIF says", t->turned);
#endif
    if (unit->divisor != 1 && unit->why == DATA_UNIT_TRAINED && (!t->fitted || h->fit)) // it has been said
        n += (size_t)snprintf(text + n, room - n, ", as in training");
    if (s->kind != VAE_IMAGE || s->channels < 2) return;
    if (t->transposed)
        snprintf(text + n, room - n, ", channels first%s",
                 h->layout ? "" : " as in training");
    else if (t->rank < 3)
        snprintf(text + n, room - n, ", in the order height, width, channel");
}

static void say(const VaeData *d, const VaeModel *m, int i) {
    fprintf(stderr, "data %s: %zu row%s, %s\n", m->stream[i].name, d->rows, d->rows == 1 ? "" : "s",
            d->stream[i].how);
}

static bool how_said; // what is guessed, when a file is opened

void vae_how_say(bool yes) { how_said = yes; }

void vae_how_guesses(const VaeData *d, const VaeModel *m) {
    for (int i = 0; i < m->n_streams; i++)
        if (how_said && d->stream[i].values && d->stream[i].guessed) say(d, m, i);
}

void vae_data_say(const VaeData *d, const VaeModel *m, bool quiet) {
    for (int i = 0; i < m->n_streams && !quiet; i++)
        if (d->stream[i].values && d->stream[i].how[0] && !(how_said && d->stream[i].guessed)) say(d, m, i);
}
