// exchange.c -- how long the sum of a gradient over processes takes on this machine or between these, as a training step
// has it (core/overlap.c), without the step: for docs/scale.md.
//   mpicc -O2 -Iruntime -Iruntime/kernels bench/exchange.c runtime/kernels/vae_mpi.c build/libvaert.a -lm -lpthread -o exchange
//   mpirun -n 2 ./exchange [MB]                      (16)
// Around each sum a process does what a step does to the caches: it writes a gradient from the weights, goes through MB of
// other memory, as a backward pass does, and then takes a step of Adam. With 0 everything stays in the caches, as it does in
// a step of a small model. Of each length the fastest of many times and their median, which has in it what a process waits
// for the other one to come. The line with the least relative errors,
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

enum { LENGTHS = 9, MIDDLE = 4, LEAST = 50, MOST = 20000, TAIL = 4, MEGABYTE = 1 << 18 /* floats */ };
#define SECONDS 1.0 // for each length

static const size_t length[LENGTHS] = {5000, 10000, 30000, 50000, 100000, 150000, 300000, 500000, 700000};

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
    size_t n, n_values;
    float *gradient, *weights, *first, *second; // [n]; the last two: Adam's moments
    float *values;                              // [n_values] of layers
} Step;

static Step step_for(size_t n, size_t n_values) {
    return (Step){n, n_values, room_for(n, sizeof(float)), room_for(n, sizeof(float)), room_for(n, sizeof(float)),
                  room_for(n, sizeof(float)), room_for(n_values + 1, sizeof(float))};
}

static void step_free(Step *s) {
    free(s->gradient), free(s->weights), free(s->first), free(s->second), free(s->values);
}

static void backward(Step *s) {
    for (size_t i = 0; i < s->n; i++) s->gradient[i] = 0.5f * s->weights[i] + 0.001f;
    for (size_t i = 0; i < s->n_values; i++) s->values[i] = 0.5f * s->values[i] + 1;
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

static int by_value(const void *a, const void *b) {
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

// seconds[0], the fastest, and seconds[1], the median, of a sum of s->n numbers, which sends so many bytes. Every process
// does the same: they time each other.
static double sums(VaePeers *p, Step *s, float *room, double seconds[2]) {
    static double took[MOST];
    float tail[TAIL] = {0}, tail_room[TAIL];
    const double start = vae_seconds();
    char go = 1;
    int n = 0;
    double bytes = 0;
    while (n < MOST) {
        backward(s);
        vae_peers_spread(p, &go, 1); // all begin at the same time, and end
        if (!go) break;
        VaePeersSum sum[2];
        p->bytes = 0;
        const double before = vae_seconds();
        vae_peers_sum_begin(&sum[1], p, 1, s->gradient, s->n, room);
        vae_peers_sum_begin(&sum[0], p, 0, tail, TAIL, tail_room);
        vae_peers_sums_end(sum, 2, p);
        took[n++] = vae_seconds() - before;
        bytes = p->bytes;
        go = n < LEAST || vae_seconds() - start < SECONDS;
        update(s);
    }
    qsort(took, (size_t)n, sizeof took[0], by_value);
    seconds[0] = took[0], seconds[1] = took[n / 2];
    return bytes;
}

// The line through all lengths whose errors, as shares of the time, have the least squares; the first process prints it.
static void line(const VaeMpi *mpi, const char *which, const double *seconds, const double *bytes, double gamma) {
    int rounds = 0;
    while (1 << rounds < mpi->size) rounds++;
    double aa = 0, ab = 0, bb = 0, a1 = 0, b1 = 0; // of alpha a + rate b = 1
    for (int k = 0; k < LENGTHS; k++) {
        const double a = 3 * rounds / seconds[k], b = bytes[k] / seconds[k];
        aa += a * a, ab += a * b, bb += b * b, a1 += a, b1 += b;
    }
    const double alpha = (a1 * bb - b1 * ab) / (aa * bb - ab * ab), rate = (b1 * aa - a1 * ab) / (aa * bb - ab * ab);
    const double beta = rate - gamma / 8; // two floats are sent for each that is added
    if (mpi->rank != 0) return;
    for (int k = 0; k < LENGTHS; k++) {
        const double by_line = 3 * rounds * alpha + bytes[k] * rate;
        printf("%9zu numbers, %10.0f bytes sent: %10.1f us, by the line %10.1f (%+.0f %%)\n", length[k], bytes[k],
               seconds[k] * 1e6, by_line * 1e6, 100 * (by_line / seconds[k] - 1));
    }
    printf("%s, %d processes, %s: alpha %.2f us an exchange, beta %.4f ns a byte (%.2f GB/s), gamma %.4f ns an addition\n",
           which, mpi->size, mpi->library, alpha * 1e6, beta * 1e9, 1e-9 / beta, gamma * 1e9);
}

int main(int argc, char **argv) {
    const size_t n_values = (argc > 1 ? strtoul(argv[1], NULL, 10) : 16) * MEGABYTE;
    VaeMpi mpi;
    vae_mpi_open(&mpi);
    VaePeers p = {.rank = mpi.rank, .size = mpi.size, .begin = begin, .done = done};
    double seconds[2][LENGTHS], bytes[LENGTHS], gamma = 0;
    for (int k = 0; k < LENGTHS; k++) {
        Step s = step_for(length[k], n_values);
        float *room = room_for(length[k], sizeof *room);
        double of[2];
        bytes[k] = sums(&p, &s, room, of);
        seconds[0][k] = of[0], seconds[1][k] = of[1];
        if (k == MIDDLE) gamma = additions(&s, room) / (double)(length[k] / 2);
        step_free(&s);
        free(room);
    }
    line(&mpi, "fastest", seconds[0], bytes, gamma);
    line(&mpi, "median", seconds[1], bytes, gamma);
    vae_mpi_close();
    return 0;
}
