// shells.c -- the command completion: what shells complete, and the manual page vaec-model(1); made from the tables of
// commands.c.
#include "commands/cli.h"
#include "commands/completion.h"

#include <string.h>

// The tables in the words of completion.h; the caller frees both.
static CompletionCommand *describe(CompletionOption **options) {
    CompletionCommand *command = vae_alloc((size_t)vae_cli_commands, sizeof *command);
    CompletionOption *option = vae_alloc((size_t)(vae_cli_commands * vae_cli_options), sizeof *option);
    int n = 0;
    for (int i = 0; i < vae_cli_commands; i++) {
        const CliCommand *c = &vae_cli_command[i];
        command[i] = (CompletionCommand){.name = c->name, .help = c->summary, .option = option + n,
                                         .words = c->words, .arguments = c->words, .example = c->example};
        for (int k = 0; k < vae_cli_options; k++) {
            const CliOption *p = &vae_cli_option[k];
            if (!(p->commands & c->bit)) continue;
            option[n++] = (CompletionOption){.name = p->name, .letter = p->letter,
                                             .kind = vae_completion_kind(p->value), .value = p->value,
                                             .help = p->help, .repeats = p->kind == CLI_LIST};
            command[i].n_options++;
        }
    }
    *options = option;
    return command;
}

int vae_cli_completion(const VaeOptions *o) {
    if (!vae_completion_word(vae_program_name))
        vae_die(EX_USAGE, "no shell completes a program called '%.60s': rename it",
                vae_program_name);
    CompletionOption *option;
    CompletionCommand *command = describe(&option);
    (strcmp(o->word, "bash") ? vae_completion_zsh : vae_completion_bash)(stdout, vae_program_name, command,
                                                                vae_cli_commands);
    vae_free(option);
    vae_free(command);
    return 0;
}

void vae_cli_manual(FILE *out, const char *version) {
    CompletionOption *option;
    CompletionCommand *command = describe(&option);
    vae_manual_head(out, "vaec-model", 1, version, "programs that vaec builds of models");
    vae_manual_section(out, "SYNOPSIS", "NAME COMMAND [OPTION]...");
    vae_manual_section(out, "DESCRIPTION",
                       "vaec build mnist.vae makes ./mnist, the variational autoencoder of that file as a program of its "
                       "own: it trains, evaluates, samples, encodes and decodes. All of them have the commands below; "
                       "NAME stands for the program. NAME COMMAND --help prints a command's options, NAME completion "
                       "bash|zsh a script that completes them.\n\n"
                       "Data are IDX, NPY, NPZ, CSV, PNG or JPEG, a folder of pictures, or made up. Results do not "
                       "depend on --threads: the same seed gives the same bits.");
    vae_manual_commands(out, "NAME", command, vae_cli_commands);
    vae_manual_section(out, "EXIT STATUS",
                       "0; 64 wrong usage; 65 bad data; 66 no such file; 69 what this program was built without; 70 a "
                       "mistake in the program, or training went to numbers that are not finite; 71 no memory; 73, 74 "
                       "cannot write; 75 another training is writing to the same directory; 130, 143 stopped by a signal: "
                       "train --resume goes on.");
    vae_manual_section(out, "FILES",
                       "out/NAME: what train writes, unless --out says otherwise: weights, checkpoint, metrics, "
                       "report.html.");
    vae_manual_section(out, "SEE ALSO", "vaec(1), vae(5)");
    vae_free(option);
    vae_free(command);
}
