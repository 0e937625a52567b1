// monitor.c -- what twelve sensors of a plant say together, scored on a microcontroller: no files, no heap, no system.
// The model is examples/anomaly.vae, with its trained weights in flash. The rows are in flash, too (rows.h, which
// run.sh makes); a plant would have them from its converters.
#include "anomaly.h"
#include "board.h"
#include "rows.h"

enum { MEMORY = 5632 }; // bytes; anomaly_memory says what it takes, and anomaly_open refuses less

static void say_score(int row, float score) {
    board_text("row ");
    board_number(row, 0);
    board_text(": ");
    board_number((double)score, 5);
    board_text(score > LIMIT ? " nats, unusual\n" : " nats\n");
}

static void say_bytes(const char *what, size_t n) {
    board_text(what);
    board_number((double)n, 0);
    board_text(" bytes\n");
}

int main(void) {
    static unsigned char memory[MEMORY];
    static float nats[ROWS];
    anomaly *m;
    if (anomaly_open(&m, &(anomaly_options){.memory = memory, .size = sizeof memory})) {
        say_bytes("the model needs ", anomaly_memory(NULL));
        return 1;
    }
    if (anomaly_elbo(m, (anomaly_rows){rows[0]}, ROWS, 1, nats)) {
        board_text(anomaly_error(m));
        board_text("\n");
        return 1;
    }
    for (int i = 0; i < ROWS; i++) say_score(i + 1, -nats[i]);
    say_bytes("memory of the model: ", anomaly_memory(NULL));
    say_bytes("stack: ", board_stack());
    anomaly_close(m);
    return 0;
}
