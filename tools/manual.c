// manual.c -- prints vaec-model(1), which is made from the runtime's tables of commands and options and needs no model.
#include "commands/cli.h"

int main(int argc, char **argv) {
    vae_cli_manual(stdout, argc > 1 ? argv[1] : "");
    return fflush(stdout) != 0;
}
