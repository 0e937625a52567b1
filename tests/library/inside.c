// inside.c -- what a model says with weights that are inside its C, or that are loaded.
//   inside [WEIGHTS]
#include "faults.h"

#include <stdio.h>

int main(int argc, char **argv) {
    static float x[40 * FAULTS_X], y[40 * FAULTS_Y], nats[40];
    faults *m;
    for (int i = 0; i < 40 * FAULTS_X; i++) x[i] = (float)((i * 7919) % 1000) / 1000;
    for (int i = 0; i < 40; i++) y[i * FAULTS_Y + i % FAULTS_Y] = 1;
    if (faults_open(&m, NULL)) return 1;
#ifndef INSIDE
    if (argc != 2 || faults_load(m, argv[1])) return 1;
#else
    if (argc != 1 || !argv[0]) return 64;
#endif
    if (faults_elbo(m, (faults_rows){x, y}, 40, 2, nats)) return 1;
    for (int i = 0; i < 40; i++) printf("%.9g\n", (double)nats[i]);
    faults_close(m);
    return 0;
}
