// condition.c -- what the decoder reads beside the latents, and what a prior is given, for the commands that decode.
// Every stream it reads comes from --condition y=VALUE, the same for all rows; else from the data
// that was given; else, if it is a label, from all classes in turn, equally many rows of each in
// order, so that a picture can have a line for each class.
#include "commands/commands.h"
#include "core/rows.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#ifdef VAE_NO_CONDITION // emit --standalone, of a model whose decoder reads latents only

static void condition_none(VaeCondition *c, const VaeOptions *o, size_t rows) {
    vae_data_none(&c->data);
    vae_data_none(&c->given);
    c->data.rows = rows;
    if (o && o->condition.n)
        vae_die(EX_USAGE, "--condition %.100s: the decoder reads latents only", o->condition.item[0]);
}

bool vae_condition_open(VaeCondition *c, const VaeModel *m, const VaeOptions *o, size_t rows, bool spread) {
    (void)m, (void)spread;
    condition_none(c, o, rows);
    if (o && o->data.n) vae_die(EX_USAGE, "the decoder reads latents only: --data is of no use here");
    return true;
}

void vae_condition_over(VaeCondition *c, const VaeModel *m, const VaeOptions *o, const VaeData *data) {
    (void)m;
    condition_none(c, o, data->rows);
}

void vae_condition_totals(const VaeCondition *c, VaeSession *s, bool quiet) { (void)c, (void)s, (void)quiet; }

void vae_condition_close(VaeCondition *c) { (void)c; }

int vae_condition_classes(const VaeModel *m, const VaeOptions *o) {
    (void)m, (void)o;
    return 0;
}

VaeTexts vae_condition_texts(const VaeModel *m, const VaeOptions *o) {
    (void)m, (void)o;
    return (VaeTexts){0};
}

#else

// ---------------------------------------------------------------- --condition

typedef struct Given {
    const char *text; // as on the command line, "y=3"; NULL: not given
    const char *value;
} Given;

static bool condition_of(const VaeProgram *p, int stream) {
    for (int i = 0; i < p->n_ports; i++)
        if (p->port[i].kind == VAE_IN_DATA && p->port[i].index == stream) return true;
    return false;
}

static bool condition_reads(const VaeModel *m, int stream) { // the decoder, or a prior
    if (m->stream[stream].likelihood) return false; // what a decoder tells, and reads as far as it has been told
    return condition_of(&m->decode, stream) || condition_of(&m->prior, stream) || condition_of(&m->next, stream);
}

_Noreturn static void condition_unknown(const VaeModel *m, const char *text) {
    char names[400] = "";
    size_t at = 0;
    for (int i = 0; i < m->n_streams && at < sizeof names; i++)
        if (condition_reads(m, i) || vae_has_total(m, i))
            at += (size_t)snprintf(names + at, sizeof names - at, "%s%s%s", at ? ", " : "",
                                   m->stream[i].name, vae_has_total(m, i) ? ".total" : "");
    if (!at) vae_die(EX_USAGE, "--condition %.100s: the decoder reads latents only", text);
    vae_die(EX_USAGE, "--condition %.100s: it has to be NAME=VALUE, of what the decoder reads: %s",
            text, names);
}

// Text [0, n) names what a decoder is told of a stream: the stream, or of counts "NAME.total".
static bool condition_names(const VaeModel *m, int stream, const char *text, size_t n) {
    const char *name = m->stream[stream].name, *total = ".total";
    const size_t length = strlen(name);
    if (n < length || memcmp(name, text, length) != 0) return false;
    if (!vae_has_total(m, stream)) return n == length && condition_reads(m, stream);
    return n == length + strlen(total) && memcmp(text + length, total, strlen(total)) == 0;
}

static void condition_list(const VaeModel *m, const VaeOptions *o, Given given[VAE_MAX_STREAMS]) {
    for (int k = 0; k < o->condition.n; k++) {
        const char *text = o->condition.item[k];
        const size_t n = strcspn(text, "=");
        int stream = -1;
        for (int i = 0; i < m->n_streams; i++)
            if (condition_names(m, i, text, n)) stream = i;
        if (!text[n] || stream < 0) condition_unknown(m, text);
        if (given[stream].text)
            vae_die(EX_USAGE, "--condition: %s is given twice", m->stream[stream].name);
        given[stream] = (Given){text, text + n + 1};
    }
}

static void condition_class(const VaeStream *s, const Given *g, float *value) {
    char *end = NULL;
    errno = 0;
    const long class = strtol(g->value, &end, 10);
    if (end == g->value || *end || errno || class < 0 || class >= s->width)
        vae_die(EX_USAGE, "--condition %.100s: %s is a class from 0 to %d", g->text, s->name,
                s->width - 1);
    *value = (float)class;
}

static void condition_vector(const VaeStream *s, const Given *g, float *values) {
    const char *at = g->value;
    int n = 0;
    for (bool more = *at != '\0'; more; n++) {
        char *end = NULL;
        const float v = strtof(at, &end);
        if (end == at || (*end && *end != ',') || !isfinite(v))
            vae_die(EX_USAGE, "--condition %.100s: '%.*s' is not a number", g->text,
                    (int)(strcspn(at, ",") < 40 ? strcspn(at, ",") : 40), at);
        if (!vae_fits(s, v)) {
            char why[VAE_MISFIT], digits[VAE_DIGITS];
            vae_misfit(s, (double)v, why);
            vae_die(EX_USAGE, "--condition %.100s: %s %s", g->text, vae_digits((double)v, digits), why);
        }
        if (n < s->width) values[n] = v;
        more = *end == ',';
        at = end + 1;
    }
    if (n != s->width)
        vae_die(EX_USAGE, "--condition %.100s: %s has %d number%s, not %d", g->text, s->name,
                s->width, s->width == 1 ? "" : "s", n);
}

static double condition_total(const Given *g) {
    char *end = NULL;
    const double total = strtod(g->value, &end);
    if (end == g->value || *end || !(total >= 1) || total > 1e9)
        vae_die(EX_USAGE, "--condition %.100s: a sum of counts is a number from 1 to 1e9", g->text);
    return total;
}

// One value for all rows.
static void condition_constant(VaeData *d, const VaeModel *m, int stream, const Given *g, size_t rows) {
    const VaeStream *s = &m->stream[stream];
    if (s->kind == VAE_IMAGE || s->kind == VAE_TABLE || s->kind == VAE_TOKENS || s->kind == VAE_SERIES)
        vae_die(EX_USAGE, "--condition %.100s: %s is %s; give it with --data %s=FILE", g->text, s->name,
                s->kind == VAE_TABLE ? "a table" : s->kind == VAE_TOKENS ? "text" : s->kind == VAE_SERIES ? "a series" : "an image", s->name);
    const size_t cells = s->kind == VAE_LABEL ? 1 : (size_t)s->width;
    float *v = vae_alloc(rows * cells, sizeof *v);
    vae_data_own(d, stream, v, (int)cells); // before anything can end the program
    if (s->kind == VAE_LABEL) condition_class(s, g, v);
    else condition_vector(s, g, v);
    for (size_t r = 1; r < rows; r++) memcpy(v + r * cells, v, cells * sizeof *v);
}

// ---------------------------------------------------------------- all classes

// In blocks: the classes in order, their numbers of rows differing by at most one. In turn: row i
// has class i mod classes.
static void condition_classes(VaeData *d, const VaeModel *m, int stream, size_t rows, bool blocks) {
    const size_t classes = (size_t)m->stream[stream].width;
    float *v = vae_alloc(rows, sizeof *v);
    size_t r = 0;
    for (size_t k = 0; k < classes && blocks; k++)
        for (size_t i = 0; i < rows / classes + (k < rows % classes); i++) v[r++] = (float)k;
    for (; r < rows; r++) v[r] = (float)(r % classes);
    vae_data_own(d, stream, v, 1);
}

// The label that goes through its classes in blocks; -1: none.
static int condition_spread(const VaeModel *m, const VaeOptions *o, const Given *given) {
    if (o && o->data.n) return -1;
    for (int i = 0; i < m->n_streams; i++)
        if (condition_reads(m, i) && m->stream[i].kind == VAE_LABEL && !given[i].text) return i;
    return -1;
}

int vae_condition_classes(const VaeModel *m, const VaeOptions *o) {
    Given given[VAE_MAX_STREAMS] = {{0}};
    if (o) condition_list(m, o, given);
    const int stream = condition_spread(m, o, given);
    return stream < 0 ? 0 : m->stream[stream].width;
}

VaeTexts vae_condition_texts(const VaeModel *m, const VaeOptions *o) {
    Given given[VAE_MAX_STREAMS] = {{0}};
    if (o) condition_list(m, o, given);
    const VaeStream *s = &m->stream[condition_spread(m, o, given)];
    VaeTexts t = vae_texts_open(s->width);
    for (int i = 0; i < s->width; i++) snprintf(t.room[i], VAE_TEXT, "%.24s=%d", s->name, i);
    return t;
}

// ---------------------------------------------------------------- all of it

_Noreturn static void condition_missing(const VaeStream *s) {
    if (s->kind == VAE_IMAGE || s->kind == VAE_TABLE || s->kind == VAE_TOKENS || s->kind == VAE_SERIES)
        vae_die(EX_USAGE, "the decoder reads '%s' beside the latents: give it with --data %s=FILE",
                s->name, s->name);
    vae_die(EX_USAGE, "the decoder reads '%s' beside the latents: give it with --condition %s=%s or "
            "--data %s=FILE", s->name, s->name, s->kind == VAE_LABEL ? "CLASS" : "NUMBER,...", s->name);
}

static void condition_none(VaeCondition *c) {
    memset(c->total, 0, sizeof c->total);
    vae_data_none(&c->data);
    vae_data_none(&c->given);
}

// False when a stream is missing and nobody can be asked for it (o is NULL).
static bool condition_fill(VaeCondition *c, const VaeModel *m, const VaeOptions *o,
                           const VaeData *data, size_t rows, bool spread) {
    Given given[VAE_MAX_STREAMS] = {{0}};
    VaeData *d = &c->data;
    if (o) condition_list(m, o, given);
    const int blocks = spread ? condition_spread(m, o, given) : -1;
    d->rows = rows;
    for (int i = 0; i < m->n_streams; i++) {
        if (vae_has_total(m, i)) { // of a row that is given it is known
            if (given[i].text) c->total[i] = condition_total(&given[i]);
            else if (data && data->stream[i].values) vae_data_borrow(d, i, data);
            continue;
        }
        if (!condition_reads(m, i)) continue;
        if (given[i].text) {
            condition_constant(d, m, i, &given[i], rows);
        } else if (data && data->stream[i].values) {
            vae_data_borrow(d, i, data);
        } else if (blocks >= 0 && m->stream[i].kind == VAE_LABEL) {
            condition_classes(d, m, i, rows, i == blocks);
        } else if (!spread && !condition_of(&m->decode, i)) { // nothing is drawn from the prior
        } else if (o) {
            condition_missing(&m->stream[i]);
        } else {
            vae_condition_close(c);
            return false;
        }
    }
    return true;
}

bool vae_condition_open(VaeCondition *c, const VaeModel *m, const VaeOptions *o, size_t rows,
                        bool spread) {
    condition_none(c);
    bool reads = false;
    for (int i = 0; i < m->n_streams; i++) reads |= condition_reads(m, i) || vae_has_total(m, i);
    if (o && o->data.n) {
        if (!reads)
            vae_die(EX_USAGE, "the decoder reads latents only: --data is of no use here");
        vae_data_open(&c->given, m, o->data.item, o->data.n, rows, vae_option_seed(o));
        if (c->given.rows < rows)
            vae_die(EX_DATAERR, "--data has %zu row%s; %zu are needed", c->given.rows, VAE_S(c->given.rows), rows);
    }
    return condition_fill(c, m, o, &c->given, rows, spread);
}

void vae_condition_over(VaeCondition *c, const VaeModel *m, const VaeOptions *o, const VaeData *data) {
    condition_none(c);
    condition_fill(c, m, o, data, data->rows, false);
}

void vae_condition_totals(const VaeCondition *c, VaeSession *s, bool quiet) {
    const VaeModel *m = s->model;
    for (int i = 0; i < m->n_streams; i++) {
        float *total = vae_total(m, i, s->state.param);
        if (!total || (i != m->target && !c->total[i])) continue;
        if (c->total[i] > 0) *total = (float)c->total[i];
        else if (c->data.stream[i].values) vae_note(quiet, "%s.total: of each row of --data its own", m->stream[i].name);
        else vae_note(quiet, "%s.total: %.6g, the geometric mean in training", m->stream[i].name, (double)*total);
    }
}

void vae_condition_close(VaeCondition *c) {
    vae_data_close(&c->data);
    vae_data_close(&c->given);
}

#endif
