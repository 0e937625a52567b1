// rt_shards.c -- shards of a step, and what several processes do together, with threads in the place of processes.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "core/peers.h"
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

// What one process has sent to another and the other has not taken yet.
typedef struct Mail {
    const void *bytes; // NULL: nothing
    size_t n;
} Mail;

static struct {
    pthread_mutex_t mutex;
    pthread_cond_t change;
    Mail mail[MOST][MOST];
} post = {.mutex = PTHREAD_MUTEX_INITIALIZER, .change = PTHREAD_COND_INITIALIZER};

static void exchange(VaePeers *p, int with, const void *send, size_t n_send, void *receive, size_t n_receive) {
    pthread_mutex_lock(&post.mutex);
    Mail *out = &post.mail[p->rank][with], *in = &post.mail[with][p->rank];
    if (n_send) *out = (Mail){send, n_send};
    pthread_cond_broadcast(&post.change);
    if (n_receive) {
        while (!in->bytes) pthread_cond_wait(&post.change, &post.mutex);
        assert_int_equal(in->n, n_receive);
        memcpy(receive, in->bytes, n_receive);
        *in = (Mail){NULL, 0};
        pthread_cond_broadcast(&post.change);
    }
    while (out->bytes) pthread_cond_wait(&post.change, &post.mutex);
    pthread_mutex_unlock(&post.mutex);
}

typedef struct Process {
    VaePeers peers;
    size_t n;
    float *values, *room;
    int block[MOST][3];
    char word[8];
} Process;

static void *process_main(void *arg) {
    Process *p = arg;
    vae_peers_sum(&p->peers, p->values, p->n, p->room);
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
        p[r] = (Process){.peers = {.rank = r, .size = size, .exchange = exchange}, .n = n};
        p[r].values = malloc(n * sizeof *p[r].values);
        p[r].room = malloc((vae_peers_room(&p[r].peers, n) + 1) * sizeof *p[r].room);
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

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_together)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
