// vae_mpi.c -- the transport of a program that several processes run: bytes between two of them, by MPI. Compiled
// and linked by mpicc, for `vaec build --mpi` alone. MPI adds no numbers here.
#define VAE_MPI_HERE
#include "vae_mpi.h"

#include <mpi.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    MPI_SPINS = 2000, // looks before the core is offered to others, who may be the ones that are waited for
    MPI_YIELDS = 2000, // and before it sleeps a little between looks
    MPI_TAG = 1
};
#define MPI_MOST ((size_t)1 << 28) // bytes of a message: counts are ints

static size_t most = MPI_MOST;

void vae_mpi_open(VaeMpi *m) {
    int level, n;
    char text[MPI_MAX_LIBRARY_VERSION_STRING], name[MPI_MAX_PROCESSOR_NAME];
    MPI_Comm beside;
    MPI_Init_thread(NULL, NULL, MPI_THREAD_FUNNELED, &level);
    MPI_Comm_rank(MPI_COMM_WORLD, &m->rank);
    MPI_Comm_size(MPI_COMM_WORLD, &m->size);
    MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &beside);
    MPI_Comm_size(beside, &m->beside);
    MPI_Comm_free(&beside);
    MPI_Get_library_version(text, &n);
    snprintf(m->library, sizeof m->library, "%.*s", (int)strcspn(text, ",\n"), text);
    for (char *c = m->library; *c; c++)
        if (*c == '\t') *c = ' ';
    MPI_Get_processor_name(name, &n);
    snprintf(m->machine, sizeof m->machine, "%.79s", name);
    const char *chunk = getenv("VAE_MPI_CHUNK"); // for tests of many messages
    if (chunk && atol(chunk) > 0) most = (size_t)atol(chunk);
}

// MPI's own waiting keeps a core busy, which is somebody else's where there are fewer cores than processes.
static void wait_for(MPI_Request *request, int n) {
    const struct timespec nap = {.tv_nsec = 50000};
    MPI_Status status[2]; // not MPI_STATUSES_IGNORE, which gcc takes for an array of none in MPICH
    int done = 0;
    for (long looks = 0; MPI_Testall(n, request, &done, status), !done; looks++) {
        if (looks > MPI_SPINS + MPI_YIELDS) nanosleep(&nap, NULL);
        else if (looks > MPI_SPINS) sched_yield();
    }
}

void vae_mpi_exchange(int with, const void *send, size_t n_send, void *receive, size_t n_receive) {
    const char *from = send;
    char *to = receive;
    while (n_send > 0 || n_receive > 0) {
        const size_t out = n_send < most ? n_send : most, in = n_receive < most ? n_receive : most;
        MPI_Request request[2];
        int n = 0;
        if (in) MPI_Irecv(to, (int)in, MPI_BYTE, with, MPI_TAG, MPI_COMM_WORLD, &request[n++]);
        if (out) MPI_Isend(from, (int)out, MPI_BYTE, with, MPI_TAG, MPI_COMM_WORLD, &request[n++]);
        wait_for(request, n);
        from += out, n_send -= out;
        to += in, n_receive -= in;
    }
}

void vae_mpi_close(void) { MPI_Finalize(); }

void vae_mpi_abort(int code) {
    MPI_Abort(MPI_COMM_WORLD, code);
    _Exit(code);
}
