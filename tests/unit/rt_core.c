// rt_core.c -- what core/ promises whoever gives it memory: what it says it needs is what it takes, what does not
// work is a status and one line, and nothing is left behind. Weights as bytes, sound and forged.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "commands/commands.h"
#include "core/token_text.h"
#include "fixture_model.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <float.h>
#include <limits.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

// ---------------------------------------------------------------- threads that cannot be started, or start late

static int threads_left = 1000;
static bool late;
static atomic_int begun;
static struct { void *(*run)(void *); void *arg; } begins[4];

static void *begin_late(void *arg) {
    nanosleep(&(struct timespec){0, 20000000}, NULL);
    const int i = atomic_fetch_add(&begun, 1);
    (void)arg;
    return begins[i].run(begins[i].arg);
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attr, void *(*run)(void *), void *arg) {
    typedef int Create(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
    if (threads_left-- <= 0) return EAGAIN;
    Create *create;
    *(void **)&create = dlsym(RTLD_NEXT, "pthread_create");
    static int made;
    if (!late) return create(thread, attr, run, arg);
    begins[made].run = run, begins[made].arg = arg;
    made++;
    return create(thread, attr, begin_late, NULL);
}

static int running(void) { // threads of this process
    DIR *d = opendir("/proc/self/task");
    assert_non_null(d);
    int n = 0;
    for (const struct dirent *e; (e = readdir(d));) n += e->d_name[0] != '.';
    closedir(d);
    return n;
}

// ---------------------------------------------------------------- texts

static void text_is(const char *want, const char *format, ...) {
    char got[100];
    va_list args;
    va_start(args, format);
    vsnprintf(got, sizeof got, format, args);
    va_end(args);
    assert_string_equal(got, want);
}

#define SAME(...)                                              \
    do {                                                       \
        char text_[100];                                       \
        const size_t n_ = vae_text(text_, sizeof text_, __VA_ARGS__); \
        assert_int_equal(n_, strlen(text_));                   \
        text_is(text_, __VA_ARGS__);                           \
    } while (0)

static void texts_are_those_of_printf(void **state) {
    (void)state;
    SAME("a %s of %d, %zu and %ld%%", "text", -7, (size_t)12, 1234567890123L);
    SAME("%lld %llu %u %c", LLONG_MIN, ULLONG_MAX, 7u, 'x');
    SAME("%.3s|%.*s|%s", "abcdef", 2, "xy and more", "");
    const double numbers[] = {0, -0.0, 1, -1.5, 16.94, 0.1, 1e-4, 9.9999e-5, 123456, 1234567, 999999.6, 1e100, 1e-300,
                              DBL_MAX, DBL_MIN, 5e-324, 0.00012345678, 99.96, INFINITY, -INFINITY, (double)FLT_MAX};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        SAME("%g", numbers[i]);
        SAME("%.3g", numbers[i]);
    }
    uint64_t x = 1;
    for (int i = 0; i < 20000; i++) { // of all sizes
        x = x * 6364136223846793005u + 1442695040888963407u;
        const double number = ldexp((double)(x >> 11), (int)(x % 1800) - 950);
        SAME("%.3g", number);
        SAME("%g", number);
    }
}

static void numbers_have_the_digits_that_tell_them(void **state) {
    (void)state;
    static const struct {
        double x;
        const char *text;
    } said[] = {{0, "0"}, {-0.5, "-0.5"}, {0.1, "0.1"}, {(double)0.1f, "0.1"}, {(double)0.9999999f, "0.9999999"}, {1 / 3.0, "0.3333333333333333"}, {(double)(1 / 3.0f), "0.33333334"},
                {16777217, "16777217"}, {-123456789, "-123456789"}, {1e300, "1e+300"}, {1e-300, "1e-300"}, {1 - 1e-15, "0.999999999999999"},
                {NAN, "nan"}, {-INFINITY, "-inf"}};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        char digits[VAE_DIGITS];
        assert_string_equal(vae_digits(said[i].x, digits), said[i].text);
    }
}

static void texts_are_cut(void **state) {
    (void)state;
    char text[8];
    assert_int_equal(vae_text(text, sizeof text, "%s %d", "seven", 1234), 7);
    assert_string_equal(text, "seven 1");
    assert_int_equal(vae_text(text, 0, "x"), 0);
    VaeError error;
    char large[2000];
    memset(large, 'x', sizeof large - 1);
    large[sizeof large - 1] = 0;
    assert_int_equal(vae_fail(&error, VAE_BAD_DATA, "%s", large), VAE_BAD_DATA);
    assert_int_equal(strlen(error.text), sizeof error.text - 1);
    assert_int_equal(vae_fail(NULL, VAE_BAD_DATA, "nobody asks"), VAE_BAD_DATA);
}

// ---------------------------------------------------------------- memory

// Characters of UTF-8, as JSON and as what a text is made of: the first and the last of each length, and what is none.
static void characters_have_a_length(void **state) {
    (void)state;
    static const struct { const char *text; size_t length; } c[] = {
        {"", 0}, {"a", 1}, {"\xc1\xbf", 0}, {"\xc2\x80", 2}, {"\xdf\xbf", 2}, {"\xe0\x9f\xbf", 0}, {"\xe0\xa0\x80", 3},
        {"\xed\x9f\xbf", 3}, {"\xed\xa0\x80", 0}, {"\xee\x80\x80", 3}, {"\xef\xbf\xbf", 3}, {"\xf0\x8f\xbf\xbf", 0},
        {"\xf0\x90\x80\x80", 4}, {"\xf4\x8f\xbf\xbf", 4}, {"\xf4\x90\x80\x80", 0}, {"\xf5\x80\x80\x80", 0},
        {"\xe2\x82", 0}, {"\x80", 0}, {"\xc2" "a", 0}};
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        char quoted[8];
        snprintf(quoted, sizeof quoted, "\"%s\"", c[i].text);
        VaeJson j = {.text = quoted, .n = strlen(quoted)};
        VaeJsonString s;
        assert_int_equal(vae_utf8_length(c[i].text, strlen(c[i].text)), c[i].length);
        assert_int_equal(vae_json_string(&j, &s), c[i].length > 0 || !*c[i].text);
    }
}

static void memory_is_zeroed_aligned_and_checked(void **state) {
    (void)state;
    static char block[1000];
    memset(block, 1, sizeof block);
    for (int skip = 0; skip < 70; skip++) {
        VaeMemory m = vae_memory_at(block + skip, 500);
        assert_int_equal((uintptr_t)m.base % VAE_ALIGNMENT, 0);
        assert_true(m.base + m.size == block + skip + 500);
        char *a = vae_take(&m, 3, 5), *b = vae_take(&m, 1, 100);
        assert_int_equal((uintptr_t)b % VAE_ALIGNMENT, 0);
        for (int i = 0; i < 15; i++) assert_int_equal(a[i], 0);
        assert_true(b >= a + 15 && vae_took(&m));
        assert_null(vae_take(&m, 1, 500));
        assert_null(vae_take(&m, 1, 1)); // nothing fits behind what did not
        assert_false(vae_took(&m));
        memset(block, 1, sizeof block);
    }
    assert_null(vae_memory_at(NULL, 100).base);
    assert_int_equal(vae_memory_at(block + 1, 10).size, 0);
    const struct { size_t count, size; } much[] = {{SIZE_MAX, 2}, {2, SIZE_MAX}, {SIZE_MAX / 2, 2}, {1, SIZE_MAX},
                                                   {SIZE_MAX / 4, 4}, {1, SIZE_MAX / 2}};
    for (size_t i = 0; i < sizeof much / sizeof *much; i++) {
        VaeMemory count = {0}, m = vae_memory_at(block, sizeof block);
        vae_take(&count, 1, 1);
        assert_null(vae_take(&count, much[i].count, much[i].size));
        assert_int_equal(count.used, SIZE_MAX);
        assert_null(vae_take(&count, 1, 1));
        assert_int_equal(count.used, SIZE_MAX);
        assert_null(vae_take(&m, much[i].count, much[i].size));
        assert_false(vae_took(&m));
    }
    assert_int_equal(vae_team_memory(2, SIZE_MAX / 4), SIZE_MAX);
    VaeModel huge = vae_model;
    huge.n_arena = SIZE_MAX / 3;
    assert_int_equal(vae_session_memory(&huge, 1, true), SIZE_MAX);
}

static VaeTraining all_on(void) {
    VaeTraining t = vae_model.training;
    t.ema = 0.9;
    t.optimizer.weight_decay = 0.1;
    t.optimizer.amsgrad = true;
    return t;
}

// What is measured is what is taken, to the byte, and a byte less is too little.
static void measured_is_used(void **state) {
    (void)state;
    VaeError error;
    VaeModel model = vae_model;
    model.panel = 4; // as if it could be run in the streamed way
    const VaeTraining training = all_on();
    for (int threads = 1; threads <= 3; threads++) {
        for (int trains = 0; trains < 2; trains++) {
            const size_t need = vae_session_memory(&model, threads, trains);
            VaeMemory little = vae_block(need), memory = little;
            little.size = need - 1;
            VaeSession s;
            assert_int_equal(vae_session_open(&s, &little, &model, threads, trains, &error), VAE_NO_MEMORY);
            assert_non_null(strstr(error.text, "batch = 8 takes"));
            assert_int_equal(vae_session_open(&s, &memory, &model, threads, trains, &error), VAE_OK);
            assert_int_equal(memory.used, need);
            for (int by = VAE_MEASURED; by <= VAE_TURNS && trains; by++) {
                const VaeSharing sharing = {.by = by};
                const size_t more = vae_trainer_memory(&model, threads, &training, sharing);
                VaeTrainer t;
                VaeMemory m = vae_block(more), less = m;
                less.size--;
                assert_int_equal(vae_trainer_open(&t, &less, &s, &training, sharing, &error), VAE_NO_MEMORY);
                assert_int_equal(vae_trainer_open(&t, &m, &s, &training, sharing, &error), VAE_OK);
                assert_int_equal(m.used, more);
                assert_int_equal(t.twin_arena != NULL, threads == 2 && by != VAE_FIXED);
                vae_free(m.base);
            }
            vae_session_close(&s);
            vae_free(memory.base);
        }
    }
    VaeScores r;
    VaeMemory m = vae_block(vae_scores_memory(&model)), less = m;
    less.size--;
    assert_int_equal(vae_scores_open(&r, &less, &model, &error), VAE_NO_MEMORY);
    assert_int_equal(vae_scores_open(&r, &m, &model, &error), VAE_OK);
    assert_int_equal(m.used, m.size);
    vae_free(m.base);
}

// ---------------------------------------------------------------- rows

enum { ROWS = 19, SAMPLES = 3 }; // three batches, the last of them short

typedef struct Rows {
    VaeSource source;
    float x[ROWS * FIX_D];
    const double *weight; // NULL: not given
} Rows;

static bool rows_has(const VaeSource *d, int stream) { return stream == 0 || (stream == 2 && ((const Rows *)d)->weight); }

static void rows_values(const VaeSource *d, const VaeModel *m, int stream, size_t row, size_t at, size_t n, double *dst) {
    const Rows *r = (const Rows *)d;
    (void)m;
    for (size_t k = 0; k < n; k++) dst[k] = stream == 2 ? r->weight[row] : (double)r->x[row * FIX_D + at + k];
}

static void rows_read(const VaeSource *d, const VaeModel *m, const float *param, int stream, const uint32_t *row, int n,
                      float *dst) {
    (void)m, (void)param, (void)stream;
    for (int i = 0; i < n; i++) memcpy(dst + i * FIX_D, ((const Rows *)d)->x + row[i] * FIX_D, FIX_D * sizeof *dst);
}

static const VaeStream rows_stream[] = { // y is the KL of x, and a row's weight decides nothing but averages
    {.name = "x", .kind = VAE_IMAGE, .height = 4, .width_px = 4, .channels = 1, .width = FIX_D, .domain = VAE_DOMAIN_UNIT,
     .likelihood = "bernoulli", .scale = 1},
    {.name = "y", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = 1, .width = 1, .likelihood = "mse", .scale = 2},
    {.name = "w", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = 1, .width = 1, .domain = VAE_DOMAIN_WEIGHT}};

static void close_to(const char *what, double got, double want) {
    if (!(fabs(got - want) <= 1e-9 * (1 + fabs(want)))) fail_msg("%s: got %.15g, want %.15g", what, got, want);
}

// The mean of numbers of rows that weigh so much, and its standard error.
static double average(const double *x, const double *weight, double *error) {
    double sum = 0, all = 0, squares = 0, squared = 0, n = 0;
    for (int i = 0; i < ROWS; i++) sum += weight[i] * x[i], all += weight[i], squared += weight[i] * weight[i], n += weight[i] > 0;
    for (int i = 0; i < ROWS; i++) squares += weight[i] * (x[i] - sum / all) * (x[i] - sum / all);
    *error = sqrt(squares / all * n / (n - 1) * squared / (all * all));
    return sum / all;
}

// What an evaluation says is what its runs say one by one, added up here: with one weight for all rows, and with others.
static void evaluations_add_up(void **state) {
    (void)state;
    VaeError error;
    VaePort port[8];
    memcpy(port, fix_eval_port, sizeof fix_eval_port);
    port[6] = (VaePort){"x.reconstruction", VAE_OUT_ROW, 0, FIX_REC, 1};
    port[7] = (VaePort){"y.reconstruction", VAE_OUT_ROW, 0, FIX_KL, 1};
    VaeModel model = vae_model;
    model.stream = rows_stream, model.n_streams = 3;
    model.eval.port = port, model.eval.n_ports = 8;
    Rows d = {.source = {.rows = ROWS, .has = rows_has, .values = rows_values, .read = rows_read}};
    double weight[ROWS], alike[ROWS];
    for (int i = 0; i < ROWS; i++) weight[i] = i % 4 * 0.75, alike[i] = 1;
    for (int k = 0; k < ROWS * FIX_D; k++) d.x[k] = (float)((k * k + k / FIX_D) % 7) / 6;
    VaeMemory memory = vae_block(vae_session_memory(&model, 2, false)), more = vae_block(vae_scores_memory(&model));
    VaeSession s;
    VaeScores r;
    assert_int_equal(vae_session_open(&s, &memory, &model, 2, false, &error), VAE_OK);
    assert_int_equal(vae_scores_open(&r, &more, &model, &error), VAE_OK);
    vae_init_weights(&model, 3, s.state.param);
    for (int k = FIX_WM; k < FIX_BD; k++) s.state.param[k] *= 4; // codes that differ, draws that weigh otherwise

    static double reconstruction[ROWS], kl[ROWS], bound[ROWS], likelihood[ROWS], unit[FIX_Z][ROWS];
    static float mean[ROWS][FIX_Z], logvar[ROWS][FIX_Z];
    for (size_t at = 0; at < ROWS; at += FIX_B) {
        const int n = ROWS - at < FIX_B ? (int)(ROWS - at) : FIX_B;
        double w[SAMPLES][FIX_B];
        for (uint32_t k = 0; k < SAMPLES; k++) {
            const VaeInput in = {.data = &d.source, .first = at, .seed = 5, .rng = VAE_RNG_EVAL, .step = k};
            vae_session_run(&s, &model.eval, &in, n);
            const float *a = s.state.arena;
            assert_memory_equal(a + FIX_X, d.x + at * FIX_D, (size_t)n * FIX_D * sizeof *a);
            for (int i = 0; i < n; i++) {
                reconstruction[at + (size_t)i] += (double)a[FIX_REC + i] / SAMPLES;
                kl[at + (size_t)i] += (double)a[FIX_KL + i] / SAMPLES;
                w[k][i] = (double)a[FIX_LOGW + i];
                for (int z = 0; z < FIX_Z; z++) {
                    unit[z][at + (size_t)i] += (double)a[FIX_ZKL + i * FIX_Z + z] / SAMPLES;
                    mean[at + (size_t)i][z] = a[FIX_MEAN + i * FIX_Z + z];
                    logvar[at + (size_t)i][z] = a[FIX_LV + i * FIX_Z + z];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int k = 0; k < SAMPLES; k++) sum += exp(w[k][i] - w[0][i]);
            likelihood[at + (size_t)i] = w[0][i] + log(sum / SAMPLES);
            bound[at + (size_t)i] = -reconstruction[at + (size_t)i] - kl[at + (size_t)i];
        }
    }
    for (int weighed = 0; weighed < 2; weighed++) {
        const double *of = weighed ? weight : alike;
        double known, all = 0;
        d.weight = weighed ? weight : NULL;
        vae_evaluate(&r, &s, &d.source, NULL, ROWS, SAMPLES, 5);
        for (int i = 0; i < ROWS; i++) all += of[i];
        close_to("weight", r.weight, all);
        close_to("reconstruction", r.reconstruction, average(reconstruction, of, &known));
        close_to("x", r.stream[0].reconstruction, r.reconstruction);
        close_to("kl", r.kl, average(kl, of, &known));
        close_to("y", r.stream[1].reconstruction, r.kl);
        close_to("elbo", r.elbo, average(bound, of, &known));
        close_to("elbo's error", r.elbo_error, known);
        close_to("log likelihood", r.log_likelihood, average(likelihood, of, &known));
        close_to("log likelihood's error", r.log_likelihood_error, known);
        int active = 0;
        for (int z = 0; z < FIX_Z; z++) {
            double middle = 0, variance = 0;
            close_to("a unit's kl", r.unit_kl[z], average(unit[z], of, &known));
            for (int i = 0; i < ROWS; i++) middle += (double)mean[i][z] / ROWS;
            for (int i = 0; i < ROWS; i++) variance += ((double)mean[i][z] - middle) * ((double)mean[i][z] - middle) / ROWS;
            close_to("a unit's variance", r.unit_variance[z], variance);
            active += variance > 0.01 && r.unit_kl[z] >= 0.01;
        }
        assert_true(active > 0 && r.active == active && r.counted == FIX_Z);
    }
    // The loss of such scores: of several targets by their scales, what the KL is less than its least or off its capacity.
    VaeTrainer trainer = {.session = &s};
    VaeFit fit = {.trainer = &trainer, .training = model.training};
    const double scaled = r.stream[0].reconstruction + 2 * r.stream[1].reconstruction;
    close_to("loss", vae_fit_loss(&fit, &r), scaled + r.kl);
    fit.training.schedule[VAE_CAPACITY] = (VaeSchedule){.kind = VAE_CONSTANT, .from = 2 * r.kl};
    close_to("loss by capacity", vae_fit_loss(&fit, &r), scaled + r.kl);
    fit.training.schedule[VAE_CAPACITY].from = r.kl / 4;
    close_to("loss by less capacity", vae_fit_loss(&fit, &r), scaled + 0.75 * r.kl);
    fit.training.schedule[VAE_CAPACITY].from = 0;
    fit.training.schedule[VAE_FREE_BITS] = (VaeSchedule){.kind = VAE_CONSTANT, .from = r.kl};
    close_to("loss of free bits", vae_fit_loss(&fit, &r), scaled + FIX_Z * r.kl);
    model.n_streams = 1; // one target: by the model's own scale
    fit.training.recon_scale = 3;
    close_to("loss of one target", vae_fit_loss(&fit, &r), 3 * r.reconstruction + FIX_Z * r.kl);
    model.n_streams = 3;
    VaeRowScore score[ROWS];
    double each[ROWS * 3];
    r.each_stream = each;
    vae_score_rows(score, &r, &s, &d.source, SAMPLES, 5);
    for (int i = 0; i < ROWS; i++) {
        close_to("a row's reconstruction", score[i].reconstruction, reconstruction[i]);
        close_to("a row's likelihood", score[i].log_likelihood, likelihood[i]);
        close_to("a row's x", each[i * 3], reconstruction[i]);
        close_to("a row's y", each[i * 3 + 1], kl[i]);
    }

    // Codes: of two latents side by side, here one's means the other's variances.
    static const VaeLatent two[] = {{"z", FIX_Z, 0}, {"v", FIX_Z, 0}};
    const VaePort both[] = {{"x", VAE_IN_DATA, 0, FIX_X, FIX_D}, {"z.mean", VAE_OUT_ROW, 0, FIX_MEAN, FIX_Z},
                            {"z.logvar", VAE_OUT_ROW, 0, FIX_LV, FIX_Z}, {"v.mean", VAE_OUT_ROW, 0, FIX_LV, FIX_Z},
                            {"v.logvar", VAE_OUT_ROW, 0, FIX_MEAN, FIX_Z}};
    model.latent = two, model.n_latents = 2;
    model.encode.port = both, model.encode.n_ports = 5;
    float code[ROWS][2][FIX_Z], spread[ROWS][2][FIX_Z];
    vae_encode_rows(&s, &d.source, NULL, ROWS, false, 5, code[0][0], spread[0][0]);
    for (int i = 0; i < ROWS; i++)
        for (int k = 0; k < 2; k++) {
            assert_memory_equal(code[i][k], k ? logvar[i] : mean[i], sizeof code[i][k]);
            assert_memory_equal(spread[i][k], k ? mean[i] : logvar[i], sizeof code[i][k]);
        }
    assert_true(vae_port_given(&(VaePort){"u", VAE_IN_UNIFORM, VAE_MAX_LATENTS - 1, 0, 1}));
    assert_false(vae_port_given(&(VaePort){"u", VAE_IN_UNIFORM, VAE_MAX_LATENTS, 0, 1})); // a layer's own, of dropout
    vae_session_close(&s);
    vae_free(memory.base);
    vae_free(more.base);
}

// A step in two shards of four rows is that of eight rows: weights, what is not trained, and every number of the batch.
static void shards_make_one_step(void **state) {
    (void)state;
    VaeError error;
    const VaePort port[] = {fix_train_port[0], fix_train_port[2], fix_train_port[3], fix_train_port[4],
                            {"a", VAE_OUT_SCALAR, 0, FIX_KL1, 1}, {"b", VAE_OUT_SCALAR, 0, FIX_REC1, 1}};
    static Rows d = {.source = {.rows = ROWS, .has = rows_has, .values = rows_values, .read = rows_read}};
    for (int k = 0; k < ROWS * FIX_D; k++) d.x[k] = (float)((k * k + k / FIX_D) % 7) / 6;
    float param[2][FIX_PARAM + FIX_STATE];
    double said[2][5];
    for (int shards = 1; shards <= 2; shards++) {
        VaeModel model = vae_model;
        model.train.port = port, model.train.n_ports = 6; // without noise
        model.shards = shards, model.step_rows = FIX_B, model.batch = FIX_B / shards;
        model.training.optimizer = (VaeOptimizer){.kind = VAE_SGD};
        VaeMemory memory = vae_block(vae_session_memory(&model, 2, true));
        VaeMemory more = vae_block(vae_trainer_memory(&model, 2, &model.training, (VaeSharing){0}));
        VaeSession s;
        VaeTrainer t;
        assert_int_equal(vae_session_open(&s, &memory, &model, 2, true, &error), VAE_OK);
        assert_int_equal(vae_trainer_open(&t, &more, &s, &model.training, (VaeSharing){0}, &error), VAE_OK);
        vae_init_weights(&model, 3, s.state.param);
        const VaeInput in = {.data = &d.source, .seed = 1, .rng = VAE_RNG_TRAIN};
        vae_trainer_step(&t, &in, FIX_B, 0, 0.5);
        memcpy(param[shards - 1], s.state.param, sizeof param[0]);
        for (int k = 0; k < 5; k++) said[shards - 1][k] = (double)*vae_trainer_output(&t, port[1 + k].name);
        vae_session_close(&s);
        vae_free(memory.base);
        vae_free(more.base);
    }
    for (int k = 0; k < FIX_PARAM + 1; k++)
        if (!(fabsf(param[0][k] - param[1][k]) <= 2e-6f)) fail_msg("weight %d", k);
    for (int k = 0; k < 5; k++)
        if (!(fabs(said[0][k] - said[1][k]) <= 1e-5)) fail_msg("%s: %g, not %g", port[1 + k].name, said[1][k], said[0][k]);
}

// The first singular vectors that a weight begins with have length 1, and W v has the length of W' u.
static void singular_vectors_have_length_1(void **state) {
    (void)state;
    static const VaeTensor tensor[] = {{"a.weight", 2, {4, 3}, {1, 4}, 0, VAE_INIT_UNIFORM, 2, true, true, false},
                                       {"a.weight_u", 1, {4}, {1}, 12, VAE_INIT_SINGULAR, 0, false, false, false},
                                       {"a.weight_v", 1, {3}, {1}, 16, VAE_INIT_SINGULAR, 0, false, false, false}};
    VaeModel model = vae_model;
    model.tensor = tensor, model.n_tensors = 3;
    float param[FIX_PARAM + FIX_STATE];
    vae_init_weights(&model, 3, param);
    const float *u = param + 12, *v = param + 16;
    double left = 0, right = 0, of_u = 0, of_v = 0, between = 0;
    for (int i = 0; i < 4; i++) {
        double sum = 0;
        for (int j = 0; j < 3; j++) sum += (double)param[i + 4 * j] * (double)v[j];
        left += sum * sum, of_u += (double)u[i] * (double)u[i], between += (double)u[i] * sum;
    }
    for (int j = 0; j < 3; j++) {
        double sum = 0;
        for (int i = 0; i < 4; i++) sum += (double)param[i + 4 * j] * (double)u[i];
        right += sum * sum, of_v += (double)v[j] * (double)v[j];
    }
    assert_true(fabs(of_u - 1) < 1e-6 && fabs(of_v - 1) < 1e-6 && left > 0.01);
    assert_true(fabs(sqrt(left) / sqrt(right) - 1) < 1e-3 && fabs(between / sqrt(left) - 1) < 1e-3);
}

// ---------------------------------------------------------------- what does not work

static void threads_that_do_not_start(void **state) {
    (void)state;
    VaeError error;
    VaeTeam *team;
    const int before = running();
    for (int left = 0; left < 4; left++) {
        for (int again = 0; again < 20; again++) {
            VaeMemory m = vae_block(vae_team_memory(5, 10));
            threads_left = left;
            assert_int_equal(vae_team_open(&team, &m, 5, 10, &error), VAE_NO_MEMORY);
            char want[80];
            snprintf(want, sizeof want, "cannot start thread %d: Resource temporarily unavailable", left + 1);
            assert_string_equal(error.text, want);
            assert_null(team);
            vae_free(m.base);
            m = vae_block(vae_session_memory(&vae_model, 5, true));
            VaeSession s;
            threads_left = left;
            assert_int_equal(vae_session_open(&s, &m, &vae_model, 5, true, &error), VAE_NO_MEMORY);
            assert_null(s.team);
            vae_session_close(&s);
            vae_free(m.base);
        }
        assert_int_equal(running(), before);
    }
    threads_left = 1000;
    VaeMemory m = vae_block(vae_team_memory(VAE_MOST_THREADS + 1, 0));
    assert_int_equal(vae_team_open(&team, &m, VAE_MOST_THREADS + 1, 0, &error), VAE_BAD_ARGUMENT);
    assert_string_equal(error.text, "1025 threads are too many: at most 1024");
    vae_free(m.base);
    VaeMemory none = {0};
    assert_int_equal(vae_team_open(&team, &none, 1, 10, &error), VAE_NO_MEMORY);
    assert_int_equal(running(), before);
}

// Who opens a team may fork: all its threads have begun by then.
static void threads_have_begun(void **state) {
    (void)state;
    VaeError error;
    VaeTeam *team;
    VaeMemory m = vae_block(vae_team_memory(4, 10));
    late = true;
    assert_int_equal(vae_team_open(&team, &m, 4, 10, &error), VAE_OK);
    late = false;
    assert_int_equal(atomic_load(&begun), 3);
    vae_team_close(team);
    vae_free(m.base);
}

static void tables_that_lack_something(void **state) {
    (void)state;
    VaeError error;
    VaeSession s;
    VaeModel model = vae_model;
    VaeMemory m = vae_block(vae_session_memory(&model, 1, true));
    assert_int_equal(vae_model_check(&model, &error), VAE_OK);
    model.abi++;
    assert_int_equal(vae_session_open(&s, &m, &model, 1, true, &error), VAE_BAD_ARGUMENT);
    assert_non_null(strstr(error.text, "another version"));
    for (int i = 0; i < 4; i++) { // one port less
        model = vae_model;
        VaeProgram *const program[] = {&model.train, &model.eval, &model.encode, &model.decode};
        static const char *const says[] = {"program train has no port kl", "program eval has no port z.kl",
                                           "program encode has no port z.mean", "program decode has no port x.mean"};
        program[i]->n_ports -= i == 2 ? 2 : i == 3 ? 2 : 1;
        assert_int_equal(vae_model_check(&model, &error), VAE_BAD_ARGUMENT);
        assert_non_null(strstr(error.text, says[i]));
    }
    // a session that is not for training
    assert_int_equal(vae_session_open(&s, &m, &vae_model, 1, false, &error), VAE_OK);
    VaeTrainer t;
    VaeMemory more = vae_block(vae_trainer_memory(&vae_model, 1, &vae_model.training, (VaeSharing){0}));
    assert_int_equal(vae_trainer_open(&t, &more, &s, &vae_model.training, (VaeSharing){0}, &error), VAE_BAD_ARGUMENT);
    assert_string_equal(error.text, "the model was not opened to be trained");
    vae_session_close(&s);
    vae_free(more.base);
    vae_free(m.base);
}

// ---------------------------------------------------------------- weights as bytes

typedef struct Bytes {
    uint8_t *at;
    size_t n;
} Bytes;

static void put(void *arg, const void *bytes, size_t n) {
    Bytes *b = arg;
    if (b->at) memcpy(b->at + b->n, bytes, n);
    b->n += n;
}

static const char *const said[] = {"model", "fix\"ture\n", "b\\", "\xc3\xa4", NULL};

static Bytes written(const float *param) {
    Bytes count = {0};
    vae_tensors_write(&vae_model, param, true, said, NULL, 0, put, &count);
    Bytes b = {malloc(count.n), 0};
    vae_tensors_write(&vae_model, param, true, said, NULL, 0, put, &b);
    assert_int_equal(b.n, count.n);
    return b;
}

static void weights_go_both_ways(void **state) {
    (void)state;
    float param[FIX_PARAM + FIX_STATE], back[FIX_PARAM + FIX_STATE] = {0};
    size_t place[9];
    VaeTensors t;
    VaeError error;
    vae_init_weights(&vae_model, 3, param);
    const Bytes b = written(param);
    assert_int_equal(vae_tensors_open(&t, b.at, b.n, &error), VAE_OK);
    assert_true(vae_tensors_fit(&t, &vae_model, place));
    assert_int_equal(vae_tensors_read(&t, &vae_model, back, place, &error), VAE_OK);
    for (int i = 0; i < 9; i++)
        for (size_t k = 0; k < vae_tensor_size(&vae_model.tensor[i]); k++) {
            const size_t at = vae_tensor_place(&vae_model.tensor[i], k);
            assert_memory_equal(&param[at], &back[at], sizeof *param);
        }
    char key[20], text[20];
    size_t at = 0;
    for (int i = 0; i < 2; i++) {
        assert_true(vae_tensors_metadata(&t, &at, key, sizeof key, text, sizeof text));
        assert_string_equal(key, said[2 * i]);
        assert_string_equal(text, said[2 * i + 1]);
    }
    assert_false(vae_tensors_metadata(&t, &at, key, sizeof key, text, sizeof text));
    at = 0;
    assert_true(vae_tensors_metadata(&t, &at, key, 3, text, 4));
    assert_string_equal(key, "mo");
    assert_string_equal(text, "fix");
    free(b.at);
}

// A sound file with bytes changed, taken out or put in: refused, or sound in another way; never read past its end
// (it lies in memory of its own, which the address sanitizer watches), and the weights stay where it is refused.
static void forged_weights(void **state) {
    (void)state;
    float param[FIX_PARAM + FIX_STATE];
    vae_init_weights(&vae_model, 3, param);
    const Bytes b = written(param);
    static const char alphabet[] = "{}[]\",:\\u0123456789-+.eE truefalsn\xc3\xff";
    uint64_t x = 7;
    int refused = 0;
    for (int round = 0; round < 30000; round++) {
        x = x * 6364136223846793005u + 1442695040888963407u;
        size_t header;
        memcpy(&header, b.at, sizeof header);
        size_t n = b.n;
        uint8_t *copy = malloc(n + 8);
        memcpy(copy, b.at, n);
        for (uint64_t edits = 1 + (x >> 60); edits > 0; edits--) {
            x = x * 6364136223846793005u + 1442695040888963407u;
            const size_t at = 8 + (size_t)(x >> 33) % header;
            const uint8_t byte = (uint8_t)alphabet[(x >> 20) % (sizeof alphabet - 1)];
            if (x >> 62 == 0 && n > 20) memmove(copy + at, copy + at + 1, n - at - 1), n--;
            else copy[at] = byte;
        }
        if (x % 7 == 0) n = (size_t)(x >> 33) % n;
        if (x % 11 == 0) copy[x >> 61] = (uint8_t)(x >> 40); // the header's length
        uint8_t *exact = malloc(n ? n : 1);
        memcpy(exact, copy, n);
        float back[FIX_PARAM + FIX_STATE];
        memset(back, 7, sizeof back);
        size_t place[9];
        char key[16], text[16];
        VaeTensors t;
        VaeError error = {0};
        VaeStatus status = vae_tensors_open(&t, exact, n, &error);
        for (size_t at = 0; status == VAE_OK && vae_tensors_metadata(&t, &at, key, 16, text, 16);) {}
        if (status == VAE_OK) vae_tensors_fit(&t, &vae_model, place);
        if (status == VAE_OK) status = vae_tensors_read(&t, &vae_model, back, place, &error);
        if (status != VAE_OK) {
            refused++;
            assert_int_equal(status, VAE_BAD_WEIGHTS);
            assert_int_equal(error.status, VAE_BAD_WEIGHTS);
            assert_true(error.text[0] && !strchr(error.text, '\n'));
            for (size_t i = 0; i < sizeof back; i++) assert_int_equal(((uint8_t *)back)[i], 7);
        }
        free(exact);
        free(copy);
    }
    assert_true(refused > 20000);
    free(b.at);
}

static void json_texts(void **state) {
    (void)state;
    static const struct { const char *text, *is; } c[] = { // NULL: it is wrong
        {"\"a\\u00e4\\ud83d\\ude00\\n\\/\"", "a\xc3\xa4\xf0\x9f\x98\x80\n/"}, {"\"\\u0000\"", NULL},
        {"\"\\ud83d\"", NULL}, {"\"\\ude00\"", NULL}, {"\"\\ud83d\\u0041\"", NULL}, {"\"\\x\"", NULL},
        {"\"\\u12g4\"", NULL}, {"\"\\", NULL}, {"\"\\u12", NULL}, {"\"a", NULL}, {"\"\xc0\x80\"", NULL},
        {"\"\xed\xa0\x80\"", NULL}, {"\"\xf4\x90\x80\x80\"", NULL}, {"\"\xe2\x82\"", NULL}, {"\"\t\"", NULL},
        {"\"\xe2\x82\xac\"", "\xe2\x82\xac"}};
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        VaeJson j = {.text = c[i].text, .n = strlen(c[i].text)};
        VaeJsonString s;
        char got[40];
        if (vae_json_string(&j, &s) != (c[i].is != NULL)) fail_msg("%s", c[i].text);
        if (!c[i].is) continue;
        assert_true(vae_json_end(&j) && vae_json_equals(s, c[i].is));
        vae_json_copy(s, got, sizeof got);
        assert_string_equal(got, c[i].is);
    }
    static const struct { const char *text; bool good; } v[] = {
        {"[1, -2.5e3, true, false, null, {\"a\": [], \"b\": {}}]", true}, {"[1 2]", false}, {"[01]", false},
        {"[1.]", false}, {"[-]", false}, {"{\"a\" 1}", false}, {"{\"a\":1,}", false}, {"[1,]", false}, {"tru", false},
        {"[1}", false}, {"{1:2}", false}, {"9223372036854775808", false}, {"", false}, {"{\"a\":1", false}};
    for (size_t i = 0; i < sizeof v / sizeof *v; i++) {
        VaeJson j = {.text = v[i].text, .n = strlen(v[i].text)};
        if ((vae_json_skip(&j) && vae_json_end(&j)) != v[i].good) fail_msg("%s", v[i].text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_those_of_printf),
        cmocka_unit_test(numbers_have_the_digits_that_tell_them),
        cmocka_unit_test(texts_are_cut),
        cmocka_unit_test(characters_have_a_length),
        cmocka_unit_test(memory_is_zeroed_aligned_and_checked),
        cmocka_unit_test(measured_is_used),
        cmocka_unit_test(evaluations_add_up),
        cmocka_unit_test(shards_make_one_step),
        cmocka_unit_test(singular_vectors_have_length_1),
        cmocka_unit_test(threads_that_do_not_start),
        cmocka_unit_test(threads_have_begun),
        cmocka_unit_test(tables_that_lack_something),
        cmocka_unit_test(weights_go_both_ways),
        cmocka_unit_test(forged_weights),
        cmocka_unit_test(json_texts),
    };
    return cmocka_run_group_tests_name("core", tests, NULL, NULL);
}
