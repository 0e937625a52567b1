// rt_gradcheck.c -- gradcheck finds the fixture's gradients right, and a wrong one wrong.
#define VAE_F64
#include "fixture_model.h"

#include "commands/commands.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

static int run(int wrong, char *rows) {
    fflush(NULL);
    const pid_t pid = fork();
    if (pid == 0) {
        if (!freopen("/dev/null", "w", stdout)) exit(99);
        fix_wrong = wrong;
        char *argv[] = {"fixture", "gradcheck", "--threads", "2", "--rows", rows, NULL};
        exit(vae_main(6, argv, &vae_model, &vae_model));
    }
    int status;
    waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void test_right(void **state) {
    (void)state;
    assert_int_equal(run(0, "1"), 0);
    assert_int_equal(run(0, "8"), 0);
}

static void test_wrong(void **state) {
    (void)state;
    assert_int_equal(run(1, "3"), EX_SOFTWARE);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_right), cmocka_unit_test(test_wrong)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
