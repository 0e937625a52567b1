// rt_die.h -- for tests of functions that end in vae_die: run them in a child process and look at
// the exit code and the message. Also temporary files. Included by one test program at a time.
#ifndef RT_DIE_H
#define RT_DIE_H

#include "pictures/pictures.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

// Runs action in a child; returns its exit code, what it said in said[]. Returning normally is 0.
static inline int rt_run(void (*action)(const void *), const void *arg, char *said, size_t room) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], 2);
        close(ends[0]);
        close(ends[1]);
        action(arg);
        _exit(0);
    }
    close(ends[1]);
    size_t n = 0;
    ssize_t got;
    while ((got = read(ends[0], said + n, room - 1 - n)) > 0) n += (size_t)got;
    said[n] = 0;
    close(ends[0]);
    int status;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

// Of all children so far, in seconds: a busy machine does not add to it.
static inline double rt_cpu_of_children(void) {
    struct rusage u;
    getrusage(RUSAGE_CHILDREN, &u);
    return (double)(u.ru_utime.tv_sec + u.ru_stime.tv_sec) +
           1e-6 * (double)(u.ru_utime.tv_usec + u.ru_stime.tv_usec);
}

// action must die with `code`, say `fragment` in one line, and do so in under a second.
static inline void rt_dies(const char *what, void (*action)(const void *), const void *arg,
                           int code, const char *fragment) {
    static char said[1 << 16];
    const double before = rt_cpu_of_children();
    int got = rt_run(action, arg, said, sizeof said);
    const double seconds = rt_cpu_of_children() - before;
    const char *newline = strchr(said, '\n');
    if (got != code || !strstr(said, fragment))
        fail_msg("%s: exit %d, want %d; said \"%s\", want \"%s\"", what, got, code, said, fragment);
    if (!newline || newline[1]) fail_msg("%s: not one line: %s", what, said);
    if (seconds > 1) fail_msg("%s: took %.1f s", what, seconds);
}

// A directory for this program's files, removed by rt_remove_all.
static char rt_dir[] = "/tmp/rt_test_XXXXXX";

static inline const char *rt_path(const char *name) {
    static char path[8][256];
    static int next;
    char *p = path[next++ % 8];
    snprintf(p, sizeof path[0], "%s/%s", rt_dir, name);
    return p;
}

static inline const char *rt_put(const char *name, const void *bytes, size_t n) {
    vae_guard_forget(); // one program after the other, as it were
    const char *path = rt_path(name);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    if (n) assert_int_equal(fwrite(bytes, 1, n, f), n);
    assert_int_equal(fclose(f), 0);
    return path;
}

static inline int rt_make_dir(void **state) {
    (void)state;
    return mkdtemp(rt_dir) ? 0 : -1;
}

static inline int rt_remove_all(void **state) {
    (void)state;
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", rt_dir);
    return system(command);
}

#endif
