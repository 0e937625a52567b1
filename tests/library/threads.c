// threads.c -- two models, eight handles, eight threads at once: each comes to what it comes to alone. Compiled with
// ThreadSanitizer.
#include "faults.h"
#include "pair.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

enum { N = 100, HANDLES = 8 };

static float x[N * FAULTS_X], y[N * FAULTS_Y];

typedef struct Job {
    int number, status;
    float nats[N];
} Job;

static void *work(void *arg) {
    Job *j = arg;
    if (j->number % 2) {
        pair *m;
        j->status = pair_open(&m, &(pair_options){.seed = 1 + (uint64_t)j->number / 2, .threads = 2});
        if (!j->status) j->status = pair_train(m, (pair_rows){x}, N, &(pair_training){.epochs = 2});
        if (!j->status) j->status = pair_elbo(m, (pair_rows){x}, N, 2, j->nats);
        pair_close(m);
    } else {
        faults *m;
        j->status = faults_open(&m, &(faults_options){.seed = 1 + (uint64_t)j->number / 2, .threads = 2});
        if (!j->status) j->status = faults_train(m, (faults_rows){x, y}, N, &(faults_training){.epochs = 2});
        if (!j->status) j->status = faults_elbo(m, (faults_rows){x, y}, N, 2, j->nats);
        faults_close(m);
    }
    return NULL;
}

int main(void) {
    static Job alone[HANDLES], together[HANDLES];
    pthread_t thread[HANDLES];
    for (int i = 0; i < N * FAULTS_X; i++) x[i] = (float)((i * 7919) % 1000) / 1000;
    for (int i = 0; i < N; i++) y[i * FAULTS_Y + i % FAULTS_Y] = 1;
    for (int i = 0; i < HANDLES; i++) alone[i].number = together[i].number = i;
    for (int i = 0; i < HANDLES; i++) pthread_create(&thread[i], NULL, work, &together[i]);
    for (int i = 0; i < HANDLES; i++) pthread_join(thread[i], NULL);
    for (int i = 0; i < HANDLES; i++) work(&alone[i]);
    int bad = 0;
    for (int i = 0; i < HANDLES; i++)
        bad += alone[i].status || together[i].status || memcmp(alone[i].nats, together[i].nats, sizeof alone[i].nats);
    bad += !memcmp(alone[0].nats, alone[2].nats, sizeof alone[0].nats); // seeds are heeded
    printf("%d of %d handles came to something else\n", bad, HANDLES);
    return bad > 0;
}
