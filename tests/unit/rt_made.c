// rt_made.c -- data that is made up: decided by seed and row alone, shaped as promised, and with
// the anomalies where they are said to be.
#include "data/readers.h"
#include "rt_table.h"

enum { SENSORS = 8, ITEMS = 40 };
static const VaeStream streams[] = {
    {.name = "x", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = SENSORS, .width = SENSORS,
         .domain = VAE_DOMAIN_ANY, .likelihood = "gaussian", .standardize = true},
    {.name = "gaps", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = SENSORS, .width = SENSORS,
         .domain = VAE_DOMAIN_ANY, .likelihood = "gaussian", .standardize = true, .missing = true},
    {.name = "unit", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = SENSORS, .width = SENSORS,
         .domain = VAE_DOMAIN_UNIT, .likelihood = "bernoulli"},
    {.name = "kind", .kind = VAE_LABEL, .height = 1, .width_px = 1, .channels = 5, .width = 5,
         .domain = VAE_DOMAIN_ANY},
    {.name = "strange", .kind = VAE_LABEL, .height = 1, .width_px = 1, .channels = 2, .width = 2,
         .domain = VAE_DOMAIN_ANY},
    {.name = "n", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = ITEMS, .width = ITEMS,
         .domain = VAE_DOMAIN_COUNT, .likelihood = "multinomial"},
};
enum { X, GAPS, UNIT, KIND, STRANGE, COUNTS, STREAM_COUNT };
static const VaeModel model = {.name = "made", .stream = streams, .n_streams = STREAM_COUNT};

static VaeData open_made(const char *spec, uint64_t seed) {
    VaeData d;
    vae_data_open(&d, &model, &spec, 1, 0, seed);
    return d;
}

static const float *row_of(const VaeData *d, int stream, size_t row) {
    static float values[4][ITEMS];
    static int next;
    float *to = values[next++ % 4];
    vae_data_row(d, &model, stream, row, to);
    return to;
}

static int label_of(const VaeData *d, int stream, size_t row) {
    const float *one = row_of(d, stream, row);
    for (int k = 0; k < streams[stream].width; k++)
        if (one[k] == 1) return k;
    return -1;
}

static void rows_stand_alone(void **state) {
    (void)state;
    static const char *const spec[][2] = {{"shapes:300", "shapes:200"},
                                          {"signals:300", "signals:200"},
                                          {"signals:300:anomalies", "signals:200:anomalies"},
                                          {"ratings:300", "ratings:200"}};
    for (int i = 0; i < 4; i++) {
        VaeData a = open_made(spec[i][0], 5), b = open_made(spec[i][1], 5);
        VaeData c = open_made(spec[i][0], 6);
        int different = 0;
        for (size_t r = 0; r < 200; r++)
            for (int s = 0; s < STREAM_COUNT; s++) {
                const size_t bytes = (size_t)streams[s].width * sizeof(float);
                assert_memory_equal(row_of(&a, s, r), row_of(&b, s, r), bytes);
                different += memcmp(row_of(&a, s, r), row_of(&c, s, r), bytes) != 0;
            }
        assert_true(different > 500); // labels are often the same
        vae_data_close(&a);
        vae_data_close(&b);
        vae_data_close(&c);
    }
}

static void anomalies_are_where_they_should_be(void **state) {
    (void)state;
    VaeData good = open_made("signals:680", 3), bad = open_made("signals:680:anomalies", 3);
    for (size_t r = 0; r < 680; r++) {
        const int kind = (r + 1) % 17 ? 0 : 1 + (int)((r + 1) / 17 - 1) % 4;
        assert_int_equal(label_of(&bad, KIND, r), kind);
        assert_int_equal(label_of(&bad, STRANGE, r), kind > 0);
        assert_int_equal(label_of(&good, KIND, r), 0);
        const float *x = row_of(&good, X, r), *y = row_of(&bad, X, r);
        int changed = 0;
        for (int j = 0; j < SENSORS; j++) changed += x[j] != y[j];
        const int want[5] = {0, 1, 1, 2, SENSORS / 2};
        assert_int_equal(changed, want[kind]);
    }
    vae_data_close(&good);
    vae_data_close(&bad);
}

// Sensors repeat themselves by the day, and one unit is not the other.
static void signals_have_seasons(void **state) {
    (void)state;
    VaeData d = open_made("signals:2000", 1);
    double smallest = INFINITY, largest = 0;
    int seasonal = 0;
    for (int j = 0; j < SENSORS; j++) {
        double mean = 0, var = 0, day = 0, half = 0;
        for (size_t r = 0; r < 2000; r++) mean += (double)row_of(&d, X, r)[j] / 2000;
        for (size_t r = 24; r < 2000; r++) {
            const double now = (double)row_of(&d, X, r)[j] - mean;
            var += now * now;
            day += now * ((double)row_of(&d, X, r - 24)[j] - mean);
            half += now * ((double)row_of(&d, X, r - 12)[j] - mean);
        }
        seasonal += day > 0.4 * var && day > half;
        if (var < smallest) smallest = var;
        if (var > largest) largest = var;
        for (size_t r = 0; r < 2000; r++) {
            const float u = row_of(&d, UNIT, r)[j];
            assert_true(u >= 0 && u <= 1);
        }
    }
    assert_true(seasonal >= SENSORS - 2);
    assert_true(largest > 100 * smallest); // variances: a factor of 10 in size
    size_t missing = 0;
    for (size_t r = 0; r < 2000; r++)
        for (int j = 0; j < SENSORS; j++) missing += isnan(row_of(&d, GAPS, r)[j]) != 0;
    assert_true(missing > 600 && missing < 1000); // 5% of 16000
    vae_data_close(&d);
}

static void ratings_have_tastes(void **state) {
    (void)state;
    VaeData d = open_made("ratings:1000", 1);
    double item[ITEMS] = {0};
    int zeros = 0;
    for (size_t r = 0; r < 1000; r++) {
        const float *n = row_of(&d, COUNTS, r);
        float total = 0, genre[8] = {0};
        for (int i = 0; i < ITEMS; i++) {
            total += n[i];
            genre[i % 8] += n[i];
            item[i] += (double)n[i];
            zeros += n[i] == 0;
        }
        assert_true(total >= 5 && total <= 60);
        float first = 0, second = 0;
        for (int g = 0; g < 8; g++) {
            if (genre[g] > first) second = first, first = genre[g];
            else if (genre[g] > second) second = genre[g];
        }
        assert_true(first + second >= 0.5f * total);
        const float *watched = row_of(&d, UNIT, r);
        for (int j = 0; j < SENSORS; j++) assert_true(watched[j] == 0 || watched[j] == 1);
        const int likes = label_of(&d, KIND, r);
        assert_true(likes >= 0 && likes < 5);
    }
    assert_true(zeros > 1000 * ITEMS / 2);
    for (int g = 0; g < 8; g++) assert_true(item[g] > 2 * item[g + 32]); // the popular and the last
    vae_data_close(&d);
}

// A value near 0 comes into each domain at its middle, a large one at its end.
static void values_come_into_each_domain(void **state) {
    (void)state;
    static const struct {
        int domain, levels;
        float middle, end;
    } want[] = {{VAE_DOMAIN_ANY, 0, 0, 20}, {VAE_DOMAIN_UNIT, 0, 0.5f, 1}, {VAE_DOMAIN_BYTE, 0, 127, 255}, {VAE_DOMAIN_LEVELS, 5, 0.5f, 1},
                {VAE_DOMAIN_POSITIVE, 0, 1, 22026.4658f}, {VAE_DOMAIN_WEIGHT, 0, 1, 22026.4658f}, {VAE_DOMAIN_SHARES, 0, 0, 1}};
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        const VaeStream s = {.name = "x", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = 2, .width = 2,
                             .domain = want[i].domain, .levels = want[i].levels};
        float v[2] = {0, 20};
        vae_data_into_domain(&s, v, 1, 0);
        if (fabsf(v[0] - want[i].middle) > 1e-6f || fabsf(v[1] - want[i].end) > 1e-6f * want[i].end)
            fail_msg("domain %d: got %.9g and %.9g", want[i].domain, (double)v[0], (double)v[1]);
    }
    // Counts are drawn: their mean is exp(1 + v / 2), their variance mean + mean^2 / 2.
    const VaeStream s = {.name = "x", .kind = VAE_VECTOR, .height = 1, .width_px = 1, .channels = 1, .width = 1, .domain = VAE_DOMAIN_COUNT};
    double sum = 0, squares = 0;
    enum { MANY = 20000 };
    for (size_t r = 0; r < MANY; r++) {
        float v = 2;
        vae_data_into_domain(&s, &v, 1, r);
        assert_true(v >= 0 && v == floorf(v));
        sum += (double)v, squares += (double)(v * v);
    }
    const double mean = sum / MANY, variance = squares / MANY - mean * mean, m = exp(2), want_variance = m + m * m / 2;
    assert_true(fabs(mean - m) < 5 * sqrt(want_variance / MANY));
    assert_true(fabs(variance - want_variance) < 0.1 * want_variance);
}

static void first_rows(void **state) {
    (void)state;
    const VaeModel m = model_of(ANY3);
    const char *spec = "shapes:5";
    for (size_t limit = 1; limit < 8; limit++) {
        VaeData d;
        vae_data_open(&d, &m, &spec, 1, limit, 1);
        assert_int_equal(d.rows, limit < 5 ? limit : 5);
        vae_data_close(&d);
    }
}

// Levels of pictures are those that there are; and the factors that a row is made of are those of its label.
static void levels_and_factors(void **state) {
    (void)state;
    static const VaeStream few = {.name = "x", .kind = VAE_IMAGE, .height = 8, .width_px = 8, .channels = 1, .width = 64, .domain = VAE_DOMAIN_LEVELS,
                                  .likelihood = "logistic", .levels = 4};
    const VaeStream both[] = {few, all[LABEL]};
    const VaeModel m = {.name = "test", .stream = both, .n_streams = 2};
    const char *spec = "shapes:40";
    VaeData d;
    bool seen[4] = {0};
    vae_data_open(&d, &m, &spec, 1, 0, 3);
    for (size_t r = 0; r < 40; r++) {
        float row[64], factor[VAE_SHAPE_FACTORS];
        vae_data_row(&d, &m, 0, r, row);
        for (int i = 0; i < 64; i++) {
            const float level = row[i] * 3;
            if (fabsf(level - rintf(level)) > 1e-6f || level < 0 || level > 3.001f) fail_msg("row %zu: %.9g is no level", r, (double)row[i]);
            seen[(int)rintf(level)] = true;
        }
        vae_shape_factors(r, 3, factor);
        for (int k = 0; k < VAE_SHAPE_FACTORS; k++) assert_true(factor[k] >= 0 && factor[k] < 1);
        assert_int_equal(vae_data_label(&d, 1, r), (int)(factor[0] * 5));
    }
    assert_true(seen[0] && seen[1] && seen[2] && seen[3]);
    vae_data_close(&d);
}

static void try_made(const void *spec) { open_made(spec, 1); }

static void refuses(void **state) {
    (void)state;
    static const char *const bad[] = {"shapes:",
                                      "shapes:0",
                                      "shapes:x",
                                      "shapes:1x",
                                      "shapes:100000001",
                                      "shapes:99999999999999999999",
                                      "shapes:9:anomalies",
                                      "signals:9:anomaly",
                                      "signals:9:",
                                      "signals:anomalies:9",
                                      "signals::9",
                                      "ratings:-1",
                                      "ratings:9:anomalies"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        rt_dies(bad[i], try_made, bad[i], EX_USAGE, ":N takes a number of rows from 1 to");
    refuse("signals", IMAGE, EX_USAGE, "signals makes vectors, series and labels, but data x is an image");
    refuse("ratings", IMAGE, EX_USAGE, "ratings makes vectors and labels, but data x is an image");
    refuse("signal", IMAGE, EX_NOINPUT, "cannot open signal");
    VaeData d = open_made("signals:anomalies", 1);
    assert_int_equal(d.rows, 2000);
    vae_data_close(&d);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_stand_alone),
        cmocka_unit_test(anomalies_are_where_they_should_be),
        cmocka_unit_test(signals_have_seasons),
        cmocka_unit_test(ratings_have_tastes),
        cmocka_unit_test(values_come_into_each_domain),
        cmocka_unit_test(levels_and_factors),
        cmocka_unit_test(first_rows),
        cmocka_unit_test(refuses),
    };
    return cmocka_run_group_tests(tests, rt_make_dir, rt_remove_all);
}
