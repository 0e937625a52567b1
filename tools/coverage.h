// coverage.h -- included before all else in what tools/coverage.sh builds: a process that ends by _exit has been counted, too.
#include <unistd.h>
void __gcov_dump(void);
#define _exit(status) (__gcov_dump(), _exit(status))
