// weights.c -- which weights a command uses: --weights, or those inside the program (inside.c), or those
// in out/ and the model's name, if there are none inside. There
// is no third place and no memory of earlier commands. What training saved says of which model and
// params it is; another model's weights are refused by name, and so are those of other params, unless
// they were named by --weights and fit: then that is said.
#include "commands/commands.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct WeightsSaid { // by the file's metadata; "" where they say nothing
    char path[VAE_PATH], model[VAE_NAME], params[1200], epoch[24], step[24], data[24], part[24];
    bool has_params;
} WeightsSaid;

static WeightsSaid used; // by this command

static const struct WeightsField {
    const char *key;
    size_t place, room;             // of the text in WeightsSaid
    const char *characters, *wrong; // what vaec writes is made of these; NULL: anything
} fields[] = {
#define FIELD(member) offsetof(WeightsSaid, member), sizeof(((WeightsSaid *)NULL)->member)
    {"model", FIELD(model), NULL, NULL},
    {"params", FIELD(params), NULL, NULL},
    {"epoch", FIELD(epoch), "0123456789", "no whole number"},
    {"step", FIELD(step), "0123456789", "no whole number"},
    {"data", FIELD(data), "0123456789abcdef", "no hash of rows"},
    {"data_with_validation", FIELD(part), "0123456789abcdef", "no hash of rows"},
#undef FIELD
};
#define N_FIELDS (sizeof fields / sizeof *fields)
#define MOST_CHARACTERS 18 // of a number or a hash

void vae_weights_place(const VaeOptions *o, char path[VAE_PATH]) {
    char standard[VAE_PATH];
    const bool inside = !o->weights && vae_weights_inside();
    snprintf(path, VAE_PATH, "%s", o->weights ? o->weights : inside ? VAE_INSIDE : "");
    if (path[0]) return;
    snprintf(standard, sizeof standard, "out/%.1000s", o->model->name);
    vae_run_weights(standard, path);
}

void vae_weights_path(const VaeOptions *o, char path[VAE_PATH]) {
    vae_weights_place(o, path);
    if (!o->weights && !vae_weights_inside() && access(path, F_OK) != 0)
        vae_die(EX_NOINPUT, "no weights at %s: train first, or say where they are with --weights DIR",
                path);
}

static void weights_said(void *arg, const char *key, const char *value) {
    WeightsSaid *w = arg;
    w->has_params |= !strcmp(key, "params");
    for (size_t i = 0; i < N_FIELDS; i++)
        if (!strcmp(key, fields[i].key))
            snprintf((char *)w + fields[i].place, fields[i].room, "%s", *value || !fields[i].characters ? value : "?");
}

// In a file that vaec has written; what these words mean to others is theirs.
static void weights_check(const char *path) {
    for (size_t i = 0; i < N_FIELDS && used.model[0]; i++) {
        const char *text = (const char *)&used + fields[i].place;
        if (!fields[i].characters || (strlen(text) <= MOST_CHARACTERS &&
                                      strspn(text, fields[i].characters) == strlen(text)))
            continue;
        vae_die(EX_DATAERR, "%s: header: __metadata__: %s is %s", path, fields[i].key, fields[i].wrong);
    }
}

static const char *weights_params(const char *text) { return *text ? text : "no params"; }

void vae_session_read_weights(VaeSession *s, const VaeOptions *o, const char *path) {
    const VaeModel *m = o->model;
    const WeightsSaid none = {.path = ""};
    used = none;
    snprintf(used.path, sizeof used.path, "%s", path);
    vae_weights_guard(path);
    vae_weights_each_metadata(path, m, weights_said, &used);
    if (used.model[0] && strcmp(used.model, m->name))
        vae_die(EX_DATAERR, "%s: weights of the model %s, and this is %s", path, used.model, m->name);
    weights_check(path);
    const bool other = used.has_params && strcmp(used.params, m->params);
    if (other && (!o->weights || !vae_weights_fit(path, m)))
        vae_die(EX_DATAERR, "%s: weights of %s with %s, and this program has %s: build it with the same "
                "-D, or say with --weights which to use", path, m->name, weights_params(used.params),
                weights_params(m->params));
    vae_weights_read(path, m, s->state.param);
    if (other)
        vae_warn("%s: trained with %s, and this program has %s", path, weights_params(used.params),
                 weights_params(m->params));
}

void vae_session_open_weights(VaeSession *s, const VaeOptions *o) {
    char path[VAE_PATH];
    vae_weights_path(o, path);
    vae_open_session(s, o->model, vae_threads(o->model, o->threads), false);
    vae_meter_of(s, o->quiet);
    vae_session_read_weights(s, o, path);
    if (used.epoch[0]) vae_note(o->quiet, "weights: %s (epoch %s)", path, used.epoch);
    else vae_note(o->quiet, "weights: %s", path);
}

void vae_say_inside(const VaeModel *m, VaeJsonText *j) {
    if (!vae_weights_inside()) return;
    const VaeOptions options = {.model = m};
    VaeSession s;
    vae_open_session(&s, m, 1, false);
    vae_session_read_weights(&s, &options, VAE_INSIDE); // dies when they are not this model's
    vae_close_session(&s);
    if (j) vae_text_bool(j, "weights_inside", true);
    else printf("weights      inside the program%s%s\n", used.epoch[0] ? ", of epoch " : "", used.epoch);
}

void vae_print_result(VaeJsonText *j) {
    if (used.path[0]) {
        vae_text_begin(j, "weights", '{');
        vae_text_string(j, "file", used.path);
        if (used.model[0]) vae_text_string(j, "model", used.model);
        if (used.has_params) vae_text_string(j, "params", used.params);
        if (used.epoch[0]) vae_text_whole(j, "epoch", atol(used.epoch));
        if (used.step[0]) vae_text_whole(j, "step", atol(used.step));
        vae_text_end(j, '}');
    }
    vae_print_json(j);
}

int vae_command_init(const VaeOptions *o) {
    const VaeModel *m = o->model;
    float *param = vae_alloc(m->n_param + m->n_state, sizeof(float));
    const uint64_t seed = vae_option_seed(o);
    vae_init_weights(m, seed, param);
    char text[32];
    snprintf(text, sizeof text, "%llu", (unsigned long long)seed);
    const char *const metadata[] = {"model", m->name, "params", m->params, "seed", text, NULL};
    vae_weights_write(o->output, m, param, true, metadata, NULL, 0);
    vae_free(param);
    vae_note(o->quiet, "wrote %s", o->output);
    return 0;
}
