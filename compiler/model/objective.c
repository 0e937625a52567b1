// objective.c -- the objective table (rows: objectives.def), and the numbers of a training step that its
// formulas and schedules go by.
#include "model/model.h"

#include <string.h>

#define SAMPLES(standard_)                                                                         \
    { .name = "samples", .kind = ARG_INT, .standard = standard_, .min = 1, .max = 1024 }

#define DRAWS(name_, standard_)                                                                    \
    { .name = name_, .kind = ARG_INT, .standard = standard_, .min = 1, .max = 1024 }

#define WEIGHT(name_, standard_)                                                                   \
    { .name = name_, .kind = ARG_NUMBER, .standard = standard_, .min = 0, .max = 1e6, .term = true }

#define CRITIC                                                                                     \
    { .name = "critic", .kind = ARG_REF, .required = true, .help = "the name of a critic" }

#define FEATURES                                                                                   \
    { .name = "features", .kind = ARG_REF, .standard_word = "none", .help = "a stage of the critic, or none" }

#define GAME(standard_)                                                                            \
    { .name = "game", .kind = ARG_WORD, .words = "nonsaturating|minimax|hinge|least_squares",      \
      .standard_word = standard_ }

const ObjectiveDef objective_table[] = {
#define OBJECTIVE(name_, ...) {.id = OBJECTIVE_##name_, .sig.name = #name_, __VA_ARGS__},
#include "model/objectives.def"
#undef OBJECTIVE
    {.sig = {.name = NULL}},
};
const Choices objectives = {objective_table, sizeof *objective_table};

const Value *objective_argument(const Model *m, const char *name) {
    for (int i = 0; i < MAX_ARGS && m->objective->sig.arg[i].kind != ARG_END; i++)
        if (!strcmp(m->objective->sig.arg[i].name, name)) return &m->objective_arg[i];
    return NULL;
}

const char *const scalar_names[VAE_SCALARS] = {"VAE_INV_N", "VAE_DATA_ROWS", "VAE_CLIP", "VAE_POWER", "VAE_BETA",
                                               "VAE_CAPACITY", "VAE_FREE_BITS", "VAE_TEMPERATURE"};
const char *const scalar_words[VAE_SCALARS] = {"inv_n", "data_rows", "clip", "power", "beta",
                                               "capacity", "free_bits", "temperature"};
