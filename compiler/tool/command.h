// command.h -- other programs as argument lists, which no shell ever reads.
#ifndef VAEC_COMMAND_H
#define VAEC_COMMAND_H

#include "base/arena.h"

#include <spawn.h>
#include <sys/types.h>

#define MAX_COMMAND 128

typedef struct Command {
    const char *arg[MAX_COMMAND + 1];
    int n;
    bool silent; // what it says is known
} Command;

void command_add(Command *c, const char *arg);
void command_add_all(Command *c, const char *const *args); // NULL-terminated
// The words of CC or CFLAGS: separated by blanks, nothing quoted. NULL: none.
void command_add_words(Arena *a, Command *c, const char *text);

typedef struct Child {
    pid_t pid;
    int words; // a file of what it says on standard error; -1: none
} Child;

// Of a program that an interrupt ends, although vaec outlives it.
void command_stoppable(posix_spawnattr_t *attr);
// An exit code of <sysexits.h>; what failed is reported.
int command_start(const Command *c, bool verbose, Child *child);
// Waits, and passes on what it said: its exit status, or 128 and the signal that ended it or the compiler that it had
// started.
int command_finish(Child *child);
#define COMMAND_SIGNAL(status) ((status) > 128 && (status) < 128 + 65 ? (status) - 128 : 0)

#endif
