// standalone.c -- emit --standalone: the program that vaec build makes as one C file, of the runtime's own sources, the
// model and a main. What needs a library is left out (VAE_FULL in runtime/files/fatal.h).
#include "tool/standalone.h"
#include "tool/driver.h"
#include "tool/join.h"
#include "tool/library.h"

#include <string.h>

// In the order of the file, from the bottom of the house to the top. kernels/ and headers come with whoever includes
// them.
static const struct {
    const char *name;
    bool fused; // compiled so in the runtime, too (in the Makefile: FASTER)
} sources[] = {
    {"core/status.c", false},
    {"core/memory.c", false},
    {"core/json.c", false},
    {"core/clock.c", false},
    {"core/rng.c", true},
    {"core/schedules.c", false},
    {"core/optim.c", true},
    {"core/peak.c", true},
    {"core/init.c", false},
    {"core/domain.c", false},
    {"core/units.c", false},
    {"core/token_text.c", false},
    {"core/table.c", false},
    {"core/columns.c", false},
    {"core/batches.c", false},
    {"core/team.c", false},
    {"core/strategy.c", false},
    {"core/session.c", false},
    {"core/shards.c", false},
    {"core/privacy.c", false},
    {"core/by_row.c", false},
    {"core/step.c", false},
    {"core/evaluate.c", false},
    {"core/codes.c", false},
    {"core/draw.c", false},
    {"core/tokens.c", false},
    {"core/places.c", false},
    {"core/code_draws.c", false},
    {"core/generate.c", false},
    {"core/shuffle.c", false},
    {"core/fit.c", false},
    {"core/tensors.c", false},
    {"core/tensors_read.c", false},
    {"files/fatal.c", false},
    {"files/file.c", false},
    {"files/guard.c", false},
    {"files/append_log.c", false},
    {"files/crc.c", false},
    {"files/json_text.c", false},
    {"files/inside.c", false},
    {"files/safetensors.c", false},
    {"files/checkpoint.c", false},
    {"files/metrics.c", false},
    {"files/summary.c", false},
    {"files/run_directory.c", false},
    {"data/mapped_file.c", false},
    {"data/endian.c", false},
    {"data/convert.c", false},
    {"data/layout.c", false},
    {"data/check.c", false},
    {"data/how.c", false},
    {"data/csv_text.c", false},
    {"data/csv_form.c", false},
    {"data/csv_fields.c", false},
    {"data/csv_rows.c", false},
    {"data/csv.c", false},
    {"data/csv_out.c", false},
    {"data/words.c", false},
    {"data/table.c", false},
    {"data/vocabulary.c", false},
    {"data/tables.c", false},
    {"data/lines.c", false},
    {"data/lines_words.c", false},
    {"data/lines_kept.c", false},
    {"data/tokens.c", false},
    {"data/idx.c", false},
    {"data/npy.c", false},
    {"data/formats.c", false},
    {"data/rows_like.c", false},
    {"data/matrix.c", false},
    {"data/derive.c", false},
    {"data/synthetic.c", false},
    {"data/sparse.c", false},
    {"data/parts.c", false},
    {"data/data.c", true},
    {"pictures/font.c", false},
    {"pictures/trace.c", false},
    {"pictures/drawing.c", false},
    {"pictures/png_plain.c", false},
    {"pictures/picture.c", false},
    {"pictures/rows_out.c", false},
    {"pictures/panels.c", false},
    {"pictures/shrink.c", false},
    {"pictures/latent_names.c", false},
    {"commands/environment.c", false},
    {"commands/open.c", false},
    {"commands/json_out.c", false},
    {"commands/progress.c", false},
    {"commands/not_finite.c", false},
    {"commands/dataset_check.c", false},
    {"commands/data_pass.c", false},
    {"commands/reading.c", false},
    {"commands/condition.c", false},
    {"commands/restore.c", false},
    {"commands/latent_rank.c", false},
    {"commands/weights.c", false},
    {"commands/settings.c", false},
    {"commands/train_summary.c", false},
    {"commands/train_outcome.c", false},
    {"commands/private.c", false},
    {"commands/train_health.c", false},
    {"commands/train_start.c", false},
    {"commands/train.c", false},
    {"commands/evaluate.c", false},
    {"commands/pca.c", false},
    {"commands/maps.c", false},
    {"commands/generate.c", false},
    {"commands/score.c", false},
    {"commands/score_parts.c", false},
    {"commands/grad.c", false},
    {"commands/benchmark.c", false},
    {"commands/info.c", false},
    {"commands/commands.c", false},
    {"commands/help.c", false},
    {"commands/cli.c", false},
};
enum { N_SOURCES = sizeof sources / sizeof *sources };

static const char *standalone_head(Compilation *c) {
    Capture text;
    capture_begin(&text);
    Out out = {.f = text.f, .arena = c->arena}, *o = &out;
    const char *m = c->model->name;
    out_comment(o, "%s.c -- the variational autoencoder %s as one program, written by vaec %s; do not edit.", m, m,
                VAEC_VERSION);
    out_line(o, "//");
    out_line(o, "//   cc -O3 -march=native %s.c -lm -o %s", m, m);
    out_line(o, "//   ./%s --help", m);
    out_line(o, "//");
    out_line(o, "// It trains (%s train --data x.npy), evaluates, samples, encodes, decodes, on IDX, NPY and CSV files; it", m);
    out_line(o, "// needs a C11 compiler (gcc or clang) and libm. -DVAE_THREADS -pthread: with several threads, to the same bits.");
    out_line(o, "// The bits are those of the program of vaec build if it is compiled by the same compiler, with the same flags:");
    out_line(o, "// -std=c11 -O3 -march=native -fno-math-errno -fno-trapping-math -ffp-contract=fast -fopenmp-simd");
    out_line(o, "// -DVAE_OPENMP_SIMD.");
    out_line(o, "//");
    out_line(o, "// CONTENTS");
    out_blank(o);
    out_line(o, "#ifndef _GNU_SOURCE");
    out_line(o, "#define _GNU_SOURCE");
    out_line(o, "#endif");
    out_line(o, "#define VAE_STANDALONE");
    out_line(o, "#ifndef VAE_THREADS");
    out_line(o, "#define VAE_NO_THREADS");
    out_line(o, "#endif");
    library_macros(o);
    out_blank(o);
    return capture_end(&text, c->arena);
}

static const char main_text[] =
    "// main -- the program: what its commands do is above.\n"
    "int main(int argc, char **argv) { return vae_main(argc, argv, &vae_model, NULL); }\n";

// A source or a header that vaec carries, with NULL for each VAE_FULL(...). (Its definition is gone, too.)
static const char *source(Arena *a, const char *name) {
    static const char mark[] = "VAE_FULL(";
    const char *text = embedded_source(a, name);
    if (!text || !strstr(text, mark)) return text;
    Capture out;
    capture_begin(&out);
    for (const char *found; (found = strstr(text, mark)); text = found + strcspn(found, ")") + 1) {
        fwrite(text, 1, (size_t)(found - text), out.f);
        fputs("NULL", out.f);
    }
    fputs(text, out.f);
    return capture_end(&out, a);
}

static bool reads_data(const Graph *g) {
    if (!g) return false;
    for (NodeId id = 0; id < g->n_nodes; id++)
        if (g->node[id].op == OP_input && g->node[id].attr[0] == VAE_IN_DATA) return true;
    return false;
}

static bool has_total(const Model *m) { // a decoder is told what a row of counts sums to
    for (int i = 0; i < m->n_targets; i++)
        if (likelihood_offset(&m->target[i]) == OFFSET_TOTAL) return true;
    return false;
}

static bool has_condition(const Compilation *c) { // rows are made, or latents drawn, given something
    return reads_data(c->graph[PROGRAM_DECODE]) || reads_data(c->graph[PROGRAM_PRIOR]) || reads_data(c->graph[PROGRAM_NEXT]) ||
           has_total(c->model);
}

// What a model without a table, or without tokens, never calls (VAE_NO_TABLE, VAE_NO_TOKENS in the runtime).
static bool is_needed(const char *name, bool table, bool tokens) {
    static const char *const of_tables[] = {"data/table.c", "data/vocabulary.c", "data/tables.c"},
                            *const of_tokens[] = {"core/token_text.c", "data/lines.c", "data/lines_words.c",
                                                  "data/lines_kept.c", "data/tokens.c"};
    for (size_t i = 0; i < sizeof of_tables / sizeof *of_tables; i++)
        if (!strcmp(name, of_tables[i])) return table;
    for (size_t i = 0; i < sizeof of_tokens / sizeof *of_tokens; i++)
        if (!strcmp(name, of_tokens[i])) return tokens;
    return strcmp(name, "data/words.c") || table || tokens;
}

char *standalone_text(Compilation *c) {
    JoinPart part[N_SOURCES + 3];
    int n = 0;
    const bool table = join_has(c->model, VAE_TABLE), tokens = join_has(c->model, VAE_TOKENS);
    c->purpose = FOR_STANDALONE;
    part[n++] = (JoinPart){.text = standalone_head(c)};
    for (int i = 0; i < N_SOURCES; i++) {
        if (!is_needed(sources[i].name, table, tokens) || !join_tells(c->model, sources[i].name)) continue;
        if (!strcmp(sources[i].name, "core/shards.c") && c->model->shards == 1) continue;
        if (!strcmp(sources[i].name, "core/by_row.c") && !c->model->training.privacy.by_row) continue;
        const char *text = source(c->arena, sources[i].name);
        if (!text) die("vaec carries no %s", sources[i].name);
        part[n++] = (JoinPart){.name = sources[i].name, .text = text, .fused = sources[i].fused};
    }
    part[n++] = (JoinPart){.name = "model", .text = emit_text(c), .purpose = "the model", .whole = true, .fused = true};
    part[n++] = (JoinPart){.name = "main", .text = main_text, .purpose = "where it begins", .whole = true, .seen = true};
    const char *const defined[] = {"!VAE_F64", "!VAE_SUFFIX", "!VAE_NO_KERNELS", "!VAE_COMMON_APART", "!VAE_COMMON_HERE",
                                   "!VAE_FEW_PASSES", "!VAE_NO_REDUNDANCIES", "!VAE_TRAINING_APART", "!VAE_TRAINING_HERE", "!VAE_INFERENCE",
                                   "!VAE_FIXED_WEIGHTS", "VAE_STANDALONE",
                                   c->model->n_streams > 1 ? "!VAE_ONE_STREAM" : "VAE_ONE_STREAM",
                                   has_condition(c) ? "!VAE_NO_CONDITION" : "VAE_NO_CONDITION",
                                   join_codes(c), tokens ? "!VAE_NO_TOKENS" : "VAE_NO_TOKENS",
                                   tokens || join_has(c->model, VAE_SERIES) ? "!VAE_NO_STEPS" : "VAE_NO_STEPS",
                                   c->model->shards > 1 ? "!VAE_NO_SHARDS" : "VAE_NO_SHARDS", "VAE_NO_PEERS", "!VAE_NO_CLOCK",
                                   JOIN_TELLS(c->model),
                                   c->model->training.privacy.by_row ? "!VAE_NO_BY_ROW" : "VAE_NO_BY_ROW",
                                   table ? "!VAE_NO_TABLE" : "VAE_NO_TABLE", NULL};
    return join(c->arena, part, n, defined, source);
}
