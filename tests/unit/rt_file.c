// rt_file.c -- atomic files: what is written arrives whole or not at all, and errors have codes.
#include "rt_die.h"

#include <dirent.h>
#include <signal.h>
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
    };
    return cmocka_run_group_tests(tests, rt_make_dir, rt_remove_all);
}
