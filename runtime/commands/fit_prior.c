// fit_prior.c -- the command fit: a prior of the codes, learned after training, in prior.safetensors beside the weights,
// from which sample draws from then on.
#include "commands/commands.h"

#include "core/posthoc.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIT_HELD_OUT = 10 }; // every tenth row tells how good it is
enum { FIT_PARTS = 10, FIT_COUPLINGS = 8 };

static const char *const fit_kinds[] = {"mixture", "realnvp"};
static const char *const fit_of[] = {"normal", "layer"}; // what there are so many of

// ---------------------------------------------------------------- the file

// Its tensors, as those of a model: vae_weights_write and vae_weights_read know how.
typedef struct FitFile {
    VaeModel model;
    VaeTensor tensor[3];
} FitFile;

static void fit_tensor(FitFile *f, const char *name, int rank, const int *dim) {
    VaeTensor *t = &f->tensor[f->model.n_tensors++];
    *t = (VaeTensor){.name = name, .rank = rank, .offset = f->model.n_param, .trained = true};
    int stride = 1;
    for (int i = rank; i-- > 0; stride *= dim[i]) t->dim[i] = dim[i], t->stride[i] = stride;
    f->model.n_param += (size_t)stride;
}

static void fit_layout(FitFile *f, const VaePosthoc *p) {
    *f = (FitFile){.model = {.name = "prior", .tensor = f->tensor}};
    const int d = p->width, k = p->parts;
    if (p->kind == VAE_POSTHOC_MIXTURE) {
        fit_tensor(f, "log_share", 1, (int[]){k});
        fit_tensor(f, "mean", 2, (int[]){k, d});
        fit_tensor(f, "factor", 3, (int[]){k, d, d});
    } else {
        fit_tensor(f, "mean", 1, (int[]){d});
        fit_tensor(f, "deviation", 1, (int[]){d});
        fit_tensor(f, "couplings", 1, (int[]){(int)vae_posthoc_numbers(p) - 2 * d});
    }
}

// Beside the weights: in their directory.
static void fit_place(const char *weights, char path[VAE_PATH]) {
    struct stat st;
    const bool directory = stat(weights, &st) == 0 && S_ISDIR(st.st_mode);
    const char *slash = strrchr(weights, '/');
    const int n = directory ? (int)strlen(weights) : slash ? (int)(slash - weights) : 0;
    if (n >= VAE_PATH - 24) vae_die(EX_USAGE, "%s: the path is too long", weights);
    snprintf(path, VAE_PATH, "%.*s%sprior.safetensors", n, weights, n ? "/" : slash ? "/" : "");
}

static void fit_hash(const VaeSession *s, char text[17]) {
    const VaeModel *m = s->model;
    snprintf(text, 17, "%016llx", (unsigned long long)vae_hash(VAE_HASH_START, s->state.param, (m->n_param + m->n_state) * sizeof(float)));
}

static void fit_describe(const VaePosthoc *p, char text[48]) {
    snprintf(text, 48, "%s(%d)", fit_kinds[p->kind], p->parts);
}

// "mixture", "mixture(20)", "realnvp", "realnvp(6)"
static VaePosthoc fit_parse(const char *word, const char *what, int code) {
    for (int kind = 0; kind < 2; kind++) {
        const size_t n = strlen(fit_kinds[kind]);
        if (strncmp(word, fit_kinds[kind], n)) continue;
        VaePosthoc p = {.kind = (VaePosthocKind)kind, .parts = kind ? FIT_COUPLINGS : FIT_PARTS};
        if (!word[n]) return p;
        char *end;
        const long parts = word[n] == '(' ? strtol(word + n + 1, &end, 10) : 0;
        if (word[n] != '(') break;
        if (end == word + n + 1 || strcmp(end, ")")) break;
        if (parts < 1 || parts > VAE_POSTHOC_MOST)
            vae_die(code, "%s: %s of %ld %s%s: from 1 to %d", what, fit_kinds[kind], parts, fit_of[kind], VAE_S(parts),
                    VAE_POSTHOC_MOST);
        p.parts = (int)parts;
        return p;
    }
    vae_die(code, "%s is mixture, mixture(K), realnvp or realnvp(LAYERS), got '%s'", what, word);
}

// ---------------------------------------------------------------- fit

// What draws its codes as this program does, and no other way: from N(0, I).
static void fit_require(const VaeModel *m) {
    for (int l = 0; l < m->n_latents; l++)
        if (vae_latent_on_sphere(m, l))
            vae_die(EX_USAGE, "fit: codes of %s lie on a sphere, where neither mixture nor realnvp has a density: they would fit the "
                    "space around it", m->latent[l].name);
    if (m->prior.run)
        vae_die(EX_USAGE, "fit: this model has a prior of its own, which is not N(0, I) and was learned with it or is of another kind");
}

static double fit_standard(const float *z, size_t width) {
    double sum = 0;
    for (size_t i = 0; i < width; i++) sum -= 0.5 * ((double)z[i] * z[i] + log(2 * acos(-1)));
    return sum;
}

int vae_command_fit(const VaeOptions *o) {
    const VaeModel *m = o->model;
    VaePosthoc p = fit_parse(o->prior, "--prior", EX_USAGE);
    fit_require(m);
    char weights[VAE_PATH], path[VAE_PATH], hash[17], kind[48];
    vae_weights_path(o, weights);
    if (!strcmp(weights, VAE_INSIDE))
        vae_die(EX_USAGE, "fit: the weights are inside the program, beside which there is no place: say --weights");
    fit_place(weights, path);
    VaeData d;
    VaeSession s;
    vae_data_open(&d, m, o->data.item, o->data.n, o->limit > 0 ? (size_t)o->limit : 0, vae_option_seed(o));
    vae_data_require(&d, m, &m->encode, "--data");
    vae_session_open_weights(&s, o);
    const size_t width = (size_t)vae_latent_width(m), n = d.rows, tests = n / FIT_HELD_OUT, rows = n - tests;
    p.width = (int)width;
    if (tests < 1 || rows < (size_t)p.parts)
        vae_die(EX_DATAERR, "fit: %zu row%s %s too few for %s of %d %s%s, and every tenth to judge it by", n, VAE_S(n),
                n == 1 ? "is" : "are", fit_kinds[p.kind], p.parts, fit_of[p.kind], VAE_S(p.parts));
    float *z = vae_alloc(n * width, sizeof *z), *held = vae_alloc(tests * width, sizeof *held);
    vae_encode_rows(&s, vae_data_source(&d), NULL, n, true, vae_option_seed(o), z, NULL);
    fit_hash(&s, hash);
    size_t kept = 0, out = 0;
    for (size_t r = 0; r < n; r++) { // the others move together
        const bool test = r % FIT_HELD_OUT == FIT_HELD_OUT - 1;
        for (size_t i = 0; i < width; i++)
            if (!isfinite(z[r * width + i])) vae_die(EX_DATAERR, "fit: the code of row %zu is not a finite number", r + 1);
        memmove(test ? held + out++ * width : z + kept++ * width, z + r * width, width * sizeof *z);
    }
    p.number = vae_alloc(vae_posthoc_numbers(&p), sizeof *p.number);
    void *scratch = vae_alloc(vae_posthoc_scratch(&p, rows), 1);
    fit_describe(&p, kind);
    vae_note(o->quiet, "fitting %s to %zu codes of %zu number%s", kind, rows, width, VAE_S(width));
    vae_posthoc_fit(&p, z, rows, vae_option_seed(o), scratch);
    double before = 0, after = 0;
    for (size_t r = 0; r < tests; r++) {
        before += fit_standard(held + r * width, width) / (double)tests;
        after += vae_posthoc_density(&p, held + r * width, scratch) / (double)tests;
    }
    if (!isfinite(after)) vae_die(EX_SOFTWARE, "fit: %s has no finite density at the codes held out", kind);
    if (after < before)
        vae_warn("%s says less of codes that it has not seen than N(0, I) does: more rows, or fewer %ss, and until then remove "
                 "prior.safetensors, from which sample draws", kind, fit_of[p.kind]);
    FitFile f;
    fit_layout(&f, &p);
    const char *const metadata[] = {"model", m->name, "prior", kind, "weights", hash, NULL};
    vae_weights_write(path, &f.model, p.number, true, metadata, NULL, 0);
    if (o->json) {
        VaeJsonText j = {.digits = 9};
        vae_text_begin(&j, NULL, '{');
        vae_text_string(&j, "prior", kind);
        vae_text_whole(&j, "rows", (long)rows);
        vae_text_whole(&j, "held_out", (long)tests);
        vae_text_number(&j, "before", before);
        vae_text_number(&j, "after", after);
        vae_print_result(&j);
        vae_text_free(&j);
    } else {
        printf("codes          %zu fitted, %zu held out: draws from q(z|x), %zu number%s each\n", rows, tests, width, VAE_S(width));
        printf("log p, before  %.4f nats a code  (N(0, I), of those held out)\n", before);
        printf("log p, after   %.4f nats a code  (%s)\n", after, kind);
    }
    vae_note(o->quiet, "wrote %s: sample draws from it from now on; sample --prior model does not", path);
    vae_free(scratch);
    vae_free(p.number);
    vae_free(held);
    vae_free(z);
    vae_close_session(&s);
    vae_data_close(&d);
    return 0;
}

// ---------------------------------------------------------------- sample

// The fitted prior that sample is to draw from, with its memory; false: the model's own.
static bool fit_read(VaePosthoc *p, const VaeSession *s, const VaeOptions *o) {
    const VaeModel *m = o->model;
    char weights[VAE_PATH], path[VAE_PATH], hash[17], kind[64], of[64];
    const bool must = o->prior && !strcmp(o->prior, "fitted");
    if (o->prior && !must && strcmp(o->prior, "model"))
        vae_die(EX_USAGE, "--prior is fitted or model, got '%s'", o->prior);
    if (o->prior && !must) return false;
    vae_weights_path(o, weights);
    if (strcmp(weights, VAE_INSIDE)) fit_place(weights, path);
    else snprintf(path, sizeof path, "%s", weights);
    if (!strcmp(weights, VAE_INSIDE) || access(path, F_OK) != 0) {
        if (must) vae_die(EX_NOINPUT, "--prior fitted: there is no %s: make it with fit", path);
        return false;
    }
    const VaeModel none = {.n_param = SIZE_MAX / 16};
    if (!vae_weights_metadata(path, &none, "prior", kind, sizeof kind) || !vae_weights_metadata(path, &none, "weights", of, sizeof of))
        vae_die(EX_DATAERR, "%s: is no prior that fit has written", path);
    fit_hash(s, hash);
    if (strcmp(of, hash))
        vae_die(EX_DATAERR, "%s: was fitted to codes of other weights than these: fit again, or say --prior model", path);
    *p = fit_parse(kind, path, EX_DATAERR);
    p->width = vae_latent_width(m);
    p->number = vae_alloc(vae_posthoc_numbers(p), sizeof *p->number);
    FitFile f;
    fit_layout(&f, p);
    vae_weights_read(path, &f.model, p->number);
    vae_note(o->quiet, "prior: %s (%s)", path, kind);
    return true;
}

bool vae_fitted_latents(VaeSession *s, const VaeOptions *o, size_t n, float *z) {
    VaePosthoc p;
    if (!fit_read(&p, s, o)) return false;
    void *scratch = vae_alloc(vae_posthoc_scratch(&p, 0), 1);
    for (size_t r = 0; r < n; r++) vae_posthoc_draw(&p, vae_option_seed(o), (uint32_t)r, z + r * (size_t)p.width, scratch);
    vae_free(scratch);
    vae_free(p.number);
    return true;
}
