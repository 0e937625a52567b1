// rt_optim.c -- every combination of optimizer options against torch.optim's formulas in plain
// double over 20 steps; the same bits wherever the array is cut; schedules against values worked
// out by hand.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <string.h>
#include <time.h>

#include "pictures/pictures.h"

enum { N = 1100, STEPS = 20 };

typedef struct Reference {
    double param[N], m[N], v[N], largest[N], buffer[N], mean[N];
} Reference;

// The update as PyTorch's documentation states it, one line of the pseudocode per line.
static void reference_step(const VaeOptimizer *o, double lr, int t, Reference *r, const float *grad,
                           const uint8_t *decay) {
    for (int i = 0; i < N; i++) {
        double g = (double)grad[i], *p = &r->param[i];
        const double wd = decay != NULL && decay[i] ? o->weight_decay : 0;
        if (o->kind == VAE_ADAMW) *p -= lr * wd * *p;
        else g += wd * *p;
        if (o->kind == VAE_ADAM || o->kind == VAE_ADAMW) {
            r->m[i] = o->beta1 * r->m[i] + (1 - o->beta1) * g;
            r->v[i] = o->beta2 * r->v[i] + (1 - o->beta2) * g * g;
            const double m_hat = r->m[i] / (1 - pow(o->beta1, t));
            r->largest[i] = fmax(r->largest[i], r->v[i]);
            const double v_hat = (o->amsgrad ? r->largest[i] : r->v[i]) / (1 - pow(o->beta2, t));
            *p -= lr * m_hat / (sqrt(v_hat) + o->eps);
        } else if (o->kind == VAE_RMSPROP) {
            r->v[i] = o->alpha * r->v[i] + (1 - o->alpha) * g * g;
            double v = r->v[i];
            if (o->centered) {
                r->mean[i] = o->alpha * r->mean[i] + (1 - o->alpha) * g;
                v -= r->mean[i] * r->mean[i];
            }
            const double move = g / (sqrt(v) + o->eps);
            if (o->momentum > 0) {
                r->buffer[i] = o->momentum * r->buffer[i] + move;
                *p -= lr * r->buffer[i];
            } else {
                *p -= lr * move;
            }
        } else if (o->momentum > 0) {
            r->buffer[i] = t == 1 ? g : o->momentum * r->buffer[i] + g;
            *p -= lr * (o->nesterov ? g + o->momentum * r->buffer[i] : r->buffer[i]);
        } else {
            *p -= lr * g;
        }
    }
}

static int combinations;

static void check(const VaeOptimizer *o, bool with_decay) {
    static Reference r;
    _Alignas(64) float param[N], cut[N], grad[N], slot[3][N] = {{0}}, cut_slot[3][N] = {{0}};
    uint8_t decay_values[N], *decay = with_decay ? decay_values : NULL;
    memset(&r, 0, sizeof r);
    vae_fill_normal(param, N, 7, VAE_RNG_INIT, 0, 0);
    for (int i = 0; i < N; i++) r.param[i] = (double)param[i], decay_values[i] = i % 3 != 0;
    memcpy(cut, param, sizeof cut);
    assert_in_range(vae_optimizer_slots(o), 0, 3);
    for (int t = 1; t <= STEPS; t++) {
        const double lr = o->lr * (1 - 0.02 * t);
        vae_fill_normal(grad, N, 7, VAE_RNG_TRAIN, (uint32_t)t, 0);
        for (int i = 0; i < N; i++) grad[i] = grad[i] * 0.3f + param[i];
        reference_step(o, (double)(float)lr, t, &r, grad, decay);
        VaeUpdate whole = {.optimizer = o, .param = param, .grad = grad, .decay = decay};
        for (int k = 0; k < vae_optimizer_slots(o); k++) whole.slot[k] = slot[k]; // only those asked for
        vae_update_begin(&whole, (float)lr, t);
        VaeUpdate parts = whole;
        parts.param = cut;
        parts.write = (VaeWrite)(t % 3); // which changes no bit
        for (int k = 0; k < vae_optimizer_slots(o); k++) parts.slot[k] = cut_slot[k];
        vae_optimizer_step(&whole, 0, N);
        for (size_t begin = 0, end; begin < N; begin = end) {
            end = begin + 1 + begin / 2;
            if (t % 4) end = (end + 15) / 16 * 16; // whole lines, as a training cuts
            if (end > N) end = N;
            vae_optimizer_step(&parts, begin, end);
        }
        assert_memory_equal(param, cut, sizeof cut);
        assert_memory_equal(slot, cut_slot, sizeof slot);
        for (int i = 0; i < N; i++)
            if (!(fabs((double)param[i] - r.param[i]) <= 3e-6 * (1 + fabs(r.param[i]))))
                fail_msg("optimizer %d (amsgrad %d, centered %d, nesterov %d, momentum %g, decay "
                         "%d), step %d: param[%d]: got %.9g, want %.9g",
                         (int)o->kind, o->amsgrad, o->centered, o->nesterov, o->momentum,
                         with_decay, t, i, (double)param[i], r.param[i]);
    }
    combinations++;
}

static void test_every_combination(void **unused) {
    (void)unused;
    for (int decay = 0; decay < 2; decay++)
        for (int a = 0; a < 2; a++) {
            VaeOptimizer o = {.kind = VAE_ADAM,
                              .lr = 1e-2,
                              .beta1 = 0.9,
                              .beta2 = 0.999,
                              .eps = 1e-8,
                              .amsgrad = a,
                              .weight_decay = decay ? 0.05 : 0};
            check(&o, decay);
            o.kind = VAE_ADAMW;
            check(&o, decay);
            o.beta1 = 0.99, o.eps = 1e-4;
            check(&o, decay);
            for (int b = 0; b < 2; b++) {
                VaeOptimizer q = {.kind = VAE_RMSPROP,
                                  .lr = 1e-2,
                                  .alpha = 0.9,
                                  .eps = 1e-3,
                                  .momentum = a ? 0.8 : 0,
                                  .centered = b,
                                  .weight_decay = decay ? 0.05 : 0};
                check(&q, decay);
                q.kind = VAE_SGD;
                q.nesterov = b;
                check(&q, decay);
            }
        }
    assert_int_equal(combinations, 28);
}

static void near(double got, double want) {
    if (!(fabs(got - want) < 1e-12)) fail_msg("got %.15g, want %.15g", got, want);
}

static void test_learning_rates(void **unused) {
    (void)unused;
    const VaeLrSchedule constant = {.kind = VAE_LR_CONSTANT};
    near(vae_lr_factor(&constant, 0, 10, 0), 1);
    const VaeLrSchedule warm = {.kind = VAE_LR_CONSTANT, .warmup = 2};
    near(vae_lr_factor(&warm, 0, 10, 0), 0);
    near(vae_lr_factor(&warm, 0.5, 10, 0), 0.25);
    near(vae_lr_factor(&warm, 2, 10, 0), 1);
    const VaeLrSchedule cosine = {.kind = VAE_LR_COSINE, .warmup = 2, .min = 0.2};
    near(vae_lr_factor(&cosine, 1, 10, 0), 0.5);
    near(vae_lr_factor(&cosine, 2, 10, 0), 1);
    near(vae_lr_factor(&cosine, 6, 10, 0), 0.6);
    near(vae_lr_factor(&cosine, 10, 10, 0), 0.2);
    near(vae_lr_factor(&cosine, 12, 10, 0), 0.2);
    near(vae_lr_factor(&cosine, 2, 2, 0), 0.2); // all of it was warm-up
    const VaeLrSchedule linear = {.kind = VAE_LR_LINEAR, .min = 0.1};
    near(vae_lr_factor(&linear, 0, 10, 0), 1);
    near(vae_lr_factor(&linear, 5, 10, 0), 0.55);
    near(vae_lr_factor(&linear, 10, 10, 0), 0.1);
    const VaeLrSchedule steps = {.kind = VAE_LR_STEP, .every = 3, .gamma = 0.5};
    near(vae_lr_factor(&steps, 2.9, 10, 0), 1);
    near(vae_lr_factor(&steps, 3, 10, 0), 0.5);
    near(vae_lr_factor(&steps, 9.5, 10, 0), 0.125);
    const VaeLrSchedule plateau = {.kind = VAE_LR_PLATEAU, .warmup = 2, .every = 3, .gamma = 0.5};
    near(vae_lr_factor(&plateau, 1, 10, 0), 0.5);
    near(vae_lr_factor(&plateau, 9, 10, 0), 1);
    near(vae_lr_factor(&plateau, 9, 10, 3), 0.125);
}

static void test_schedules(void **unused) {
    (void)unused;
    const VaeSchedule constant = {.kind = VAE_CONSTANT, .from = 4};
    near(vae_schedule_value(&constant, 5, 1, 100, 10), 4);
    const VaeSchedule by_step = {.kind = VAE_LINEAR, .from = 1, .to = 3, .steps = 20};
    near(vae_schedule_value(&by_step, 0, 0, 100, 10), 1);
    near(vae_schedule_value(&by_step, 5, 0.5, 100, 10), 1.5);
    near(vae_schedule_value(&by_step, 20, 2, 100, 10), 3);
    near(vae_schedule_value(&by_step, 90, 9, 100, 10), 3);
    const VaeSchedule by_epoch = {.kind = VAE_LINEAR, .from = 0, .to = 1, .epochs = 4};
    near(vae_schedule_value(&by_epoch, 10, 1, 100, 10), 0.25);
    const VaeSchedule cosine = {.kind = VAE_COSINE, .from = 0, .to = 2, .epochs = 3};
    near(vae_schedule_value(&cosine, 10, 1, 100, 10), 0.5);
    near(vae_schedule_value(&cosine, 10, 2, 100, 10), 1.5);
    near(vae_schedule_value(&cosine, 10, 5, 100, 10), 2);
    const VaeSchedule cyclical = {
        .kind = VAE_CYCLICAL, .from = 0, .to = 1, .cycles = 4, .ratio = 0.5};
    near(vae_schedule_value(&cyclical, 0, 0, 800, 8), 0); // a cycle is 200 steps, 100 of them rise
    near(vae_schedule_value(&cyclical, 50, 0.5, 800, 8), 0.5);
    near(vae_schedule_value(&cyclical, 100, 1, 800, 8), 1);
    near(vae_schedule_value(&cyclical, 199, 1.99, 800, 8), 1);
    near(vae_schedule_value(&cyclical, 200, 2, 800, 8), 0);
    near(vae_schedule_value(&cyclical, 675, 6.75, 800, 8), 0.75);
    near(vae_schedule_value(&cyclical, 800, 8, 800, 8), 1);
}

static void report_speed(void **unused) {
    (void)unused;
    enum { SIZE = 1 << 16, TIMES = 200 };
    float *x = vae_alloc(4 * SIZE, sizeof *x);
    const VaeOptimizer o = {
        .kind = VAE_ADAM, .lr = 1e-3, .beta1 = 0.9, .beta2 = 0.999, .eps = 1e-8};
    struct timespec a, b;
    clock_gettime(CLOCK_MONOTONIC, &a);
    VaeUpdate u = {.optimizer = &o, .param = x, .grad = x + SIZE, .slot = {x + 2 * SIZE, x + 3 * SIZE}};
    for (int t = 1; t <= TIMES; t++) {
        vae_update_begin(&u, 1e-3f, t);
        vae_optimizer_step(&u, 0, SIZE);
    }
    clock_gettime(CLOCK_MONOTONIC, &b);
    const double s = (double)(b.tv_sec - a.tv_sec) + 1e-9 * (double)(b.tv_nsec - a.tv_nsec);
    print_message("adam: %.3f ns a parameter\n", s * 1e9 / SIZE / TIMES);
    vae_free(x);
}

// Copies what it should and nothing beside it, wherever it begins and ends.
static void test_stream(void **unused) {
    (void)unused;
    float *const from = vae_alloc(128, sizeof *from), *const to = vae_alloc(128, sizeof *to);
    for (int i = 0; i < 128; i++) from[i] = (float)(i + 1);
    for (int at = 0; at < 20; at++)
        for (int n = 0; n < 90; n++) {
            memset(to, 0, 128 * sizeof *to);
            vae_stream(to + at, from + 3, (size_t)n);
            vae_stream_end();
            for (int i = 0; i < 128; i++) assert_true(to[i] == (i < at || i >= at + n ? 0 : from[3 + i - at]));
        }
    vae_free(from);
    vae_free(to);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stream),
        cmocka_unit_test(test_every_combination),
        cmocka_unit_test(test_learning_rates),
        cmocka_unit_test(test_schedules),
        cmocka_unit_test(report_speed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
