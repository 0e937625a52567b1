// exchange.c -- how long the sum of a gradient over processes takes on this machine or between these, as a training step
// has it (core/peers.c), without the step: for docs/scale.md.
//   mpicc -O2 -Iruntime -Iruntime/kernels bench/exchange.c runtime/kernels/vae_mpi.c build/libvaert.a -lm -lpthread -o exchange
//   mpirun -n 2 ./exchange
// Of each length the fastest of many times: what else the machine does makes others longer. The line through the first
// length and a million, alpha + bytes beta, is held against the others.
#define VAE_MPI_HERE
#include "core/core.h"
#include "core/peers.h"
#include "vae_mpi.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { LENGTHS = 8, LAST = 6, LEAST = 50, MOST = 20000 };
#define SECONDS 1.5 // for each length

static void exchange(VaePeers *p, int with, const void *send, size_t n_send, void *receive, size_t n_receive) {
    const double begin = vae_seconds();
    vae_mpi_exchange(with, send, n_send, receive, n_receive);
    p->seconds += vae_seconds() - begin;
    p->bytes += (double)n_send;
    p->exchanges++;
}

// Every process does the same: they time each other.
int main(void) {
    static const size_t length[LENGTHS] = {5000, 10000, 30000, 100000, 300000, 700000, 1000000, 2000000};
    VaeMpi mpi;
    vae_mpi_open(&mpi);
    VaePeers p = {.rank = mpi.rank, .size = mpi.size, .exchange = exchange};
    double least[LENGTHS], bytes[LENGTHS];
    for (int k = 0; k < LENGTHS; k++) {
        float *values = calloc(length[k], sizeof *values), *room = calloc(vae_peers_room(&p, length[k]) + 1, sizeof *room);
        if (!values || !room) vae_mpi_abort(71);
        const double start = vae_seconds();
        char go = 1;
        least[k] = INFINITY;
        for (int i = 0; go && i < MOST; i++) {
            const double before = p.seconds;
            p.bytes = 0;
            vae_peers_sum(&p, values, length[k], room);
            least[k] = fmin(least[k], p.seconds - before);
            bytes[k] = p.bytes;
            go = i < LEAST || vae_seconds() - start < SECONDS;
            vae_peers_spread(&p, &go, 1);
        }
        free(values);
        free(room);
    }
    int rounds = 0;
    while (1 << rounds < mpi.size) rounds++;
    const double beta = (least[LAST] - least[0]) / (bytes[LAST] - bytes[0]);
    const double alpha = (least[0] - bytes[0] * beta) / (2 * rounds);
    for (int k = 0; k < LENGTHS && mpi.rank == 0; k++) {
        const double line = 2 * rounds * alpha + bytes[k] * beta;
        printf("%9zu numbers, %10.0f bytes sent: %10.1f us, by the line %10.1f (%+.0f %%)\n", length[k], bytes[k],
               least[k] * 1e6, line * 1e6, 100 * (line / least[k] - 1));
    }
    if (mpi.rank == 0)
        printf("%d processes, %s: alpha %.2f us an exchange, beta %.4f ns a byte (%.2f GB/s)\n", mpi.size, mpi.library,
               alpha * 1e6, beta * 1e9, 1e-9 / beta);
    vae_mpi_close();
    return 0;
}
