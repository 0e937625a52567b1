// rt_driver.c -- the commands of a built model, on the hand-written fixture. Each command runs in a
// child process, as a user's would, since errors exit. What is held: the same bits for every number
// of threads and after kill -9, exit codes, and that a training step allocates nothing.
#include "fixture_model.h"

#include "commands/commands.h"

#include <fcntl.h>
#include <jansson.h>
#include <malloc.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static char directory[64]; // every test's files; the working directory
static VaeModel model;     // what the next command runs; a test may change it

// ---------------------------------------------------------------- helpers

static pid_t start(const char *command) {
    static char line[1024];
    char *argv[64], *save = NULL;
    int argc = 0;
    snprintf(line, sizeof line, "fixture %s", command);
    for (char *w = strtok_r(line, " ", &save); w; w = strtok_r(NULL, " ", &save)) argv[argc++] = w;
    argv[argc] = NULL;
    fflush(NULL);
    const pid_t pid = fork();
    if (pid == 0) {
        const int out = open("stdout", O_WRONLY | O_CREAT | O_TRUNC, 0666);
        const int err = open("stderr", O_WRONLY | O_CREAT | O_TRUNC, 0666);
        dup2(out, 1);
        dup2(err, 2);
        exit(vae_main(argc, argv, &model, NULL));
    }
    return pid;
}

static int finish(pid_t pid) {
    int status;
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

static int run(const char *command) { return finish(start(command)); }

static char *contents(const char *path, size_t *size) {
    return vae_file_read(path, 1 << 24, size);
}

static void assert_same_file(const char *a, const char *b) {
    size_t na, nb;
    char *x = contents(a, &na), *y = contents(b, &nb);
    assert_int_equal(na, nb);
    assert_memory_equal(x, y, na);
    vae_free(x);
    vae_free(y);
}

static void assert_says(const char *path, const char *words) {
    size_t n;
    char *text = contents(path, &n);
    if (!strstr(text, words)) fail_msg("%s says: %s\nnot: %s", path, text, words);
    vae_free(text);
}

static int count_lines(const char *path, const char *with) {
    size_t n;
    int count = 0;
    char *text = contents(path, &n);
    for (char *line = text, *end; (end = strchr(line, '\n')); line = end + 1) {
        *end = '\0';
        count += strstr(line, with) != NULL;
    }
    vae_free(text);
    return count;
}

static json_t *last_line(const char *path) {
    size_t n;
    char *text = contents(path, &n);
    assert_true(n > 1 && text[n - 1] == '\n');
    text[n - 1] = '\0';
    char *line = strrchr(text, '\n');
    json_t *o = json_loads(line ? line + 1 : text, 0, NULL);
    assert_non_null(o);
    vae_free(text);
    return o;
}

static double number(const json_t *o, const char *key) {
    assert_true(json_is_number(json_object_get(o, key)));
    return json_number_value(json_object_get(o, key));
}

// Striped pictures: one hidden factor, so that there is something to learn.
static void write_data(const char *path, int rows, uint64_t seed) {
    FILE *f = fopen(path, "w");
    for (int r = 0; r < rows; r++) {
        float u[FIX_D + 1];
        vae_fill_uniform(u, FIX_D + 1, seed, VAE_RNG_DATA, 0, (uint32_t)r);
        for (int i = 0; i < FIX_D; i++) {
            const float stripe = i / 4 % 2 ? u[FIX_D] : 1 - u[FIX_D];
            fprintf(f, "%s%.4f", i ? "," : "", (double)(0.9f * stripe + 0.1f * u[i]));
        }
        fputc('\n', f);
    }
    fclose(f);
}

static int setup(void **state) {
    (void)state;
    strcpy(directory, "/tmp/rt_driver.XXXXXX");
    if (!mkdtemp(directory) || chdir(directory)) return -1;
    unsetenv("NO_COLOR");
    setenv("VAE_ALL_THREADS", "1", 1);
    write_data("train.csv", 101, 1);
    write_data("test.csv", 40, 2);
    return 0;
}

static int teardown(void **state) {
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", directory);
    return chdir("/") || system(command);
}

static int fresh(void **state) {
    (void)state;
    model = vae_model;
    return 0;
}

// Everything that has state of its own: averages, clipping, decay, held-out rows.
static void everything_on(void) {
    model.training.ema = 0.9;
    model.training.clip_norm = 0.5;
    model.training.validation = 0.2;
    model.training.optimizer.weight_decay = 0.01;
    model.training.lr_schedule = (VaeLrSchedule){.kind = VAE_LR_COSINE, .warmup = 1, .min = 0.1};
}

// ---------------------------------------------------------------- tests

static void test_train_writes(void **state) {
    (void)state;
    assert_int_equal(run("train --data train.csv --valid test.csv --epochs 4 --out a"), 0);
    assert_int_equal(count_lines("a/metrics.jsonl", "\"epoch\""), 4);
    json_t *o = last_line("a/metrics.jsonl");
    assert_int_equal((int)number(o, "epoch"), 4);
    assert_int_equal((int)number(o, "step"), 4 * 13); // 101 rows: 12 batches of 8 and one of 5
    assert_true(fabs(number(o, "elbo") + number(o, "reconstruction") + number(o, "kl")) < 1e-5);
    assert_true(number(o, "valid_loss") > 0);
    json_decref(o);
    assert_int_equal(access("a/samples.png", F_OK), 0);
    assert_says("a/report.html", "&lt;16-5-2-16&gt; &amp; &quot;co&quot;");
    assert_says("a/report.html", ">flatten &amp; &lt;co&gt;</text>");
    assert_says("stderr", "epoch 4/4  loss ");
    assert_int_equal(run("train --data train.csv --quiet --epochs 1 --out a"), 0);
    struct stat s;
    assert_int_equal(stat("stderr", &s), 0);
    assert_int_equal(s.st_size, 0);
}

static void test_learns(void **state) {
    (void)state;
    model.training.schedule[VAE_BETA] = (VaeSchedule){.kind = VAE_CONSTANT, .from = 1};
    assert_int_equal(run("train --data train.csv --epochs 60 --out a"), 0);
    size_t n;
    VaeRecord *r = vae_metrics_read("a/metrics.jsonl", &n);
    assert_int_equal(n, 60);
    assert_true(r[59].loss < r[0].loss - 1.0);
    vae_free(r);
}

// Lines that somebody else wrote: what is no number or no count is not taken for one.
static void test_foreign_metrics(void **state) {
    (void)state;
    FILE *f = fopen("foreign.jsonl", "w");
    fputs("{\"epoch\":1e300,\"step\":-4,\"active_units\":null,\"seconds\":1,\"kl\":\"a\"}\n"
          "[1]\n{\"epoch\":2,\"step\":99999999999999,\"seconds\":null}\n{\"step\":3}\n{", f);
    fclose(f);
    size_t n;
    VaeRecord *r = vae_metrics_read("foreign.jsonl", &n);
    assert_int_equal(n, 2);
    assert_int_equal(r[0].epoch, 0);
    assert_int_equal(r[0].step, 0);
    assert_int_equal(r[0].active_units, 0);
    assert_true(isnan(r[0].kl));
    assert_int_equal(r[1].epoch, 2);
    assert_int_equal(r[1].step, 0);
    vae_free(r);
}

static void test_threads_change_no_bit(void **state) {
    (void)state;
    for (int on = 0; on < 2; on++) {
        if (on) everything_on();
        assert_int_equal(run("train --data train.csv --epochs 3 --threads 1 --out one"), 0);
        for (int threads = 2; threads <= 5; threads++) {
            char command[128];
            snprintf(command, sizeof command,
                     "train --data train.csv --epochs 3 --threads %d --out many", threads);
            assert_int_equal(run(command), 0);
            assert_same_file("one/model.safetensors", "many/model.safetensors");
            assert_same_file("one/checkpoint", "many/checkpoint");
        }
    }
}

static void test_kill_and_resume(void **state) {
    (void)state;
    everything_on();
    const char *options = "train --data train.csv --epochs 30 --threads 2 --log-every 5 "
                          "--checkpoint-every 3";
    char command[256];
    snprintf(command, sizeof command, "%s --out whole", options);
    assert_int_equal(run(command), 0);
    snprintf(command, sizeof command, "%s --out cut --resume", options);
    int kills = 0, code = -1;
    for (int i = 0; i < 300 && code != 0; i++) {
        const pid_t pid = start(command);
        usleep((useconds_t)(2000 + 300 * i + 5 * i * i)); // longer and longer: it ends
        kill(pid, SIGKILL);
        code = finish(pid);
        assert_true(code == 0 || code == -SIGKILL);
        kills += code != 0;
    }
    if (code != 0) code = run(command); // or does not, where others use the machine
    assert_int_equal(code, 0);
    print_message("killed %d times\n", kills);
    assert_same_file("whole/model.safetensors", "cut/model.safetensors");
    assert_same_file("whole/checkpoint", "cut/checkpoint");
    assert_int_equal(count_lines("cut/metrics.jsonl", "\"seconds\""), 30);
    assert_int_equal(count_lines("cut/metrics.jsonl", "\"epoch\""),
                     count_lines("whole/metrics.jsonl", "\"epoch\""));
}

static void test_signal_and_resume(void **state) {
    (void)state;
    assert_int_equal(run("train --data train.csv --epochs 40 --out whole"), 0);
    const int signals[2] = {SIGINT, SIGTERM};
    for (int i = 0; i < 2; i++) {
        assert_int_equal(system("rm -rf cut"), 0);
        const pid_t pid = start("train --data train.csv --epochs 40 --out cut");
        // Signals are caught from the first step on, so a first epoch says that they are.
        struct stat metrics = {0};
        while (stat("cut/metrics.jsonl", &metrics) != 0 || metrics.st_size == 0) usleep(500);
        kill(pid, signals[i]);
        const int code = finish(pid);
        if (code == 0) continue; // it was faster
        assert_int_equal(code, 128 + signals[i]);
        assert_says("stderr", "--resume goes on");
        assert_int_equal(run("train --data train.csv --epochs 40 --out cut --resume"), 0);
        assert_same_file("whole/model.safetensors", "cut/model.safetensors");
    }
}

static void test_more_epochs(void **state) {
    (void)state; // nothing in the fixture depends on how many epochs there are in all
    assert_int_equal(run("train --data train.csv --epochs 6 --out whole"), 0);
    assert_int_equal(run("train --data train.csv --epochs 2 --out part"), 0);
    assert_int_equal(run("train --data train.csv --epochs 6 --out part --resume"), 0);
    assert_same_file("whole/model.safetensors", "part/model.safetensors");
    assert_int_equal(count_lines("part/metrics.jsonl", "\"seconds\""), 6);
}

static void test_resume_refuses(void **state) {
    (void)state;
    assert_int_equal(run("train --data train.csv --epochs 2 --seed 3 --out a"), 0);
    assert_int_equal(run("train --data test.csv --epochs 2 --out a --resume"), EX_DATAERR);
    assert_int_equal(run("train --data train.csv --epochs 2 --seed 4 --out a --resume"), EX_USAGE);
    assert_int_equal(run("train --data train.csv --epochs 2 --out a --resume"), 0);
    assert_int_equal(run("train --data train.csv --epochs 2 --out new --resume"), 0);
    assert_int_equal(run("train --data train.csv --epochs 3 --lr 0.005 --out a --resume"), 0); // a rate may change
}

static void test_not_finite(void **state) {
    (void)state;
    assert_int_equal(run("train --data train.csv --epochs 2 --out a"), 0);
    assert_int_equal(system("cp -r a b"), 0);
    assert_int_equal(run("train --data train.csv --epochs 2 --lr 1e38 --out a"), EX_SOFTWARE);
    assert_says("stderr", "lower --lr");
    assert_says("stderr", "step ");
    assert_same_file("a/model.safetensors", "b/model.safetensors"); // not overwritten by rubbish
}

static void test_early_stop(void **state) {
    (void)state;
    model.training.validation = 0.3;
    model.training.early_stop = 2;
    model.training.optimizer.lr = 0.5; // too high: validation soon gets worse
    model.training.ema = 0;
    assert_int_equal(run("train --data train.csv --epochs 200 --out a"), 0);
    size_t n, best = 0;
    VaeRecord *r = vae_metrics_read("a/metrics.jsonl", &n);
    assert_true(n < 200);
    for (size_t i = 0; i < n; i++)
        if (r[i].valid_loss < r[best].valid_loss) best = i;
    assert_int_equal(best + 3, n); // two epochs without gain, then it stopped
    char epoch[32];
    snprintf(epoch, sizeof epoch, "\"epoch\":\"%zu\"", best + 1);
    size_t size;
    char *file = contents("a/model.safetensors", &size);
    assert_non_null(memmem(file, size, epoch, strlen(epoch)));
    vae_free(file);
    file = contents("a/last.safetensors", &size);
    snprintf(epoch, sizeof epoch, "\"epoch\":\"%zu\"", n);
    assert_non_null(memmem(file, size, epoch, strlen(epoch)));
    vae_free(file);
    vae_free(r);
    model.training.early_stop = 0; // without it there is one set of weights
    assert_int_equal(run("train --data train.csv --epochs 1 --out a"), 0);
    assert_int_equal(access("a/last.safetensors", F_OK), -1);
}

static void test_eval(void **state) {
    (void)state;
    assert_int_equal(run("train --data train.csv --epochs 30 --out a"), 0);
    assert_int_equal(run("eval --data test.csv --weights a --samples 200 --json"), 0);
    json_t *o = last_line("stdout");
    assert_int_equal((int)number(o, "rows"), 40);
    assert_true(number(o, "log_likelihood") >= number(o, "elbo"));
    assert_true(number(o, "log_likelihood") < number(o, "elbo") + 2);
    double kl = 0;
    const json_t *each = json_object_get(json_object_get(o, "kl_per_dimension"), "z");
    for (size_t k = 0; k < 2; k++) kl += json_number_value(json_array_get(each, k));
    assert_true(fabs(kl - number(o, "kl")) < 1e-4);
    const double elbo = number(o, "elbo");
    json_decref(o);
    assert_int_equal(run("eval --data test.csv --weights a --samples 200 --json --threads 3"), 0);
    o = last_line("stdout");
    assert_true(number(o, "elbo") == elbo);
    json_decref(o);
}

static void test_generate(void **state) {
    (void)state;
    // What is used is out/ and the model's name, wherever the last training wrote.
    assert_int_equal(run("train --data train.csv --epochs 5"), 0);
    assert_int_equal(run("train --data train.csv --epochs 1 --out elsewhere/a"), 0);
    assert_says("stderr", "to use them: --weights elsewhere/a");
    assert_int_equal(run("encode --data test.csv -o z.npy"), 0);
    assert_says("stderr", "weights: out/fixture/model.safetensors (epoch 5)");
    assert_int_equal(run("encode --data test.csv -o z2.npy --weights elsewhere/a"), 0);
    assert_says("stderr", "weights: elsewhere/a (epoch 1)");
    assert_int_equal(run("decode --latents z.npy -o d.npy"), 0);
    assert_int_equal(run("reconstruct --data test.csv -o r.npy"), 0);
    assert_same_file("d.npy", "r.npy");
    assert_int_equal(run("encode --data test.csv --logvar -o both.csv"), 0);
    VaeMatrix z = vae_matrix_read("z.npy", 2), both = vae_matrix_read("both.csv", 4);
    assert_int_equal(z.rows, 40);
    assert_true(fabsf(z.values[2 * 7 + 1] - both.values[4 * 7 + 1]) < 1e-5f);
    assert_int_equal(run("sample -n 3 --seed 9 -o few.npy"), 0);
    assert_int_equal(run("sample -n 20 --seed 9 -o many.npy --threads 3"), 0);
    VaeMatrix few = vae_matrix_read("few.npy", FIX_D), many = vae_matrix_read("many.npy", FIX_D);
    assert_int_equal(many.rows, 20);
    assert_memory_equal(few.values, many.values, 3 * FIX_D * sizeof(float));
    assert_int_equal(run("sample -n 10 -o s.png"), 0);
    assert_int_equal(run("reconstruct --data test.csv -o r.png --draw"), 0);
    vae_free(z.values);
    vae_free(both.values);
    vae_free(few.values);
    vae_free(many.values);
}

static void test_vectors(void **state) {
    (void)state;
    static const VaeStream vector[] = {
        {.name = "x", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = FIX_D, .width = FIX_D,
         .domain = VAE_DOMAIN_UNIT, .likelihood = "bernoulli"}};
    model.stream = vector;
    assert_int_equal(run("train --data train.csv --epochs 2 --out v"), 0);
    VaeMatrix x = vae_matrix_read("v/samples.csv", FIX_D);
    assert_int_equal(x.rows, 64);
    vae_free(x.values);
    assert_int_equal(run("sample --weights v -o s.png"), 0 + EX_USAGE);
}

static void test_init_and_grad(void **state) {
    (void)state;
    assert_int_equal(run("init --seed 5 -o i.safetensors"), 0);
    assert_int_equal(run("init --seed 5 -o j.safetensors"), 0);
    assert_same_file("i.safetensors", "j.safetensors");
    FILE *f = fopen("eps.csv", "w");
    fputs("0.1,-0.2\n1.5,0.3\n-0.7,0.9\n", f);
    fclose(f);
    assert_int_equal(run("grad --data train.csv --noise eps.csv --weights i.safetensors "
                         "-o g.safetensors --beta 0.25 --json"), 0);
    json_t *o = last_line("stdout");
    assert_true(fabs(number(o, "loss") - number(o, "reconstruction") - 0.25 * number(o, "kl")) <
                1e-5);
    json_decref(o);
    size_t n;
    char *file = contents("g.safetensors", &n);
    assert_non_null(memmem(file, n, "\"loss\"", 6));
    assert_non_null(memmem(file, n, "decoder.0.weight", 16));
    assert_null(memmem(file, n, "encoder.stat", 12));
    vae_free(file);
    assert_int_equal(run("grad --data train.csv --noise train.csv --weights i.safetensors "
                         "-o g.safetensors"), EX_DATAERR); // 16 wide, not 2
}

static void test_bench_and_info(void **state) {
    (void)state;
    assert_int_equal(run("bench --seconds 0.05 --json"), 0);
    json_t *o = last_line("stdout");
    assert_true(number(o, "us_per_step") > 0);
    json_decref(o);
    assert_int_equal(run("info --json"), 0);
    o = last_line("stdout");
    assert_int_equal((int)number(o, "parameters"), 85 + 2 * 12 + 48);
    json_decref(o);
}

static void test_usage(void **state) {
    (void)state;
    static const struct { const char *command; int code; const char *says; } c[] = {
        {"", EX_USAGE, "needs a command"},
        {"trian", EX_USAGE, "did you mean 'train'"},
        {"train", EX_USAGE, "needs --data"},
        {"train --data", EX_USAGE, "--data needs a value"},
        {"train --data x.csv --epoch 3", EX_USAGE, "did you mean '--epochs'"},
        {"train --data x.csv --epochs 0", EX_USAGE, "at least 1"},
        {"train --data x.csv --epochs 3x", EX_USAGE, "not '3x'"},
        {"train --data x.csv --lr -1", EX_USAGE, "above 0"},
        {"train --data x.csv --lr nan", EX_USAGE, "above 0"},
        {"train --data x.csv --seed -1", EX_USAGE, "whole number"},
        {"train --data x.csv extra", EX_USAGE, "'extra' is not an option"},
        {"train --data x.csv --epochs 3 --epochs 4", EX_USAGE, "twice"},
        {"train --data x.csv --resume=yes", EX_USAGE, "takes no value"},
        {"train --data missing.csv", EX_NOINPUT, "missing.csv"},
        {"eval --epochs 3", EX_USAGE, "'eval' has no option --epochs"},
        {"eval --data test.csv --weights nowhere", EX_NOINPUT, "nowhere"},
        {"sample -o x.gif --weights nowhere", EX_USAGE, ".png"},
        {"train --data train.csv --out /proc/none/x --epochs 1 -q", EX_CANTCREAT, "/proc/none"},
        {"gradcheck", EX_UNAVAILABLE, "double-precision"},
        {"--help", 0, NULL},
        {"train --help", 0, NULL},
        {"help eval", 0, NULL},
    };
    for (size_t i = 0; i < sizeof c / sizeof c[0]; i++) {
        const int code = run(c[i].command);
        if (code != c[i].code) fail_msg("'%s': exit %d, want %d", c[i].command, code, c[i].code);
        if (c[i].says) assert_says("stderr", c[i].says);
        else assert_says("stdout", "usage: ");
        if (c[i].says) assert_int_equal(count_lines("stderr", ""), 1);
    }
}

static void test_steps_allocate_nothing(void **state) {
    (void)state;
    VaeData d;
    VaeSession s;
    VaeTrainer t;
    everything_on();
    vae_data_make_up(&d, &model, 64, 1);
    vae_open_session(&s, &model, 2, true);
    vae_open_trainer(&t, &s, &model.training);
    vae_init_weights(&model, 1, s.state.param);
    const unsigned long before = vae_allocations;
    const size_t used = mallinfo2().uordblks;
    for (long step = 0; step < 50; step++) {
        const VaeInput in = {.data = vae_data_source(&d), .first = (size_t)(step % 8) * 8, .seed = 1,
                             .rng = VAE_RNG_TRAIN, .step = (uint32_t)step};
        vae_trainer_step(&t, &in, 8, step, 0.01);
    }
    assert_int_equal(vae_allocations, before);
    assert_int_equal(mallinfo2().uordblks, used);
    vae_close_trainer(&t);
    vae_close_session(&s);
    vae_data_close(&d);
}

int main(void) {
#define TEST(F) cmocka_unit_test_setup(F, fresh)
    const struct CMUnitTest tests[] = {
        TEST(test_steps_allocate_nothing), TEST(test_train_writes), TEST(test_learns),
        TEST(test_foreign_metrics),
        TEST(test_threads_change_no_bit), TEST(test_kill_and_resume),
        TEST(test_signal_and_resume), TEST(test_more_epochs), TEST(test_resume_refuses),
        TEST(test_not_finite), TEST(test_early_stop), TEST(test_eval), TEST(test_generate),
        TEST(test_vectors), TEST(test_init_and_grad), TEST(test_bench_and_info), TEST(test_usage),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
