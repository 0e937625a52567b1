// python.c -- build --python: the package's __init__.py, and its pyproject.toml.
// In:  a Model after planning.  Out: Python whose methods have the model's streams as parameters, with shapes and
// units in their documentation. They hold nothing but a call: what they do is in runtime/python/_engine.py.
#include "emit/python.h"
#include "emit/library.h"

#include <ctype.h>
#include <string.h>

static bool in_list(const char *name, const char *const *list) {
    for (; *list; list++)
        if (!strcmp(name, *list)) return true;
    return false;
}

static bool is_keyword(const char *name) {
    static const char *const words[] = {
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
        "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
        "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield", NULL};
    return in_list(name, words);
}

bool python_can_import(const char *name) {
    if (!isalpha((unsigned char)*name) && *name != '_') return false;
    for (const char *c = name; *c; c++)
        if (!isalnum((unsigned char)*c) && *c != '_') return false;
    return !is_keyword(name);
}

// A stream as a parameter: the methods have names of their own.
static const char *parameter(Arena *a, const Model *m, const char *stream) {
    static const char *const taken[] = {"self", "z", "n", "seed", "epochs", "lr", "valid", "progress", "samples", NULL};
    static const char *const of_tokens[] = {"greedy", "temperature", "top", NULL};
    const bool also = model_tells(m) && in_list(stream, of_tokens);
    return is_keyword(stream) || in_list(stream, taken) || also ? arena_printf(a, "%s_", stream) : stream;
}

// ", x: ArrayLike, y: ArrayLike": all streams, or all but the one that the decoder produces.
static const char *signature(Arena *a, const Model *m, bool conditions) {
    const char *text = "";
    for (int i = 0; i < m->n_streams; i++)
        if (!conditions || !model_target(m, i))
            text = arena_printf(a, "%s, %s: %s", text, parameter(a, m, m->stream[i].name),
                                m->stream[i].kind == VAE_TABLE || m->stream[i].kind == VAE_TOKENS || m->stream[i].missing ? "Any" : "ArrayLike");
    return text;
}

// "x, y"
static const char *arguments(Arena *a, const Model *m) {
    const char *text = "";
    for (int i = 0; i < m->n_streams; i++)
        text = arena_printf(a, "%s%s%s", text, i ? ", " : "", parameter(a, m, m->stream[i].name));
    return text;
}

// {"x": x, "y": y}, of the same streams.
static const char *given(Arena *a, const Model *m, bool conditions) {
    const char *text = "{";
    for (int i = 0; i < m->n_streams; i++) {
        const char *name = parameter(a, m, m->stream[i].name);
        if (!conditions || !model_target(m, i))
            text = arena_printf(a, "%s%s\"%s\": %s", text, text[1] ? ", " : "", name, name);
    }
    return arena_printf(a, "%s}", text);
}

// A text of the user's inside a literal or a documentation, whatever is in it.
static const char *python_text(Arena *a, const char *text) {
    const char *s = "";
    for (; *text; text++) {
        const unsigned char c = (unsigned char)*text;
        const bool plain = c >= ' ' && c != 127 && c != '"' && c != '\\';
        s = plain ? arena_printf(a, "%s%c", s, c) : arena_printf(a, "%s\\x%02x", s, c);
    }
    return s;
}

// ---------------------------------------------------------------- documentation

static const char *rows_text(Arena *a, const VaeStream *s) {
    if (s->kind == VAE_IMAGE)
        return arena_printf(a, "[n, %d, %d, %d] or [n, %d]", s->height, s->width_px, s->channels, s->width);
    if (s->kind == VAE_LABEL)
        return arena_printf(a, "[n], classes from 0 to %d%s, or one-hot [n, %d]", s->width - 1,
                            s->missing ? " (-1 or NaN: not known)" : "", s->width);
    if (s->kind == VAE_TABLE) return "a dict of its columns' values or a structured array";
    if (s->kind == VAE_SERIES) return arena_printf(a, "[n, %d, %d] or [n, %d], NaN behind a row's last step", s->height, s->channels, s->width);
    return arena_printf(a, "[n, %d]", s->width);
}

static void document_table(Out *o, const Model *m, const VaeStream *s) {
    out_line(o, "        %s: %s; None, NaN or \"\" where one is missing:", parameter(o->arena, m, s->name),
             rows_text(o->arena, s));
    const char *line = "";
    for (int k = 0; k < s->width; k++) {
        static const char *const kinds[] = {"", " (above 0)", " (a count)", " (words)", " (a flag)", " (dates)", ""};
        const VaeColumn *c = &s->column[k];
        const char *of = c->kind == VAE_COLUMN_ORDINAL ? arena_printf(o->arena, " (1 to %d)", c->classes) : kinds[c->kind];
        const char *item = arena_printf(o->arena, "%s%s%s", python_text(o->arena, c->name), of, k + 1 < s->width ? "," : "");
        if (strlen(line) + strlen(item) > 100) {
            out_line(o, "            %s", line);
            line = "";
        }
        line = arena_printf(o->arena, "%s%s%s", line, *line ? " " : "", item);
    }
    out_line(o, "            %s", line);
}

static void document_tokens(Out *o, const Model *m, const VaeStream *s) {
    static const char *const units[VAE_UNITS] = {
        [VAE_UNIT_BYTE] = "bytes", [VAE_UNIT_CHAR] = "characters", [VAE_UNIT_WORD] = "words",
        [VAE_UNIT_ATOM] = "atoms and bonds of SMILES", [VAE_UNIT_ID] = "whole numbers"};
    out_line(o, "        %s: [n] lines of text, str, of at most %d %s%s; or the numbers of their tokens, [n, %d] of", parameter(o->arena, m, s->name),
             s->width - 1, units[s->unit], s->truncate ? " (longer ones are cut)" : "", s->width);
    out_line(o, "            integers: words from %d to %d, %d any other word, then %d, the end, and %d behind it", VAE_FIRST_WORD,
             s->words - 1, VAE_UNK, VAE_EOS, VAE_PAD);
}

static void document_streams(Out *o, const Model *m, bool conditions) {
    for (int i = 0; i < m->n_streams; i++) {
        const VaeStream *s = &m->stream[i];
        if (conditions && model_target(m, i)) continue;
        if (s->kind == VAE_TABLE) {
            document_table(o, m, s);
            continue;
        }
        if (s->kind == VAE_TOKENS) {
            document_tokens(o, m, s);
            continue;
        }
        out_line(o, "        %s: %s%s%s%s%s", parameter(o->arena, m, s->name), rows_text(o->arena, s),
                 s->kind == VAE_LABEL ? "" : ", ", s->kind == VAE_LABEL ? "" : library_domain(s),
                 s->missing ? "; NaN where it is missing" : "",
                 s->standardize ? "; in the data's units" : "");
    }
}

// A method: its head, what it does, the streams it takes, more about it, and its body of a line or two.
typedef struct Method {
    const char *head, *what, *more, *body, *returns;
    bool streams, conditions;
} Method;

static void method(Out *o, const Model *m, const Method *d) {
    out_blank(o);
    out_line(o, "    def %s:", d->head);
    const bool long_one = d->more || (d->streams && (!d->conditions || m->n_streams > 1));
    if (!long_one) {
        out_line(o, "        \"\"\"%s\"\"\"", d->what);
    } else {
        out_line(o, "        \"\"\"%s", d->what);
        out_blank(o);
        if (d->streams) document_streams(o, m, d->conditions);
        if (d->more) out_line(o, "        %s", d->more);
        out_line(o, "        \"\"\"");
    }
    out_line(o, "        %s", d->body);
    if (d->returns) out_line(o, "        %s", d->returns);
}

// ---------------------------------------------------------------- __init__.py

static void spec_columns(Out *o, const VaeStream *s) {
    static const char *const kinds[] = {"number", "log", "count", "category", "flag", "date", "ordinal"};
    for (int k = 0; k < s->width; k++) {
        const VaeColumn *c = &s->column[k];
        const char *words = "";
        for (int w = 0; c->word && w < c->classes; w++)
            words = arena_printf(o->arena, "%s\"%s\", ", words, python_text(o->arena, c->word[w]));
        out_line(o, "            Column(\"%s\", \"%s\", %d, (%s)),", python_text(o->arena, c->name), kinds[c->kind],
                 c->classes, words);
    }
}

static void spec(Out *o, const Compilation *c) {
    const Model *m = c->model;
    Arena *a = o->arena;
    out_line(o, "SPEC = Spec(");
    out_line(o, "    name=\"%s\",", m->name);
    out_line(o, "    abi=1,");
    out_line(o, "    batch=%d,", m->step_rows);
    out_line(o, "    threads=%d,", emit_most_threads(c));
    out_line(o, "    streams=(");
    for (int i = 0; i < m->n_streams; i++) {
        const VaeStream *s = &m->stream[i];
        const char *shape = s->kind == VAE_IMAGE
                                ? arena_printf(a, "(%d, %d, %d)", s->height, s->width_px, s->channels)
                            : s->kind == VAE_SERIES ? arena_printf(a, "(%d, %d)", s->height, s->channels)
                                                    : arena_printf(a, "(%d,)", s->width);
        static const char *const units[VAE_UNITS] = {"byte", "char", "word", "atom", "id"};
        const char *tokens = s->kind == VAE_TOKENS ? arena_printf(a, ", %d, \"%s\"", s->words, units[s->unit]) : "";
        out_line(o, "        Stream(\"%s\", %d, %s, %d, %s, (%s", parameter(a, m, s->name), s->width, shape,
                 s->kind == VAE_LABEL ? s->width : 0, s->missing ? "True" : "False",
                 s->kind == VAE_TABLE ? "" : arena_printf(a, "), \"%s\"%s),", s->name, tokens));
        if (s->kind != VAE_TABLE) continue;
        spec_columns(o, s);
        out_line(o, "        ), \"%s\"),", s->name);
    }
    out_line(o, "    ),");
    const char *targets = "";
    for (int i = 0; i < m->n_targets; i++) targets = arena_printf(a, "%s%d, ", targets, m->target[i].stream);
    out_line(o, "    targets=(%s),", targets);
    const char *latents = "";
    for (int i = 0; i < m->n_latents; i++)
        latents = arena_printf(a, "%s%s(\"%s\", %d)", latents, i ? ", " : "", m->latent[i].name, m->latent[i].width);
    out_line(o, "    latents=(%s,),", latents);
    out_line(o, "    seed=%llu,", (unsigned long long)m->training.seed);
    out_line(o, "    epochs=%d,", m->training.epochs);
    out_line(o, ")");
}

static int code_width(const Model *m) {
    int width = 0;
    for (int i = 0; i < m->n_latents; i++) width += m->latent[i].width;
    return width;
}

void python_init(Out *o, const Compilation *c, const char *package) {
    const Model *m = c->model;
    Arena *a = o->arena;
    const VaeStream *target = &m->stream[m->target->stream];
    const char *all = signature(a, m, false), *conditions = signature(a, m, true);
    const char *of_all = given(a, m, false), *of_conditions = given(a, m, true);
    const int tells = model_tells(m);
    const char *telling = tells ? ", greedy: bool = False,\n            temperature: Optional[float] = None, top: Optional[int] = None"
                                   : "";
    const char *of = tells & TELLS_TOKENS ? "" : tells & TELLS_CODES ? "of codes, " : "of tokens, which this model has not: ";
    const char *told = !tells ? NULL : arena_printf(a, "greedy: %s\n"
                                  "        temperature: %sprobabilities to the power of 1 / temperature; None: 1\n"
                                  "        top: %sof the likeliest so many; None: of all",
                                  tells & TELLS_TOKENS   ? "each token is the likeliest; else it is drawn"
                                  : tells & TELLS_PLACES ? arena_printf(a, "each %s is its mean; else it is drawn", model_places(m))
                                                         : "of tokens, which this model has not: codes are drawn", of, of);
    const char *how = tells ? ", (greedy, temperature, top)" : "";
    const char *rows = m->n_targets > 1 ? tells & TELLS_TOKENS ? "a dict by the streams' names (of a label, probabilities; of tokens, lines)"
                                                  : "a dict of an array for each stream (of a label, probabilities)"
                       : target->kind == VAE_TOKENS ? "[n] lines of text"
                       : target->kind == VAE_TABLE ? "a dict of the columns' values"
                       : target->kind == VAE_IMAGE
                           ? arena_printf(a, "[n, %d, %d, %d]", target->height, target->width_px, target->channels)
                       : target->kind == VAE_SERIES ? arena_printf(a, "[n, %d, %d]", target->height, target->channels)
                                                    : arena_printf(a, "[n, %d]", target->width);
    const char *out = m->n_targets > 1                ? "Dict[str, Any]"
                      : target->kind == VAE_TOKENS ? "List[str]"
                      : target->kind == VAE_TABLE ? "Dict[str, np.ndarray]" : "np.ndarray";
    // scikit-learn gives every fit a second array.
    const char *unused = m->n_streams == 1 ? ", y: Any = None" : "";
    const char *ignored = m->n_streams == 1 ? "y: not used; scikit-learn's pipelines give one" : NULL;
    out_line(o, "\"\"\"The variational autoencoder %s, written by vaec %s from %s.", m->name, VAEC_VERSION,
             m->file);
    out_blank(o);
    out_line(o, ">>> from %s import Model", package);
    out_line(o, ">>> model = Model(seed=1).fit(%s, epochs=10)", parameter(a, m, m->stream[0].name));
    out_line(o, "\"\"\"");
    out_line(o, "import os");
    const bool dicts = m->n_targets > 1 || target->kind == VAE_TABLE;
    const bool list = m->n_targets == 1 && target->kind == VAE_TOKENS;
    out_line(o, "from typing import Any, Callable, %sOptional", dicts ? "Dict, " : list ? "List, " : "");
    out_blank(o);
    out_line(o, "import numpy as np");
    out_line(o, "from numpy.typing import ArrayLike");
    out_blank(o);
    bool tables = false;
    for (int i = 0; i < m->n_streams; i++) tables |= m->stream[i].kind == VAE_TABLE;
    out_line(o, "from ._engine import %sEngine, Library, Spec, Stream", tables ? "Column, " : "");
    out_blank(o);
    spec(o, c);
    out_blank(o);
    out_blank(o);
    out_line(o, "class Model(Engine):");
    out_line(o, "    \"\"\"The model, in memory. One model does one thing at a time; different ones may be used by");
    bool of_tokens = false;
    for (int i = 0; i < m->n_streams; i++) of_tokens |= m->stream[i].kind == VAE_TOKENS;
    out_line(o, "    different threads. Arrays are read as float32, without a copy where they are that already.");
    if (of_tokens) out_line(o, "    Numbers of tokens are read as int32.");
    out_blank(o);
    out_line(o, "    seed: of initial weights, order and noise; None: the model's, %llu",
             (unsigned long long)m->training.seed);
    out_line(o, "    threads: None: as many as there are cores and as pay; results do not depend on it");
    out_line(o, "    \"\"\"");
    out_blank(o);
    out_line(o, "    _library = Library(SPEC, os.path.join(os.path.dirname(os.path.abspath(__file__)), "
                "\"_library.so\"))");
    method(o, m, &(Method){
        .head = arena_printf(a, "fit(self%s%s, *, epochs: Optional[int] = None, lr: Optional[float] = None,\n"
                                "            valid: Any = None,\n"
                                "            progress: Optional[Callable[[int, int, float], Any]] = None) -> \"Model\"",
                             all, unused),
        .what = "Trains on n rows, from the weights that the model has, with a new optimizer.",
        .streams = true,
        .more = arena_printf(a, "%s%sepochs: None: the model's, %d\n"
                                "        lr: learning rate; None: the model's\n"
                                "        valid: rows to validate on after each epoch: an array%s\n"
                                "        progress: called with epoch, step and loss after each step; what is true ends "
                                "the training",
                             ignored ? ignored : "", ignored ? "\n        " : "", m->training.epochs,
                             m->n_streams > 1 ? ", a tuple of one a stream, or a dict" : ""),
        .body = arena_printf(a, "self._train(%s, epochs, lr, valid, progress)", of_all),
        .returns = "return self"});
    method(o, m, &(Method){
        .head = arena_printf(a, "partial_fit(self%s%s) -> \"Model\"", all, unused),
        .what = arena_printf(a, "One step on each batch of %d of n rows, as they come; the optimizer goes on.",
                             m->step_rows),
        .streams = true, .more = ignored,
        .body = arena_printf(a, "self._train_steps(%s)", of_all), .returns = "return self"});
    method(o, m, &(Method){
        .head = arena_printf(a, "transform(self%s) -> np.ndarray", all),
        .what = arena_printf(a, "The codes' means: [n, %d]%s.", code_width(m),
                             m->n_latents > 1 ? ", all latents side by side" : ""),
        .streams = true, .body = arena_printf(a, "return self._encode(%s)", of_all)});
    method(o, m, &(Method){
        .head = arena_printf(a, "fit_transform(self%s%s, **options: Any) -> np.ndarray", all, unused),
        .what = "fit, then transform, of the same rows.",
        .body = arena_printf(a, "return self.fit(%s, **options).transform(%s)", arguments(a, m), arguments(a, m))});
    method(o, m, &(Method){
        .head = arena_printf(a, "inverse_transform(self, z: ArrayLike%s%s) -> %s", conditions, telling, out),
        .what = list ? arena_printf(a, "What the decoder tells for codes z [n, %d]: %s.", code_width(m), rows)
                     : arena_printf(a, "What the decoder expects for codes z [n, %d]: %s, in the data's units.", code_width(m),
                                    rows),
        .streams = true, .conditions = true, .more = told,
        .body = arena_printf(a, "return self._decode(z, %s%s)", of_conditions, how)});
    method(o, m, &(Method){
        .head = arena_printf(a, "reconstruct(self%s%s) -> %s", all, telling, out),
        .what = arena_printf(a, "Rows through the means of their codes and back: %s.", rows),
        .streams = true, .more = told, .body = arena_printf(a, "return self._reconstruct(%s%s)", of_all, how)});
    method(o, m, &(Method){
        .head = arena_printf(a, "sample(self, n: int%s, seed: Optional[int] = None%s) -> %s", conditions, telling, out),
        .what = arena_printf(a, "Draws n codes from the prior and decodes them: %s.", rows),
        .streams = true, .conditions = true, .more = told,
        .body = arena_printf(a, "return self._sample(n, seed, %s%s)", of_conditions, how)});
    method(o, m, &(Method){
        .head = arena_printf(a, "score_samples(self%s, samples: int = 1) -> np.ndarray", all),
        .what = "Of each row the evidence lower bound, in nats: [n].",
        .streams = true,
        .more = "samples: above 1: the importance-sampled log-likelihood, a tighter bound",
        .body = arena_printf(a, "return self._elbo(%s, samples)", of_all)});
    method(o, m, &(Method){
        .head = arena_printf(a, "score(self%s%s) -> float", all, unused),
        .what = "The mean of score_samples.",
        .body = arena_printf(a, "return float(np.mean(self.score_samples(%s), dtype=np.float64))", arguments(a, m))});
}

void python_project(Out *o, const Compilation *c, const char *package) {
    out_line(o, "[build-system]");
    out_line(o, "requires = []");
    out_line(o, "build-backend = \"_wheel\"");
    out_line(o, "backend-path = [\".\"]");
    out_blank(o);
    out_line(o, "[project]");
    out_line(o, "name = \"%s\"", package);
    out_line(o, "version = \"%s\"", VAEC_VERSION);
    out_line(o, "description = \"The variational autoencoder %s\"", c->model->name);
    out_line(o, "requires-python = \">=3.8\"");
    out_line(o, "dependencies = [\"numpy\"]");
}
