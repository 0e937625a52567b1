// rt_error.c -- vae_die and vae_alloc: codes and messages, and memory as promised.
#include "rt_die.h"

#include <stdint.h>
#include <sysexits.h>

static void die_with(const void *code) { vae_die(*(const int *)code, "it was %d", *(const int *)code); }

// A program that dies holds memory that nothing may point to any more: the compiler need not keep
// a pointer past a call that does not return. Under LeakSanitizer the code must stay as it is.
static void die_holding(const void *arg) {
    (void)arg;
    static char *volatile held;
    for (int i = 0; i < 8; i++) {
        held = vae_alloc(1, 100);
        *held = 1;
    }
    held = NULL;
    vae_die(EX_DATAERR, "holding memory");
}

static void dies_with_code_and_message(void **state) {
    (void)state;
    const int codes[] = {EX_USAGE, EX_DATAERR, EX_SOFTWARE};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        char want[40];
        snprintf(want, sizeof want, "vae: error: it was %d\n", codes[i]);
        rt_dies("a code", die_with, &codes[i], codes[i], want);
    }
}

static void dies_holding_memory(void **state) {
    (void)state;
    rt_dies("lost memory", die_holding, NULL, EX_DATAERR, "holding memory");
}

static void allocate(const void *size) { vae_free(vae_alloc(SIZE_MAX / 4, *(const size_t *)size)); }

static void memory_is_zeroed_aligned_and_checked(void **state) {
    (void)state;
    for (size_t n = 0; n < 300; n += 7) {
        unsigned char *p = vae_alloc(n, 3);
        assert_int_equal((uintptr_t)p % 64, 0);
        for (size_t i = 0; i < 3 * n; i++) assert_int_equal(p[i], 0);
        memset(p, 255, 3 * n);
        vae_free(p);
    }
    const size_t too_many = 8, too_much = 3;
    rt_dies("an overflow", allocate, &too_many, EX_OSERR, "more than can be addressed");
    rt_dies("half of all", allocate, &too_much, EX_OSERR, "more than can be addressed");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dies_with_code_and_message),
        cmocka_unit_test(dies_holding_memory),
        cmocka_unit_test(memory_is_zeroed_aligned_and_checked),
    };
    return cmocka_run_group_tests_name("error", tests, NULL, NULL);
}
