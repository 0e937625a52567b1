// check.h -- what the files of the checker share; nobody else needs it.
#ifndef VAEC_CHECK_H
#define VAEC_CHECK_H

#include "base/fix.h"
#include "front/front.h"

#define MAX_LAYERS 4096          // stages after blocks and repeats are expanded
#define MAX_BLOCK_DEPTH 32       // blocks, repeats and residuals within one another
#define MAX_WIDTH 16777216       // of a layer, a latent, a vector

typedef struct Var { // a param of the file
    const char *name;
    Loc loc;
    double value;
    bool defined; // its line has been reached
    bool known;   // false after an error in its value
    bool used;
} Var;

typedef struct Binding { // a parameter of a block being expanded
    const char *name;
    bool known; // false: the block is checked for its own sake, or its argument was wrong
    double number;
    const char *word; // NULL: a number
    Ref ref;          // the stage that the word names where the block is used; REF_NONE: no stage
    bool *used;
    struct Binding *next;
} Binding;

typedef struct Named { // an `as` name in sight
    const char *name;
    Loc loc;
    Layer *layer; // its shape is known as long as the chain's is
    struct Named *next;
} Named;

typedef struct Scope { // what a name can mean at one place, beside the params of the file
    const Binding *bindings;
} Scope;

typedef struct Block {
    const Decl *decl;
    bool used, active;
    bool bad;    // its parameters are wrong; not expanded
    bool unused; // found only by check_unused_blocks
    ArgDef param[MAX_ARGS + 1];
    Loc param_loc[MAX_ARGS];
    bool param_used[MAX_ARGS];
    int n_params;
} Block;

typedef struct Check {
    Arena *arena;
    Diag *diag;
    const Ast *ast;
    Model *model;
    NameTable declared; // params, data, latents and blocks, and where: declared_by
    const Decl **declared_by;
    int cap_declared;
    Var *var; // as numbered in var_names; blocks likewise
    int n_vars, cap_vars;
    NameTable var_names;
    Block *block;
    int n_blocks, cap_blocks;
    NameTable block_names;
    const Decl *critic, *prior;
    const Decl *encoder, *decoder, *loss, *train; // the first of those with names, too
    const Decl *encoder_of[MAX_ENCODERS], *shared_of[MAX_SHARED]; // as in the model
    const Decl *decoder_of[VAE_MAX_STREAMS], *loss_of[VAE_MAX_STREAMS]; // by stream
    const Decl *whole_loss; // the one without a name
    Target *target; // whose settings are being set; NULL: there is none that they could be of
    int walked[MAX_SHARED]; // 0: not yet, 1: under way, 2: done
    bool has_latent, has_data; // declared, rightly or wrongly
    bool data_known[VAE_MAX_STREAMS], latent_known[MAX_LATENTS];
    // the network being walked
    const Network *network;
    const Decl *network_decl;
    Named *named;
    Layer *flow; // the stage that the next one reads; NULL: the next is the first
    Named *encoder_end[MAX_ENCODERS]; // names in sight where an encoder ends
    Named *critic_end;                // and where the critic does
    Loc drawn_at[MAX_LATENTS];        // the stage `draw` of each; line 0: none yet
    bool misdrawn[MAX_LATENTS];       // there is an error about it: none more if nothing draws it
    int n_drawn;
    int draw_order[MAX_LATENTS];
    bool unused_block; // the block being read is never used
    bool input_read[VAE_MAX_STREAMS];
    int n_layers;
    int depth;
    bool too_many, too_large, unlike; // reported
    const char *context;      // the block being expanded, for messages
    double n_weights;
    bool unknown_setting; // one that may be a misspelt likelihood
} Check;

// check_expr.c
// A constant's value; false after an error (reported), or if a part of it is not known.
bool check_number(Check *c, const Scope *s, const Expr *e, double *value);
// The word that an expression is: a name that stands for no number here; NULL if it is not a word.
const char *check_word(Check *c, const Scope *s, const Expr *e);
const Binding *binding_find(const Scope *s, const char *name); // NULL: no parameter of the block
void check_params(Check *c, Define *defines, int n_defines);
void check_unused(Check *c);
const char *number_text(Arena *a, double value); // shortest text that reads back the same
Var *var_find(Check *c, const char *name);

// check_args.c
// Arguments against a signature. Fills out[] with defaults too; false if anything is wrong.
bool check_args(Check *c, const Scope *s, const char *what, Loc loc, const ArgDef *defs,
                const Arg *args, Value out[MAX_ARGS]);
// One value against the definition of one argument or setting.
bool check_value(Check *c, const Scope *s, const char *what, const ArgDef *def, const Expr *e,
                 Value *out);
const char *signature_text(Arena *a, const char *name, const ArgDef *defs); // "dense(units)"
const char *words_text(Arena *a, const char *const *words);                 // "a, b or c"
const char **words_split(Arena *a, const char *words); // "a|b|c", ended by NULL
const char *range_text(Arena *a, const ArgDef *d); // "from 1 to 5", "above 0"; "" without limits
// With a change of the word at the message's place, if one of `words` is near.
void hint_nearest(Check *c, const char *word, const char *const *words, const char *what);

// foreign.c: a word that other tools use at this place.
typedef enum {
    FOREIGN_STAGE, FOREIGN_TRAIN, FOREIGN_LOSS, FOREIGN_LIKELIHOOD, FOREIGN_OBJECTIVE, FOREIGN_DATA,
    FOREIGN_LATENT, FOREIGN_WORD, FOREIGN_ARGUMENT, FOREIGN_COLUMN
} ForeignPlace;
// What to write instead: a word of ours; NULL: nothing is known of it, or no single word will do.
const char *foreign_word(ForeignPlace place, const char *word);
// Says what to write instead, in a sentence with `own` (NULL: with an example); false: there is no hint.
bool hint_foreign(Check *c, ForeignPlace place, const char *word, const char *own);
// For `own`, in the user's words: name(args) without the argument `drop` and with `more` at the end (each may be NULL);
// an argument that is an activation as the stage that it should be, all of the stage(args); a value that stands for
// a number. NULL: that cannot be said.
const char *foreign_call(Check *c, const char *name, const Arg *args, const Arg *drop, const char *more);
const char *foreign_activation(Check *c, const char *stage, const Arg *args, const Arg *activation);
const char *foreign_number(Check *c, const Expr *e);

// check_blocks.c
Block *block_find(Check *c, const char *name);
void check_blocks(Check *c);
void check_unused_blocks(Check *c);
void check_unused_params(Check *c);
Layer *expand_block(Check *c, Block *block, const Stage *stage, const Scope *s, Layer *l,
                    Shape *shape, bool *known);

// check_stages.c
Layer *stage_find(const Check *c, const char *name); // by its `as` name; NULL: none in sight
const Stage *stage_anywhere(const Stage *s, const char *name); // in these stages or within them; NULL: none
// A chain of stages. *shape and *known are the shape that flows in, then the one that flows out;
// after the first error in shapes nothing more is known. Positions count from *position.
Layer *check_stages(Check *c, const Stage *stages, const Scope *s, const char *path, int *position,
                    Shape *shape, bool *known);

// check.c: the label that a latent is where it is known.
void check_observed(Check *c, Latent *z);

// check_hierarchy.c
void check_hierarchy(Check *c); // which latents are given which, and their order
void check_drawn(Check *c, Latent *z); // one with from=
void check_from(Check *c);      // once the encoders are walked: the stages that from= names
bool check_draw(Check *c, const Stage *stage, Layer *l, Value *v, bool *known); // a stage `draw`: what it draws
void check_draws(Check *c);     // once all networks are: each is drawn

bool check_table(Check *c, const Decl *d, int index); // check_table.c: false after an error

// check_network.c
void check_networks(Check *c);
void check_unread(Check *c); // warnings

// check_prior.c: a latent's prior that is a network; whether the latent can have one; what the network ends in.
void gather_prior(Check *c, const Decl *d);
void check_prior(Check *c);
void check_prior_end(Check *c);
void check_critic(Check *c); // check_critic.c
// The first stage of a network that looks at more than one row of a batch; the argument of a likelihood that is `optimal`,
// with its name. NULL: there is none.
const Layer *batch_layer(const Model *m);
const Value *batch_optimal(const Model *m, const char **name);
void check_privacy(Check *c); // check_privacy.c: what private training cannot have
void check_batch(Check *c); // check_batch.c: what is estimated from the rows of a batch
void check_idle(Check *c); // check_idle.c: warnings of terms that weigh nothing
bool check_learns(Check *c, const Target *t); // check_objective.c: where the loss has no likelihood, that it has nothing to learn
void check_objective(Check *c); // check_objective.c: what an objective asks of the networks

// check_offset.c: what a likelihood's argument `offset` names; whether that is this name, in this decoder.
void check_offset(Check *c, Target *t);
bool is_exposure(const Check *c, const Network *net, const char *name);

void check_row_weights(Check *c); // check_weights.c

// check_ends.c
bool channels_first(const VaeStream *s); // an image whose sizes look like channels, height, width
void check_ends(Check *c);    // what the networks end in, against likelihood and latents
void check_balance(Check *c); // warnings on beta, reduce and warm-up

// check_settings.c
typedef struct SettingDef { // one row of `loss` or `train`
    ArgDef value; // kind ARG_END: only choices
    const Choices *choices;
    void (*set)(Check *c, Model *m, int choice, const Value *v); // choice -1: a plain value
    bool must; // it has to be given
    bool stream; // in `loss`: it is about a stream, and not about the model
    bool none; // does nothing unless it is given
    Notes notes;
} SettingDef;
Loc setting_loc(const Decl *d, const char *name, Loc otherwise); // where the declaration has it
void check_masks(Check *c); // check_mask.c
const Decl *target_loss(const Check *c, const Target *t); // what says its settings; NULL: nothing does
extern const SettingDef loss_settings[], train_settings[]; // a row without a name ends each
void check_settings(Check *c);

// check.c
extern const Choices streams; // kinds of data

#endif
