// replay.c -- what libFuzzer's main does with files: LLVMFuzzerTestOneInput on each. Linked to a target where there is
// no clang.
//   PROGRAM DIRECTORY: every file of it, a line "at NAME" before each and "N inputs" at the end; 20 seconds each
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int main(int argc, char **argv) {
    static char path[4096];
    struct dirent **entry;
    const int n = argc == 2 ? scandir(argv[1], &entry, NULL, alphasort) : -1;
    int inputs = 0;
    for (int i = 0; i < n; i++) {
        if (entry[i]->d_name[0] == '.') continue;
        snprintf(path, sizeof path, "%s/%s", argv[1], entry[i]->d_name);
        FILE *f = fopen(path, "rb");
        uint8_t *bytes = malloc(1 << 20); // as long as it is, for sanitizers
        const size_t length = f ? fread(bytes, 1, 1 << 20, f) : 0;
        if (!f || fclose(f)) return 1;
        bytes = realloc(bytes, length ? length : 1);
        printf("at %s\n", entry[i]->d_name);
        fflush(stdout);
        alarm(20);
        LLVMFuzzerTestOneInput(bytes, length);
        alarm(0);
        free(bytes);
        inputs++;
    }
    printf("%d inputs\n", inputs);
    return inputs == 0;
}
