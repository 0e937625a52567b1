// coverage.h -- included before all else in what tools/coverage.sh builds: a process that ends by _exit has been counted, too,
// with what it computes its status by; and one that becomes another program by fexecve, which gcov does not look for.
#include <unistd.h>
void __gcov_dump(void);
void __gcov_reset(void);
static inline _Noreturn void coverage_exit(int status) {
    __gcov_dump();
    _exit(status);
}
static inline int coverage_fexecve(int fd, char *const *argv, char *const *env) {
    __gcov_dump();
    __gcov_reset(); // it goes on where that fails
    return fexecve(fd, argv, env);
}
#define _exit(status) coverage_exit(status)
#define fexecve(fd, argv, env) coverage_fexecve(fd, argv, env)
