// near.c -- nearly valid models: each word and number of a model replaced by another one, through every pass to the
// emitted C (compile.c). Each is refused by messages or becomes a program; none takes a second of the processor.
//   near [-n TIMES] [-e EVERY] [-s SEED] [-k DIRECTORY] FILE...
//     TIMES others for each word (1), of every EVERYth word (1); -k keeps those that became a program
#include <ctype.h>
#include <setjmp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
extern bool fuzz_compiled; // compile.c: the last one became a program

enum { MOST_WORDS = 4000, MOST_TEXT = 1 << 16 };
static char *word[MOST_WORDS];
static int words;
static uint64_t dice;

static uint64_t roll(uint64_t below) {
    dice = dice * 6364136223846793005u + 1442695040888963407u;
    return (dice >> 33) % below;
}

static bool in_word(char c) { return isalnum((unsigned char)c) || c == '_' || c == '.'; }

// The next word or number of a text, from *at on; 0: there is none. Comments and what stands in quotes are passed over.
static size_t next_word(const char *text, const char **at) {
    const char *s = *at;
    for (; *s && !in_word(*s); s++) {
        if (*s == '#') s += strcspn(s, "\n") - 1;
        else if (*s == '"') s += 1 + strcspn(s + 1, "\"\n");
        if (!*s) break;
    }
    (void)text;
    size_t n = 0;
    while (s[n] && in_word(s[n])) n++;
    *at = s;
    return n;
}

static void learn(const char *text, size_t n) {
    for (int i = 0; i < words; i++)
        if (strlen(word[i]) == n && memcmp(word[i], text, n) == 0) return;
    if (words < MOST_WORDS) word[words++] = strndup(text, n);
}

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static char *read_file(const char *path) {
    static char text[MOST_TEXT];
    FILE *f = fopen(path, "r");
    if (!f) exit(66);
    text[fread(text, 1, sizeof text - 1, f)] = 0;
    fclose(f);
    return text;
}

// A signal ends one model, not all.
static sigjmp_buf after;
static void ended(int number) { siglongjmp(after, number); }

static int compile(const char *text, int length) { // 0, or the signal that ended it
    alarm(20);
    const int number = sigsetjmp(after, 1);
    if (number == 0) LLVMFuzzerTestOneInput((const uint8_t *)text, (size_t)length);
    alarm(0);
    return number;
}

int main(int argc, char **argv) {
    int times = 1, every = 1, option;
    const char *keep = NULL;
    while ((option = getopt(argc, argv, "n:e:s:k:")) > 0) {
        if (option == 'n') times = atoi(optarg);
        if (option == 'e') every = atoi(optarg);
        if (option == 's') dice = strtoull(optarg, NULL, 10);
        if (option == 'k') keep = optarg;
    }
    static const char *const odd[] = {"0", "1", "2", "3", "7", "0.5", "1e9", "2147483647", "2147483648", "65536",
                                      "1e-30", "99999999999999999999", "-1", "true", "false", "none", "x", "{", "}",
                                      "( )", ",", "dense(3)", ""};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) learn(odd[i], strlen(odd[i]));
    for (int i = optind; i < argc; i++) {
        const char *text = read_file(argv[i]), *at = text;
        for (size_t n; (n = next_word(text, &at)); at += n) learn(at, n);
    }
    for (int i = 0; i < 4; i++) signal((const int[]){SIGSEGV, SIGABRT, SIGFPE, SIGALRM}[i], ended);
    int models = 0, compiled = 0, slow = 0, seen = 0, signals = 0;
    double slowest = 0;
    static char made[2 * MOST_TEXT];
    for (int i = optind; i < argc; i++) {
        const char *text = read_file(argv[i]), *at = text;
        for (size_t n; (n = next_word(text, &at)); at += n) {
            if (seen++ % every) continue;
            for (int k = 0; k < times; k++) {
                const char *other = word[roll(roll(3) ? (uint64_t)words : sizeof odd / sizeof *odd)];
                const int length = snprintf(made, sizeof made, "%.*s%s%s", (int)(at - text), text, other, at + n);
                FILE *f = fopen("near.vae", "w"); // the last one, for whoever finds out why it ended
                if (!f || fputs(made, f) < 0 || fclose(f)) return 74;
                const double begin = seconds();
                const int number = compile(made, length);
                if (number) {
                    char path[64];
                    snprintf(path, sizeof path, "signal%d.vae", signals);
                    rename("near.vae", path);
                    printf("signal %d: %s: word %d, %.*s -> %s: %s\n", number, argv[i], seen, (int)n, at, other, path);
                    fflush(stdout);
                    signals++, models++;
                    continue;
                }
                const double took = seconds() - begin;
                if (took > 1) {
                    printf("slow: %.1f s: %s: word %d, %.*s -> %s\n", took, argv[i], seen, (int)n, at, other);
                    slow++;
                }
                if (took > slowest) slowest = took;
                if (fuzz_compiled && keep) {
                    char path[4096];
                    snprintf(path, sizeof path, "%s/%d.vae", keep, compiled);
                    if (!(f = fopen(path, "w")) || fputs(made, f) < 0 || fclose(f)) return 74;
                }
                compiled += fuzz_compiled;
                models++;
            }
        }
    }
    printf("%d models, %d became programs, %d ended by a signal, %d slow, the slowest %.2f s\n", models, compiled,
           signals, slow, slowest);
    return models == 0 || slow > 0 || signals > 0;
}
