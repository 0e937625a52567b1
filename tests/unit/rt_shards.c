// rt_shards.c -- shards of a step, and what several processes do together, with threads in the place of processes.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>

#include "core/overlap.h"
#include "core/session.h"

// ---------------------------------------------------------------- rows

// Parts are beside each other, none has more rows than the programs take, and none that has rows has a single one
// where each of a full batch has three.
static void test_rows(void **state) {
    (void)state;
    for (int shards = 1; shards <= 16; shards *= 2)
        for (int batch = shards; batch <= 70; batch++)
            for (int n = 1; n <= batch; n++) {
                const int each = (batch + shards - 1) / shards;
                const VaeModel m = {.batch = each, .step_rows = batch, .shards = shards};
                size_t at = 0;
                for (int s = 0; s < shards; s++) {
                    const VaeBatch b = vae_shard_rows(&m, n, s);
                    assert_int_equal(b.first, at);
                    assert_true(b.n >= 0 && b.n <= each);
                    if (batch >= 3 * shards && n >= 2) assert_true(b.n != 1);
                    if (n == batch) assert_true(b.n >= 1);
                    at += (size_t)b.n;
                }
                assert_int_equal(at, n);
            }
}

// ---------------------------------------------------------------- processes

enum { MOST = 8, LONGEST = 40000 };

// What one process has sent to another in a lane and the other has not taken yet.
typedef struct Mail {
    const void *bytes; // NULL: nothing
    size_t n;
} Mail;

typedef struct Awaited { // by a process, in a lane
    int with;
    void *bytes;
    size_t n; // 0: no longer
} Awaited;

static struct {
    pthread_mutex_t mutex;
    Mail mail[MOST][MOST][VAE_PEERS_LANES];
    Awaited awaited[MOST][VAE_PEERS_LANES];
} post = {.mutex = PTHREAD_MUTEX_INITIALIZER};

static void begin(VaePeers *p, int lane, int with, const void *send, size_t n_send, void *receive, size_t n_receive) {
    pthread_mutex_lock(&post.mutex);
    Mail *out = &post.mail[p->rank][with][lane];
    assert_null(out->bytes); // one exchange at a time
    assert_int_equal(post.awaited[p->rank][lane].n, 0);
    if (n_send) *out = (Mail){send, n_send};
    post.awaited[p->rank][lane] = (Awaited){with, receive, n_receive};
    pthread_mutex_unlock(&post.mutex);
}

static bool done(VaePeers *p, int lane, long looks) {
    if (looks) sched_yield();
    pthread_mutex_lock(&post.mutex);
    Awaited *a = &post.awaited[p->rank][lane];
    Mail *in = &post.mail[a->with][p->rank][lane];
    if (a->n && in->bytes) {
        assert_int_equal(in->n, a->n);
        memcpy(a->bytes, in->bytes, a->n);
        *in = (Mail){NULL, 0};
        a->n = 0;
    }
    const bool over = !a->n && !post.mail[p->rank][a->with][lane].bytes;
    pthread_mutex_unlock(&post.mutex);
    return over;
}

typedef struct Process {
    VaePeers peers;
    size_t n;
    float *values, *room;
    int block[MOST][3];
    char word[8];
} Process;

enum { PARTS = 3 }; // of the values, summed at the same time, each in a lane

static void *process_main(void *arg) {
    Process *p = arg;
    VaePeersSum sum[PARTS];
    float *room = p->room;
    for (int k = 0; k < PARTS; k++) { // each process begins with another
        const int part = (k + p->peers.rank) % PARTS;
        const size_t first = p->n * (size_t)part / PARTS, end = p->n * ((size_t)part + 1) / PARTS;
        vae_peers_sum_begin(&sum[k], &p->peers, 1 + part, p->values + first, end - first, room);
        room += vae_peers_room(&p->peers, end - first);
        vae_peers_sum_go(&sum[0], &p->peers, 0);
    }
    vae_peers_sums_end(sum, PARTS, &p->peers);
    vae_peers_gather(&p->peers, p->block, sizeof p->block[0]);
    vae_peers_spread(&p->peers, p->word, sizeof p->word);
    return NULL;
}

static float value(int leaf, size_t i) { return (float)((i * 7919u + (size_t)leaf * 104729u) % 10007u) / 977.0f - 3.0f; }

// The sum of leaves [first, first + n) in the tree.
static float tree(int first, int n, size_t i) {
    if (n == 1) return value(first, i);
    const float left = tree(first, n / 2, i), right = tree(first + n / 2, n / 2, i);
    return left + right;
}

static void together(int size, size_t n) {
    Process p[MOST];
    pthread_t thread[MOST];
    for (int r = 0; r < size; r++) {
        p[r] = (Process){.peers = {.rank = r, .size = size, .begin = begin, .done = done}, .n = n};
        p[r].values = malloc(n * sizeof *p[r].values);
        p[r].room = malloc((n + PARTS * 16 + 1) * sizeof *p[r].room);
        for (size_t i = 0; i < n; i++) p[r].values[i] = tree(r * (MOST / size), MOST / size, i);
        for (int k = 0; k < 3; k++) p[r].block[r][k] = 10 * r + k;
        if (r == 0) strcpy(p[r].word, "hello");
    }
    for (int r = 0; r < size; r++) assert_int_equal(pthread_create(&thread[r], NULL, process_main, &p[r]), 0);
    for (int r = 0; r < size; r++) pthread_join(thread[r], NULL);
    for (int r = 0; r < size; r++) {
        for (size_t i = 0; i < n; i++) {
            const float want = tree(0, MOST, i);
            assert_memory_equal(&p[r].values[i], &want, sizeof want);
        }
        for (int of = 0; of < size; of++)
            for (int k = 0; k < 3; k++) assert_int_equal(p[r].block[of][k], 10 * of + k);
        assert_string_equal(p[r].word, "hello");
        free(p[r].values);
        free(p[r].room);
    }
}

// Whole, in halves, in halves of uneven length, with nothing left for some.
static void test_together(void **state) {
    (void)state;
    static const size_t length[] = {1, 16, 100, VAE_PEERS_SMALL, VAE_PEERS_SMALL + 1, 5000, LONGEST, LONGEST + 7};
    for (int size = 1; size <= MOST; size *= 2)
        for (size_t k = 0; k < sizeof length / sizeof *length; k++) together(size, length[k]);
}

// ---------------------------------------------------------------- parts of a gradient

// They are beside each other, from the last to the first; each is known when all that is in it is, and none is small but where
// nothing is larger.
static void test_buckets(void **state) {
    (void)state;
    enum { STRETCHES = 200 };
    VaeFinal final[STRETCHES];
    for (unsigned seed = 0; seed < 500; seed++) {
        unsigned random = seed * 2654435761u + 1;
        const int n_final = 1 + (int)(seed % STRETCHES);
        size_t at = 0;
        for (int i = 0; i < n_final; i++) {
            random = random * 1664525u + 1013904223u;
            at += 16 * (1 + (random >> 8) % (seed % 3 ? 10 : 4000));
            final[i] = (VaeFinal){at, 1 + (int)((random >> 20) % 9)};
        }
        const VaeModel m = {.n_param = at, .final = final, .n_final = n_final};
        for (size_t least = 0; least < 4000; least = least * 5 + 1) {
            VaeBucket b[VAE_BUCKETS];
            const int n = vae_buckets(b, &m, least);
            assert_in_range(n, 1, VAE_BUCKETS);
            size_t end = at;
            for (int k = 0; k < n; k++) {
                assert_int_equal(b[k].end, end);
                assert_true(b[k].begin < end && (n == 1 || end - b[k].begin >= least));
                end = b[k].begin;
                int runs = 0;
                for (int i = 0; i < n_final; i++) {
                    const size_t begin = i > 0 ? final[i - 1].end : 0;
                    if (begin < b[k].end && final[i].end > b[k].begin && final[i].runs > runs) runs = final[i].runs;
                }
                if (least) assert_int_equal(b[k].runs, runs);
            }
            assert_int_equal(end, 0);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_together),
                                       cmocka_unit_test(test_buckets)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
