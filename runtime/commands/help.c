// help.c -- what --help prints and what shells complete, made from the tables of commands.c.
#include "commands/cli.h"
#include "commands/completion.h"

#include <string.h>

void cli_help(const VaeModel *m) {
    printf("%s: the VAE '%s', compiled by vaec.\n\nusage: %s COMMAND [OPTION]...\n\n",
           vae_program_name, m->name, vae_program_name);
    for (int i = 0; i < cli_commands; i++)
        printf("  %-12s %s\n", cli_command[i].name, cli_command[i].summary);
    printf("\nexample:\n  %s %s\n", vae_program_name, cli_command[0].example);
    printf("\n'%s COMMAND --help' lists a command's options and gives an example.\n",
           vae_program_name);
}

void cli_help_command(const CliCommand *c) {
    printf("usage: %s %s", vae_program_name, c->name);
    if (c->words) putchar(' ');
    for (const char *at = c->words; at && *at; at++) putchar(*at == ' ' ? '|' : *at);
    for (int i = 0; i < cli_options; i++) {
        const CliOption *o = &cli_option[i];
        if (!(o->required & c->bit)) continue;
        if (o->letter) printf(" -%c %s", o->letter, o->value);
        else printf(" --%s %s", o->name, o->value);
    }
    printf(" [OPTION]...\n\n%s\n\n", c->summary);
    for (int i = 0; i < cli_options; i++) {
        const CliOption *o = &cli_option[i];
        if (!(o->commands & c->bit)) continue;
        char left[64];
        snprintf(left, sizeof left, "--%s%s%s", o->name, o->value ? " " : "",
                 o->value ? o->value : "");
        if (o->letter) printf("  -%c, %-22s %s\n", o->letter, left, o->help);
        else printf("      %-22s %s\n", left, o->help);
    }
    printf("\nexample:\n  %s %s\n", vae_program_name, c->example);
}

int cli_completion(const VaeOptions *o) {
    CompletionCommand *command = vae_alloc((size_t)cli_commands, sizeof *command);
    CompletionOption *option = vae_alloc((size_t)(cli_commands * cli_options), sizeof *option);
    int n = 0;
    if (!completion_word(vae_program_name))
        vae_die(EX_USAGE, "no shell completes a program called '%.60s': rename it",
                vae_program_name);
    for (int i = 0; i < cli_commands; i++) {
        const CliCommand *c = &cli_command[i];
        command[i] = (CompletionCommand){.name = c->name, .help = c->summary, .option = option + n,
                                         .words = c->words};
        for (int k = 0; k < cli_options; k++) {
            const CliOption *p = &cli_option[k];
            if (!(p->commands & c->bit)) continue;
            option[n++] = (CompletionOption){.name = p->name, .letter = p->letter,
                                             .kind = completion_kind(p->value), .value = p->value,
                                             .help = p->help, .repeats = p->kind == CLI_LIST};
            command[i].n_options++;
        }
    }
    (strcmp(o->word, "bash") ? completion_zsh : completion_bash)(stdout, vae_program_name, command,
                                                                cli_commands);
    vae_free(option);
    vae_free(command);
    return 0;
}
