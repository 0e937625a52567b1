// vaec_onnx.c -- protobuf's wire format, and ops that have no form in ONNX: refused by name, with the reason.
#include "export/export.h"
#include "export/onnx.h"
#include "passes/passes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>
#include <unistd.h>

// The examples of the format's description, and numbers at the ends of their range.
static void wire(void **state) {
    (void)state;
    Arena *a = arena_new();
    Proto m = {.arena = a}, inner = m;
    proto_int(&m, 1, 150);
    proto_text(&m, 2, "testing");
    proto_int(&inner, 1, 150);
    proto_message(&m, 3, &inner);
    proto_int(&m, 16, 1);
    static const unsigned char said[] = {0x08, 0x96, 0x01, 0x12, 0x07, 't', 'e', 's', 't', 'i', 'n', 'g', 0x1a, 0x03,
                                         0x08, 0x96, 0x01, 0x80, 0x01, 0x01};
    assert_int_equal(m.size, sizeof said);
    assert_memory_equal(m.bytes, said, sizeof said);
    Proto ends = {.arena = a};
    proto_int(&ends, 1, -1);
    proto_int(&ends, 1, 0);
    proto_int(&ends, 1, 127);
    proto_int(&ends, 1, 128);
    static const unsigned char bytes[] = {0x08, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01,
                                          0x08, 0, 0x08, 0x7f, 0x08, 0x80, 0x01};
    assert_int_equal(ends.size, sizeof bytes);
    assert_memory_equal(ends.bytes, bytes, sizeof bytes);
    arena_free(a);
}

static const char text[] = "model small\ndata x: vector(6)\nlatent z: normal(2)\nencoder { dense(5) tanh }\n"
                           "decoder { dense(6) }\nloss { likelihood = gaussian(sigma=1) }\ntrain { batch = 4 }\n";

// What export_onnx says of the model when its encoder computes `op` of its input.
static bool said(Op op, char *message, size_t room) {
    Compilation c = {.arena = arena_new(), .file = "small.vae", .text = text, .length = sizeof text - 1};
    c.diag = diag_new(c.arena, c.file, c.text, stderr);
    assert_true(run_passes_until(&c, NULL, "lower"));
    Graph *g = graph_new(c.arena, PROGRAM_ENCODE);
    const int port[4 + MAX_RANK] = {VAE_IN_DATA, 0, 1, 1, 6};
    const NodeId x = node_with(g, OP_input, (Loc){.line = 2}, 0, NULL, 4 + MAX_RANK, port);
    g->node[x].note = "x";
    graph_output(g, "z.mean", node1(g, op, (Loc){.line = 4}, x));
    c.graph[PROGRAM_ENCODE] = g;
    float *param = arena_alloc(c.arena, (c.n_param + c.n_state) * sizeof *param);
    ExportFile file[EXPORT_FILES] = {{NULL, NULL, 0}};
    fflush(stderr);
    const int err = dup(STDERR_FILENO);
    FILE *to = tmpfile();
    dup2(fileno(to), STDERR_FILENO);
    const bool good = export_onnx(&c, &(Trained){.param = param}, file);
    fflush(stderr);
    dup2(err, STDERR_FILENO);
    close(err);
    rewind(to);
    message[fread(message, 1, room - 1, to)] = '\0';
    fclose(to);
    arena_free(c.arena);
    return good;
}

static void refused(void **state) {
    (void)state;
    char message[300];
    assert_true(said(OP_exp, message, sizeof message));
    assert_string_equal(message, "");
    assert_false(said(OP_lgamma, message, sizeof message));
    assert_string_equal(message, "vaec export: small.vae, line 4: lgamma has no form in ONNX: only losses compute it, "
                                 "and ONNX has no operator for it\n");
    assert_false(said(OP_rowsum, message, sizeof message));
    assert_string_equal(message, "vaec export: small.vae, line 4: rowsum has no form in ONNX: only training computes "
                                 "it\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(wire), cmocka_unit_test(refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
