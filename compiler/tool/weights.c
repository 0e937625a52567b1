// weights.c -- `vaec build --weights F`: trained weights inside the program, as an object of constants.
// The bytes are the file's own, whole and unread: the program reads them as it reads any weights, and
// is asked once, before it is put in place, whether they are its model's.
#include "driver.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

extern char **environ;

int weights_find(Arena *a, const char *path, const char **found) {
    struct stat st;
    char real[PATH_MAX];
    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) path = arena_printf(a, "%s/model.safetensors", path);
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) != 0 || !realpath(path, real)) {
        fprintf(stderr, "vaec: cannot read %s: %s\n", path, strerror(errno));
        if (fd >= 0) close(fd);
        return EX_NOINPUT;
    }
    close(fd);
    if (!S_ISREG(st.st_mode) || strchr(real, '\n')) {
        fprintf(stderr, "vaec: cannot read %s: it is not a plain file\n", path);
        return EX_NOINPUT;
    }
    output_reads(a, real, "the weights");
    *found = arena_printf(a, "%s", real);
    return EX_OK;
}

int weights_source(Arena *a, const char *weights, const char *path) {
    char *name = arena_alloc(a, 2 * strlen(weights) + 1), *to = name;
    for (const char *at = weights; *at; at++) {
        if (*at == '"' || *at == '\\') *to++ = '\\';
        *to++ = *at;
    }
    const char *text = arena_printf(
        a,
        ".section .rodata\n.balign 64\n.global vae_inside_begin, vae_inside_end\nvae_inside_begin:\n"
        ".incbin \"%s\"\nvae_inside_end:\n.byte 0\n.section .note.GNU-stack,\"\",%%progbits\n",
        name);
    return write_file(a, path, text, strlen(text));
}

int weights_check(const char *program, const char *model) {
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    if (posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)) out_of_memory();
    char *args[] = {(char *)model, (char *)"info", NULL};
    pid_t pid;
    chmod(program, 0700);
    const int error = posix_spawn(&pid, program, &files, NULL, args, environ);
    posix_spawn_file_actions_destroy(&files);
    if (error == ENOMEM) out_of_memory();
    if (error) return EX_OK; // made for another processor: it will say it there
    int status;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR) return EX_OSERR;
    if (WIFEXITED(status) && WEXITSTATUS(status) == EX_DATAERR) return EX_DATAERR;
    return EX_OK;
}
