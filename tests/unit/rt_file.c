// rt_file.c -- atomic files: what is written arrives whole or not at all, and errors have codes.
#include "rt_die.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>

static void write_text(const char *path, const char *text) {
    VaeFile f = vae_file_create(path);
    vae_file_printf(&f, "%s", text);
    vae_file_commit(&f);
}

static void assert_holds(const char *path, const char *text) {
    size_t n;
    char *got = vae_file_read(path, 1000, &n);
    assert_int_equal(n, strlen(text));
    assert_string_equal(got, text);
    vae_free(got);
}

static int files_in_dir(void) {
    int n = 0;
    DIR *d = opendir(rt_dir);
    for (struct dirent *e; (e = readdir(d));) n += e->d_name[0] != '.';
    closedir(d);
    return n;
}

static void writes_and_replaces(void **state) {
    (void)state;
    const char *path = rt_path("a");
    write_text(path, "one");
    assert_holds(path, "one");
    VaeFile f = vae_file_create(path);
    vae_file_write(&f, "two", 3);
    fflush(f.f);
    assert_holds(path, "one"); // not before the commit
    vae_file_commit(&f);
    assert_holds(path, "two");
    assert_int_equal(files_in_dir(), 1);
}

static void follows_links(void **state) {
    (void)state;
    write_text(rt_path("real"), "x");
    assert_int_equal(symlink("real", rt_path("link")), 0);
    write_text(rt_path("link"), "y");
    struct stat s;
    assert_int_equal(lstat(rt_path("link"), &s), 0);
    assert_true(S_ISLNK(s.st_mode));
    assert_holds(rt_path("real"), "y");
    unlink(rt_path("link"));
    unlink(rt_path("real"));
}

static void make_nested(const void *path) { vae_make_directory(path); }
static void create(const void *path) { vae_file_create(path); }
static void read_small(const void *path) {
    size_t n;
    vae_file_read(path, 10, &n);
}

static void directories(void **state) {
    (void)state;
    vae_make_directory(rt_path("d/e//f/"));
    vae_make_directory(rt_path("d/e/f"));
    write_text(rt_path("d/e/f/g"), "deep");
    rt_dies("over a file", make_nested, rt_path("d/e/f/g/h"), EX_CANTCREAT, "Not a directory");
    rt_dies("empty name", make_nested, "", EX_CANTCREAT, "empty");
    rt_dies("in /proc", make_nested, "/proc/nothing/here", EX_CANTCREAT, "/proc/nothing");
    rt_dies("is a directory", create, rt_path("d"), EX_CANTCREAT, "it is a directory");
    rt_dies("no directory", create, rt_path("none/x"), EX_CANTCREAT, "No such file");
    rt_dies("empty", create, "", EX_CANTCREAT, "the name is empty");
    static char long_name[5000];
    memset(long_name, 'a', sizeof long_name - 1);
    rt_dies("long", create, long_name, EX_CANTCREAT, "too long");
}

static void reading(void **state) {
    (void)state;
    rt_dies("missing", read_small, rt_path("missing"), EX_NOINPUT, "No such file");
    rt_dies("directory", read_small, rt_dir, EX_NOINPUT, "it is a directory");
    rt_dies("too long", read_small, rt_put("long", "01234567890", 11), EX_DATAERR, "longer than");
    rt_dies("endless", read_small, "/dev/zero", EX_DATAERR, "longer than");
    size_t n;
    char *got = vae_file_read(rt_put("zero", "", 0), 10, &n);
    assert_int_equal(n, 0);
    assert_int_equal(got[0], 0);
    vae_free(got);
}

// A pipe has no length and no end to seek to.
static void reads_pipes(void **state) {
    (void)state;
    assert_int_equal(mkfifo(rt_path("fifo"), 0600), 0);
    size_t total = 300000, n;
    if (fork() == 0) {
        FILE *f = fopen(rt_path("fifo"), "w");
        for (size_t i = 0; i < total; i++) putc('a' + (int)(i % 26), f);
        fclose(f);
        _exit(0);
    }
    char *got = vae_file_read(rt_path("fifo"), 1 << 20, &n);
    wait(NULL);
    assert_int_equal(n, total);
    for (size_t i = 0; i < total; i++) assert_int_equal(got[i], 'a' + (int)(i % 26));
    vae_free(got);
    unlink(rt_path("fifo"));
}

// /dev/full says ENOSPC to every write, at the flush or at the write.
static void write_full(const void *big) {
    VaeFile f = vae_file_create("/dev/full");
    for (int i = 0; i < (big ? 10000 : 1); i++) vae_file_printf(&f, "some text to write, %d\n", i);
    vae_file_commit(&f);
}

static void limit_files(void) {
    struct rlimit small = {4096, 4096};
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
}

static void write_limited(const void *path) {
    limit_files();
    char block[1000] = {0};
    VaeFile f = vae_file_create(path);
    for (int i = 0; i < 100; i++) vae_file_write(&f, block, sizeof block);
    vae_file_commit(&f);
}

static void flush_limited(const void *path) {
    limit_files();
    VaeFile f = vae_file_create(path);
    static char buffer[1 << 16];
    setvbuf(f.f, buffer, _IOFBF, sizeof buffer); // so that only the commit writes
    char block[1000] = {0};
    for (int i = 0; i < 10; i++) vae_file_write(&f, block, sizeof block);
    vae_file_commit(&f);
}

static void full_disk(void **state) {
    (void)state;
    rt_dies("flush", write_full, NULL, EX_IOERR, "No space left");
    rt_dies("write", write_full, "big", EX_IOERR, "No space left");
    const char *path = rt_path("kept");
    write_text(path, "old");
    int before = files_in_dir();
    rt_dies("write", write_limited, path, EX_IOERR, "File too large");
    rt_dies("commit", flush_limited, path, EX_IOERR, "File too large");
    assert_holds(path, "old");
    assert_int_equal(files_in_dir(), before);
}

// ---------------------------------------------------------------- what killed processes leave

static void die_writing(const void *path) {
    VaeFile f = vae_file_create(path);
    vae_file_write(&f, "half of it", 10);
    fflush(f.f);
    kill(getpid(), SIGKILL);
}

static void sweeps_what_is_stale(void **state) {
    (void)state;
    char said[100];
    const char *path = rt_path("swept");
    const int before = files_in_dir();
    for (int i = 0; i < 3; i++)
        assert_int_equal(rt_run(die_writing, path, said, sizeof said), 1000 + SIGKILL);
    assert_int_equal(files_in_dir(), before + 1); // the second swept the first's
    // Not its own: another file's, another name's, and one that is locked.
    rt_put("swept2.tmp999999999", "x", 1);
    rt_put("swept.tmp", "x", 1);
    rt_put("swept.tmp12x", "x", 1);
    rt_put("swept.tmp-5", "x", 1);
    rt_put("xswept.tmp999999999", "x", 1);
    const int locked = open(rt_put("swept.tmp999999998", "x", 1), O_RDONLY);
    assert_int_equal(flock(locked, LOCK_EX), 0);
    write_text(path, "whole");
    assert_holds(path, "whole");
    assert_int_equal(files_in_dir(), before + 1 + 6);
    close(locked);
    write_text(path, "again");
    assert_int_equal(files_in_dir(), before + 1 + 5);
}

// Begins to write, says so by one pipe, and goes on when the other is closed.
static void write_slowly(const void *path, int begun, int go_on) {
    VaeFile f = vae_file_create(path);
    char byte = 0;
    if (write(begun, &byte, 1) != 1 || read(go_on, &byte, 1) != 0) _exit(1);
    vae_file_write(&f, "slow", 4);
    vae_file_commit(&f);
}

// Of two that write the same file at once both succeed, and the later one stays.
static void writers_do_not_sweep_each_other(void **state) {
    (void)state;
    const char *path = rt_path("two");
    int begun[2], go_on[2];
    assert_int_equal(pipe(begun), 0);
    assert_int_equal(pipe(go_on), 0);
    const pid_t other = fork();
    if (other == 0) {
        close(go_on[1]);
        write_slowly(path, begun[1], go_on[0]);
        _exit(0);
    }
    char byte;
    assert_int_equal(read(begun[0], &byte, 1), 1);
    write_text(path, "fast");
    assert_holds(path, "fast");
    close(go_on[1]);
    int status;
    waitpid(other, &status, 0);
    assert_int_equal(status, 0);
    close(begun[0]), close(begun[1]), close(go_on[0]);
    assert_holds(path, "slow");
}

static void sweeps_in_the_working_directory(void **state) {
    (void)state;
    char here[4096];
    assert_non_null(getcwd(here, sizeof here));
    assert_int_equal(chdir(rt_dir), 0);
    write_text("local.tmp999999997", "x");
    write_text("local", "y");
    assert_int_equal(access("local.tmp999999997", F_OK), -1);
    assert_int_equal(chdir(here), 0);
}

// ---------------------------------------------------------------- failures of a directory

// Root may write anywhere: these run as nobody.
static void become_nobody(void) {
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) _exit(99);
}

static void write_as_nobody(const void *path) {
    become_nobody();
    write_text(path, "new");
}

static void read_as_nobody(const void *path) {
    become_nobody();
    read_small(path);
}

static void read_only_directories(void **state) {
    (void)state;
    vae_make_directory(rt_path("ro"));
    write_text(rt_path("ro/kept"), "old");
    assert_int_equal(chmod(rt_dir, 0755), 0);
    assert_int_equal(chmod(rt_path("ro"), 0555), 0);
    rt_dies("new", write_as_nobody, rt_path("ro/new"), EX_CANTCREAT, "Permission denied");
    rt_dies("old", write_as_nobody, rt_path("ro/kept"), EX_CANTCREAT, "Permission denied");
    assert_holds(rt_path("ro/kept"), "old");
    assert_int_equal(chmod(rt_path("ro/kept"), 0), 0);
    rt_dies("secret", read_as_nobody, rt_path("ro/kept"), EX_NOINPUT, "Permission denied");
    assert_int_equal(chmod(rt_path("ro"), 0777), 0);
    assert_int_equal(chmod(rt_path("ro/kept"), 0644), 0);
    // A directory that one may write to but not list: there is nothing to sweep or sync by.
    assert_int_equal(chmod(rt_path("ro"), 0333), 0);
    char said[1000];
    assert_int_equal(rt_run(write_as_nobody, rt_path("ro/kept"), said, sizeof said), 0);
    assert_int_equal(chmod(rt_path("ro"), 0777), 0);
    assert_holds(rt_path("ro/kept"), "new");
}

static void lose_directory(const void *path) {
    VaeFile f = vae_file_create(path);
    char command[300];
    snprintf(command, sizeof command, "rm -rf %s", rt_path("lost"));
    if (system(command) != 0) _exit(99);
    vae_file_write(&f, "late", 4);
    vae_file_commit(&f);
}

static void vanished_directories(void **state) {
    (void)state;
    vae_make_directory(rt_path("lost"));
    rt_dies("lost", lose_directory, rt_path("lost/x"), EX_IOERR, "No such file or directory");
}

// ---------------------------------------------------------------- files that grow

static void log_limited(const void *path) {
    VaeLog l;
    char line[1000];
    memset(line, 'x', sizeof line);
    limit_files();
    vae_log_open(&l, path);
    for (int i = 0; i < 10; i++) vae_log_write(&l, line, sizeof line);
}

static void log_full(const void *unused) {
    (void)unused;
    VaeLog l;
    vae_log_open(&l, "/dev/full");
    vae_log_write(&l, "x", 1);
}

static void logs_hold_whole_records(void **state) {
    (void)state;
    VaeLog l;
    vae_log_open(&l, rt_path("log"));
    vae_log_write(&l, "one\n", 4);
    vae_log_close(&l);
    vae_log_open(&l, rt_path("log"));
    vae_log_write(&l, "two\n", 4);
    vae_log_sync(&l);
    vae_log_close(&l);
    assert_holds(rt_path("log"), "one\ntwo\n");
    rt_dies("limited", log_limited, rt_path("log"), EX_IOERR, "log: File too large");
    struct stat s;
    assert_int_equal(stat(rt_path("log"), &s), 0);
    assert_int_equal(s.st_size, 8 + 4 * 1000); // a fifth would have passed 4096 bytes
    rt_dies("full", log_full, NULL, EX_IOERR, "No space left");
    rt_dies("none", log_limited, rt_path("none/log"), EX_CANTCREAT, "No such file");
}

static void devices(void **state) {
    (void)state;
    write_text("/dev/null", "gone");
    struct stat s;
    assert_int_equal(stat("/dev/null", &s), 0);
    assert_true(S_ISCHR(s.st_mode));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_and_replaces),
        cmocka_unit_test(follows_links),
        cmocka_unit_test(directories),
        cmocka_unit_test(reading),
        cmocka_unit_test(reads_pipes),
        cmocka_unit_test(full_disk),
        cmocka_unit_test(devices),
        cmocka_unit_test(sweeps_what_is_stale),
        cmocka_unit_test(writers_do_not_sweep_each_other),
        cmocka_unit_test(sweeps_in_the_working_directory),
        cmocka_unit_test(read_only_directories),
        cmocka_unit_test(vanished_directories),
        cmocka_unit_test(logs_hold_whole_records),
    };
    return cmocka_run_group_tests(tests, rt_make_dir, rt_remove_all);
}
