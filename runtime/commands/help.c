// help.c -- what --help prints, made from the tables of commands.c.
#include "commands/cli.h"

void vae_cli_help(const VaeModel *m) {
    printf("%s: the VAE '%s', compiled by vaec.\n\nusage: %s COMMAND [OPTION]...\n\n",
           vae_program_name, m->name, vae_program_name);
    for (int i = 0; i < vae_cli_commands; i++)
        if (vae_cli_command[i].run) printf("  %-12s %s\n", vae_cli_command[i].name, vae_cli_command[i].summary);
    printf("\nexample:\n  %s %s\n", vae_program_name, vae_cli_command[0].example);
    printf("\n'%s COMMAND --help' lists a command's options and gives an example.\n",
           vae_program_name);
}

void vae_cli_help_command(const CliCommand *c) {
    printf("usage: %s %s", vae_program_name, c->name);
    if (c->words) putchar(' ');
    for (const char *at = c->words; at && *at; at++) putchar(*at == ' ' ? '|' : *at);
    for (int i = 0; i < vae_cli_options; i++) {
        const CliOption *o = &vae_cli_option[i];
        if (!(o->required & c->bit)) continue;
        if (o->letter) printf(" -%c %s", o->letter, o->value);
        else printf(" --%s %s", o->name, o->value);
    }
    printf(" [OPTION]...\n\n%s\n\n", c->summary);
    for (int i = 0; i < vae_cli_options; i++) {
        const CliOption *o = &vae_cli_option[i];
        if (!(o->commands & c->bit)) continue;
        char left[64];
        snprintf(left, sizeof left, "--%s%s%s", o->name, o->value ? " " : "",
                 o->value ? o->value : "");
        if (o->letter) printf("  -%c, %-22s %s\n", o->letter, left, o->help);
        else printf("      %-22s %s\n", left, o->help);
    }
    printf("\nexample:\n  %s %s\n", vae_program_name, c->example);
}
