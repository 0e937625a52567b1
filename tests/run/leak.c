// leak.c -- a program that allocates as often as its argument says: what the count must see.
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv) {
    for (long n = argc > 1 ? atol(argv[1]) : 0; n > 0; n--) {
        char *volatile p = malloc(16);
        memset(p, 1, 16);
        free(p);
    }
    return 0;
}
