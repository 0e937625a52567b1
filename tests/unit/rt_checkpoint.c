// rt_checkpoint.c -- a checkpoint comes back to the bit; truncated, altered or foreign, it is
// refused.
#include <string.h>
#include "rt_die.h"

#include <math.h>
#include <zlib.h>

static const VaeTensor tensor = {
    .name = "w", .rank = 1, .dim = {16}, .stride = {1}, .trained = true};
static const VaeModel model = {
    .name = "test", .n_param = 16, .n_state = 16, .tensor = &tensor, .n_tensors = 1};
#define SOUND {1, 60000, 3, {40, 9, 6, 7, 2, 5, 8.5, 9.5, 10.5, 11.5, 13.5, 14.5, 15.5, 12, {16.5, 17.5, 18.5, 19.5}}, "lr=0.1\n"}
static const VaeProgress sound = SOUND;
static VaeProgress progress = SOUND;

static void write_one(const char *path, const VaeModel *m, float nan_at_17, int n_slots) {
    float param[32], slot[2][16];
    for (int i = 0; i < 32; i++) param[i] = (float)i / 7;
    for (int i = 0; i < 32; i++) slot[i / 16][i % 16] = (float)-i / 3;
    param[17] += nan_at_17;
    const float *slots[] = {slot[0], slot[1]};
    vae_checkpoint_write(path, m, &progress, param, slots, n_slots);
}

static bool read_with(const char *path, const VaeModel *m, int n_slots, VaeProgress *p,
                      float *param, float (*slot)[16]) {
    float *slots[] = {slot[0], slot[1]};
    return vae_checkpoint_read(path, m, p, param, slots, n_slots);
}

static void comes_back(void **state) {
    (void)state;
    VaeProgress p = {0};
    float param[32], slot[2][16];
    unsigned long before = vae_allocations;
    write_one(rt_path("c"), &model, 0, 2);
    assert_true(read_with(rt_path("c"), &model, 2, &p, param, slot));
    assert_int_equal(vae_allocations, before);
    for (int i = 0; i < 32; i++) {
        assert_true(param[i] == (float)i / 7);
        assert_true(slot[i / 16][i % 16] == (float)-i / 3);
    }
    assert_true(p.seed == 1 && p.rows == 60000 && p.data_hash == 3 && p.place.step == 40);
    assert_true(p.place.epoch == 9 && p.place.batch_in_epoch == 6 && p.place.epochs_without_gain == 7);
    assert_true(p.place.drops == 2 && p.place.epochs_on_plateau == 5);
    assert_true(p.place.best_loss == 8.5 && p.place.sum_loss == 9.5 && p.place.sum_reconstruction == 10.5);
    assert_true(p.place.sum_critic == 13.5 && p.place.sum_real == 14.5 && p.place.sum_made == 15.5);
    for (int i = 0; i < VAE_TERMS; i++) assert_true(p.place.sum_term[i] == 16.5 + i);
    assert_true(p.place.sum_kl == 11.5 && p.place.sum_rows == 12 && !strcmp(p.settings, "lr=0.1\n"));
    assert_false(read_with(rt_path("none"), &model, 2, &p, param, slot));
}

static const VaeModel *reading_model = &model;
static int reading_slots = 2;

static void try_read(const void *path) {
    VaeProgress p;
    float param[32], slot[2][16];
    read_with(path, reading_model, reading_slots, &p, param, slot);
}

static void refuses_damage(void **state) {
    (void)state;
    write_one(rt_path("whole"), &model, 0, 2);
    size_t n;
    unsigned char *file = vae_file_read(rt_path("whole"), 10000, &n);
    const size_t begin = 200, end = 4200; // nothing but settings: not every byte of them
    for (size_t k = 0; k < n; k += k > begin && k < end ? 331 : 1)
        rt_dies("cut", try_read, rt_put("cut", file, k), EX_DATAERR, "cut: ");
    rt_dies("cut", try_read, rt_put("cut", file, n - 1), EX_DATAERR, "truncated");
    for (size_t k = 0; k < n; k += k > begin && k < end ? 331 : 1) {
        const char *says = k < 8     ? "not a checkpoint of a vaec model"
                           : k < 12  ? "this program reads version 5"
                           : k < 4232 ? "its header's checksum is wrong"
                                     : "its checksum is wrong";
        file[k] ^= 1 << k % 8;
        rt_dies("altered", try_read, rt_put("altered", file, n), EX_DATAERR, says);
        file[k] ^= 1 << k % 8;
    }
    unsigned char longer[10000] = {0};
    memcpy(longer, file, n);
    rt_dies("extra", try_read, rt_put("extra", longer, n + 1), EX_DATAERR, "extra bytes");
    vae_free(file);
}

static void refuses_others(void **state) {
    (void)state;
    VaeTensor named = tensor, strided = tensor;
    named.name = "v";
    strided.stride[0] = 2;
    VaeModel other[4] = {model, model, model, model};
    other[0].tensor = &named;
    other[1].tensor = &strided;
    other[2].n_param = 32, other[2].n_state = 0;
    other[3].name = "another";
    write_one(rt_path("c"), &model, 0, 2);
    for (int i = 0; i < 4; i++) {
        reading_model = &other[i];
        rt_dies("other", try_read, rt_path("c"), EX_DATAERR, "checkpoint of another model");
    }
    reading_model = &model;
    reading_slots = 1;
    rt_dies("slots", try_read, rt_path("c"), EX_DATAERR, "another optimizer: it keeps 2");
    reading_slots = 2;
    write_one(rt_path("nan"), &model, NAN, 2);
    rt_dies("nan", try_read, rt_path("nan"), EX_DATAERR, "not finite: parameter 17");
    rt_dies("foreign", try_read, rt_put("f", "{\"a\": 1}", 8), EX_DATAERR, "f: ");
    rt_dies("directory", try_read, rt_dir, EX_IOERR, "directory");
}

// A header that is sound by its checksum and asks for absurd sizes.
static void refuses_hostile_sizes(void **state) {
    (void)state;
    write_one(rt_path("whole"), &model, 0, 2);
    size_t n;
    unsigned char *file = vae_file_read(rt_path("whole"), 10000, &n);
    for (size_t field = 16; field < 40; field += 8) {
        unsigned char kept[8];
        memcpy(kept, file + field, 8);
        memset(file + field, 255, 8);
        enum { CRC_AT = 16 + 8 * (15 + VAE_TERMS) + 20 + VAE_SETTINGS }; // behind all else of the header
        uint32_t crc = (uint32_t)crc32(0, file, CRC_AT);
        memcpy(file + CRC_AT, &crc, 4);
        rt_dies("hostile", try_read, rt_put("hostile", file, n), EX_DATAERR,
                "checkpoint of another");
        memcpy(file + field, kept, 8);
    }
    vae_free(file);
}

// Checksums are right, and the numbers are none that a training has.
static void refuses_what_cannot_be(void **state) {
    (void)state;
    VaeProgress bad[20];
    int n = 0;
    for (int i = 0; i < 20; i++) bad[i] = sound;
    bad[n++].place.best_loss = NAN;
    bad[n++].place.best_loss = -INFINITY;
    bad[n++].place.sum_loss = NAN;
    bad[n++].place.sum_reconstruction = INFINITY;
    bad[n++].place.sum_kl = -INFINITY;
    bad[n++].place.sum_critic = NAN;
    bad[n++].place.sum_made = INFINITY;
    bad[n++].place.sum_rows = NAN;
    bad[n++].place.sum_rows = -1;
    bad[n++].place.sum_rows = 60001;
    bad[n++].place.sum_rows = 12.5;
    bad[n++].place.step = 0xffffffff;
    bad[n++].place.step = 8;
    bad[n++].place.batch_in_epoch = 41;
    bad[n++].place.batch_in_epoch = 0; // with sums
    bad[n++].place.epochs_without_gain = 10;
    bad[n++].place.drops = 10;
    bad[n++].place.epochs_on_plateau = 10;
    bad[n++].rows = 0;
    bad[n++].rows = UINT64_C(1) << 33;
    for (int i = 0; i < n; i++) {
        progress = bad[i];
        write_one(rt_path("bad"), &model, 0, 2);
        char what[32];
        snprintf(what, sizeof what, "numbers %d", i);
        rt_dies(what, try_read, rt_path("bad"), EX_DATAERR, "damaged checkpoint: its ");
    }
    progress = sound;
    progress.place.best_loss = INFINITY; // before the first epoch has ended
    write_one(rt_path("fresh"), &model, 0, 2);
    try_read(rt_path("fresh"));
    progress = sound;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_back),
        cmocka_unit_test(refuses_damage),
        cmocka_unit_test(refuses_others),
        cmocka_unit_test(refuses_hostile_sizes),
        cmocka_unit_test(refuses_what_cannot_be),
    };
    return cmocka_run_group_tests(tests, rt_make_dir, rt_remove_all);
}
