// compare.c -- training runs beside each other: the settings in which they differ, and their bounds.
// In:  directories that `train` has written (run.json, metrics.jsonl).  Out: a table, JSON, or a page.
// Bounds of unfinished runs are those of their last epoch, without an error.
#include "tool/compare.h"

#include <errno.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_RUNS = 200, MOST_SETTINGS = 200 };

// ---------------------------------------------------------------- settings

static void add_setting(Arena *a, Run *r, const char *name, size_t n, const char *value, size_t length) {
    if (r->n_settings == MOST_SETTINGS) return;
    r->setting[r->n_settings++] = (RunSetting){arena_strndup(a, name, n), arena_strndup(a, value, length)};
}

// "hidden=400 depth=3"
static void add_params(Arena *a, Run *r, const char *text, size_t n) {
    for (const char *end = text + n; text < end; text++) {
        const size_t word = strcspn(text, " \n"), name = strcspn(text, "= \n");
        if (name < word) add_setting(a, r, text, name, text + name + 1, word - name - 1);
        text += word;
    }
}

static void split_settings(Arena *a, Run *r) {
    r->setting = arena_alloc(a, MOST_SETTINGS * sizeof *r->setting);
    for (const char *line = r->summary.settings; *line;) {
        const size_t all = strcspn(line, "\n"), name = strcspn(line, "=\n");
        if (name < all && !strncmp(line, "params=", 7)) add_params(a, r, line + 7, all - 7);
        else if (name < all) add_setting(a, r, line, name, line + name + 1, all - name - 1);
        line += all + (line[all] == '\n');
    }
}

const char *run_setting(const Run *r, const char *name) {
    for (int i = 0; i < r->n_settings; i++)
        if (!strcmp(r->setting[i].name, name)) return r->setting[i].value;
    return "-";
}

static bool same_setting(const Run *a, const Run *b, const char *name) {
    return !strcmp(run_setting(a, name), run_setting(b, name));
}

// The hash of the definition differs with every param: it says something only where nothing else does.
static void find_differences(Comparison *c) {
    static const char definition[] = "definition";
    NameTable seen = {0};
    int room = 0;
    bool other = false;
    for (int i = 0; i < c->n; i++)
        for (int k = 0; k < c->run[i].n_settings; k++) {
            const char *name = c->run[i].setting[k].name;
            if (names_find(&seen, name) >= 0) continue;
            names_add(&seen, c->arena, name);
            bool same = true;
            for (int j = 0; j < c->n; j++) same &= same_setting(&c->run[0], &c->run[j], name);
            if (same) continue;
            if (!strcmp(name, definition)) {
                other = true;
                continue;
            }
            c->differs = arena_grow(c->arena, c->differs, &room, c->n_differ + 1, sizeof *c->differs);
            c->differs[c->n_differ++] = name;
        }
    int named = 0;
    for (int k = 0; k < c->n_differ; k++) named += strcmp(c->differs[k], "seed") && strcmp(c->differs[k], "epochs");
    if (!other || named) return;
    c->differs = arena_grow(c->arena, c->differs, &room, c->n_differ + 1, sizeof *c->differs);
    c->differs[c->n_differ++] = definition;
}

// ---------------------------------------------------------------- reading

static Run read_run(Arena *a, const char *path) {
    Run r = {.elbo_error = NAN};
    struct stat st;
    size_t n = strlen(path);
    while (n > 1 && path[n - 1] == '/') n--;
    r.path = r.name = arena_strndup(a, path, n);
    if (stat(path, &st)) vae_die(EX_NOINPUT, "%s: %s", path, strerror(errno));
    if (!S_ISDIR(st.st_mode)) vae_die(EX_NOINPUT, "%s: not a directory that train has written", path);
    const char *summary = arena_printf(a, "%s/run.json", r.path);
    const char *metrics = arena_printf(a, "%s/metrics.jsonl", r.path);
    if (!vae_summary_read(summary, &r.summary)) {
        if (stat(metrics, &st) == 0)
            vae_die(EX_NOINPUT, "%s: no run.json in it, as an older vaec trained it; train --resume writes one", path);
        vae_die(EX_NOINPUT, "%s: no training run is in it", path);
    }
    vae_metrics_require(metrics);
    vae_guard_input_path(summary);
    vae_guard_input_path(metrics);
    VaeRecord *records = vae_metrics_read(metrics, &r.n_records);
    const size_t bytes = r.n_records * sizeof *records;
    r.record = memcpy(arena_alloc(a, bytes + 1), records, bytes);
    vae_free(records);
    if (r.n_records == 0) vae_die(EX_DATAERR, "%s: not one epoch is done: nothing to compare", path);
    const VaeRecord *last = &r.record[r.n_records - 1];
    const VaeSummary *s = &r.summary;
    r.epochs = last->epoch;
    r.elbo = s->done ? s->elbo : last->has_valid ? last->valid_elbo : last->elbo;
    r.reconstruction = s->done           ? s->reconstruction
                       : last->has_valid ? last->valid_reconstruction
                                         : last->reconstruction;
    r.kl = s->done ? s->kl : last->has_valid ? last->valid_kl : last->kl;
    const VaeRecord *judged = vae_metrics_judged(r.record, r.n_records);
    r.active = s->done ? s->active : judged ? judged->active_units : 0;
    if (s->done) r.elbo_error = s->elbo_error, r.units = s->units, r.epochs = s->epochs;
    split_settings(a, &r);
    return r;
}

// Names without the directories that all of them begin with.
static void shorten_names(Comparison *c) {
    size_t common = 0;
    for (size_t i = 0; c->run[0].path[i]; i++) {
        for (int k = 1; k < c->n; k++)
            if (strncmp(c->run[k].path, c->run[0].path, i + 1)) return;
        if (c->run[0].path[i] != '/') continue;
        common = i + 1;
        for (int k = 0; k < c->n; k++) c->run[k].name = c->run[k].path + common;
    }
}

// ---------------------------------------------------------------- groups

static bool same_group(const Comparison *c, const Run *a, const Run *b) {
    for (int k = 0; k < c->n_differ; k++)
        if (strcmp(c->differs[k], "seed") && !same_setting(a, b, c->differs[k])) return false;
    return true;
}

static void group_runs(Comparison *c) {
    c->group = arena_alloc(c->arena, (size_t)c->n * sizeof *c->group);
    for (int i = 0; i < c->n; i++) {
        Run *r = &c->run[i];
        while (r->group < c->n_groups && !same_group(c, c->group[r->group].first, r)) r->group++;
        RunGroup *g = &c->group[r->group];
        if (r->group == c->n_groups) *g = (RunGroup){.first = r}, c->n_groups++;
        g->runs++;
        if (!r->summary.done) continue;
        g->done++;
        g->elbo += r->elbo;
    }
    for (int k = 0; k < c->n_groups; k++) {
        RunGroup *g = &c->group[k];
        double squares = 0;
        g->elbo = g->done ? g->elbo / g->done : NAN;
        for (int i = 0; i < c->n; i++)
            if (c->run[i].group == k && c->run[i].summary.done) squares += pow(c->run[i].elbo - g->elbo, 2);
        g->elbo_error = g->done > 1 ? sqrt(squares / (g->done - 1) / g->done) : NAN;
    }
}

static void find_best(Comparison *c) {
    int done = 0;
    const Run *best = NULL;
    for (int i = 0; i < c->n; i++) {
        const Run *r = &c->run[i];
        if (strcmp(r->summary.data, c->run[0].summary.data))
            c->note = "The runs have other data: their bounds are of other rows.";
        if (!c->note && r->summary.done && strcmp(r->summary.scored_on, c->run[0].summary.scored_on))
            c->note = "Some bounds are of validation data, others of training data.";
        if (!r->summary.done) continue;
        done++;
        if (!best || r->elbo > best->elbo) best = r;
    }
    c->best = done > 1 && !c->note ? best : NULL;
}

Comparison compare_runs(Arena *a, char **paths, int n) {
    vae_program_name = "vaec";
    Comparison c = {.arena = a, .n = n};
    if (n > MOST_RUNS) vae_die(EX_USAGE, "%d runs are more than the %d that can be compared at once", n, MOST_RUNS);
    c.run = arena_alloc(a, (size_t)n * sizeof *c.run);
    for (int i = 0; i < n; i++) {
        c.run[i] = read_run(a, paths[i]);
        if (strcmp(c.run[i].summary.model, c.run[0].summary.model))
            vae_die(EX_DATAERR, "%s is a run of the model %s, and %s of %s: bounds of other models are not compared",
                    paths[i], c.run[i].summary.model, paths[0], c.run[0].summary.model);
        for (int k = 0; k < i; k++)
            if (!strcmp(c.run[k].path, c.run[i].path)) vae_die(EX_USAGE, "%s is given twice", c.run[i].path);
    }
    shorten_names(&c);
    find_differences(&c);
    group_runs(&c);
    find_best(&c);
    return c;
}

// ---------------------------------------------------------------- text

typedef struct Table { // of texts, written column by column
    Arena *arena;
    const char **cell; // [rows, columns]
    int rows, columns, at;
} Table;

static Table table_new(Arena *a, int rows, int columns) {
    const char **cell = arena_alloc(a, (size_t)(rows * columns) * sizeof *cell);
    return (Table){.arena = a, .cell = cell, .rows = rows, .columns = columns};
}

static void put(Table *t, const char *text) { t->cell[t->at++] = text; }

static void put_number(Table *t, double x) { put(t, isfinite(x) ? arena_printf(t->arena, "%.4f", x) : "-"); }

static void table_print(const Table *t) {
    for (int r = 0; r < t->rows; r++)
        for (int k = 0; k < t->columns; k++) {
            size_t width = 0;
            for (int i = 0; i < t->rows; i++) {
                const size_t n = strlen(t->cell[i * t->columns + k]);
                if (n > width) width = n;
            }
            const bool last = k + 1 == t->columns;
            printf("%-*s%s", last ? 0 : (int)width, t->cell[r * t->columns + k], last ? "\n" : "  ");
        }
}

static const char *epochs_text(Arena *a, const Run *r) {
    if (r->summary.done) return arena_printf(a, "%ld", r->epochs);
    return arena_printf(a, "%ld of %s", r->epochs, run_setting(r, "epochs"));
}

static void print_runs(const Comparison *c) {
    Table t = table_new(c->arena, c->n + 1, c->n_differ + 7);
    put(&t, "run");
    for (int k = 0; k < c->n_differ; k++) put(&t, c->differs[k]);
    static const char *const head[] = {"done", "ELBO", "+-", "reconstruction", "KL", "active"};
    for (int i = 0; i < 6; i++) put(&t, head[i]);
    for (int i = 0; i < c->n; i++) {
        const Run *r = &c->run[i];
        put(&t, r->name);
        for (int k = 0; k < c->n_differ; k++) put(&t, run_setting(r, c->differs[k]));
        put(&t, epochs_text(c->arena, r));
        put_number(&t, r->elbo);
        put_number(&t, r->elbo_error);
        put_number(&t, r->reconstruction);
        put_number(&t, r->kl);
        put(&t, arena_printf(c->arena, r->units ? "%d of %d" : "%d", r->active, r->units));
    }
    table_print(&t);
}

static void print_groups(const Comparison *c) {
    int columns = 0;
    for (int k = 0; k < c->n_differ; k++) columns += strcmp(c->differs[k], "seed") != 0;
    Table t = table_new(c->arena, c->n_groups + 1, columns + 3);
    for (int k = 0; k < c->n_differ; k++)
        if (strcmp(c->differs[k], "seed")) put(&t, c->differs[k]);
    put(&t, "seeds");
    put(&t, "mean ELBO");
    put(&t, "+-");
    for (int i = 0; i < c->n_groups; i++) {
        const RunGroup *g = &c->group[i];
        for (int k = 0; k < c->n_differ; k++)
            if (strcmp(c->differs[k], "seed")) put(&t, run_setting(g->first, c->differs[k]));
        put(&t, arena_printf(c->arena, "%d", g->done));
        put_number(&t, g->elbo);
        put_number(&t, g->elbo_error);
    }
    table_print(&t);
}

void compare_print(const Comparison *c) {
    print_runs(c);
    if (c->n_groups < c->n) {
        putchar('\n');
        print_groups(c);
    }
    if (c->best) printf("\nbest: %s\n", c->best->name);
    if (c->note) printf("\n%s\n", c->note);
}

// ---------------------------------------------------------------- JSON

static void json_settings(VaeJsonText *j, const Comparison *c, const Run *r, bool seed) {
    vae_text_begin(j, "settings", '{');
    for (int k = 0; k < c->n_differ; k++)
        if (seed || strcmp(c->differs[k], "seed")) vae_text_string(j, c->differs[k], run_setting(r, c->differs[k]));
    vae_text_end(j, '}');
}

void compare_json(const Comparison *c) {
    VaeJsonText j = {0};
    vae_text_begin(&j, NULL, '{');
    vae_text_string(&j, "model", c->run[0].summary.model);
    vae_text_begin(&j, "runs", '[');
    for (int i = 0; i < c->n; i++) {
        const Run *r = &c->run[i];
        vae_text_begin(&j, NULL, '{');
        vae_text_string(&j, "run", r->path);
        json_settings(&j, c, r, true);
        vae_text_bool(&j, "done", r->summary.done);
        vae_text_whole(&j, "epochs", r->epochs);
        vae_text_number(&j, "elbo", r->elbo);
        vae_text_number(&j, "elbo_error", r->elbo_error);
        vae_text_number(&j, "reconstruction", r->reconstruction);
        vae_text_number(&j, "kl", r->kl);
        vae_text_whole(&j, "active_units", r->active);
        if (r->summary.done) vae_text_string(&j, "on", r->summary.scored_on);
        if (r->summary.done) vae_text_whole(&j, "rows", r->summary.scored_rows);
        vae_text_end(&j, '}');
    }
    vae_text_end(&j, ']');
    vae_text_begin(&j, "groups", '[');
    for (int i = 0; i < c->n_groups; i++) {
        const RunGroup *g = &c->group[i];
        vae_text_begin(&j, NULL, '{');
        json_settings(&j, c, g->first, false);
        vae_text_whole(&j, "runs", g->runs);
        vae_text_whole(&j, "done", g->done);
        vae_text_number(&j, "elbo", g->elbo);
        vae_text_number(&j, "elbo_error", g->elbo_error);
        vae_text_end(&j, '}');
    }
    vae_text_end(&j, ']');
    if (c->best) vae_text_string(&j, "best", c->best->path);
    if (c->note) vae_text_string(&j, "note", c->note);
    vae_text_end(&j, '}');
    puts(j.text);
    vae_text_free(&j);
}
