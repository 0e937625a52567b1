// ==================================================================== mixed.h

VAE_UNFUSED

// the functions of mixed -- what mixed.h declares, around those of the runtime

struct mixed {
    VaeHandle handle;
};

static VaeHandle *handle_of(const mixed *m) {
    return (VaeHandle *)m;
}

static VaeHandleOptions options_of(const mixed_options *o) {
    VaeHandleOptions to = {.weights = NULL};
    if (!o) return to;
    to.threads = o->threads;
    to.seed = o->seed;
    to.inference = o->inference != 0;
    to.memory = o->memory;
    to.size = o->size;
    to.text = o->text;
    return to;
}

static VaeRowArrays rows_of(mixed_rows rows) {
    return (VaeRowArrays){{rows.t}};
}

size_t mixed_memory(const mixed_options *options) {
    const VaeHandleOptions to = options_of(options);
    return vae_handle_memory(&vae_model, &to);
}

int mixed_open(mixed **m, const mixed_options *options) {
    const VaeHandleOptions to = options_of(options);
    VaeHandle *h = NULL;
    if (!m) return MIXED_BAD_ARGUMENT;
    const int status = vae_handle_open(&h, &vae_model, &to);
    *m = (struct mixed *)h;
    return status;
}

void mixed_close(mixed *m) {
    vae_handle_close(handle_of(m));
}

const char *mixed_error(const mixed *m) {
    return vae_handle_error(handle_of(m));
}

int mixed_init(mixed *m, uint64_t seed) {
    return vae_handle_init(handle_of(m), seed);
}

int mixed_load_bytes(mixed *m, const void *bytes, size_t size) {
    return vae_handle_load_bytes(handle_of(m), bytes, size);
}

#ifndef MIXED_NO_FILES

int mixed_load(mixed *m, const char *path) {
    return vae_handle_load(handle_of(m), path);
}

int mixed_save(mixed *m, const char *path) {
    return vae_handle_save(handle_of(m), path);
}

#endif

const char *mixed_vocabulary_t(const mixed *m) {
    return vae_handle_vocabulary(handle_of(m), 0);
}

int mixed_set_vocabulary_t(mixed *m, const char *text) {
    return vae_handle_set_vocabulary(handle_of(m), 0, text);
}

int mixed_held_out(mixed *m, size_t n, unsigned char *held) {
    return vae_handle_held_out(handle_of(m), n, held);
}

int mixed_train_step(mixed *m, mixed_rows rows, int n, mixed_loss *loss) {
    VaeLoss of = {0};
    const int status = vae_handle_train_step(handle_of(m), rows_of(rows), n, &of);
    if (loss) *loss = (mixed_loss){of.loss, of.reconstruction, of.kl};
    return status;
}

static int progress_of(void *user, int epoch, long step, const VaeLoss *of) {
    const mixed_training *t = user;
    const mixed_loss loss = {of->loss, of->reconstruction, of->kl};
    return t->progress(t->user, epoch, step, &loss);
}

int mixed_train(mixed *m, mixed_rows rows, size_t n, const mixed_training *t) {
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

int mixed_encode(mixed *m, mixed_rows rows, int n, float *mean, float *logvar) {
    return vae_handle_encode(handle_of(m), rows_of(rows), n, &mean, &logvar);
}

int mixed_decode(mixed *m, mixed_rows conditions, const float *z, int n, float *x) {
    return vae_handle_decode(handle_of(m), rows_of(conditions), &z, n, x);
}

int mixed_reconstruct(mixed *m, mixed_rows rows, int n, float *x) {
    return vae_handle_reconstruct(handle_of(m), rows_of(rows), n, x);
}

int mixed_sample(mixed *m, mixed_rows conditions, int n, uint64_t seed, float *x) {
    return vae_handle_sample(handle_of(m), rows_of(conditions), n, seed, x);
}

int mixed_elbo(mixed *m, mixed_rows rows, int n, int samples, float *nats) {
    return vae_handle_elbo(handle_of(m), rows_of(rows), n, samples, nats);
}
