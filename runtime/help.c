// help.c -- what --help prints, made from the tables of commands.c.
#include "cli.h"

void cli_help(const VaeModel *m) {
    printf("%s: the VAE '%s', compiled by vaec.\n\nusage: %s COMMAND [OPTION]...\n\n",
           vae_program_name, m->name, vae_program_name);
    for (int i = 0; i < cli_commands; i++)
        printf("  %-12s %s\n", cli_command[i].name, cli_command[i].summary);
    printf("\n'%s COMMAND --help' lists a command's options and gives an example.\n",
           vae_program_name);
}

void cli_help_command(const CliCommand *c) {
    printf("usage: %s %s", vae_program_name, c->name);
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
