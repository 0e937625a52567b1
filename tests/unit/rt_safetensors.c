// rt_safetensors.c -- weights: written as the format says, read back to the same bits whatever the
// kernels' layout, and refused by name when anything is wrong.
#include "rt_die.h"

#include <math.h>

// a: saved [2, 3], kept transposed as [3, 2] with a row stride of 4 (another tensor between).
// b: one number for each of 2, inside the gaps of a.  s: a running statistic.
static const VaeTensor tensors[] = {
    {.name = "encoder.0.weight",
     .rank = 2,
     .dim = {2, 3},
     .stride = {1, 4},
     .offset = 0,
     .trained = true},
    {.name = "encoder.0.bias", .rank = 1, .dim = {2}, .stride = {1}, .offset = 2, .trained = true},
    {.name = "encoder.1.running", .rank = 1, .dim = {2}, .stride = {1}, .offset = 16},
};
static const VaeModel model = {
    .name = "test", .n_param = 16, .n_state = 16, .tensor = tensors, .n_tensors = 3};

static void fill(float *flat) {
    memset(flat, 0, 32 * sizeof *flat);
    for (int i = 0; i < 3; i++)
        for (int o = 0; o < 2; o++) flat[4 * i + o] = (float)(10 * o + i);
    flat[2] = 100, flat[3] = 101;
    flat[16] = 7, flat[17] = 8;
}

static uint64_t header_length(const unsigned char *file) {
    uint64_t n;
    memcpy(&n, file, 8);
    return n;
}

static void goes_both_ways(void **state) {
    (void)state;
    float flat[32], back[32] = {0};
    fill(flat);
    const char *metadata[] = {"format", "pt", "note", "a \"quote\", a \\ and a\ntab\t", NULL};
    vae_weights_write(rt_path("w"), &model, flat, true, metadata, NULL, 0);
    vae_weights_read(rt_path("w"), &model, back);
    assert_memory_equal(flat, back, sizeof flat);

    size_t n;
    unsigned char *file = vae_file_read(rt_path("w"), 10000, &n);
    uint64_t length = header_length(file);
    assert_int_equal(length % 8, 0);
    assert_int_equal(n, 8 + length + 10 * 4);
    const float saved[] = {0, 1, 2, 10, 11, 12, 100, 101, 7, 8};
    assert_memory_equal(file + 8 + length, saved, sizeof saved);
    vae_free(file);
    assert_int_equal(mkdir(rt_path("run"), 0700), 0);
    vae_weights_write(rt_path("run/model.safetensors"), &model, flat, true, NULL, NULL, 0);
    memset(back, 0, sizeof back);
    vae_weights_read(rt_path("run"), &model, back); // a directory stands for the file in it
    assert_memory_equal(flat, back, sizeof flat);
}

static void writes_gradients(void **state) {
    (void)state;
    float flat[32];
    const float loss = 1.5f;
    fill(flat);
    const VaeExtra extra[] = {{.name = "loss", .rank = 0, .values = &loss}};
    unsigned long before = vae_allocations;
    vae_weights_write(rt_path("g"), &model, flat, false, NULL, extra, 1);
    assert_int_equal(vae_allocations, before);
    size_t n;
    char *file = vae_file_read(rt_path("g"), 10000, &n);
    uint64_t length = header_length((unsigned char *)file);
    const char *want = "{\"encoder.0.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":"
                       "[0,24]},\"encoder.0.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets"
                       "\":[24,32]},\"loss\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":"
                       "[32,36]}}";
    assert_memory_equal(file + 8, want, strlen(want));
    assert_int_equal(n, 8 + length + 36);
    assert_memory_equal(file + n - 4, &loss, 4);
    vae_free(file);
}

static void reads_any_order(void **state) {
    (void)state;
    const char *header = "{\"encoder.1.running\":{\"data_offsets\":[0,8],\"shape\":[2],\"dtype\":"
                         "\"F32\"},\"encoder.0.bias\":{\"dtype\":\"F32\",\"shape\":[2],"
                         "\"data_offsets\":[8,16]},\"__metadata__\":{\"a\":\"b\"},"
                         "\"encoder.0.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":"
                         "[16,40]}}";
    const float data[] = {7, 8, 100, 101, 0, 1, 2, 10, 11, 12};
    unsigned char file[1000];
    uint64_t length = strlen(header); // not padded: legal, and leaves the data unaligned
    memcpy(file, &length, 8);
    memcpy(file + 8, header, length);
    memcpy(file + 8 + length, data, sizeof data);
    float flat[32], back[32] = {0};
    fill(flat);
    vae_weights_read(rt_put("o", file, 8 + length + sizeof data), &model, back);
    assert_memory_equal(flat, back, sizeof flat);
}

// ---------------------------------------------------------------- what must be refused

static void try_read(const void *path) {
    float flat[32];
    vae_weights_read(path, &model, flat);
}

static const char *put_weights(const char *header, const float *data, size_t n_bytes) {
    static unsigned char file[4096];
    uint64_t length = strlen(header);
    memcpy(file, &length, 8);
    memcpy(file + 8, header, length);
    memcpy(file + 8 + length, data, n_bytes);
    return rt_put("bad.safetensors", file, 8 + length + n_bytes);
}

#define T(name, dtype, shape, from, to)                                                            \
    "\"" name "\":{\"dtype\":\"" dtype "\",\"shape\":" shape ",\"data_offsets\":[" from "," to "]" \
                                                                                               "}"
#define WEIGHT T("encoder.0.weight", "F32", "[2,3]", "0", "24")
#define BIAS T("encoder.0.bias", "F32", "[2]", "24", "32")
#define RUNNING T("encoder.1.running", "F32", "[2]", "32", "40")

static void refuses_headers(void **state) {
    (void)state;
    static const struct {
        const char *header, *says;
    } bad[] = {
        {"", "header, byte 0"},
        {"[]", "the header is not a JSON object"},
        {" {}", "the header is not a JSON object"},
        {"{", "header, byte 1"},
        {"{}}", "end of file expected"},
        {"{} x", "end of file expected"},
        {"{\"a\":\"\xff\"}", "unable to decode byte 0xff"},
        {"{}", "tensor encoder.0.weight of the model is missing"},
        {"{" WEIGHT "," BIAS "}", "tensor encoder.1.running of the model is missing"},
        {"{" WEIGHT "," WEIGHT "," BIAS "," RUNNING "}", "duplicate object key"},
        {"{" T("encoder.0.wieght", "F32", "[2,3]", "0", "24") "," BIAS "," RUNNING "}",
         "did the file mean it by encoder.0.wieght?"},
        {"{" WEIGHT "," BIAS "," RUNNING "," T("encoder.0.biass", "F32", "[]", "40", "44") "}",
         "the model has no tensor encoder.0.biass; did you mean encoder.0.bias?"},
        {"{" WEIGHT "," BIAS "," RUNNING "," T("z\\u001b[2J", "F32", "[]", "40", "44") "}",
         "the model has no tensor z?[2J"},
        {"{\"__metadata__\":{\"a\":\"b\"},\"__metadata__\":{\"a\":\"b\"}," WEIGHT "," BIAS "," RUNNING "}", "duplicate object key"},
        {"{\"__metadata__\":{\"a\":1}," WEIGHT "," BIAS "," RUNNING "}", "object of strings"},
        {"{\"__metadata__\":\"a\"," WEIGHT "," BIAS "," RUNNING "}", "object of strings"},
        {"{\"encoder.0.weight\":3," BIAS "," RUNNING "}", "its description is not an object"},
        {"{\"encoder.0.weight\":{\"dtype\":\"F32\",\"shape\":[2,3]}," BIAS "," RUNNING "}",
         "must have exactly"},
        {"{\"encoder.0.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24],\"x\":1}"
         "," BIAS "," RUNNING "}",
         "must have exactly"},
        {"{\"encoder.0.weight\":{\"dtype\":32,\"shape\":[2,3],\"data_offsets\":[0,24]}," BIAS
         "," RUNNING "}",
         "must have exactly"},
        {"{" T("encoder.0.weight", "F16", "[2,3]", "0", "12") "," BIAS "," RUNNING "}",
         "tensor encoder.0.weight has type F16; only F32"},
        {"{" T("encoder.0.weight", "F32", "[3,2]", "0", "24") "," BIAS "," RUNNING "}",
         "tensor encoder.0.weight has shape [3, 2], but the model's is [2, 3]"},
        {"{" T("encoder.0.weight", "F32", "[6]", "0", "24") "," BIAS "," RUNNING "}",
         "has shape [6], but"},
        {"{" T("encoder.0.weight", "F32", "[4294967298,3]", "0", "24") "," BIAS "," RUNNING "}",
         "has shape [4294967298, 3], but"},
        {"{" T("encoder.0.weight", "F32", "[2.0,3]", "0", "24") "," BIAS "," RUNNING "}",
         "shape is not a list of whole numbers"},
        {"{" T("encoder.0.weight", "F32", "\"2,3\"", "0", "24") "," BIAS "," RUNNING "}",
         "shape is not a list of whole numbers"},
        {"{" T("encoder.0.weight", "F32", "[2,3,1]", "0", "24") "," BIAS "," RUNNING "}", "has shape [2, 3, 1], but"},
        {"{" T("encoder.0.weight", "F32", "[1111111111111111111,1111111111111111111,1111111111111111111,1111111111111111111,1111111111111111111,"
           "1111111111111111111,1111111111111111111,1111111111111111111,1111111111111111111]", "0", "24") "," BIAS "," RUNNING "}", "has shape [1111111111111111111, 11"},
        {"{\"encoder.0.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":3}," BIAS "," RUNNING "}", "data_offsets must be"},
        {"{\"encoder.0.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[]}," BIAS "," RUNNING "}", "data_offsets must be"},
        {"{\"encoder.0.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[\"0\",24]}," BIAS "," RUNNING "}", "data_offsets must be"},
        {"{\"encoder.0.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0]}," BIAS "," RUNNING "}", "data_offsets must be"},
        {"{\"encoder.0.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,2.5]}," BIAS "," RUNNING "}", "data_offsets must be"},
        {"{\"encoder.0.weight\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[2,3]}," BIAS "," RUNNING "}", "must have exactly"},
        {"{" WEIGHT "," BIAS "," RUNNING "," T("a.name.that.is.longer.than.any.of.the.model.and.longer.than.a.line.has.room.for.it", "F32", "[]", "40", "44") "}",
         "the model has no tensor a.name.that.is.longer.than.any.of.the.model.and.longer.than.a.line.has.room."},
        {"{" T("a.name.that.is.longer.than.any.of.the.model.and.longer.than.a.line.has.room.for.it", "F32", "[2,3]", "0", "24") "," BIAS "," RUNNING "}",
         "tensor encoder.0.weight of the model is missing\n"},
        {"{" T("encoder.0.weight", "F32", "[2,3]", "-24", "0") "," BIAS "," RUNNING "}",
         "data_offsets must be"},
        {"{" T("encoder.0.weight", "F32", "[2,3]", "24", "0") "," BIAS "," RUNNING "}",
         "data_offsets must be"},
        {"{" T("encoder.0.weight", "F32", "[2,3]", "0", "24,24") "," BIAS "," RUNNING "}",
         "data_offsets must be"},
        {"{" T("encoder.0.weight", "F32", "[2,3]", "0", "99999999999999999999") "}",
         "too big integer"},
        {"{" T("encoder.0.weight", "F32", "[2,3]", "0", "9223372036854775807") "," BIAS "," RUNNING
                                                                               "}",
         "its data end at byte 9223372036854775807, the file's at 40"},
        {"{" T("encoder.0.weight", "F32", "[2,3]", "0", "20") "," BIAS "," RUNNING "}",
         "has 20 bytes of data, its shape needs 24"},
        {"{" WEIGHT "," T("encoder.0.bias", "F32", "[2]", "20", "28") "," RUNNING "}",
         "overlap or leave a hole at byte 24"},
        {"{" WEIGHT "," RUNNING "," T("encoder.0.bias", "F32", "[2]", "32", "40") "}",
         "overlap or leave a hole at byte 24"},
    };
    const float data[10] = {0};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        rt_dies(bad[i].says, try_read, put_weights(bad[i].header, data, sizeof data), EX_DATAERR,
                bad[i].says);
}

static void refuses_data(void **state) {
    (void)state;
    const char *header = "{" WEIGHT "," BIAS "," RUNNING "}";
    float data[11] = {0};
    rt_dies("extra", try_read, put_weights(header, data, 41), EX_DATAERR, "1 extra bytes");
    data[4] = NAN;
    rt_dies("nan", try_read, put_weights(header, data, 40), EX_DATAERR,
            "encoder.0.weight[1,1] is nan, which is not finite");
    data[4] = 0, data[9] = -INFINITY;
    rt_dies("inf", try_read, put_weights(header, data, 40), EX_DATAERR,
            "encoder.1.running[1] is -inf");
    rt_dies("missing", try_read, rt_path("none"), EX_NOINPUT, "No such file");
    rt_dies("empty directory", try_read, rt_dir, EX_NOINPUT, "model.safetensors");
    unsigned char lengths[][12] = {{255, 255, 255, 255, 255, 255, 255, 255, '{', '}'},
                                   {1, 0, 64, 6, 0, 0, 0, 0, '{', '}'},
                                   {3, 0, 0, 0, 0, 0, 0, 0, '{', '}'}};
    for (int i = 0; i < 3; i++)
        rt_dies("length", try_read, rt_put("len", lengths[i], 10), EX_DATAERR,
                "truncated or not safetensors");
    // Longer than any file of this model: refused before it is read.
    FILE *f = fopen(rt_put("sparse", "x", 1), "r+");
    assert_int_equal(ftruncate(fileno(f), (off_t)1 << 40), 0);
    fclose(f);
    rt_dies("sparse", try_read, rt_path("sparse"), EX_DATAERR, "longer than");
    // Deep nesting must not overflow the stack.
    char deep[3000] = "{\"a\":";
    memset(deep + 5, '[', sizeof deep - 6);
    rt_dies("deep", try_read, put_weights(deep, data, 40), EX_DATAERR, "depth");
}

static void refuses_every_truncation(void **state) {
    (void)state;
    float flat[32];
    fill(flat);
    vae_weights_write(rt_path("whole"), &model, flat, true, NULL, NULL, 0);
    size_t n;
    unsigned char *file = vae_file_read(rt_path("whole"), 10000, &n);
    for (size_t k = 0; k < n; k++)
        rt_dies("cut", try_read, rt_put("cut", file, k), EX_DATAERR, "cut: ");
    vae_free(file);
}

// ---------------------------------------------------------------- what may be missing, or more

static void runs(const VaeState *s, VaeMember *me) { (void)s, (void)me; }

static void parts_that_are_left_out(void **state) {
    (void)state;
    static VaeTensor some[4];
    memcpy(some, tensors, sizeof tensors);
    some[3] = (VaeTensor){.name = "data.x.mean_low", .rank = 1, .dim = {2}, .stride = {1}, .offset = 18};
    VaeModel m = model;
    m.tensor = some, m.n_tensors = 4;
    const float data[11] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    float flat[34];
    flat[18] = flat[19] = 5;
    vae_weights_read(put_weights("{" WEIGHT "," BIAS "," RUNNING "}", data, 40), &m, flat); // from before there was a second part of means
    assert_true(flat[18] == 0 && flat[19] == 0 && flat[16] == 9);
    static const char *const needed[] = {"data.x.mean", "other.x.mean_low", ".mean_low"};
    for (int i = 0; i < 3; i++) {
        VaeError error;
        VaeTensors t;
        size_t place[4], n;
        some[3].name = needed[i];
        uint8_t *bytes = vae_file_read(rt_path("bad.safetensors"), 4096, &n);
        assert_int_equal(vae_tensors_open(&t, bytes, n, &error), VAE_OK);
        assert_int_equal(vae_tensors_read(&t, &m, flat, place, &error), VAE_BAD_WEIGHTS);
        assert_non_null(strstr(error.text, needed[i]));
        vae_free(bytes);
    }
    const char *header = "{" WEIGHT "," BIAS "," RUNNING "," T("critic.0.weight", "F32", "[]", "40", "44") "}";
    vae_weights_read(put_weights(header, data, 44), &model, flat); // of training, which this model has none of
    assert_true(flat[16] == 9);
    VaeModel trained = model;
    trained.train.run = runs;
    VaeTensors t;
    VaeError error;
    size_t place[3], n;
    uint8_t *bytes = vae_file_read(rt_path("bad.safetensors"), 4096, &n);
    assert_int_equal(vae_tensors_open(&t, bytes, n, &error), VAE_OK);
    assert_int_equal(vae_tensors_read(&t, &trained, flat, place, &error), VAE_BAD_WEIGHTS);
    assert_non_null(strstr(error.text, "the model has no tensor critic.0.weight"));
    vae_free(bytes);
}

static void which_weights_fit(void **state) {
    (void)state;
    static const struct { const char *header; bool fits; const char *said; } each[] = {
        {"{" WEIGHT "," BIAS "," RUNNING "}", true, NULL}, {"{\"__metadata__\":{}," WEIGHT "," BIAS "," RUNNING "}", true, NULL},
        {"{" WEIGHT ",\"__metadata__\":{\"a\":\"b\",\"c\":\"d\"}," BIAS "," RUNNING "}", true, "d"}, {"{" WEIGHT "," BIAS "}", false, NULL},
        {"{" T("encoder.0.weight", "F32", "[3,2]", "0", "24") "," BIAS "," RUNNING "}", false, NULL},
        {"{\"encoder.0.weight\":{}," BIAS "," RUNNING "}", false, NULL}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        VaeTensors t;
        VaeError error;
        VaeJsonString said;
        size_t place[3], n, at = 0;
        char key[8], text[8];
        uint8_t *bytes = vae_file_read(put_weights(each[i].header, (const float[10]){0}, 40), 4096, &n);
        assert_int_equal(vae_tensors_open(&t, bytes, n, &error), VAE_OK);
        if (vae_tensors_fit(&t, &model, place) != each[i].fits) fail_msg("%s", each[i].header);
        assert_int_equal(vae_tensors_said(&t, "c", &said), each[i].said != NULL);
        assert_true(!each[i].said || vae_json_equals(said, each[i].said));
        assert_int_equal(vae_tensors_metadata(&t, &at, key, sizeof key, text, sizeof text), each[i].said != NULL);
        vae_free(bytes);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goes_both_ways),  cmocka_unit_test(writes_gradients),
        cmocka_unit_test(reads_any_order), cmocka_unit_test(refuses_headers),
        cmocka_unit_test(refuses_data),    cmocka_unit_test(refuses_every_truncation),
        cmocka_unit_test(parts_that_are_left_out), cmocka_unit_test(which_weights_fit),
    };
    return cmocka_run_group_tests(tests, rt_make_dir, rt_remove_all);
}
