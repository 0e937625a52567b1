// coverage.h -- included before all else in what tools/coverage.sh builds: a process that ends by _exit has been counted, too,
// with what it computes its status by.
#include <unistd.h>
void __gcov_dump(void);
static inline _Noreturn void coverage_exit(int status) {
    __gcov_dump();
    _exit(status);
}
#define _exit(status) coverage_exit(status)
