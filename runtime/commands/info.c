// info.c -- the command info: the model's table, its sizes, and what this program runs on.
#include "commands/commands.h"

#include <jansson.h>

static size_t info_parameters(const VaeModel *m, bool trained) {
    size_t n = 0;
    for (int i = 0; i < m->n_tensors; i++)
        if (m->tensor[i].trained == trained) n += vae_tensor_size(&m->tensor[i]);
    return n;
}

static const char *info_compiler(void) {
#if defined(__clang__)
    return "clang " __clang_version__;
#elif defined(__GNUC__)
    return "gcc " __VERSION__;
#else
    return "unknown";
#endif
}

int vae_command_info(const VaeOptions *o) {
    const VaeModel *m = o->model;
    const size_t trained = info_parameters(m, true), state = info_parameters(m, false);
    const size_t arena = m->n_arena * sizeof(float), scratch = m->n_scratch * sizeof(float);
    const int threads = vae_threads(m, 0);
    if (!o->json) {
        printf("%s%s\n", m->summary, m->summary[0] ? "" : m->name);
        printf("parameters   %zu trained", trained);
        if (state) printf(", %zu running statistics", state);
        printf("\nmemory       %zu bytes of arena, %zu bytes of scratch a thread\n", arena,
               scratch);
        printf("batch        %d\n", m->batch);
        printf("work         %.4g Mflop a row and training step\n", m->flops_per_row / 1e6);
        printf("threads      %d; more than %d do not pay\n", threads, m->max_threads);
        printf("kernels      %s\n", vae_kernels_in_use(m));
        printf("runtime      %s, ABI %d%s\n", info_compiler(), m->abi,
               o->f64 ? ", with double precision for gradcheck" : "");
        vae_say_inside(m, NULL);
        return 0;
    }
    json_t *j = json_object();
    json_object_set_new(j, "model", json_string(m->name));
    json_object_set_new(j, "parameters", json_integer((json_int_t)trained));
    json_object_set_new(j, "running_statistics", json_integer((json_int_t)state));
    json_object_set_new(j, "arena_bytes", json_integer((json_int_t)arena));
    json_object_set_new(j, "scratch_bytes", json_integer((json_int_t)scratch));
    json_object_set_new(j, "batch", json_integer(m->batch));
    json_object_set_new(j, "flops_per_row", json_real(m->flops_per_row));
    json_object_set_new(j, "threads", json_integer(threads));
    json_object_set_new(j, "kernels", json_string(vae_kernels_in_use(m)));
    json_object_set_new(j, "compiler", json_string(info_compiler()));
    json_object_set_new(j, "gradcheck", json_boolean(o->f64 != NULL));
    vae_say_inside(m, j);
    vae_print_json(j);
    return 0;
}
