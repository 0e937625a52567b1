// vae_mpi.h -- what a program that `vaec build --mpi` makes has of MPI (vae_mpi.c); in any other these functions are
// not there. They never return an error: MPI ends all processes where one fails.
#ifndef VAE_MPI_H
#define VAE_MPI_H

#include <stdbool.h>
#include <stddef.h>

typedef struct VaeMpi {
    int rank, size;
    int beside; // processes on this machine, this one included
    char machine[80];
} VaeMpi;

#ifndef VAE_MPI_HERE
#define VAE_MPI_HERE __attribute__((weak)) // of the runtime, which is linked without it, too
#endif
VAE_MPI_HERE void vae_mpi_open(VaeMpi *m);
enum { VAE_MPI_LANES = 32 }; // each has one exchange at a time; messages of different lanes may overtake each other
// Begins to send to a process and to receive from it; either may be nothing.
VAE_MPI_HERE void vae_mpi_begin(int lane, int with, const void *send, size_t n_send, void *receive, size_t n_receive);
// Whether that is over. looks: how often this was asked in vain by somebody who only waits.
VAE_MPI_HERE bool vae_mpi_done(int lane, long looks);
VAE_MPI_HERE void vae_mpi_close(void);
VAE_MPI_HERE void vae_mpi_abort(int code); // ends all processes

#endif
