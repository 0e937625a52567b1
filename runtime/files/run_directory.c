// run_directory.c -- the directory of a training run: one training at a time, and one run.
// Whoever trains holds a lock on DIR/.lock from before the first file is written to the end; the
// file stays open, so that no rename and no other close gives the lock up.
//
// A training from the start into a directory that holds a run is built in DIR/.building. When its
// first epoch stands there (weights, metrics, checkpoint, all on the disk), the directory is renamed
// to DIR/.moving: by that one call the new run takes the place of the old. Then the old run's files
// are removed, its weights last, and the new ones moved; whoever comes after a kill in between goes on with
// that, and whoever reads weights looks into .moving first. So DIR never shows files of both, and
// files that are no run's stay where they are.
#include "files/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define RUN_WEIGHTS "model.safetensors"
#define RUN_BUILDING ".building"
#define RUN_MOVING ".moving"

// Every file that a training writes to its directory.
static const char *const run_file[] = {RUN_WEIGHTS,   "last.safetensors", "checkpoint",  "metrics.jsonl", "run.json",
                                       "samples.png", "samples.csv",      "report.html", "past_samples"};
enum { RUN_PATH = 4096, RUN_FILES = sizeof run_file / sizeof run_file[0] };

// DIR, or DIR/part, and then a name.
static const char *run_path(const char *directory, const char *part, const char *name,
                            char path[RUN_PATH]) {
    const int n = snprintf(path, RUN_PATH, "%s%s%s%s%s", directory, part ? "/" : "", part ? part : "",
                           name ? "/" : "", name ? name : "");
    if (n >= RUN_PATH) vae_die(EX_USAGE, "the path %s is too long", directory);
    return path;
}

static bool run_has(const char *directory, const char *part, const char *name) {
    char path[RUN_PATH];
    struct stat s;
    return lstat(run_path(directory, part, name, path), &s) == 0;
}

void vae_run_guard(const char *directory) {
    char path[RUN_PATH];
    vae_guard_output("--out", directory); // a folder of pictures to train on is no place for the samples, either
    for (int i = 0; i < RUN_FILES; i++)
        vae_guard_output("--out", run_path(directory, NULL, run_file[i], path));
}

void vae_run_weights(const char *directory, char path[RUN_PATH]) {
    const bool moving = run_has(directory, RUN_MOVING, RUN_WEIGHTS);
    run_path(directory, moving ? RUN_MOVING : NULL, RUN_WEIGHTS, path);
}

// ---------------------------------------------------------------- moving into place

// Removes DIR/part and the files in it. There are no others: the names are ours.
static void run_remove_part(const char *directory, const char *part) {
    char path[RUN_PATH], file[RUN_PATH + 256];
    DIR *d = opendir(run_path(directory, part, NULL, path));
    if (!d) return;
    bool good = true;
    for (struct dirent *e; (e = readdir(d));) {
        if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, "..")) continue;
        snprintf(file, sizeof file, "%s/%s", path, e->d_name);
        good &= unlink(file) == 0;
    }
    closedir(d);
    if (!good || rmdir(path) != 0) vae_die(EX_IOERR, "cannot remove %s: %s", path, strerror(errno));
}

// The rest of what vae_run_stands began. As long as the new weights are in .moving, what lies in DIR
// is the old run's; once they have moved, it is the new one's.
static void run_finish_move(const char *directory) {
    char from[RUN_PATH], to[RUN_PATH];
    if (!run_has(directory, RUN_MOVING, NULL)) return;
    const bool old = run_has(directory, RUN_MOVING, RUN_WEIGHTS);
    for (int i = 1; i < RUN_FILES && old; i++)
        if (unlink(run_path(directory, NULL, run_file[i], to)) != 0 && errno != ENOENT)
            vae_die(EX_IOERR, "cannot remove %s: %s", to, strerror(errno));
    for (int i = 0; i < RUN_FILES; i++) {
        if (!run_has(directory, RUN_MOVING, run_file[i])) continue;
        run_path(directory, RUN_MOVING, run_file[i], from);
        if (rename(from, run_path(directory, NULL, run_file[i], to)) != 0)
            vae_die(EX_IOERR, "cannot rename %s to %s: %s", from, to, strerror(errno));
    }
    run_remove_part(directory, RUN_MOVING); // temporaries of killed processes, if anything
    vae_sync_directory(directory);
}

// ---------------------------------------------------------------- one training

static void run_lock(VaeRun *r) {
    char path[RUN_PATH], holder[32] = "";
    run_path(r->directory, NULL, ".lock", path);
    r->lock = vae_open(path, O_RDWR | O_CREAT | O_CLOEXEC);
    if (r->lock < 0) vae_die(EX_CANTCREAT, "cannot create %s: %s", path, strerror(errno));
    if (flock(r->lock, LOCK_EX | LOCK_NB) == 0) {
        const int n = snprintf(holder, sizeof holder, "%ld", (long)getpid());
        // Only for the message below, so nothing is lost when it fails.
        if (ftruncate(r->lock, 0) != 0 || pwrite(r->lock, holder, (size_t)n, 0) != n) errno = 0;
    } else if (errno == EWOULDBLOCK) {
        const ssize_t n = pread(r->lock, holder, sizeof holder - 1, 0);
        holder[n > 0 ? n : 0] = '\0';
        vae_die(EX_TEMPFAIL, "another training is writing to %s (process %s): wait until it is done, "
                "or give another --out", r->directory, holder[0] ? holder : "unknown");
    } // else a file system without locks, where nothing tells two trainings apart
}

void vae_run_open(VaeRun *r, const char *directory) {
    vae_make_directory(directory);
    snprintf(r->directory, sizeof r->directory, "%s", directory);
    snprintf(r->place, sizeof r->place, "%s", directory);
    r->building = false;
    run_lock(r);
    run_finish_move(directory);
}

void vae_run_close(VaeRun *r) { close(r->lock); }

static bool run_is_there(const char *directory) {
    for (int i = 0; i < RUN_FILES; i++)
        if (run_has(directory, NULL, run_file[i])) return true;
    return false;
}

static void run_build(VaeRun *r) {
    r->building = true;
    run_path(r->directory, RUN_BUILDING, NULL, r->place);
}

void vae_run_begin(VaeRun *r) {
    run_remove_part(r->directory, RUN_BUILDING);
    if (!run_is_there(r->directory)) return;
    run_build(r);
    vae_make_directory(r->place);
}

void vae_run_resume(VaeRun *r) {
    if (run_has(r->directory, RUN_BUILDING, NULL)) run_build(r);
}

void vae_run_stands(VaeRun *r) {
    char to[RUN_PATH];
    if (!r->building) return;
    vae_sync_directory(r->place);
    if (rename(r->place, run_path(r->directory, RUN_MOVING, NULL, to)) != 0)
        vae_die(EX_IOERR, "cannot rename %s to %s: %s", r->place, to, strerror(errno));
    vae_sync_directory(r->directory);
    run_finish_move(r->directory);
    snprintf(r->place, sizeof r->place, "%s", r->directory);
    r->building = false;
}

void vae_run_abandon(VaeRun *r) {
    if (r->building) run_remove_part(r->directory, RUN_BUILDING);
}
