// chain.c -- a simulation that learns what it looks like while it runs, and notices when it no longer does.
// Eight masses between two walls are pushed at random. The model trains on the first states, goes on training as
// states come, and says of each how likely it is. Then the spring in the middle breaks.
//
//   vaec emit --library chain.vae -o chain_model.c
//   cc -O3 -march=native chain.c chain_model.c -lm -o chain && ./chain
//
// Nothing is allocated: the model works in an array of this program.
#include "chain_model.h"

#include <stdio.h>
#include <stdlib.h>

enum { MASSES = CHAIN_X / 2, FIRST = 2000, BREAK = 6000, END = 8000 };

typedef struct Chain {
    double place[MASSES], speed[MASSES], spring[MASSES + 1];
    unsigned long long random;
} Chain;

static double push(Chain *c) { // about normal
    double sum = -6;
    for (int i = 0; i < 12; i++) {
        c->random = c->random * 6364136223846793005u + 1442695040888963407u;
        sum += (double)(c->random >> 33) / 2147483648.0;
    }
    return sum;
}

static void advance(Chain *c) { // a tenth of a second, in ten parts
    for (int part = 0; part < 10; part++) {
        double force[MASSES];
        for (int i = 0; i < MASSES; i++) {
            const double left = i > 0 ? c->place[i - 1] : 0, right = i + 1 < MASSES ? c->place[i + 1] : 0;
            force[i] = c->spring[i] * (left - c->place[i]) + c->spring[i + 1] * (right - c->place[i]) -
                       0.4 * c->speed[i] + 1.5 * push(c);
        }
        for (int i = 0; i < MASSES; i++) {
            c->speed[i] += 0.01 * force[i];
            c->place[i] += 0.01 * c->speed[i];
        }
    }
}

static void observe(const Chain *c, float *row) {
    for (int i = 0; i < MASSES; i++) {
        row[i] = (float)c->place[i];
        row[MASSES + i] = (float)c->speed[i];
    }
}

static void must(const chain *m, int status) {
    if (!status) return;
    fprintf(stderr, "chain: %s\n", chain_error(m));
    exit(1);
}

int main(void) {
    static unsigned char memory[1 << 20];
    static float row[FIRST][CHAIN_X], batch[CHAIN_BATCH][CHAIN_X];
    Chain c = {.random = 1};
    chain *m;
    for (int i = 0; i <= MASSES; i++) c.spring[i] = 20;
    if (chain_memory(NULL) + 8 * FIRST > sizeof memory) return 1;
    must(NULL, chain_open(&m, &(chain_options){.memory = memory, .size = sizeof memory}));

    for (int i = 0; i < FIRST; i++) {
        advance(&c);
        observe(&c, row[i]);
    }
    must(m, chain_train(m, (chain_rows){row[0]}, FIRST, NULL));

    double usual = 0, strange = 0;
    for (int i = FIRST, n = 0; i < END; i++) {
        if (i == BREAK) c.spring[4] = 0;
        advance(&c);
        observe(&c, batch[n]);
        float nats;
        must(m, chain_elbo(m, (chain_rows){batch[n]}, 1, 1, &nats));
        if (i < BREAK) usual -= (double)nats / (BREAK - FIRST);
        else strange -= (double)nats / (END - BREAK);
        if (++n < CHAIN_BATCH || i >= BREAK) { // what is strange is not learned
            n %= CHAIN_BATCH;
            continue;
        }
        must(m, chain_train_step(m, (chain_rows){batch[0]}, n, NULL));
        n = 0;
    }
    printf("score of a state, mean: %.2f nats; with a broken spring: %.2f\n", usual, strange);
    chain_close(m);
    return strange < usual + 1;
}
