// generate.c -- between latents and data: the commands sample, reconstruct, encode and decode, and
// the same for training's pictures. Everything written is in the units of the data.
#include "commands/commands.h"
#include "commands/processes.h"

#include <string.h>

enum { GENERATE_COUNT = 64, GENERATE_OF_EACH = 8, GENERATE_CLASSES = 100, GENERATE_PAIRS = 40 };

// Means or draws, and as a file of data would hold them: a drawn label is its number. like: the data
// that they were made of, or NULL.
static void generate_wrote(const VaeOptions *o, const char *of, size_t n) {
    if (strcmp(o->output, "-") == 0) return; // it has been seen
    if (of) vae_note(o->quiet, "wrote %s (%zu %s%s)", o->output, n, of, VAE_S(n));
    else vae_note(o->quiet, "wrote %s", o->output);
}

#ifndef VAE_NO_TELLING

// Why an option that says how tokens are told says nothing here.
static _Noreturn void generate_no_tokens(const VaeOptions *o, const char *said, bool places, bool codes) {
    const VaeModel *m = o->model;
    const VaeStream *x = &m->stream[m->target];
    const bool of_codes = strcmp(said, "beam") && strcmp(said, "greedy");
    if (codes && !strcmp(said, "greedy"))
        vae_die(EX_USAGE, "--greedy is of tokens and of places, and here codes are drawn, from their prior: --top 1 takes the likeliest each "
                "time");
    if (m->next.run && of_codes)
        vae_die(EX_USAGE, "--%s is of codes that the prior %s draws, as sample does: here they are given", said, m->latent[m->next_of].name);
    const char *const told = !places ? "told at once" : x->kind == VAE_SERIES ? "a series told step by step: --greedy takes means"
                                                                              : "an image told place by place: --greedy takes means";
    vae_die(EX_USAGE, "--%s is of tokens%s, and '%s' is %s", said,
            !strcmp(said, "greedy") ? " and of images and series told by previous"
            : of_codes              ? " and of codes whose prior is a network" : "", x->name, told);
}

// How tokens are told; of what is none there is nothing to say, but of images and series that are told by previous --greedy.
static VaeTelling generate_telling(const VaeOptions *o, bool codes) {
    const VaeStream *x = &o->model->stream[o->model->target];
    const bool places = vae_told_by_place(o->model, o->model->target);
    if (places && o->greedy && o->draw) vae_die(EX_USAGE, "--greedy draws nothing: leave out --draw");
    const char *said = o->greedy && !places ? "greedy" : !isnan(o->temperature) ? "temperature" : o->top > 0 ? "top" : o->beam > 0 ? "beam" : NULL;
    if (codes && x->kind != VAE_TOKENS && !o->greedy && o->beam <= 0) // of codes alone
        return (VaeTelling){.temperature = isnan(o->temperature) ? 0 : o->temperature, .top = o->top > 1 << 30 ? 1 << 30 : o->top > 0 ? (int)o->top : 0};
    if (said && x->kind != VAE_TOKENS) generate_no_tokens(o, said, places, codes);
    if (o->greedy && (!isnan(o->temperature) || o->top > 0))
        vae_die(EX_USAGE, "--greedy draws nothing: leave out --%s", o->top > 0 ? "top" : "temperature");
    if (o->beam > 0 && (o->greedy || said[0] == 't'))
        vae_die(EX_USAGE, "--beam looks for the likeliest row: leave out --%s", said);
    const long most = o->model->batch < VAE_MOST_BEAMS ? o->model->batch : VAE_MOST_BEAMS;
    if (o->beam > most) vae_die(EX_USAGE, "--beam %ld: at most %ld, %s", o->beam, most, most < VAE_MOST_BEAMS ? "the rows of a batch" : "for any model");
    return (VaeTelling){.temperature = isnan(o->temperature) ? 0 : o->temperature,
                        .beam = o->beam > 0 ? (int)o->beam : 0, .top = o->top > x->words ? x->words : o->top > 0 ? (int)o->top : 0};
}

#endif

static void generate_rows(VaeSession *s, const VaeOptions *o, const VaeCondition *condition,
                          const VaeData *like, const float *latents, size_t n, int across, const char *const *label, bool codes) {
    const VaeModel *m = s->model;
    const VaeStream *target = &m->stream[m->target];
    (void)codes;
    double *x = vae_alloc(n, (size_t)target->width * sizeof *x);
    const bool tokens = target->kind == VAE_TOKENS;
#ifndef VAE_NO_TELLING
    s->telling = generate_telling(o, codes);
    if (s->telling.beam) { // the memory of a search
        const size_t beams = vae_beam_room(m, s->telling.beam);
        s->telling.token = vae_alloc(2 * beams * (size_t)target->width, sizeof *s->telling.token);
        s->telling.latent = vae_alloc(beams * (size_t)vae_latent_width(m), sizeof *s->telling.latent);
    }
#endif
    void (*const say)(VaeBleuLines *, const VaeOptions *, const double *, size_t) = VAE_FULL(vae_bleu_say);
    VaeBleuLines (*const references)(const VaeOptions *, size_t) = VAE_FULL(vae_bleu_open);
    VaeBleuLines wanted = {NULL};
    if (o->bleu && references) wanted = references(o, n); // before the work
    const bool told = tokens || vae_told_by_place(m, m->target);
    if (told ? !o->greedy && o->beam <= 0 : o->draw) vae_decode_draws(s, vae_data_source(&condition->data), NULL, latents, n, vae_option_seed(o), x);
    else vae_decode_rows(s, vae_data_source(&condition->data), NULL, latents, n, x);
    if (like) vae_series_cut(vae_data_source(like), m, m->target, NULL, n, x);
    if (o->draw && target->kind == VAE_LABEL) {
        for (size_t r = 0; r < n; r++) {
            int class = 0;
            while (x[r * (size_t)target->width + (size_t)class] == 0) class++;
            x[r] = class;
        }
        vae_rows_write(o->output, m, m->target, like, x, n, (const int[]){1}, 1);
    } else if (tokens) {
        vae_lines_write(o->output, m, m->target, x, n);
        if (wanted.text && say) say(&wanted, o, x, n);
    } else if (like && target->kind == VAE_TABLE) { // and all else that stands in the lines
        uint8_t *all = vae_alloc(n, (size_t)target->width);
        memset(all, 1, n * (size_t)target->width);
        vae_rows_like(o->output, m, &(VaeRowsLike){.data = like, .stream = m->target, .n = n, .changed = all, .values = x});
        vae_free(all);
    } else if (label && vae_output_format(o->output, m, true) == VAE_PNG) {
        vae_output_pictures(o->output, m, x, n, across, (VaeGridWords){.label = label});
    } else {
        vae_output_rows_under(o->output, m, like, x, n, across);
    }
    vae_free(s->telling.token);
    vae_free(s->telling.latent);
    s->telling = (VaeTelling){0};
    vae_free(x);
}

#ifdef VAE_STANDALONE
#define generate_fitted(s, o, n, z) false
#else
#define generate_fitted vae_fitted_latents
#endif

int vae_command_sample(const VaeOptions *o) {
    const VaeModel *m = o->model;
    // All classes of a label, if none is asked for: a line of the picture for each.
    const int classes = vae_condition_classes(m, o);
    const size_t standard = classes > 0 && classes <= GENERATE_CLASSES
                                ? (size_t)classes * GENERATE_OF_EACH : GENERATE_COUNT;
    const size_t n = o->count > 0 ? (size_t)o->count : standard;
    const bool lines = classes > 0 && n % (size_t)classes == 0;
    if (o->alike && classes == 0)
        vae_die(EX_USAGE, "--alike is for a label that goes through all its classes: there is none");
    if (o->alike && !lines)
        vae_die(EX_USAGE, "--alike needs as many of each class: -n a multiple of %d, not %zu", classes, n);
    const VaeFormat format = vae_output_format(o->output, m, true);
    vae_output_limit(format, n, "-n");
    VaeSession s;
    VaeCondition condition;
    vae_condition_open(&condition, m, o, n, true);
    vae_session_open_weights(&s, o);
    vae_condition_totals(&condition, &s, o->quiet);
    float *z = vae_alloc(n * (size_t)vae_latent_width(m), sizeof *z);
    bool codes = false;
#ifndef VAE_NO_NEXT
    codes = m->next.run != NULL;
    if (codes) s.telling = generate_telling(o, true);
#endif
    const size_t drawn = o->alike ? n / (size_t)classes : n;
    if (!generate_fitted(&s, o, drawn, z))
        vae_draw_latents(&s, vae_data_source(&condition.data), NULL, vae_option_seed(o), drawn, z);
    for (size_t r = drawn; r < n; r += drawn)
        memcpy(z + r * (size_t)vae_latent_width(m), z, drawn * (size_t)vae_latent_width(m) * sizeof *z);
    VaeTexts label = lines ? vae_condition_texts(m, o) : (VaeTexts){0};
    generate_rows(&s, o, &condition, NULL, z, n, lines ? (int)(n / (size_t)classes) : 0, label.text, codes);
    vae_texts_close(&label);
    generate_wrote(o, NULL, 0);
    vae_free(z);
    vae_condition_close(&condition);
    vae_close_session(&s);
    return 0;
}

// --latents FILE: [n, all latents]; or those that no decoder draws alone, and *below: it has to draw the others.
static VaeMatrix generate_latents(const VaeOptions *o, bool *below) {
    const VaeModel *m = o->model;
    const int all = vae_latent_width(m), above = vae_known_above(m);
    VaeMatrix given = vae_matrix_of_option(o->latents, m->drawn ? 0 : all, "latents", o->quiet);
    *below = given.width == above && above < all;
    if (given.width != all && !*below)
        vae_die(EX_DATAERR, "%s: a row has %d value%s, but %d are needed, or the %d of the latents that are not drawn in a "
                "decoder", o->latents, given.width, VAE_S(given.width), all, above);
    if (!*below) return given;
    VaeMatrix z = {.rows = given.rows, .width = all};
    z.values = vae_alloc(given.rows * (size_t)all, sizeof *z.values);
    for (size_t r = 0; r < z.rows; r++) {
        const float *from = given.values + r * (size_t)above;
        float *to = z.values + r * (size_t)all;
        for (int l = 0; l < m->n_latents; to += m->latent[l++].width) {
            if (m->drawn[l]) continue;
            memcpy(to, from, (size_t)m->latent[l].width * sizeof *to);
            from += m->latent[l].width;
        }
    }
    vae_free(given.values);
    return z;
}

int vae_command_decode(const VaeOptions *o) {
    const VaeModel *m = o->model;
    const VaeFormat format = vae_output_format(o->output, m, true);
    bool below;
    VaeMatrix z = generate_latents(o, &below);
    VaeSession s;
    VaeCondition condition;
    vae_condition_open(&condition, m, o, z.rows, false);
    vae_output_limit(format, z.rows, "rows of --latents");
    vae_session_open_weights(&s, o);
    vae_condition_totals(&condition, &s, o->quiet);
    if (below)
        vae_draw_below(&s, vae_data_source(&condition.data), NULL, 1, false, vae_option_seed(o), z.rows, z.values);
    generate_rows(&s, o, &condition, NULL, z.values, z.rows, 0, NULL, false);
    generate_wrote(o, NULL, 0);
    vae_free(z.values);
    vae_condition_close(&condition);
    vae_close_session(&s);
    return 0;
}

int vae_command_encode(const VaeOptions *o) {
    const VaeModel *m = o->model;
    const bool maps = vae_output_pictured(o->output);
    if (!maps) vae_output_format(o->output, m, false);
    if (maps && !vae_has_maps(m))
        vae_die(EX_USAGE, "a picture of codes: no latent of this model has a place; write .npy or .csv");
    if (maps && o->logvar) vae_die(EX_USAGE, "--logvar is for .npy and .csv");
    if (o->draw && o->logvar) vae_die(EX_USAGE, "--draw and --logvar do not go together");
    if (o->logvar && !vae_has_logvar(m))
        vae_die(EX_USAGE, "--logvar: this model's posterior has no variance in closed form; --draw "
                "gives draws");
    VaeData d;
    VaeSession s;
    vae_data_open(&d, m, o->data.item, o->data.n, o->limit > 0 ? (size_t)o->limit : 0,
                  vae_option_seed(o));
    vae_data_require(&d, m, &m->encode, "--data");
    if (maps) vae_output_limit(VAE_PNG, d.rows, "rows of --data");
    vae_session_open_weights(&s, o);
    const size_t width = (size_t)vae_latent_width(m), n = d.rows;
    const int dims[1] = {(int)(o->logvar ? 2 * width : width)};
    float *z = vae_alloc(n, width * sizeof *z);
    float *lv = o->logvar ? vae_alloc(n, width * sizeof *lv) : NULL;
    vae_share_session(&s, true);
    vae_encode_rows(&s, vae_data_source(&d), NULL, n, o->draw, vae_option_seed(o), z, lv);
    vae_share_session(&s, false);
    if (!vae_leads()) return 0;
    if (o->logvar) {
        float *both = vae_alloc(n, 2 * width * sizeof *both);
        for (size_t r = 0; r < n; r++) {
            memcpy(both + 2 * r * width, z + r * width, width * sizeof *z);
            memcpy(both + (2 * r + 1) * width, lv + r * width, width * sizeof *z);
        }
        vae_matrix_write(o->output, both, n, dims, 1);
        vae_free(both);
    } else if (maps) {
        vae_write_maps(o->output, m, z, n);
    } else {
        vae_matrix_write(o->output, z, n, dims, 1);
    }
    vae_note(o->quiet, "wrote %s", o->output);
    vae_free(lv);
    vae_free(z);
    vae_close_session(&s);
    vae_data_close(&d);
    return 0;
}

int vae_command_reconstruct(const VaeOptions *o) {
    const VaeModel *m = o->model;
    const VaeStream *x = &m->stream[m->target];
    const VaeFormat format = vae_output_format(o->output, m, true);
    VaeData d;
    VaeSession s;
    size_t limit = o->limit > 0 ? (size_t)o->limit : 0;
    if (format == VAE_PNG && limit == 0) limit = GENERATE_PAIRS;
    vae_output_limit(format, limit, "--limit");
    vae_data_open(&d, m, o->data.item, o->data.n, limit, vae_option_seed(o));
    double *nothing = NULL;
    const VaeData seen = o->seen.n ? vae_data_seen(&d, m, &o->seen, &nothing) : d;
    vae_data_require(&seen, m, &m->encode, "--data");
    VaeCondition condition;
    vae_condition_over(&condition, m, o, &d);
    vae_session_open_weights(&s, o);
    vae_condition_totals(&condition, &s, o->quiet);
    const size_t n = d.rows;
    if (format == VAE_PNG && !o->seen.n) {
        if (!d.stream[m->target].values)
            vae_die(EX_USAGE, "a picture of '%s' needs it with --data %s=FILE", x->name, x->name);
        // In columns: original, reconstruction, original, reconstruction, ...
        const int panels = vae_reconstruct_panels(m), most = panels == 2 ? 5 : 4;
        const int across = n < (size_t)most ? (int)n : most;
        float *grid = vae_alloc(n * (size_t)panels, (size_t)x->width * sizeof *grid);
#ifndef VAE_NO_TELLING
        generate_telling(o, false);
#endif
        vae_reconstruct_pictures(&s, &d, &condition.data, NULL, n, o->draw, vae_told_by_place(m, m->target) ? !o->greedy : o->draw,
                                 vae_option_seed(o), grid);
        VaeGrid pictures = vae_output_grid(m, grid, n * (size_t)panels, across * panels);
        pictures.words = vae_reconstruct_words(m);
        vae_picture_grid(o->output, &pictures);
        vae_free(grid);
    } else {
        float *z = vae_alloc(n, (size_t)vae_latent_width(m) * sizeof *z);
        vae_encode_rows(&s, vae_data_source(&seen), NULL, n, o->draw, vae_option_seed(o), z, NULL);
        generate_rows(&s, o, &condition, &d, z, n, 0, NULL, false);
        vae_free(z);
        vae_free(nothing);
    }
    generate_wrote(o, "row", n);
    vae_condition_close(&condition);
    vae_close_session(&s);
    vae_data_close(&d);
    return 0;
}
