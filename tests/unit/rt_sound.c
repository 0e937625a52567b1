// rt_sound.c -- sound files (data/sound.c): each way in which WAV holds samples, cut into windows; what is wrong with a file;
// and files that are written.
#include "data/sound.h"
#include "data/survey.h"
#include "rt_table.h"

enum { STEPS = 3 };
static const VaeStream tone = {.name = "x", .kind = VAE_SERIES, .height = STEPS, .width_px = 1, .channels = 1, .width = STEPS,
                               .domain = VAE_DOMAIN_ANY, .likelihood = "gaussian"};
static const VaeStream pair = {.name = "x", .kind = VAE_SERIES, .height = STEPS, .width_px = 1, .channels = 2, .width = 2 * STEPS,
                               .domain = VAE_DOMAIN_ANY, .likelihood = "gaussian"};

typedef struct Wav {
    unsigned format, channels, bits, rate;
    const void *samples;
    size_t size;  // of the samples, as is said
    size_t there; // of them
} Wav;

static uint8_t *put(uint8_t *at, size_t v, int bytes) {
    for (int i = 0; i < bytes; i++, v >>= 8) *at++ = (uint8_t)v;
    return at;
}

static const char *put_wav(const char *name, Wav w) {
    uint8_t file[256], *at = file;
    memcpy(at, "RIFF    WAVE" "LIST\3\0\0\0abc\0" "fmt ", 28); // a chunk of three bytes, and one to make them even
    const bool extensible = w.format == 0xfffe;
    at = put(at + 28, extensible ? 40 : 16, 4);
    at = put(at, w.format, 2), at = put(at, w.channels, 2), at = put(at, w.rate, 4);
    at = put(at, w.rate * w.channels * w.bits / 8, 4), at = put(at, w.channels * w.bits / 8, 2), at = put(at, w.bits, 2);
    if (extensible) at = put(at, 22, 2), at = put(at, w.bits, 2), at = put(at, 0, 4), at = put(at, 3, 2), at = put(at, 0, 14);
    memcpy(at, "data", 4);
    at = put(at + 4, w.size, 4);
    memcpy(at, w.samples, w.there);
    return rt_put(name, file, (size_t)(at - file) + w.there);
}

static VaeData open_sound(const VaeStream *s, const char *path, size_t limit) {
    const VaeModel m = {.name = "test", .stream = s, .n_streams = 1};
    VaeData d;
    vae_data_open(&d, &m, &path, 1, limit, 1);
    return d;
}

static void assert_sound(const VaeStream *s, const char *path, size_t limit, size_t rows, const float *want) {
    const VaeModel m = {.name = "test", .stream = s, .n_streams = 1};
    VaeData d = open_sound(s, path, limit);
    assert_int_equal(d.rows, rows);
    assert_int_equal(d.stream[0].rate, 8000);
    for (size_t i = 0; i < rows * (size_t)s->width; i++) {
        float row[2 * STEPS];
        vae_data_row(&d, &m, 0, i / (size_t)s->width, row);
        const float got = row[i % (size_t)s->width];
        if (got != want[i] && !(isnan(got) && isnan(want[i])))
            fail_msg("%s: sample %zu is %.9g, not %.9g", path, i, (double)got, (double)want[i]);
    }
    vae_data_close(&d);
}

static const float whole[] = {-1, -0.5f, 0, 0.25f, NAN, NAN}; // four samples in two windows
static const float floats[] = {-1, -0.5f, 0, 0.25f};
static const double doubles[] = {-1, -0.5, 0, 0.25};

static void reads_every_kind_of_sample(void **state) {
    (void)state;
    static const struct {
        const char *name;
        Wav wav;
    } kind[] = {
        {"8.wav", {1, 1, 8, 8000, "\x00\x40\x80\xa0", 4, 4}},
        {"16.wav", {1, 1, 16, 8000, "\x00\x80\x00\xc0\x00\x00\x00\x20", 8, 8}},
        {"24.wav", {1, 1, 24, 8000, "\x00\x00\x80\x00\x00\xc0\x00\x00\x00\x00\x00\x20", 12, 12}},
        {"32.wav", {1, 1, 32, 8000, "\x00\x00\x00\x80\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x00\x20", 16, 16}},
        {"float.wav", {3, 1, 32, 8000, floats, 16, 16}},
        {"double.wav", {3, 1, 64, 8000, doubles, 32, 32}},
        {"extensible.wav", {0xfffe, 1, 32, 8000, floats, 16, 16}},
    };
    for (size_t k = 0; k < sizeof kind / sizeof *kind; k++) assert_sound(&tone, put_wav(kind[k].name, kind[k].wav), 0, 2, whole);
    const float two[] = {-1, -0.5f, 0, 0.25f, NAN, NAN}; // two frames of two channels
    assert_sound(&pair, put_wav("pair.wav", (Wav){3, 2, 32, 8000, floats, 16, 16}), 0, 1, two);
    uint8_t file[200]; // what programs put behind the samples is none
    size_t n;
    uint8_t *wav = vae_file_read(put_wav("more.wav", (Wav){3, 1, 32, 8000, floats, 16, 16}), sizeof file, &n);
    memcpy(file, wav, n), memcpy(file + n, "LIST\4\0\0\0soft", 12);
    vae_free(wav);
    assert_sound(&tone, rt_put("more.wav", file, n + 12), 0, 2, whole);
}

// The files of a folder one behind the other, each in windows of its own.
static void reads_folders(void **state) {
    (void)state;
    mkdir(rt_path("all"), 0777);
    put_wav("all/b.wav", (Wav){3, 1, 32, 8000, floats + 2, 8, 8});
    put_wav("all/a.wav", (Wav){3, 1, 32, 8000, floats, 16, 16});
    const float want[] = {-1, -0.5f, 0, 0.25f, NAN, NAN, 0, 0.25f, NAN};
    for (size_t limit = 0; limit <= 3; limit++) assert_sound(&tone, rt_path("all"), limit, limit ? limit : 3, want);
}

typedef struct Try {
    const VaeStream *stream;
    const char *path;
} Try;

static void try_sound(const void *arg) {
    const Try *t = arg;
    open_sound(t->stream, t->path, 0);
}

static void refuse_sound(const VaeStream *s, const char *path, const char *says) {
    const Try t = {s, path};
    rt_dies(path, try_sound, &t, EX_DATAERR, says);
}

static void try_no_stream(const void *path) {
    DataTable t;
    vae_data_read(&t, path, NULL, 0);
}

static void refuses_what_is_wrong(void **state) {
    (void)state;
    refuse_sound(&tone, rt_put("short.wav", B("RIFF    ")), "it is no WAVE file");
    refuse_sound(&tone, rt_put("avi.wav", B("RIFF    AVI junk")), "it is no WAVE file");
    refuse_sound(&tone, rt_put("cut.wav", B("RIFF    WAVEfmt \x10\0\0\0\1\0\1\0")), "its format is cut short");
    refuse_sound(&tone, rt_put("order.wav", B("RIFF    WAVEdata\2\0\0\0ab")), "its samples stand before their format");
    refuse_sound(&tone, rt_put("other.wav", B("RIFF    WAVELIST\2\0\0\0ab")), "it has no format");
    refuse_sound(&tone, rt_put("long.wav", B("RIFF    WAVELIST\7\0\0\0ab")), "it has no format");
    refuse_sound(&tone, rt_put("form.wav", B("RIFF    WAVEfmt \x10\0\0\0\xfe\xff\1\0\x40\x1f\0\0\0\0\0\0\2\0\x10\0")), "WAV of format 65534 with 16 bits: ");
    refuse_sound(&tone, rt_put("none.wav", B("RIFF    WAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\0\0\0\0\2\0\x10\0")), "it has no samples");
    const char four[4] = {0};
    refuse_sound(&tone, put_wav("channels.wav", (Wav){1, 0, 16, 8000, four, 4, 4}), "it has no channels");
    refuse_sound(&tone, put_wav("rate.wav", (Wav){1, 1, 16, 0, four, 4, 4}), "its rate is 0");
    refuse_sound(&tone, put_wav("law.wav", (Wav){7, 1, 8, 8000, four, 4, 4}), "WAV of format 7 with 8 bits: ");
    refuse_sound(&tone, put_wav("half.wav", (Wav){3, 1, 16, 8000, four, 4, 4}), "WAV of format 3 with 16 bits: ");
    refuse_sound(&tone, put_wav("odd.wav", (Wav){1, 1, 24, 8000, four, 4, 4}), "its samples do not make whole frames");
    refuse_sound(&tone, put_wav("early.wav", (Wav){1, 1, 16, 8000, four, 9, 4}),
                 "truncated: its header asks for 9 bytes of samples, the file has 4");
    refuse_sound(&tone, put_wav("silent.wav", (Wav){1, 1, 16, 8000, four, 0, 0}), "there is no sound in it");
    refuse_sound(&tone, put_wav("two.wav", (Wav){1, 2, 16, 8000, four, 4, 4}), "2 channels, but data x: series(3, 1) has 1");
    refuse_sound(&pair, put_wav("one.wav", (Wav){1, 1, 16, 8000, four, 4, 4}), "1 channel, but data x: series(3, 2) has 2");
    rt_dies("no stream", try_no_stream, rt_path("two.wav"), EX_DATAERR, "two.wav: is sound, which is for data that are series\n");
    mkdir(rt_path("rates"), 0777);
    put_wav("rates/a.wav", (Wav){1, 1, 16, 8000, four, 4, 4});
    put_wav("rates/b.wav", (Wav){1, 1, 16, 8001, four, 4, 4});
    refuse_sound(&tone, rt_path("rates"), "b.wav: 8001 frames a second, and the file before it has 8000");
    const char *turned = put_npy("turned.npy", 1, "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2, 3), }", whole, 24);
    refuse_sound(&pair, turned, "rows have the shape [2, 3], channels first; data x: series(3, 2) needs [steps, channels]");
}

static void try_survey(const void *path) { vae_data_survey_sound(&(DataSurvey){0}, path, STEPS); }

// Before there is a model: how much sound there is. And a rate that is not that of training.
static void looks_at_sound(void **state) {
    (void)state;
    DataSurvey v = {0};
    vae_data_survey_sound(&v, rt_path("all"), STEPS);
    assert_int_equal(v.files, 2);
    assert_int_equal(v.frames, 6);
    assert_int_equal(v.rows, 3);
    assert_int_equal(v.rate, 8000);
    mkdir(rt_path("mixed"), 0777);
    put_wav("mixed/a.wav", (Wav){3, 1, 32, 8000, floats, 16, 16});
    put_wav("mixed/b.wav", (Wav){3, 2, 32, 8000, floats, 16, 16});
    rt_dies("mixed", try_survey, rt_path("mixed"), EX_DATAERR,
            "b.wav: 2 channels at 8000 frames a second, and the files before it have 1 at 8000");
    put_wav("mixed/b.wav", (Wav){3, 1, 32, 8001, floats, 16, 16});
    rt_dies("mixed", try_survey, rt_path("mixed"), EX_DATAERR, "b.wav: 1 channel at 8001 frames a second, and the files before it have 1 at 8000");
    rt_dies("silent.wav", try_survey, rt_path("silent.wav"), EX_DATAERR, "there is no sound in it");
    const Try t = {&tone, rt_path("float.wav")};
    char said[400];
    vae_how_of("x")->trained_rate = 16000;
    assert_int_equal(rt_run(try_sound, &t, said, sizeof said), 0);
    vae_how_forget();
    assert_non_null(strstr(said, "8000 frames a second, but data x had 16000 in training"));
}

// 16 bits: what is beyond them is cut off, the end of a row is left out, and a gap within is silence.
static void writes_what_it_reads(void **state) {
    (void)state;
    const double row[] = {-3, 0.5, 2, -0.25, NAN, NAN, NAN, 0.25, NAN};
    const float want[] = {-1, 0.5f, 32767.0f / 32768, -0.25f, 0, 0.25f};
    VaeData like = open_sound(&tone, put_wav("like.wav", (Wav){3, 1, 32, 8000, floats, 16, 16}), 0);
    vae_guard_forget();
    vae_sound_write(rt_path("out.wav"), &tone, &like, 0, row, 3);
    vae_data_close(&like);
    vae_guard_forget();
    assert_sound(&tone, rt_path("out.wav"), 0, 2, want);
    const VaeModel m = {.name = "test", .stream = &tone, .n_streams = 1}; // as rows that are like those of a file
    static const uint8_t changed[9] = {1, 1, 1, 1, 1, 1, 1, 1, 1};
    like = open_sound(&tone, rt_path("like.wav"), 0);
    const VaeRowsLike rows = {.data = &like, .n = 3, .changed = changed, .values = row};
    vae_guard_forget();
    vae_rows_like(rt_path("like_out.wav"), &m, &rows);
    vae_data_close(&like);
    vae_guard_forget();
    assert_sound(&tone, rt_path("like_out.wav"), 0, 2, want);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_kind_of_sample), cmocka_unit_test(reads_folders), cmocka_unit_test(refuses_what_is_wrong),
        cmocka_unit_test(looks_at_sound), cmocka_unit_test(writes_what_it_reads),
    };
    return cmocka_run_group_tests(tests, rt_make_dir, rt_remove_all);
}
