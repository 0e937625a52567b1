// exchange.c -- how long the sum of a gradient over processes takes on this machine or between these, as a training step
// has it (core/overlap.c), without the step: for docs/scale.md.
//   mpicc -O2 -Iruntime -Iruntime/kernels bench/exchange.c runtime/kernels/vae_mpi.c build/libvaert.a -lm -lpthread -o exchange
//   mpirun -n 2 ./exchange [warm]
// Around each sum a process does what a step does to the caches: it writes a gradient from the weights, and then takes a step
// of Adam. warm: it does not. Of each length the fastest of many times: what else the machine does makes others longer. The
// line with the least relative errors,
//     3 log2(N) alpha + (1 - 1/N) numbers (8 beta + gamma)
// of an exchange, of a byte and of an addition, is held against all of them. gamma is measured by itself.
#define VAE_MPI_HERE
#include "core/core.h"
#include "core/peers.h"
#include "vae_mpi.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LENGTHS = 9, MIDDLE = 4, LEAST = 50, MOST = 20000, TAIL = 4 };
#define SECONDS 1.0 // for each length

static void begin(VaePeers *p, int lane, int with, const void *send, size_t n_send, void *receive, size_t n_receive) {
    (void)p;
    vae_mpi_begin(lane, with, send, n_send, receive, n_receive);
}

static bool done(VaePeers *p, int lane, long looks) {
    (void)p;
    return vae_mpi_done(lane, looks);
}

static void *room_for(size_t n, size_t size) {
    void *p = calloc(n, size);
    if (!p) vae_mpi_abort(71);
    return p;
}

// A step's memory, without its products.
typedef struct Step {
    size_t n;
    float *gradient, *weights, *first, *second; // [n]; the last two: Adam's moments
} Step;

static Step step_for(size_t n) {
    return (Step){n, room_for(n, sizeof(float)), room_for(n, sizeof(float)), room_for(n, sizeof(float)),
                  room_for(n, sizeof(float))};
}

static void step_free(Step *s) {
    free(s->gradient), free(s->weights), free(s->first), free(s->second);
}

static void backward(Step *s) {
    for (size_t i = 0; i < s->n; i++) s->gradient[i] = 0.5f * s->weights[i] + 0.001f;
}

static void update(Step *s) {
    for (size_t i = 0; i < s->n; i++) {
        const float g = s->gradient[i];
        s->first[i] += 0.1f * (g - s->first[i]);
        s->second[i] = 0.999f * s->second[i] + 0.001f * g * g;
        s->weights[i] -= 0.001f * s->first[i] / (sqrtf(s->second[i]) + 1e-8f);
    }
}

// Additions of half a gradient, as two processes have them, in seconds: the fastest.
static double additions(Step *s, float *more) {
    double least = INFINITY;
    for (int i = 0; i < LEAST; i++) {
        backward(s);
        for (size_t k = 0; k < s->n / 2; k++) more[k] = s->weights[k]; // has just arrived
        const double start = vae_seconds();
        for (size_t k = 0; k < s->n / 2; k++) s->gradient[k] += more[k];
        least = fmin(least, vae_seconds() - start);
        update(s);
    }
    return least;
}

// Every process does the same: they time each other.
int main(int argc, char **argv) {
    static const size_t length[LENGTHS] = {5000, 10000, 30000, 50000, 100000, 150000, 300000, 500000, 700000};
    const bool cold = !(argc > 1 && !strcmp(argv[1], "warm"));
    VaeMpi mpi;
    vae_mpi_open(&mpi);
    VaePeers p = {.rank = mpi.rank, .size = mpi.size, .begin = begin, .done = done};
    double least[LENGTHS], bytes[LENGTHS];
    double gamma = 0;
    for (int k = 0; k < LENGTHS; k++) {
        const size_t n = length[k];
        Step s = step_for(n);
        float *room = room_for(n, sizeof *room);
        float tail[TAIL] = {0}, tail_room[TAIL];
        const double start = vae_seconds();
        char go = 1;
        least[k] = INFINITY;
        for (int i = 0; i < MOST; i++) {
            if (cold) backward(&s);
            vae_peers_spread(&p, &go, 1); // all begin at the same time, and end
            if (!go) break;
            VaePeersSum sum[2];
            p.bytes = 0;
            const double before = vae_seconds();
            vae_peers_sum_begin(&sum[1], &p, 1, s.gradient, n, room);
            vae_peers_sum_begin(&sum[0], &p, 0, tail, TAIL, tail_room);
            vae_peers_sums_end(sum, 2, &p);
            least[k] = fmin(least[k], vae_seconds() - before);
            bytes[k] = p.bytes;
            go = i < LEAST || vae_seconds() - start < SECONDS;
            if (cold) update(&s);
        }
        if (k == MIDDLE) gamma = additions(&s, room) / (double)(n / 2);
        step_free(&s);
        free(room);
    }
    int rounds = 0;
    while (1 << rounds < mpi.size) rounds++;
    // least squares of alpha A + rate B = 1, where A and B are what each length has of them, over its time
    double aa = 0, ab = 0, bb = 0, a1 = 0, b1 = 0;
    for (int k = 0; k < LENGTHS; k++) {
        const double a = 3 * rounds / least[k], b = bytes[k] / least[k];
        aa += a * a, ab += a * b, bb += b * b, a1 += a, b1 += b;
    }
    const double alpha = (a1 * bb - b1 * ab) / (aa * bb - ab * ab), rate = (b1 * aa - a1 * ab) / (aa * bb - ab * ab);
    const double beta = rate - gamma / 8; // two floats are sent for each that is added
    for (int k = 0; k < LENGTHS && mpi.rank == 0; k++) {
        const double line = 3 * rounds * alpha + bytes[k] * rate;
        printf("%9zu numbers, %10.0f bytes sent: %10.1f us, by the line %10.1f (%+.0f %%)\n", length[k], bytes[k],
               least[k] * 1e6, line * 1e6, 100 * (line / least[k] - 1));
    }
    if (mpi.rank == 0)
        printf("%d processes, %s: alpha %.2f us an exchange, beta %.4f ns a byte (%.2f GB/s), gamma %.4f ns an addition\n", mpi.size,
               mpi.library, alpha * 1e6, beta * 1e9, 1e-9 / beta, gamma * 1e9);
    vae_mpi_close();
    return 0;
}
