// how.c -- how the files of each stream are read, as far as a file does not say it itself: what the
// command line says (--bytes, --layout, --header), and what the training's own files were like, so
// that rows mean the same in `eval` as in `train`.
// Filled in once, before data are opened (commands/reading.c); a stream that is not there has no rules.
#include "data/readers.h"

#include <string.h>

static VaeHow how[VAE_MAX_STREAMS + 1]; // the model's streams, and the labels of --labels

VaeHow *vae_how_of(const char *stream) {
    int i = 0;
    while (i < VAE_MAX_STREAMS && how[i].stream && strcmp(how[i].stream, stream) != 0) i++;
    how[i].stream = stream;
    return &how[i];
}

const VaeHow *vae_how(const char *stream) {
    static const VaeHow none;
    for (int i = 0; i <= VAE_MAX_STREAMS && how[i].stream; i++)
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

// "bytes / 255", "CSV with a header, from -1 to 1": what was decided about a file, in text.
void data_how_text(const DataTable *t, const VaeStream *s, const DataUnit *unit, char *text,
                   size_t room) {
    const VaeHow *h = vae_how(s->name);
    size_t n;
    if (t->csv) n = (size_t)snprintf(text, room, "CSV %s a header", t->header ? "with" : "without");
    else n = (size_t)snprintf(text, room, "%s", t->type.boolean ? "bool" : cell_name[t->type.cell]);
    const bool bytes = t->type.cell == VAE_CELL_U8 && !t->type.boolean && s->kind != VAE_LABEL;
    if (bytes && unit->divisor != 1) n += (size_t)snprintf(text + n, room - n, " / %d", unit->divisor);
    else if (bytes && unit->why == DATA_UNIT_BITS)
        n += (size_t)snprintf(text + n, room - n, " 0 and 1 (--bytes 255 if these are pixels)");
    else if (!t->type.boolean && unit->low <= unit->high)
        n += (size_t)snprintf(text + n, room - n, "%s from %g to %g", t->csv ? "," : "",
                              (double)unit->low, (double)unit->high);
    if (t->rounded) n += (size_t)snprintf(text + n, room - n, ", 16 bits rounded to 8");
    if (bytes && unit->why == DATA_UNIT_TRAINED)
        n += (size_t)snprintf(text + n, room - n, ", as in training");
    if (s->kind != VAE_IMAGE || s->channels < 2) return;
    if (t->transposed)
        snprintf(text + n, room - n, ", channels first%s",
                 h->layout ? "" : " as in training");
    else if (t->rank < 3)
        snprintf(text + n, room - n, ", in the order height, width, channel");
}

void vae_data_say(const VaeData *d, const VaeModel *m, bool quiet) {
    if (quiet) return;
    for (int i = 0; i < m->n_streams; i++)
        if (d->stream[i].values && d->stream[i].how[0])
            fprintf(stderr, "data %s: %zu row%s, %s\n", m->stream[i].name, d->rows,
                    d->rows == 1 ? "" : "s", d->stream[i].how);
}
