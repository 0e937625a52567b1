// guard.c -- no output takes the place of an input.
// A command says what it will write before it reads anything (vae_guard_output), readers say what
// they have opened (vae_guard_input); whichever comes second compares device and inode, so that
// links and other spellings of a path do not matter. Writers ask once more (vae_guarded).
#include "files/files.h"

#include <string.h>
#include <sys/stat.h>

typedef struct Guard {
    dev_t device;
    ino_t inode;
    char *said; // of an output: the option and its value
} Guard;

typedef struct Guards {
    Guard *item;
    size_t n, room;
} Guards;

static Guards inputs, outputs;

static void guard_add(Guards *g, const struct stat *s, char *said) {
    if (g->n == g->room) {
        const size_t room = g->room ? 2 * g->room : 16;
        Guard *more = vae_alloc(room, sizeof *more);
        if (g->n) memcpy(more, g->item, g->n * sizeof *more);
        vae_free(g->item);
        g->item = more;
        g->room = room;
    }
    g->item[g->n++] = (Guard){s->st_dev, s->st_ino, said};
}

static const Guard *guard_find(const Guards *g, const struct stat *s) {
    for (size_t i = 0; i < g->n; i++)
        if (g->item[i].inode == s->st_ino && g->item[i].device == s->st_dev) return &g->item[i];
    return NULL;
}

void vae_guard_input(const char *path, const struct stat *s) {
    if (!S_ISREG(s->st_mode) && !S_ISDIR(s->st_mode)) return; // pipes and devices are not replaced
    const Guard *output = guard_find(&outputs, s);
    if (output)
        vae_die(EX_USAGE, "%s would replace %s, which this command reads", output->said, path);
    if (!guard_find(&inputs, s)) guard_add(&inputs, s, NULL);
}

void vae_guard_input_path(const char *path) {
    struct stat s;
    if (stat(path, &s) == 0) vae_guard_input(path, &s);
}

void vae_guard_output(const char *option, const char *path) {
    struct stat s;
    if (stat(path, &s) != 0 || guard_find(&outputs, &s)) return; // what is not there was not read
    if (guard_find(&inputs, &s))
        vae_die(EX_USAGE, "%s %s would replace a file that this command reads", option, path);
    const size_t n = strlen(option) + strlen(path) + 2;
    char *said = vae_alloc(n, 1);
    snprintf(said, n, "%s %s", option, path);
    guard_add(&outputs, &s, said);
}

void vae_guard_forget(void) { inputs.n = outputs.n = 0; }

bool vae_guarded(const struct stat *s) { return guard_find(&inputs, s) != NULL; }
