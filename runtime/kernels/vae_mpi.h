// vae_mpi.h -- what a program that `vaec build --mpi` makes has of MPI (vae_mpi.c); in any other these functions are
// not there. They never return an error: MPI ends all processes where one fails.
#ifndef VAE_MPI_H
#define VAE_MPI_H

#include <stddef.h>

typedef struct VaeMpi {
    int rank, size;
    int beside;        // processes on this machine, this one included
    char library[80]; // "Open MPI v4.1.4", "MPICH Version: 4.0.2"
    char machine[80];
} VaeMpi;

#ifndef VAE_MPI_HERE
#define VAE_MPI_HERE __attribute__((weak)) // of the runtime, which is linked without it, too
#endif
VAE_MPI_HERE void vae_mpi_open(VaeMpi *m);
// Sends to a process and receives from it at the same time; either may be nothing.
VAE_MPI_HERE void vae_mpi_exchange(int with, const void *send, size_t n_send, void *receive, size_t n_receive);
VAE_MPI_HERE void vae_mpi_close(void);
VAE_MPI_HERE void vae_mpi_abort(int code); // ends all processes

#endif
