// ==================================================================== hierarchy.h

VAE_UNFUSED

// the functions of hierarchy -- what hierarchy.h declares, around those of the runtime

struct hierarchy {
    VaeHandle handle;
};

static VaeHandle *handle_of(const hierarchy *m) {
    return (VaeHandle *)m;
}

static VaeHandleOptions options_of(const hierarchy_options *o) {
    VaeHandleOptions to = {.weights = NULL};
    if (!o) return to;
    to.threads = o->threads;
    to.seed = o->seed;
    to.inference = o->inference != 0;
    to.memory = o->memory;
    to.size = o->size;
    return to;
}

static VaeRowArrays rows_of(hierarchy_rows rows) {
    return (VaeRowArrays){{rows.x}};
}

size_t hierarchy_memory(const hierarchy_options *options) {
    const VaeHandleOptions to = options_of(options);
    return vae_handle_memory(&vae_model, &to);
}

int hierarchy_open(hierarchy **m, const hierarchy_options *options) {
    const VaeHandleOptions to = options_of(options);
    VaeHandle *h = NULL;
    if (!m) return HIERARCHY_BAD_ARGUMENT;
    const int status = vae_handle_open(&h, &vae_model, &to);
    *m = (struct hierarchy *)h;
    return status;
}

void hierarchy_close(hierarchy *m) {
    vae_handle_close(handle_of(m));
}

const char *hierarchy_error(const hierarchy *m) {
    return vae_handle_error(handle_of(m));
}

int hierarchy_init(hierarchy *m, uint64_t seed) {
    return vae_handle_init(handle_of(m), seed);
}

int hierarchy_load_bytes(hierarchy *m, const void *bytes, size_t size) {
    return vae_handle_load_bytes(handle_of(m), bytes, size);
}

#ifndef HIERARCHY_NO_FILES

int hierarchy_load(hierarchy *m, const char *path) {
    return vae_handle_load(handle_of(m), path);
}

int hierarchy_save(hierarchy *m, const char *path) {
    return vae_handle_save(handle_of(m), path);
}

#endif

int hierarchy_train_step(hierarchy *m, hierarchy_rows rows, int n, hierarchy_loss *loss) {
    VaeLoss of = {0};
    const int status = vae_handle_train_step(handle_of(m), rows_of(rows), n, &of);
    if (loss) *loss = (hierarchy_loss){of.loss, of.reconstruction, of.kl};
    return status;
}

static int progress_of(void *user, int epoch, long step, const VaeLoss *of) {
    const hierarchy_training *t = user;
    const hierarchy_loss loss = {of->loss, of->reconstruction, of->kl};
    return t->progress(t->user, epoch, step, &loss);
}

int hierarchy_train(hierarchy *m, hierarchy_rows rows, size_t n, const hierarchy_training *t) {
    VaeHandleTraining to = {0};
    if (t) {
        to.epochs = t->epochs;
        to.lr = t->lr;
        to.valid = rows_of(t->valid);
        to.n_valid = t->n_valid;
        to.progress = t->progress ? progress_of : NULL;
        to.user = (void *)t;
    }
    return vae_handle_train(handle_of(m), rows_of(rows), n, &to);
}

int hierarchy_encode(hierarchy *m, hierarchy_rows rows, int n, hierarchy_latents mean, hierarchy_latents logvar) {
    float *const to[] = {mean.a, mean.top, mean.b};
    float *const spread[] = {logvar.a, logvar.top, logvar.b};
    return vae_handle_encode(handle_of(m), rows_of(rows), n, to, spread);
}

int hierarchy_decode(hierarchy *m, hierarchy_rows conditions, hierarchy_codes z, int n, float *x) {
    const float *const from[] = {z.a, z.top, z.b};
    return vae_handle_decode(handle_of(m), rows_of(conditions), from, n, x);
}

int hierarchy_reconstruct(hierarchy *m, hierarchy_rows rows, int n, float *x) {
    return vae_handle_reconstruct(handle_of(m), rows_of(rows), n, x);
}

int hierarchy_sample(hierarchy *m, hierarchy_rows conditions, int n, uint64_t seed, float *x) {
    return vae_handle_sample(handle_of(m), rows_of(conditions), n, seed, x);
}

int hierarchy_elbo(hierarchy *m, hierarchy_rows rows, int n, int samples, float *nats) {
    return vae_handle_elbo(handle_of(m), rows_of(rows), n, samples, nats);
}
