// rt_records.c -- what trainings and compress leave for others to read: run.json (files/summary.c), metrics.jsonl (metrics.c) and
// coded rows (vaz.c). What somebody else wrote in their place is refused, left out or read as what it says.
#include "fixture_model.h"
#include "files/vaz.h"
#include "rt_die.h"

// ---------------------------------------------------------------- run.json

static void read_summary(const void *arg) {
    VaeSummary s;
    vae_summary_read(arg, &s);
}

static VaeSummary summary_of(const char *text) {
    VaeSummary s;
    assert_true(vae_summary_read(rt_put("run.json", text, strlen(text)), &s));
    return s;
}

static void summaries(void **state) {
    (void)state;
    VaeSummary s, all = {.model = "m", .settings = "lr=0.1\nplain\nempty=\nof=a=b", .data = "0123456789abcdef", .done = true, .scored_on = "training data",
                         .scored_rows = 7, .epochs = 3, .elbo = -1.5, .elbo_error = 0.25, .reconstruction = 1, .kl = NAN, .active = 2, .units = 4};
    vae_summary_write(rt_path("run.json"), &all);
    assert_true(vae_summary_read(rt_path("run.json"), &s));
    assert_string_equal(s.settings, "lr=0.1\nplain=\nempty=\nof=a=b\n");
    assert_true(s.done && s.scored_rows == 7 && s.epochs == 3 && s.active == 2 && s.units == 4);
    assert_true(s.elbo == -1.5 && s.elbo_error == 0.25 && s.reconstruction == 1 && isnan(s.kl));
    assert_string_equal(s.scored_on, "training data");
    assert_string_equal(s.data, "0123456789abcdef");
    all.done = false;
    vae_guard_forget();
    vae_summary_write(rt_path("run.json"), &all);
    assert_true(vae_summary_read(rt_path("run.json"), &s));
    assert_true(!s.done && s.epochs == 0 && isnan(s.elbo));
    assert_false(vae_summary_read(rt_path("none.json"), &s));

    s = summary_of("{\"model\":\"m\",\"done\":1,\"epochs\":-1,\"rows\":1e99,\"active_units\":[3],\"units\":99999999999,\"elbo\":\"2\",\"kl\":null,\"elbo_error\":[1],"
                   "\"reconstruction\":2e0,\"else\":{\"model\":\"n\"}}");
    assert_true(!s.done && s.epochs == 0 && s.scored_rows == 0 && s.active == 0 && s.units == 0);
    assert_true(isnan(s.elbo) && isnan(s.kl) && isnan(s.elbo_error) && s.reconstruction == 2);
    s = summary_of("{\"model\":\"m\",\"settings\":{\"a=b\":\"c\",\"a\\nb\":\"c\",\"b\":\"c\\nd\",\"c\":\"d\"}}");
    assert_string_equal(s.settings, "c=d\n");
    char many[3 * VAE_SETTINGS];
    size_t n = (size_t)snprintf(many, sizeof many, "{\"model\":\"m\",\"settings\":{\"first\":\"1\"");
    for (int i = 0; i < VAE_SETTINGS / 16; i++) n += (size_t)snprintf(many + n, sizeof many - n, ",\"k%010d\":\"twenty of these\"", i);
    snprintf(many + n, sizeof many - n, ",\"z\":\"\"}}"); // more than there is room for: what does not fit is left out
    s = summary_of(many);
    assert_memory_equal(s.settings, "first=1\nk0000000000=", 20);
    assert_true(strlen(s.settings) < sizeof s.settings);

    static const char *const bad[] = {"", "[]", "{}", "{\"model\":\"m\"", "{\"model\":\"m\"}x", "{\"done\":true}", "{\"model\":\"\"}", "{\"model\":1}", "{\"model\":\"m\",\"settings\":3}",
        "{\"model\":\"m\",\"settings\":{\"a\":3}}", "{\"model\":\"m\",\"settings\":{\"a\"}}", "{\"model\":\"m\",\"elbo\":}", "{\"model\":\"m\",\"epochs\":}", "{\"model\":\"m\",\"on\":3}"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        rt_dies(bad[i], read_summary, rt_put("run.json", bad[i], strlen(bad[i])), EX_DATAERR, "damaged: it does not describe a training run");
}

// ---------------------------------------------------------------- metrics.jsonl

static void metrics_of_others(void **state) {
    (void)state;
    static const char text[] = "{\"epoch\":1,\"step\":5,\"loss\":2.5,\"seconds\":1}\nno line\n{\"epoch\":1,\"step\":6}\n[1]\n{}\n{\"epoch\":1}x\n"
        "{\"epoch\":\"2\",\"step\":-1,\"loss\":\"3\",\"kl\":null,\"\":1,\"s\\u0074ep\":9,\"kl_per_latent\":{\"a\":1,\"b\":\"x\"},\"warnings\":[\"else\",\"posterior collapse\"],\"seconds\":2}\n"
        "{\"epoch\":3000000000,\"epoch\":4,\"loss\":1,\"critic\":1,\"valid_loss\":2,\"active_units\":3,\"kl_per_latent\":[1],\"warnings\":[\"else\",3],\"seconds\":null}\n"
        "{\"warnings\":3,\"epoch\":5,\"active_units\":[],\"seconds\":4}\n{\"epoch\":6,\"seconds\":";
    size_t n;
    VaeRecord *r = vae_metrics_read(rt_put("m.jsonl", text, sizeof text - 1), &n);
    assert_int_equal(n, 4);
    assert_true(r[0].epoch == 1 && r[0].step == 5 && r[0].loss == 2.5 && isnan(r[0].kl) && r[0].seconds == 1 && !r[0].has_valid && !r[0].collapsed);
    assert_true(r[1].epoch == 0 && r[1].step == 9 && isnan(r[1].loss) && r[1].collapsed && r[1].latent_kl[0] == 1 && isnan(r[1].latent_kl[1]));
    assert_true(r[2].epoch == 4 && r[2].has_critic && r[2].has_valid && r[2].has_units && r[2].active_units == 3 && !r[2].collapsed && isnan(r[2].latent_kl[0]));
    assert_true(r[3].epoch == 5 && r[3].active_units == 0 && !r[3].collapsed);
    assert_ptr_equal(vae_metrics_judged(r, n), &r[3]);
    assert_ptr_equal(vae_metrics_judged(r, 3), &r[2]);
    assert_null(vae_metrics_judged(r, 2));
    vae_free(r);
    r = vae_metrics_read(rt_path("none.jsonl"), &n);
    assert_int_equal(n, 0);
    vae_free(r);

    char *many = malloc(200 * 40);
    size_t size = 0;
    for (int i = 0; i < 200; i++) size += (size_t)sprintf(many + size, "{\"epoch\":%d,\"seconds\":1}\n", i);
    r = vae_metrics_read(rt_put("many.jsonl", many, size), &n);
    assert_true(n == 200 && r[199].epoch == 199);
    vae_free(r);
    free(many);
}

static void require(const void *arg) { vae_metrics_require(arg); }

static void metrics_must_be_sound(void **state) {
    (void)state;
    static const struct { const char *text; size_t n; } bad[] = {
        {"x\n", 2}, {"{\"epoch\":1,\"loss\":1}\0\n", 22}, {"{\"epoch\":1}\n", 12}, {"{\"loss\":1}\n", 11}, {"{\"epoch\":1,\"loss\":null}\n", 24},
        {"[\"epoch\"]\n", 10}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        rt_dies(bad[i].text, require, rt_put("m.jsonl", bad[i].text, bad[i].n), EX_DATAERR, "damaged: line 1 is no record of a training");
    require(rt_put("m.jsonl", "{\"epoch\":1,\"loss\":1}\n{\"epoch\":2", 31)); // the last line was cut off
}

// A resumed training takes away what the checkpoint does not know of.
static void metrics_go_on(void **state) {
    (void)state;
    static const char text[] = "{\"epoch\":1,\"step\":1}\n{\"epoch\":1,\"step\":2,\"seconds\":1}\n{\"epoch\":2,\"step\":3}\n{\"epoch\":2,\"step\":4,\"seconds\":1}\n{\"epoch\":\"1\",\"seconds\":1}\n";
    static const struct { long epochs, steps; size_t kept; } each[] = {{0, 0, 0}, {1, 2, 54}, {1, 3, 75}, {2, 4, 108}, {0, 1, 21}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        VaeMetrics x = {0};
        size_t n;
        vae_metrics_open(&x, &vae_model, rt_put("m.jsonl", text, sizeof text - 1), each[i].epochs, each[i].steps);
        vae_metrics_close(&x);
        char *left = vae_file_read(rt_path("m.jsonl"), 1000, &n);
        if (n != each[i].kept || memcmp(left, text, n) != 0) fail_msg("%ld epochs, %ld steps: %zu bytes stay", each[i].epochs, each[i].steps, n);
        vae_free(left);
    }
}

static void who_has_won(void **state) {
    (void)state;
    static const struct { bool critic; double real, made; int game; } each[] = {
        {false, 1, 1, VAE_GAME_OPEN}, {true, 1, 1, VAE_GAME_CRITIC}, {true, 1, 0.9, VAE_GAME_OPEN}, {true, 0.9, 1, VAE_GAME_OPEN}, {true, 0.4, 0.4, VAE_GAME_MODEL}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        assert_int_equal(vae_game(&(VaeRecord){.has_critic = each[i].critic, .critic_real = each[i].real, .critic_made = each[i].made}), each[i].game);
}

// ---------------------------------------------------------------- coded rows

static uint8_t coded[4096];
static size_t coded_size;

static void make_coded(void) {
    static const VaeVaz head = {.model = "m", .isa = "any", .exact = true, .rows = 5, .chunk = 3, .batch = 2, .growth = 1, .bits = 16, .first = 4, .ramp = 1,
                                .n_streams = 3, .stream = {{4, 0}, {2, 255}, {0, 0}}};
    static const uint32_t word[] = {0x01020304, 0xfffefdfc};
    vae_guard_forget();
    VaeFile f = vae_file_create(rt_path("rows.vaz"));
    vae_vaz_write_header(&f, &head);
    vae_vaz_write_chunk(&f, &(VaeVazChunk){.rows = 3, .words = 2, .borrowed = 1, .state = 7, .values = 9}, word);
    vae_vaz_write_chunk(&f, &(VaeVazChunk){.rows = 2, .words = 1}, word);
    vae_file_commit(&f);
    uint8_t *bytes = vae_file_read(rt_path("rows.vaz"), sizeof coded, &coded_size);
    memcpy(coded, bytes, coded_size);
    vae_free(bytes);
}

static void open_coded(const void *arg) {
    VaeVazFile f;
    vae_vaz_open(&f, arg);
    vae_vaz_close(&f);
}

static void refuse_coded(const char *says) { rt_dies(says, open_coded, rt_put("bad.vaz", coded, coded_size), EX_DATAERR, says); }

// The header's sum fits what is in it.
static void sum_up(size_t length) {
    const uint32_t crc = vae_crc(0, coded, length - 4);
    for (int i = 0; i < 4; i++) coded[length - 4 + (size_t)i] = (uint8_t)(crc >> 8 * i);
}

static void coded_rows(void **state) {
    (void)state;
    make_coded();
    VaeVazFile f;
    uint32_t word[2];
    vae_vaz_open(&f, rt_path("rows.vaz"));
    assert_true(vae_vaz_chunks(&f.head) == 2 && vae_vaz_most_words(&f) == 2);
    assert_true(vae_vaz_next(&f, word).state == 7 && word[0] == 0x01020304 && word[1] == 0xfffefdfc);
    assert_true(vae_vaz_next(&f, word).rows == 2);
    const size_t length = f.first;
    vae_vaz_close(&f);

    static const struct { size_t at; int bytes; uint64_t value; const char *says; } each[] = {
        {0, 1, 0, "these are no coded rows"}, {8, 4, 99, "version 99 of the format"}, {12, 4, 10, "the header is damaged"}, {12, 4, 1025, "the header is damaged"},
        {12, 4, 1024, "the header is cut off"}, {48, 4, 0, "the header is damaged"}, {52, 4, 0, "the header is damaged"}, {56, 4, 0, "the header is damaged"},
        {56, 4, 1u << 31, "the header is damaged"}, {64, 4, 2, "the header is damaged"}, {68, 4, 9, "the header is damaged"},
        {40, 8, 1ull << 32, "the header is damaged"},
        {72, 4, 0, "the header is damaged"}, {72, 4, 17, "the header is damaged"}, {76, 4, 0, "the header is damaged"}, {76, 4, 1u << 31, "the header is damaged"},
        {80, 4, 3, "the header is damaged"}, {88, 4, 8, "the header is damaged"}, {88, 4, 3, "the header is damaged"}, {68, 4, 2, "the header is damaged"},
        {68, 4, 8, "the header is damaged"}, {104, 2, 16, "the header is damaged"}, {104, 2, 15, "the header is damaged"}, {106, 1, 0, "the header is damaged"},
        {104, 2, 2, "the header is damaged"}, {109, 2, 0, "the header is damaged"}, {40, 8, 6, "chunk 2 of 2 (rows 4 to 6) is damaged"},
        {40, 8, 7, "chunk 2 of 3 (rows 4 to 6) is damaged"}, {40, 8, 3, "36 bytes too many behind the last chunk"}};
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        make_coded();
        for (int k = 0; k < each[i].bytes; k++) coded[each[i].at + (size_t)k] = (uint8_t)(each[i].value >> 8 * k);
        sum_up(length);
        refuse_coded(each[i].says);
    }
    for (uint32_t size = 0; size < 3; size++) { // numbers of 1, 2 and 4 bytes, reals of 8
        make_coded();
        coded[88] = (uint8_t)(1 << size), coded[80] = 8;
        sum_up(length);
        open_coded(rt_put("good.vaz", coded, coded_size));
    }
    make_coded();
    coded[length - 1] ^= 1;
    refuse_coded("the header is damaged");
    static const struct { size_t cut; const char *says; } cuts[] = {{4, "these are no coded rows"}, {12, "the header is cut off"}, {90, "the header is cut off"}};
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        make_coded();
        coded_size = cuts[i].cut;
        refuse_coded(cuts[i].says);
    }
    static const struct { size_t cut; const char *says; } ends[] = {{0, "chunk 1 of 2 is missing"}, {31, "chunk 1 of 2 is cut off"},
        {39, "chunk 1 of 2 is cut off, or its length is damaged"},
                                                                    {40, "chunk 2 of 2 is missing"}, {75, "chunk 2 of 2 is cut off, or its length"},
                                                                    {77, "1 byte too many behind the last chunk"}};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        make_coded();
        coded_size = length + ends[i].cut;
        refuse_coded(ends[i].says);
    }
    for (size_t at = length; at < length + 76; at++) { // whatever byte it is
        make_coded();
        coded[at] ^= 0x40;
        refuse_coded(at < length + 40 ? "chunk 1 of 2" : "chunk 2 of 2");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(summaries), cmocka_unit_test(metrics_of_others), cmocka_unit_test(metrics_must_be_sound),
                                       cmocka_unit_test(metrics_go_on), cmocka_unit_test(who_has_won), cmocka_unit_test(coded_rows)};
    return cmocka_run_group_tests(tests, rt_make_dir, rt_remove_all);
}
