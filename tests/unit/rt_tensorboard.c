// rt_tensorboard.c -- event files read back by a reader of its own: frames, both checksums of each,
// and the protobuf inside, held against metrics.jsonl.
#include "fixture_model.h"

#include "rt_die.h"

#include "commands/commands.h"

#include <dirent.h>

// ---------------------------------------------------------------- reading

// Bit by bit, most significant first, on the polynomial as it is printed (iSCSI, RFC 3720); the
// writer has a table of the reversed one.
static uint8_t reversed8(uint8_t b) {
    uint8_t r = 0;
    for (int i = 0; i < 8; i++) r |= (uint8_t)((b >> i & 1) << (7 - i));
    return r;
}

static uint32_t checksum(const uint8_t *p, size_t n) {
    uint32_t crc = 0xffffffff, reversed = 0;
    for (size_t i = 0; i < n; i++) {
        crc ^= (uint32_t)reversed8(p[i]) << 24;
        for (int bit = 0; bit < 8; bit++) crc = crc >> 31 ? crc << 1 ^ 0x1edc6f41 : crc << 1;
    }
    for (int i = 0; i < 32; i++) reversed |= (crc >> i & 1) << (31 - i);
    return ~reversed;
}

static uint32_t unmask(uint32_t masked) {
    const uint32_t turned = masked - 0xa282ead8;
    return turned << 15 | turned >> 17;
}

typedef struct Part { // of a message: the bytes of a field, or its number
    const uint8_t *p;
    size_t n;
    uint64_t number;
    int kind;
} Part;

static uint64_t varint(const uint8_t **p, const uint8_t *end) {
    uint64_t v = 0;
    for (int shift = 0;; shift += 7) {
        assert_true(*p < end && shift < 64);
        v |= (uint64_t)(**p & 127) << shift;
        if (*(*p)++ < 128) return v;
    }
}

// The k-th field of this number; false if there is none. Walks the whole message.
static bool field(Part m, int number, int k, Part *out) {
    const uint8_t *p = m.p, *end = m.p + m.n;
    bool found = false;
    while (p < end) {
        const uint64_t key = varint(&p, end);
        Part f = {.kind = (int)(key & 7)};
        if (f.kind == 0) {
            f.number = varint(&p, end);
        } else {
            f.n = f.kind == 1 ? 8 : f.kind == 5 ? 4 : f.kind == 2 ? varint(&p, end) : SIZE_MAX;
            assert_true(f.n <= (size_t)(end - p));
            f.p = p;
            p += f.n;
        }
        if ((int)(key >> 3) == number && k-- == 0) {
            *out = f;
            found = true;
        }
    }
    assert_ptr_equal(p, end);
    return found;
}

typedef struct Event {
    uint64_t step;
    bool version, start;
    Part summary; // n == 0: none
} Event;

enum { MOST = 200 };
static uint8_t *file;
static Event event[MOST];
static int n_events;

static uint64_t little(const uint8_t *p, int n) {
    uint64_t v = 0;
    for (int i = 0; i < n; i++) v |= (uint64_t)p[i] << 8 * i;
    return v;
}

// Every record of a file; all of them must be whole and sound.
static void read_events(const char *path) {
    size_t n;
    vae_free(file);
    file = vae_file_read(path, 1 << 24, &n);
    n_events = 0;
    for (size_t at = 0; at < n;) {
        assert_true(n - at >= 16);
        const uint64_t length = little(file + at, 8);
        assert_int_equal(unmask((uint32_t)little(file + at + 8, 4)), checksum(file + at, 8));
        assert_true(length <= n - at - 16);
        const Part m = {.p = file + at + 12, .n = (size_t)length};
        assert_int_equal(unmask((uint32_t)little(m.p + m.n, 4)), checksum(m.p, m.n));
        Event *e = &event[n_events++];
        assert_true(n_events < MOST);
        *e = (Event){0};
        Part f, status;
        double seconds;
        assert_true(field(m, 1, 0, &f) && f.kind == 1);
        memcpy(&seconds, f.p, sizeof seconds);
        assert_true(fabs(seconds - (double)time(NULL)) < 1000);
        assert_true(field(m, 2, 0, &f) && f.kind == 0);
        e->step = f.number;
        e->version = field(m, 3, 0, &f) && f.n == 13 && !memcmp(f.p, "brain.Event:2", 13);
        e->start = field(m, 7, 0, &f) && field(f, 1, 0, &status) && status.number == 1;
        field(m, 5, 0, &e->summary);
        at += 16 + length;
    }
}

// A value of an event by its tag.
static bool value(const Event *e, const char *tag, Part *out) {
    Part v, t;
    for (int k = 0; e->summary.n && field(e->summary, 1, k, &v); k++)
        if (field(v, 1, 0, &t) && t.n == strlen(tag) && !memcmp(t.p, tag, t.n)) {
            *out = v;
            return true;
        }
    return false;
}

static bool scalar(const Event *e, const char *tag, float *out) {
    Part v, f;
    if (!value(e, tag, &v)) return false;
    assert_true(field(v, 2, 0, &f) && f.kind == 5);
    memcpy(out, f.p, sizeof *out);
    return true;
}

// ---------------------------------------------------------------- writing

static void train(const void *words) {
    char line[500], *argv[40], *save = NULL;
    int argc = 0;
    snprintf(line, sizeof line, "fixture train --quiet --out %s/out --tensorboard %s/board %s",
             rt_dir, rt_dir, (const char *)words);
    for (char *w = strtok_r(line, " ", &save); w; w = strtok_r(NULL, " ", &save)) argv[argc++] = w;
    argv[argc] = NULL;
    _exit(vae_main(argc, argv, &vae_model, NULL));
}

static void run(const char *words) {
    char said[4096];
    const int code = rt_run(train, words, said, sizeof said);
    if (code != 0) fail_msg("train %s: exit %d, %s", words, code, said);
}

// The files in the directory in order of their names.
static int is_event_file(const struct dirent *e) {
    return strncmp(e->d_name, "events.out.tfevents.", 20) == 0;
}

static void read_file(int number, int of) {
    struct dirent **e;
    const int n = scandir(rt_path("board"), &e, is_event_file, alphasort);
    assert_int_equal(n, of);
    char path[600];
    snprintf(path, sizeof path, "%s/board/%s", rt_dir, e[number]->d_name);
    for (int i = 0; i < n; i++) free(e[i]);
    free(e);
    read_events(path);
}

// ---------------------------------------------------------------- tests

static void checksums_are_right(void **state) {
    (void)state;
    uint8_t bytes[32];
    assert_int_equal(checksum((const uint8_t *)"123456789", 9), 0xe3069283);
    for (int i = 0; i < 32; i++) bytes[i] = 0; // RFC 3720, B.4
    assert_int_equal(checksum(bytes, 32), 0x8a9136aa);
    for (int i = 0; i < 32; i++) bytes[i] = (uint8_t)i;
    assert_int_equal(checksum(bytes, 32), 0x46dd794e);
}

static void curves_and_pictures(void **state) {
    (void)state;
    run("--data shapes:50 --valid shapes:20 --epochs 3 --log-every 2");
    read_file(0, 1);
    assert_true(event[0].version);
    assert_true(event[1].start && event[1].step == 1);
    size_t n;
    VaeRecord *r = vae_metrics_read(rt_path("out/metrics.jsonl"), &n);
    assert_int_equal(n, 3);
    int epochs = 0, steps = 0, samples = 0, pairs = 0;
    for (int i = 2; i < n_events; i++) {
        float x;
        Part v, image, f;
        if (scalar(&event[i], "loss/train", &x)) {
            const VaeRecord *want = &r[epochs++];
            assert_int_equal(event[i].step, want->step);
            const struct {
                const char *tag;
                double value;
            } all[] = {{"loss/train", want->loss},
                       {"reconstruction/train", want->reconstruction},
                       {"kl/train", want->kl},
                       {"elbo/train", want->elbo},
                       {"loss/valid", want->valid_loss},
                       {"reconstruction/valid", want->valid_reconstruction},
                       {"kl/valid", want->valid_kl},
                       {"elbo/valid", want->valid_elbo},
                       {"schedule/beta", want->beta},
                       {"schedule/lr", want->lr},
                       {"active_units", want->active_units}};
            for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
                assert_true(scalar(&event[i], all[k].tag, &x));
                if (!(fabs((double)x - all[k].value) <= 1e-6 * fabs(all[k].value)))
                    fail_msg("%s: got %g, want %g", all[k].tag, (double)x, all[k].value);
            }
            assert_true(scalar(&event[i], "samples_per_second", &x) && x > 0);
        } else if (scalar(&event[i], "loss/step", &x)) {
            steps++;
            assert_int_equal(event[i].step, 2 * steps);
            assert_true(isfinite(x));
        } else if (value(&event[i], "samples", &v) || value(&event[i], "reconstructions", &v)) {
            assert_true(field(v, 4, 0, &image) && field(image, 4, 0, &f));
            assert_memory_equal(f.p, "\x89PNG", 4);
            samples += value(&event[i], "samples", &v);
            pairs += value(&event[i], "reconstructions", &v);
            Part height, width;
            assert_true(field(image, 1, 0, &height) && field(image, 2, 0, &width));
            assert_int_equal(f.p[22] << 8 | f.p[23], height.number);
            assert_int_equal(f.p[18] << 8 | f.p[19], width.number);
            assert_int_equal(event[i].step, 21);
        } else fail_msg("event %d is of no known sort", i);
    }
    assert_int_equal(epochs, 3);
    assert_int_equal(steps, 10); // of 21
    assert_true(samples == 1 && pairs == 1);
    vae_free(r);
}

// A resumed run says from which step on it counts, and no epoch is there twice.
static void resuming(void **state) {
    (void)state;
    float x;
    run("--data shapes:50 --epochs 2");
    run("--data shapes:50 --epochs 2 --resume"); // nothing left to do
    sleep(1);                                    // names have seconds in them
    run("--data shapes:50 --epochs 4 --resume");
    read_file(2, 3);
    assert_true(event[0].version);
    assert_true(event[1].start);
    assert_int_equal(event[1].step, 15); // 14 steps were done
    int epochs = 0;
    for (int i = 2; i < n_events; i++)
        if (scalar(&event[i], "loss/train", &x))
            assert_int_equal(event[i].step, 7 * (3 + epochs++));
    assert_int_equal(epochs, 2);
}

static void refuses(void **state) {
    (void)state;
    char said[1000], words[200];
    rt_put("file", "x", 1);
    snprintf(words, sizeof words, "--data shapes:50 --epochs 1 --tensorboard %s/file", rt_dir);
    assert_int_equal(rt_run(train, words, said, sizeof said), EX_USAGE); // given twice
    const char *command = "rm -rf %s/board && touch %s/board";
    snprintf(words, sizeof words, command, rt_dir, rt_dir);
    assert_int_equal(system(words), 0);
    rt_dies("a file", train, "--data shapes:50 --epochs 1", EX_CANTCREAT, "board");
}

static int fresh(void **state) {
    (void)state;
    char command[100];
    snprintf(command, sizeof command, "rm -rf %s/board %s/out", rt_dir, rt_dir);
    return system(command);
}

// The last --out is remembered in out/: not in the caller's directory.
static int setup(void **state) { return rt_make_dir(state) || chdir(rt_dir); }

static int teardown(void **state) {
    vae_free(file);
    return chdir("/") || rt_remove_all(state);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(checksums_are_right),
        cmocka_unit_test_setup(curves_and_pictures, fresh),
        cmocka_unit_test_setup(resuming, fresh),
        cmocka_unit_test_setup(refuses, fresh),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
