// inject.c -- runs a program and lets a system call of it fail, or kills it there.
//   inject N once|on|kill COUNT-FILE COMMAND...
// The calls that open, read, write, flush, rename, map memory and start threads are counted, those of all threads of the
// program together, from its first own one (those by which the loader finds its libraries are not). The Nth fails; with `on` so do all after it; with `kill` the program is killed as it makes it. N = 0: none. COUNT-FILE gets
// how many there were. Ends as the program did; 126: this program's own trouble; 128 + a signal.
// What coverage writes as the program ends (*.gcda) is none of its own: neither counted nor hit.
// A filter makes the kernel stop the program at these calls alone, so that all others run at full speed.
#define _GNU_SOURCE
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct {
    int number, error;
} calls[] = {
    {SYS_openat, EIO},   {SYS_read, EIO},    {SYS_pread64, EIO},   {SYS_write, ENOSPC},  {SYS_pwrite64, ENOSPC},
    {SYS_writev, ENOSPC}, {SYS_fsync, EIO},  {SYS_fdatasync, EIO}, {SYS_rename, EIO},    {SYS_renameat, EIO},
    {SYS_renameat2, EIO}, {SYS_link, EIO},   {SYS_linkat, EIO},    {SYS_unlink, EIO},    {SYS_mkdir, ENOSPC},
    {SYS_mmap, ENOMEM},  {SYS_clone3, EAGAIN}, {SYS_clone, EAGAIN}, {SYS_ftruncate, ENOSPC}, {SYS_flock, EIO},
    {SYS_getdents64, EIO}, {SYS_lseek, EIO}, {SYS_getrandom, EIO},
};
enum { CALLS = sizeof calls / sizeof *calls };

static _Noreturn void trouble(const char *what) {
    perror(what);
    exit(126);
}

// In the program to be: stop at these calls, and none other.
static void filter(void) {
    struct sock_filter code[CALLS + 3];
    int n = 0;
    code[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    for (int i = 0; i < CALLS; i++)
        code[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)calls[i].number, (unsigned char)(CALLS - i), 0);
    code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    code[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE);
    struct sock_fprog program = {.len = (unsigned short)n, .filter = code};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
        trouble("inject: seccomp");
}

// Is the code at this address the loader's?
static int is_loader(pid_t who, unsigned long long at) {
    char path[64], line[512];
    snprintf(path, sizeof path, "/proc/%d/maps", (int)who);
    FILE *f = fopen(path, "r");
    int is = 0;
    while (f && fgets(line, sizeof line, f)) {
        unsigned long long from, to;
        if (sscanf(line, "%llx-%llx", &from, &to) == 2 && from <= at && at < to) is = strstr(line, "/ld-linux") != NULL;
    }
    if (f) fclose(f);
    return is;
}

// Is this call an open of counts of coverage?
static int is_coverage(pid_t who, const struct user_regs_struct *r) {
    char path[512] = "";
    for (size_t i = 0; r->orig_rax == SYS_openat && i + sizeof(long) < sizeof path && strlen(path) == i; i += sizeof(long)) {
        const long word = ptrace(PTRACE_PEEKDATA, who, (char *)r->rsi + i, NULL);
        memcpy(path + i, &word, sizeof word);
    }
    return strstr(path, ".gcda") != NULL;
}

int main(int argc, char **argv) {
    if (argc < 5) return fprintf(stderr, "usage: inject N once|on|kill COUNT-FILE COMMAND...\n"), 64;
    const long at = atol(argv[1]);
    const int goes_on = strcmp(argv[2], "on") == 0, kills = strcmp(argv[2], "kill") == 0;
    long count = 0;

    const pid_t child = fork();
    if (child < 0) trouble("inject: fork");
    if (child == 0) {
        if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0) trouble("inject: ptrace");
        raise(SIGSTOP);
        filter();
        execvp(argv[4], argv + 4);
        trouble(argv[4]);
    }
    int status = 0;
    if (waitpid(child, &status, 0) != child || !WIFSTOPPED(status)) trouble("inject: wait");
    const long options = PTRACE_O_TRACESECCOMP | PTRACE_O_TRACECLONE | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACEEXEC |
                         PTRACE_O_EXITKILL;
    if (ptrace(PTRACE_SETOPTIONS, child, NULL, options) != 0) trouble("inject: options");
    ptrace(PTRACE_CONT, child, NULL, 0L);

    int result = 126, started = 0, own = 0, over = 0;
    for (;;) {
        const pid_t who = waitpid(-1, &status, __WALL);
        if (who < 0) break; // all have ended
        if (WIFEXITED(status) || WIFSIGNALED(status)) {
            if (who == child) result = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
            continue;
        }
        long pass = 0;
        const int event = status >> 16;
        if (event == PTRACE_EVENT_EXEC) started = 1, own = over = 0;
        else if (event == PTRACE_EVENT_SECCOMP && started) {
            struct user_regs_struct r;
            if (ptrace(PTRACE_GETREGS, who, NULL, &r) != 0) continue; // killed meanwhile
            own |= !is_loader(who, r.rip);
            over |= is_coverage(who, &r);
            if (!own || over) goto on;
            count++;
            if (at > 0 && (count == at || (goes_on && count > at))) {
                if (getenv("INJECT_SAY")) fprintf(stderr, "[inject: call %ld is system call %lld]\n", count, (long long)r.orig_rax);
                if (kills) {
                    kill(child, SIGKILL);
                    continue;
                }
                for (int i = 0; i < CALLS; i++)
                    if (calls[i].number == (int)r.orig_rax) r.rax = (unsigned long long)-calls[i].error;
                r.orig_rax = (unsigned long long)-1; // no call is made; this is what it returns
                ptrace(PTRACE_SETREGS, who, NULL, &r);
            }
        } else if (event == 0 && WSTOPSIG(status) != SIGTRAP && WSTOPSIG(status) != SIGSTOP) pass = WSTOPSIG(status);
    on:
        ptrace(PTRACE_CONT, who, NULL, pass);
    }
    FILE *f = fopen(argv[3], "w");
    if (!f || fprintf(f, "%ld\n", count) < 0 || fclose(f) != 0) trouble(argv[3]);
    return result;
}
