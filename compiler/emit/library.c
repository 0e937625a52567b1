// library.c -- emit --library: the functions of m.c that m.h declares.
// In:  a Model after planning.  Out: functions that hold nothing but a call: what they do is in runtime/library/, once
// for all models.
#include "emit/library.h"

#include <string.h>

static void function_options(Out *o, const Model *m, const LibraryNames *n, const LibraryOptions *l) {
    out_line(o, "struct %s {", n->m);
    out_line(o, "    VaeHandle handle;");
    out_line(o, "};");
    out_blank(o);
    out_open(o, "static VaeHandle *handle_of(const %s *m)", n->m);
    out_line(o, "return (VaeHandle *)m;");
    out_close(o, "");
    out_blank(o);
    out_open(o, "static VaeHandleOptions options_of(const %s_options *o)", n->m);
    out_line(o, "VaeHandleOptions to = {.weights = %s%s};", l->weights ? "weights" : "NULL", library_inside(o->arena, m, l));
    if (l->inference) out_line(o, "to.inference = true;");
    out_line(o, "if (!o) return to;");
    out_line(o, "to.threads = o->threads;");
    out_line(o, "to.seed = o->seed;");
    if (!l->inference) out_line(o, "to.inference = o->inference != 0;");
    out_line(o, "to.memory = o->memory;");
    out_line(o, "to.size = o->size;");
    if (library_has_words(m) && !library_is_fixed(l)) out_line(o, "to.text = o->text;");
    out_line(o, "return to;");
    out_close(o, "");
    out_blank(o);
}

static void function_rows(Out *o, const Model *m, const LibraryNames *n) {
    const char *list = "";
    for (int i = 0; i < m->n_streams; i++)
        list = arena_printf(o->arena, "%s%srows.%s", list, i ? ", " : "", library_member(o->arena, m->stream[i].name));
    out_open(o, "static VaeRowArrays rows_of(%s_rows rows)", n->m);
    out_line(o, "return (VaeRowArrays){{%s}};", list);
    out_close(o, "");
    out_blank(o);
}

// int NAME(ARGUMENTS) { return vae_handle_WHAT(handle_of(m)CALL); }
static void function(Out *o, const LibraryNames *n, const char *name, const char *arguments, const char *call) {
    out_open(o, "int %s_%s(%s *m%s)", n->m, name, n->m, arguments);
    out_line(o, "return vae_handle_%s(handle_of(m)%s);", name, call);
    out_close(o, "");
    out_blank(o);
}

static const char *latent_list(Arena *a, const Model *m, const char *of) {
    const char *list = "";
    for (int i = 0; i < m->n_latents; i++)
        list = arena_printf(a, "%s%s%s.%s", list, i ? ", " : "", of, library_member(a, m->latent[i].name));
    return list;
}

static void training_functions(Out *o, const LibraryNames *n) {
    out_open(o, "int %s_train_step(%s *m, %s_rows rows, int n, %s_loss *loss)", n->m, n->m, n->m, n->m);
    out_line(o, "VaeLoss of = {0};");
    out_line(o, "const int status = vae_handle_train_step(handle_of(m), rows_of(rows), n, &of);");
    out_line(o, "if (loss) *loss = (%s_loss){of.loss, of.reconstruction, of.kl};", n->m);
    out_line(o, "return status;");
    out_close(o, "");
    out_blank(o);
    out_open(o, "static int progress_of(void *user, int epoch, long step, const VaeLoss *of)");
    out_line(o, "const %s_training *t = user;", n->m);
    out_line(o, "const %s_loss loss = {of->loss, of->reconstruction, of->kl};", n->m);
    out_line(o, "return t->progress(t->user, epoch, step, &loss);");
    out_close(o, "");
    out_blank(o);
    out_open(o, "int %s_train(%s *m, %s_rows rows, size_t n, const %s_training *t)", n->m, n->m, n->m, n->m);
    out_line(o, "VaeHandleTraining to = {0};");
    out_open(o, "if (t)");
    out_line(o, "to.epochs = t->epochs;");
    out_line(o, "to.lr = t->lr;");
    out_line(o, "to.valid = rows_of(t->valid);");
    out_line(o, "to.n_valid = t->n_valid;");
    out_line(o, "to.progress = t->progress ? progress_of : NULL;");
    out_line(o, "to.user = (void *)t;");
    out_close(o, "");
    out_line(o, "return vae_handle_train(handle_of(m), rows_of(rows), n, &to);");
    out_close(o, "");
    out_blank(o);
}

static void run_functions(Out *o, const Model *m, const LibraryNames *n) {
    Arena *a = o->arena;
    const char *of_rows = arena_printf(a, ", %s_rows rows, int n, ", n->m);
    const char *x = library_number(&m->stream[m->target->stream]);
    if (n->several) {
        out_open(o, "int %s_encode(%s *m%s%s_latents mean, %s_latents logvar)", n->m, n->m, of_rows, n->m, n->m);
        out_line(o, "float *const to[] = {%s};", latent_list(a, m, "mean"));
        out_line(o, "float *const spread[] = {%s};", latent_list(a, m, "logvar"));
        out_line(o, "return vae_handle_encode(handle_of(m), rows_of(rows), n, to, spread);");
        out_close(o, "");
        out_blank(o);
        out_open(o, "int %s_decode(%s *m, %s_rows conditions, %s_codes z, int n, %s *x)", n->m, n->m, n->m, n->m, x);
        out_line(o, "const float *const from[] = {%s};", latent_list(a, m, "z"));
        out_line(o, "return vae_handle_decode(handle_of(m), rows_of(conditions), from, n, x);");
        out_close(o, "");
        out_blank(o);
    } else {
        function(o, n, "encode", arena_printf(a, "%sfloat *mean, float *logvar", of_rows),
                 ", rows_of(rows), n, &mean, &logvar");
        function(o, n, "decode", arena_printf(a, ", %s_rows conditions, const float *z, int n, %s *x", n->m, x),
                 ", rows_of(conditions), &z, n, x");
    }
    function(o, n, "reconstruct", arena_printf(a, "%s%s *x", of_rows, x), ", rows_of(rows), n, x");
    function(o, n, "sample", arena_printf(a, ", %s_rows conditions, int n, uint64_t seed, %s *x", n->m, x),
             ", rows_of(conditions), n, seed, x");
    function(o, n, "elbo", arena_printf(a, "%sint samples, float *nats", of_rows),
             ", rows_of(rows), n, samples, nats");
}

// What the function of the same name does for the first stream that the model produces, for another one.
static void function_about(Out *o, const Model *m, const LibraryNames *n, const Target *t, const char *what,
                           const char *arguments, const char *call) {
    out_open(o, "int %s_%s_%s(%s *m, %s)", n->m, what, m->stream[t->stream].name, n->m, arguments);
    out_line(o, "vae_handle_about(handle_of(m), %d);", t->stream);
    out_line(o, "const int status = %s_%s(m, %s);", n->m, what, call);
    out_line(o, "vae_handle_about(handle_of(m), %d);", m->target->stream);
    out_line(o, "return status;");
    out_close(o, "");
    out_blank(o);
}

static void other_streams(Out *o, const Model *m, const LibraryNames *n) {
    Arena *a = o->arena;
    const char *first = library_number(&m->stream[m->target->stream]);
    for (int i = 1; i < m->n_targets; i++) {
        const Target *t = &m->target[i];
        const char *z = n->several ? arena_printf(a, "%s_codes z", n->m) : "const float *z";
        const char *type = library_number(&m->stream[t->stream]), *x = strcmp(type, first) ? "(void *)x" : "x";
        function_about(o, m, n, t, "decode", arena_printf(a, "%s_rows conditions, %s, int n, %s *x", n->m, z, type),
                       arena_printf(a, "conditions, z, n, %s", x));
        function_about(o, m, n, t, "reconstruct", arena_printf(a, "%s_rows rows, int n, %s *x", n->m, type),
                       arena_printf(a, "rows, n, %s", x));
        function_about(o, m, n, t, "sample",
                       arena_printf(a, "%s_rows conditions, int n, uint64_t seed, %s *x", n->m, type),
                       arena_printf(a, "conditions, n, seed, %s", x));
    }
}

static void emit_weights(Out *o, const Compilation *c, const float *weights) {
    const size_t n = c->n_param + c->n_state;
    out_comment(o, "Trained weights, as they lie in memory.");
    out_line(o, "static const _Alignas(VAE_ALIGNMENT) float weights[] = {");
    for (size_t i = 0; i < n; i++)
        fprintf(o->f, "%s%s,%s", i % 8 ? " " : "    ", out_float(o->arena, (double)weights[i]),
                i % 8 == 7 || i + 1 == n ? "\n" : "");
    out_line(o, "};");
    out_blank(o);
}

static void weights_functions(Out *o, const LibraryNames *n) {
    function(o, n, "init", ", uint64_t seed", ", seed");
    function(o, n, "load_bytes", ", const void *bytes, size_t size", ", bytes, size");
    out_line(o, "#ifndef %s_NO_FILES", n->M);
    out_blank(o);
    function(o, n, "load", ", const char *path", ", path");
    function(o, n, "save", ", const char *path", ", path");
    out_line(o, "#endif");
    out_blank(o);
}

void library_functions(Out *o, const Compilation *c, const LibraryOptions *l) {
    const LibraryNames n = library_names(o->arena, c->model);
    out_comment(o, "the functions of %s -- what %s declares, around those of the runtime", n.m, l->header);
    out_line(o, "#include \"library/handle.h\"");
    out_blank(o);
    if (l->weights) emit_weights(o, c, l->weights);
    library_emit_words(o, c->model, l);
    function_options(o, c->model, &n, l);
    function_rows(o, c->model, &n);
    out_open(o, "size_t %s_memory(const %s_options *options)", n.m, n.m);
    out_line(o, "const VaeHandleOptions to = options_of(options);");
    out_line(o, "return vae_handle_memory(&vae_model, &to);");
    out_close(o, "");
    out_blank(o);
    out_open(o, "int %s_open(%s **m, const %s_options *options)", n.m, n.m, n.m);
    out_line(o, "const VaeHandleOptions to = options_of(options);");
    out_line(o, "VaeHandle *h = NULL;");
    out_line(o, "if (!m) return %s_BAD_ARGUMENT;", n.M);
    out_line(o, "const int status = vae_handle_open(&h, &vae_model, &to);");
    out_line(o, "*m = (struct %s *)h;", n.m);
    out_line(o, "return status;");
    out_close(o, "");
    out_blank(o);
    out_open(o, "void %s_close(%s *m)", n.m, n.m);
    out_line(o, "vae_handle_close(handle_of(m));");
    out_close(o, "");
    out_blank(o);
    out_open(o, "const char *%s_error(const %s *m)", n.m, n.m);
    out_line(o, "return vae_handle_error(handle_of(m));");
    out_close(o, "");
    out_blank(o);
    if (!library_is_fixed(l)) weights_functions(o, &n);
    library_functions_words(o, c->model, l);
    if (!l->inference) training_functions(o, &n);
    run_functions(o, c->model, &n);
    other_streams(o, c->model, &n);
}

// ---------------------------------------------------------------- the head

void library_macros(Out *o) {
    out_line(o, "#define VAE_LOCAL static __attribute__((unused))");
    out_line(o, "// Whether products and sums may be fused into one instruction: as the runtime is compiled.");
    out_line(o, "#ifdef __clang__");
    out_line(o, "#define VAE_FUSED _Pragma(\"clang fp contract(fast)\")");
    out_line(o, "#define VAE_UNFUSED _Pragma(\"clang fp contract(off)\")");
    out_line(o, "#elif defined __GNUC__");
    out_line(o, "#define VAE_FUSED _Pragma(\"GCC optimize(\\\"fp-contract=fast\\\")\")");
    out_line(o, "#define VAE_UNFUSED _Pragma(\"GCC optimize(\\\"fp-contract=off\\\")\")");
    out_line(o, "#else");
    out_line(o, "#define VAE_FUSED");
    out_line(o, "#define VAE_UNFUSED");
    out_line(o, "#endif");
}

void library_head(Out *o, const Compilation *c, const LibraryOptions *l) {
    const LibraryNames n = library_names(o->arena, c->model);
    const char *stem = arena_strndup(o->arena, l->header, strlen(l->header) - 2);
    library_opening(o, c, arena_printf(o->arena, "%s.c", stem), "the model");
    out_line(o, "//");
    library_say(o, arena_printf(o->arena, "All of it: the parts of vaec's runtime that it uses, the model, and the functions "
                        "that %s declares. It needs a C11 compiler (gcc or clang) and libm:", l->header));
    out_line(o, "//   cc -O3 -march=native -c %s.c", stem);
    library_say(o, "For the bits of the program that vaec build makes on the same processor, the flags must be the same, too: "
           "-std=c11 -O3 -march=native -fno-math-errno -fno-trapping-math -ffp-contract=fast -fopenmp-simd "
           "-DVAE_OPENMP_SIMD.");
    out_line(o, "// -D%s_THREADS -pthread: options.threads may be more than 1.", n.M);
    out_line(o, "// %s-D%s_NO_HEAP: options.memory must be given.",
             library_is_fixed(l) ? "" : arena_printf(o->arena, "-D%s_NO_FILES: without load and save. ", n.M), n.M);
    out_line(o, "//");
    out_line(o, "// CONTENTS");
    out_blank(o);
    out_line(o, "#ifndef _POSIX_C_SOURCE // for files and threads, where there is POSIX");
    out_line(o, "#define _POSIX_C_SOURCE 200809L");
    out_line(o, "#endif");
    out_line(o, "#ifndef %s_THREADS", n.M);
    out_line(o, "#define VAE_NO_THREADS");
    out_line(o, "#endif");
    out_line(o, "#ifdef %s_NO_FILES", n.M);
    out_line(o, "#define VAE_NO_FILES");
    out_line(o, "#endif");
    out_line(o, "#ifdef %s_NO_HEAP", n.M);
    out_line(o, "#define VAE_NO_HEAP");
    out_line(o, "#endif");
    if (l->alone) library_header(o, c, l);
    else out_line(o, "#include \"%s\"", l->header);
    out_blank(o);
    library_macros(o);
    out_blank(o);
}
