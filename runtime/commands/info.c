// info.c -- the command info: the model's table, its sizes, and what this program runs on.
#include "commands/commands.h"

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
        printf("batch        %d\n", vae_step_rows(m));
        if (m->shards > 1) printf("shards       %d\n", m->shards);
        printf("work         %.4g Mflop a row and training step%s\n", m->flops_per_row / 1e6,
               m->n_step_work ? ", if it has all its steps" : "");
        printf("threads      %d; more than %d do not pay\n", threads, m->max_threads);
        printf("kernels      %s\n", vae_kernels_in_use(m));
        printf("runtime      %s, ABI %d%s\n", info_compiler(), m->abi,
               o->f64 ? ", with double precision for gradcheck" : "");
        vae_say_inside(m, NULL);
        return 0;
    }
    VaeJsonText j = {0};
    vae_text_begin(&j, NULL, '{');
    vae_text_string(&j, "model", m->name);
    vae_text_whole(&j, "parameters", (long long)trained);
    vae_text_whole(&j, "running_statistics", (long long)state);
    vae_text_whole(&j, "arena_bytes", (long long)arena);
    vae_text_whole(&j, "scratch_bytes", (long long)scratch);
    vae_text_whole(&j, "batch", vae_step_rows(m));
    if (m->shards > 1) vae_text_whole(&j, "shards", m->shards);
    vae_text_number(&j, "flops_per_row", m->flops_per_row);
    vae_text_whole(&j, "threads", threads);
    vae_text_string(&j, "kernels", vae_kernels_in_use(m));
    vae_text_string(&j, "compiler", info_compiler());
    vae_text_bool(&j, "gradcheck", o->f64 != NULL);
    vae_say_inside(m, &j);
    vae_print_json(&j);
    return 0;
}
