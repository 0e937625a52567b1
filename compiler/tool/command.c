// command.c -- runs the C compiler, and finds out what ended it. gcc and clang start others, and exit with 1 where
// the kernel has ended one of those for want of memory: only their words tell.
#include "tool/command.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

extern char **environ;

void command_add(Command *c, const char *arg) {
    if (c->n == MAX_COMMAND) die("a command of more than %d words", MAX_COMMAND);
    c->arg[c->n++] = arg;
}

void command_add_all(Command *c, const char *const *args) {
    for (; *args; args++) command_add(c, *args);
}

void command_add_words(Arena *a, Command *c, const char *text) {
    while (text && *text) {
        text += strspn(text, " \t\n");
        const size_t n = strcspn(text, " \t\n");
        if (n) command_add(c, arena_strndup(a, text, n));
        text += n;
    }
}

static void print_command(const Command *c) {
    for (int i = 0; i < c->n; i++) fprintf(stderr, "%s%s", i ? " " : "", c->arg[i]);
    fprintf(stderr, "\n");
}

void command_stoppable(posix_spawnattr_t *attr) {
    sigset_t stops;
    sigemptyset(&stops);
    sigaddset(&stops, SIGINT);
    sigaddset(&stops, SIGTERM);
    posix_spawnattr_init(attr);
    posix_spawnattr_setsigdefault(attr, &stops);
    posix_spawnattr_setflags(attr, POSIX_SPAWN_SETSIGDEF);
}

int command_start(const Command *c, bool verbose, Child *child) {
    if (verbose) print_command(c);
    posix_spawnattr_t attr;
    command_stoppable(&attr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    child->words = c->silent ? -1 : memfd_create("words", MFD_CLOEXEC);
    if (c->silent && posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0))
        out_of_memory();
    const int none = child->words >= 0 && posix_spawn_file_actions_adddup2(&files, child->words, STDERR_FILENO);
    const int error = none ? ENOMEM : posix_spawnp(&child->pid, c->arg[0], &files, &attr, (char **)c->arg, environ);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attr);
    if (!error) return EX_OK;
    if (child->words >= 0) close(child->words);
    if (none) { // not the end at once: others that have been started still write
        fputs("vaec: out of memory\n", stderr);
        return EX_OSERR;
    }
    fprintf(stderr, "vaec: cannot run the C compiler '%s': %s\n", c->arg[0], strerror(error));
    fprintf(stderr, "hint: install gcc or clang, or name one with CC=...\n");
    return EX_UNAVAILABLE;
}

// Passes on what is in the file; true: one line is of a compiler that has been killed, or found no memory.
static bool pass_on(int words) {
    static const char *const starved[] = {"Killed signal terminated program", "unable to execute command: Killed",
                                          "out of memory allocating", "virtual memory exhausted",
                                          "LLVM ERROR: out of memory"};
    if (words < 0 || lseek(words, 0, SEEK_SET)) return false;
    FILE *f = fdopen(words, "r");
    if (!f) return close(words), false;
    char line[4096];
    bool found = false;
    while (fgets(line, sizeof line, f)) {
        fputs(line, stderr);
        for (size_t i = 0; i < sizeof starved / sizeof starved[0]; i++) found |= strstr(line, starved[i]) != NULL;
    }
    fclose(f);
    return found;
}

int command_finish(Child *child) {
    int status;
    while (waitpid(child->pid, &status, 0) < 0)
        if (errno != EINTR) return EX_OSERR;
    const bool starved = pass_on(child->words);
    if (WIFSIGNALED(status)) return 128 + WTERMSIG(status);
    return starved && WEXITSTATUS(status) ? 128 + SIGKILL : WEXITSTATUS(status);
}
