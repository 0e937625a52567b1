// ports.c -- a program of the model that this is linked with, on given values of its input ports.
//   ports                            says what the model is, a line each: streams, columns, latents, ports
//   ports WEIGHTS PROGRAM N IN OUT   N rows through encode, decode or prior. IN has float32 values of the input
//                                    ports, OUT gets those of the outputs, port after port, row after row
#include "commands/commands.h"

#include <string.h>

static const VaeProgram *program(const char *name) {
    const VaeProgram *const all[] = {&vae_model.encode, &vae_model.decode, &vae_model.prior};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i]->name && !strcmp(all[i]->name, name)) return all[i];
    vae_die(EX_USAGE, "no program %s", name);
}

static void describe(void) {
    for (int i = 0; i < vae_model.n_streams; i++) {
        const VaeStream *s = &vae_model.stream[i];
        printf("stream %s %d %d %d %d %d %d %d %d %d %d %d\n", s->name, s->kind, s->height, s->width_px, s->channels,
               s->width, s->domain, s->standardize, s->missing, s->levels, s->words, s->unit);
        for (int k = 0; s->kind == VAE_TABLE && k < s->width + s->n_texts; k++) {
            const VaeColumn *c = &s->column[k];
            printf("column %d %d %d %d %s\n", c->kind, c->classes, c->first, c->second, c->name);
            for (int w = 0; c->word && w < c->classes; w++) printf("word %s\n", c->word[w]);
        }
    }
    for (int i = 0; i < vae_model.n_latents; i++)
        printf("latent %s %d\n", vae_model.latent[i].name, vae_model.latent[i].width);
    const VaeProgram *const all[] = {&vae_model.encode, &vae_model.decode, &vae_model.prior, &vae_model.train};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        for (int k = 0; k < all[i]->n_ports; k++) {
            const VaePort *p = &all[i]->port[k];
            printf("port %s %s %d %d %d\n", all[i]->name, p->name, p->kind, p->index, p->width);
        }
}

typedef struct Call {
    const VaeProgram *program;
    VaeState *state;
} Call;

static void run(void *arg, VaeMember *me) {
    const Call *c = arg;
    c->program->run(c->state, me);
}

int main(int argc, char **argv) {
    if (argc == 1) {
        describe();
        return 0;
    }
    if (argc != 6) vae_die(EX_USAGE, "usage: ports WEIGHTS PROGRAM N IN OUT");
    const VaeProgram *p = program(argv[2]);
    const int n = atoi(argv[3]);
    VaeSession s;
    vae_open_session(&s, &vae_model, 1, false);
    vae_weights_read(argv[1], &vae_model, s.state.param);
    FILE *in = fopen(argv[4], "rb"), *out = fopen(argv[5], "wb");
    if (!in || !out) vae_die(EX_NOINPUT, "cannot open %s or %s", argv[4], argv[5]);
    const Call call = {p, &s.state};
    for (int first = 0; first < n; first += vae_model.batch) { // as many rows as a batch has
        s.state.n = n - first < vae_model.batch ? n - first : vae_model.batch;
        for (int write = 0; write < 2; write++) {
            if (write) vae_team_run(s.team, run, (void *)&call);
            long at = 0; // of the port's first value
            for (int k = 0; k < p->n_ports; k++) {
                const VaePort *port = &p->port[k];
                if ((port->kind == VAE_OUT_ROW) != write) continue;
                const size_t values = (size_t)s.state.n * (size_t)port->width;
                float *place = s.state.arena + port->offset;
                fseek(write ? out : in, (at + (long)first * port->width) * (long)sizeof *place, SEEK_SET);
                const size_t done = write ? fwrite(place, sizeof *place, values, out)
                                          : fread(place, sizeof *place, values, in);
                if (done != values) vae_die(EX_IOERR, "%s: too short", port->name);
                at += (long)n * port->width;
            }
        }
    }
    fclose(in);
    fclose(out);
    vae_close_session(&s);
    return 0;
}
