// ==================================================================== series.h

VAE_UNFUSED

// the functions of series -- what series.h declares, around those of the runtime

struct series {
    VaeHandle handle;
};

static VaeHandle *handle_of(const series *m) {
    return (VaeHandle *)m;
}

static VaeHandleOptions options_of(const series_options *o) {
    VaeHandleOptions to = {.weights = NULL};
    if (!o) return to;
    to.threads = o->threads;
    to.seed = o->seed;
    to.inference = o->inference != 0;
    to.memory = o->memory;
    to.size = o->size;
    return to;
}

static VaeRowArrays rows_of(series_rows rows) {
    return (VaeRowArrays){{rows.x}};
}

size_t series_memory(const series_options *options) {
    const VaeHandleOptions to = options_of(options);
    return vae_handle_memory(&vae_model, &to);
}

int series_open(series **m, const series_options *options) {
    const VaeHandleOptions to = options_of(options);
    VaeHandle *h = NULL;
    if (!m) return SERIES_BAD_ARGUMENT;
    const int status = vae_handle_open(&h, &vae_model, &to);
    *m = (struct series *)h;
    return status;
}

void series_close(series *m) {
    vae_handle_close(handle_of(m));
}

const char *series_error(const series *m) {
    return vae_handle_error(handle_of(m));
}

int series_init(series *m, uint64_t seed) {
    return vae_handle_init(handle_of(m), seed);
}

int series_load_bytes(series *m, const void *bytes, size_t size) {
    return vae_handle_load_bytes(handle_of(m), bytes, size);
}

#ifndef SERIES_NO_FILES

int series_load(series *m, const char *path) {
    return vae_handle_load(handle_of(m), path);
}

int series_save(series *m, const char *path) {
    return vae_handle_save(handle_of(m), path);
}

#endif

int series_train_step(series *m, series_rows rows, int n, series_loss *loss) {
    VaeLoss of = {0};
    const int status = vae_handle_train_step(handle_of(m), rows_of(rows), n, &of);
    if (loss) *loss = (series_loss){of.loss, of.reconstruction, of.kl};
    return status;
}

static int progress_of(void *user, int epoch, long step, const VaeLoss *of) {
    const series_training *t = user;
    const series_loss loss = {of->loss, of->reconstruction, of->kl};
    return t->progress(t->user, epoch, step, &loss);
}

int series_train(series *m, series_rows rows, size_t n, const series_training *t) {
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

int series_encode(series *m, series_rows rows, int n, float *mean, float *logvar) {
    return vae_handle_encode(handle_of(m), rows_of(rows), n, &mean, &logvar);
}

int series_decode(series *m, series_rows conditions, const float *z, int n, float *x) {
    return vae_handle_decode(handle_of(m), rows_of(conditions), &z, n, x);
}

int series_reconstruct(series *m, series_rows rows, int n, float *x) {
    return vae_handle_reconstruct(handle_of(m), rows_of(rows), n, x);
}

int series_sample(series *m, series_rows conditions, int n, uint64_t seed, float *x) {
    return vae_handle_sample(handle_of(m), rows_of(conditions), n, seed, x);
}

int series_elbo(series *m, series_rows rows, int n, int samples, float *nats) {
    return vae_handle_elbo(handle_of(m), rows_of(rows), n, samples, nats);
}
