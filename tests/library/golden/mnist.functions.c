// ==================================================================== mnist.h

VAE_UNFUSED

// the functions of mnist -- what mnist.h declares, around those of the runtime

struct mnist {
    VaeHandle handle;
};

static VaeHandle *handle_of(const mnist *m) {
    return (VaeHandle *)m;
}

static VaeHandleOptions options_of(const mnist_options *o) {
    VaeHandleOptions to = {.weights = NULL};
    if (!o) return to;
    to.threads = o->threads;
    to.seed = o->seed;
    to.inference = o->inference != 0;
    to.memory = o->memory;
    to.size = o->size;
    return to;
}

static VaeRowArrays rows_of(mnist_rows rows) {
    return (VaeRowArrays){{rows.x}};
}

size_t mnist_memory(const mnist_options *options) {
    const VaeHandleOptions to = options_of(options);
    return vae_handle_memory(&vae_model, &to);
}

int mnist_open(mnist **m, const mnist_options *options) {
    const VaeHandleOptions to = options_of(options);
    VaeHandle *h = NULL;
    if (!m) return MNIST_BAD_ARGUMENT;
    const int status = vae_handle_open(&h, &vae_model, &to);
    *m = (struct mnist *)h;
    return status;
}

void mnist_close(mnist *m) {
    vae_handle_close(handle_of(m));
}

const char *mnist_error(const mnist *m) {
    return vae_handle_error(handle_of(m));
}

int mnist_init(mnist *m, uint64_t seed) {
    return vae_handle_init(handle_of(m), seed);
}

int mnist_load_bytes(mnist *m, const void *bytes, size_t size) {
    return vae_handle_load_bytes(handle_of(m), bytes, size);
}

#ifndef MNIST_NO_FILES

int mnist_load(mnist *m, const char *path) {
    return vae_handle_load(handle_of(m), path);
}

int mnist_save(mnist *m, const char *path) {
    return vae_handle_save(handle_of(m), path);
}

#endif

int mnist_train_step(mnist *m, mnist_rows rows, int n, mnist_loss *loss) {
    VaeLoss of = {0};
    const int status = vae_handle_train_step(handle_of(m), rows_of(rows), n, &of);
    if (loss) *loss = (mnist_loss){of.loss, of.reconstruction, of.kl};
    return status;
}

static int progress_of(void *user, int epoch, long step, const VaeLoss *of) {
    const mnist_training *t = user;
    const mnist_loss loss = {of->loss, of->reconstruction, of->kl};
    return t->progress(t->user, epoch, step, &loss);
}

int mnist_train(mnist *m, mnist_rows rows, size_t n, const mnist_training *t) {
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

int mnist_encode(mnist *m, mnist_rows rows, int n, float *mean, float *logvar) {
    return vae_handle_encode(handle_of(m), rows_of(rows), n, &mean, &logvar);
}

int mnist_decode(mnist *m, mnist_rows conditions, const float *z, int n, float *x) {
    return vae_handle_decode(handle_of(m), rows_of(conditions), &z, n, x);
}

int mnist_reconstruct(mnist *m, mnist_rows rows, int n, float *x) {
    return vae_handle_reconstruct(handle_of(m), rows_of(rows), n, x);
}

int mnist_sample(mnist *m, mnist_rows conditions, int n, uint64_t seed, float *x) {
    return vae_handle_sample(handle_of(m), rows_of(conditions), n, seed, x);
}

int mnist_elbo(mnist *m, mnist_rows rows, int n, int samples, float *nats) {
    return vae_handle_elbo(handle_of(m), rows_of(rows), n, samples, nats);
}
