// library.c -- emit --library: the model, the runtime's sources that it uses, and its functions, as one C file and a
// header.
#include "tool/join.h"
#include "tool/library.h"

#include <string.h>
#include <sysexits.h>

// In the order of the file. Headers, kernels/ among them, come with whoever includes them first.
static const char *const sources[] = {
    "core/status.c", "core/memory.c", "core/rng.c", "core/schedules.c", "core/optim.c", "core/init.c", "core/domain.c",
    "core/units.c", "core/token_text.c", "core/table.c", "core/columns.c", "core/batches.c", "core/clock.c", "core/team.c",
    "core/strategy.c",
    "core/session.c", "core/shards.c", "core/privacy.c", "core/step.c", "core/evaluate.c", "core/codes.c", "core/draw.c", "core/tokens.c", "core/places.c", "core/code_draws.c", "core/generate.c",
    "core/shuffle.c", "core/fit.c",
    "core/json.c", "core/tensors.c", "core/tensors_read.c", "library/arrays.c", "library/words.c",
    "library/lines.c", "library/files.c", "library/handle.c", "library/run.c", "library/training.c"};
enum { N_SOURCES = sizeof sources / sizeof *sources };

// Whether the runtime's own copy is compiled with products and sums fused (CRUNCH in the Makefile).
static bool is_fused(const char *source) { return !strcmp(source, "core/rng.c") || !strcmp(source, "core/optim.c"); }

static char *written(Compilation *c, const LibraryOptions *l,
                     void (*write)(Out *o, const Compilation *c, const LibraryOptions *l)) {
    Capture text;
    capture_begin(&text);
    Out o = {.f = text.f, .arena = c->arena};
    write(&o, c, l);
    return capture_end(&text, c->arena);
}

const char *join_codes(const Compilation *c) {
    const Model *m = c->model;
    bool codes = false;
    for (int i = 0; i < m->n_latents; i++) codes |= m->latent[i].posterior->codes != NULL;
    return codes ? "!VAE_NO_CODES" : "VAE_NO_CODES";
}

bool join_has(const Model *m, VaeStreamKind kind) {
    for (int i = 0; i < m->n_streams; i++)
        if (m->stream[i].kind == kind) return true;
    return false;
}

static bool tells(const Model *m, int what) { // tokens that are read alone can be asked to be told, to be refused by name
    return ((model_tells(m) | (join_has(m, VAE_TOKENS) ? TELLS_TOKENS : 0)) & what) != 0;
}

const char *join_no(const Model *m, int what, const char *macro) { return tells(m, what) ? macro : macro + 1; }

bool join_tells(const Model *m, const char *source) {
    static const struct {
        const char *name;
        int tells;
    } part[] = {{"core/tokens.c", ~0}, {"core/places.c", TELLS_PLACES}, {"core/code_draws.c", TELLS_CODES}};
    for (size_t i = 0; i < sizeof part / sizeof *part; i++)
        if (!strcmp(source, part[i].name)) return tells(m, part[i].tells);
    return true;
}

static bool keeps_words(const Model *m) { // tokens of unit=id are numbers
    bool words = join_has(m, VAE_TABLE);
    for (int i = 0; i < m->n_streams; i++)
        words |= m->stream[i].kind == VAE_TOKENS && m->stream[i].unit != VAE_UNIT_ID;
    return words;
}

// What a model without tokens and vocabularies never calls (VAE_NO_TOKENS, VAE_NO_WORDS in the runtime).
static bool is_needed(const Model *m, const char *source) {
    if (!strcmp(source, "core/shards.c")) return m->shards > 1;
    if (!join_tells(m, source)) return false;
    static const char *const of_words[] = {"core/token_text.c", "library/words.c", "library/lines.c"};
    for (size_t i = 0; i < sizeof of_words / sizeof *of_words; i++)
        if (!strcmp(source, of_words[i])) return keeps_words(m) || join_has(m, VAE_TOKENS);
    return true;
}

static const char *joined(Compilation *c, const LibraryOptions *l) {
    JoinPart part[N_SOURCES + 3];
    int n = 0;
    part[n++] = (JoinPart){.text = written(c, l, library_head)};
    for (int i = 0; i < N_SOURCES; i++) {
        if (!is_needed(c->model, sources[i])) continue;
        const char *text = embedded_source(c->arena, sources[i]);
        if (!text) die("vaec carries no %s", sources[i]);
        part[n++] = (JoinPart){.name = sources[i], .text = text, .fused = is_fused(sources[i])};
    }
    part[n++] = (JoinPart){.name = c->model->file, .text = emit_text(c), .purpose = "the model", .whole = true,
                           .fused = true};
    part[n++] = (JoinPart){.name = l->header, .text = written(c, l, library_functions),
                           .purpose = "the functions that it declares", .whole = true, .seen = true};
    const char *const defined[] = {"!VAE_F64", "!VAE_SUFFIX", "!VAE_NO_KERNELS", "!VAE_COMMON_APART", "!VAE_COMMON_HERE",
                                   "!VAE_FEW_PASSES", "!VAE_NO_REDUNDANCIES", "!VAE_TRAINING_APART", "!VAE_TRAINING_HERE",
                                   l->inference ? "VAE_INFERENCE" : "!VAE_INFERENCE",
                                   library_is_fixed(l) ? "VAE_FIXED_WEIGHTS" : "!VAE_FIXED_WEIGHTS",
                                   join_codes(c), join_has(c->model, VAE_TABLE) ? "!VAE_NO_TABLE" : "VAE_NO_TABLE",
                                   join_has(c->model, VAE_TOKENS) ? "!VAE_NO_TOKENS" : "VAE_NO_TOKENS",
                                   c->model->shards > 1 ? "!VAE_NO_SHARDS" : "VAE_NO_SHARDS", "VAE_NO_PEERS", "VAE_NO_BY_ROW",
                                   JOIN_TELLS(c->model),
                                   keeps_words(c->model) ? "!VAE_NO_WORDS" : "VAE_NO_WORDS", NULL};
    return join(c->arena, part, n, defined, embedded_source);
}

const char *library_text(Compilation *c, LibraryOptions *l) {
    if (c->model->training.privacy.clip > 0 && !l->inference) {
        fprintf(stderr, "vaec: no library trains privately: the rows of a step must be drawn by chance, and here the caller "
                        "gives them\nhint: train with the program of vaec build; --inference is for its weights\n");
        return NULL;
    }
    const char *clash = library_names_clash(c->arena, c->model);
    c->purpose = FOR_LIBRARY;
    if (!clash) return joined(c, l);
    fprintf(stderr, "vaec: no library: %s\nhint: give it another name in %s\n", clash, c->file);
    return NULL;
}

int library_write(Compilation *c, const char *path, LibraryOptions *l) {
    Arena *a = c->arena;
    const size_t n = path ? strlen(path) : 0;
    if (n < 3 || strcmp(path + n - 2, ".c")) {
        fprintf(stderr, "vaec: emit --library writes a .c and a .h: name the first with -o FILE.c\n");
        return EX_USAGE;
    }
    const char *header = arena_printf(a, "%.*s.h", (int)(n - 2), path), *slash = strrchr(header, '/');
    l->header = slash ? slash + 1 : header;
    const char *text = library_text(c, l);
    if (!text) return EX_DATAERR;
    int exit_code = output_claim(a, path, "the C");
    if (!exit_code) exit_code = output_claim(a, header, "the header");
    if (exit_code) return exit_code;
    const char *declared = written(c, l, library_header);
    exit_code = write_file(a, path, text, strlen(text));
    return exit_code ? exit_code : write_file(a, header, declared, strlen(declared));
}
