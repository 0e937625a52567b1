// vae_mpi.c -- the transport of a program that several processes run: bytes between two of them, by MPI. Compiled
// and linked by mpicc, for `vaec build --mpi` alone. MPI adds no numbers here.
#define VAE_MPI_HERE
#include "vae_mpi.h"

#include <mpi.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
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
    char name[MPI_MAX_PROCESSOR_NAME];
    MPI_Comm beside;
    MPI_Init_thread(NULL, NULL, MPI_THREAD_FUNNELED, &level);
    MPI_Comm_rank(MPI_COMM_WORLD, &m->rank);
    MPI_Comm_size(MPI_COMM_WORLD, &m->size);
    MPI_Comm_split_type(MPI_COMM_WORLD, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &beside);
    MPI_Comm_size(beside, &m->beside);
    MPI_Comm_free(&beside);
    MPI_Get_processor_name(name, &n);
    snprintf(m->machine, sizeof m->machine, "%.79s", name);
    const char *chunk = getenv("VAE_MPI_CHUNK"); // for tests of many messages
    if (chunk && atol(chunk) > 0) most = (size_t)atol(chunk);
}

typedef struct Lane { // an exchange under way: what is left of it, and the message that travels now
    int with;
    const char *from;
    char *to;
    size_t n_send, n_receive;
    MPI_Request request[2];
    int n_requests;
} Lane;
static Lane lanes[VAE_MPI_LANES];

// The next message each way.
static void go_on(Lane *e, int tag) {
    const size_t out = e->n_send < most ? e->n_send : most, in = e->n_receive < most ? e->n_receive : most;
    e->n_requests = 0;
    if (in) MPI_Irecv(e->to, (int)in, MPI_BYTE, e->with, tag, MPI_COMM_WORLD, &e->request[e->n_requests++]);
    if (out) MPI_Isend(e->from, (int)out, MPI_BYTE, e->with, tag, MPI_COMM_WORLD, &e->request[e->n_requests++]);
    e->from += out, e->n_send -= out;
    e->to += in, e->n_receive -= in;
}

void vae_mpi_begin(int lane, int with, const void *send, size_t n_send, void *receive, size_t n_receive) {
    Lane *e = &lanes[lane];
    *e = (Lane){.with = with, .from = send, .to = receive, .n_send = n_send, .n_receive = n_receive};
    go_on(e, MPI_TAG + lane);
}

// MPI's own waiting keeps a core busy, which is somebody else's where there are fewer cores than processes.
bool vae_mpi_done(int lane, long looks) {
    const struct timespec nap = {.tv_nsec = 50000};
    Lane *e = &lanes[lane];
    if (looks > MPI_SPINS + MPI_YIELDS) nanosleep(&nap, NULL);
    else if (looks > MPI_SPINS) sched_yield();
    for (;;) {
        MPI_Status status[2]; // not MPI_STATUSES_IGNORE, which gcc takes for an array of none in MPICH
        int done = 0;
        MPI_Testall(e->n_requests, e->request, &done, status);
        if (!done) return false;
        e->n_requests = 0;
        if (e->n_send == 0 && e->n_receive == 0) return true;
        go_on(e, MPI_TAG + lane);
    }
}

void vae_mpi_close(void) { MPI_Finalize(); }

void vae_mpi_abort(int code) {
    MPI_Abort(MPI_COMM_WORLD, code);
    _Exit(code);
}
