// train_past.c -- DIR/past_samples: what the model drew as it learned, for the report's slider.
// After epochs 1, 2, 3, 4, 6, 8, 12, 16, ... the same few draws from the prior, small: the file stays below 5 MB
// however long training is, and which epochs are in it does not depend on how many are to come. A header, then a
// record for each: the number of the epoch and bytes [n, height, width, channels]. Memory is asked for at the start
// alone.
#include "commands/commands.h"
#include "pictures/plot.h"

#include <string.h>
#include <unistd.h>

enum { PAST_PICTURES = 16, PAST_SIDE = 48, PAST_LARGEST = 1 << 24 };

typedef struct PastHead {
    char magic[8];
    uint32_t n, height, width, channels;
} PastHead;

static PastHead past_head(const VaePast *p) {
    PastHead h = {.n = (uint32_t)p->n, .height = (uint32_t)p->height, .width = (uint32_t)p->width,
                  .channels = (uint32_t)p->channels};
    memcpy(h.magic, "vaepast1", sizeof h.magic);
    return h;
}

// 2^k and 3 * 2^k
static bool past_is_due(uint32_t epoch) {
    while (epoch > 3 && epoch % 2 == 0) epoch /= 2;
    return epoch >= 1 && epoch <= 3;
}

// What the decoder reads besides: one of each class, else what it is in the first rows of the data.
static void past_condition(VaeTrain *t) {
    VaePast *p = &t->past;
    const int classes = vae_condition_classes(t->model, NULL);
    const VaeData *d = t->valid ? t->valid : &t->data;
    const size_t rows = t->valid ? t->n_valid : t->fit.n_train;
    p->n = classes > 0 && classes < PAST_PICTURES ? (size_t)classes : PAST_PICTURES;
    if (vae_condition_open(&p->condition, t->model, NULL, p->n, true)) return;
    vae_condition_over(&p->condition, t->model, NULL, d);
    p->row = t->valid ? t->valid_row : t->fit.train_row;
    if (rows < p->n) p->n = rows;
}

// Draws under the session's weights, as p->n small pictures of bytes behind p->record's number.
static void past_draw(VaeTrain *t) {
    const VaeModel *m = t->model;
    const VaeStream *x = &m->stream[m->target];
    VaePast *p = &t->past;
    const size_t width = (size_t)x->width, size = (size_t)(p->height * p->width * p->channels);
    vae_draw_latents(&t->session, vae_data_source(&p->condition.data), p->row, t->at.seed, p->n, p->z);
    if (vae_told_by_place(m, m->target))
        vae_decode_draws(&t->session, vae_data_source(&p->condition.data), p->row, p->z, p->n, t->at.seed, p->values);
    else vae_decode_rows(&t->session, vae_data_source(&p->condition.data), p->row, p->z, p->n, p->values);
    vae_to_pixels(m, p->pixels, p->values, p->n);
    uint8_t *to = p->record + sizeof(uint32_t);
    for (size_t i = 0; i < p->n; i++) {
        vae_shrink(p->small, p->pixels + i * width, x->height, x->width_px, x->channels, p->factor);
        for (size_t k = 0; k < size; k++) {
            const float v = p->small[k];
            *to++ = v >= 1 ? 255 : v > 0 ? (uint8_t)(255 * v + 0.5f) : 0;
        }
    }
}

// The records of the file that are of epochs up to `epochs`; NULL: there is no such file, or it is of something else.
static uint8_t *past_read(VaeTrain *t, uint32_t epochs, size_t *n) {
    const VaePast *p = &t->past;
    const PastHead head = past_head(p);
    size_t size;
    *n = 0;
    if (access(p->log.path, R_OK) != 0) return NULL;
    uint8_t *bytes = vae_file_read(p->log.path, PAST_LARGEST, &size);
    if (size < sizeof head || memcmp(bytes, &head, sizeof head) != 0) {
        vae_free(bytes);
        return NULL;
    }
    uint8_t *record = bytes + sizeof head;
    for (size_t i = 0; i < (size - sizeof head) / p->bytes; i++) { // what is behind the last whole one was cut off
        uint32_t epoch;
        memcpy(&epoch, record + i * p->bytes, sizeof epoch);
        if (epoch > epochs) break;
        ++*n;
    }
    memmove(bytes, record, *n * p->bytes);
    return bytes;
}

void vae_past_open(VaeTrain *t) {
    const VaeModel *m = t->model;
    const VaeStream *x = &m->stream[m->target];
    VaePast *p = &t->past;
    *p = (VaePast){.log.fd = -1};
    if (!vae_target_is_picture(m) || vae_is_trace(x->height, x->width_px)) return;
    past_condition(t);
    const int longer = x->height > x->width_px ? x->height : x->width_px;
    p->factor = vae_shrunk(longer, PAST_SIDE);
    p->height = vae_shrunk(x->height, p->factor), p->width = vae_shrunk(x->width_px, p->factor);
    p->channels = x->channels;
    p->bytes = sizeof(uint32_t) + p->n * (size_t)(p->height * p->width * p->channels);
    p->record = vae_alloc(p->bytes, 1);
    p->small = vae_alloc((size_t)(p->height * p->width * p->channels), sizeof *p->small);
    p->z = vae_alloc(p->n, (size_t)vae_latent_width(m) * sizeof *p->z);
    p->values = vae_alloc(p->n, (size_t)x->width * sizeof *p->values);
    p->pixels = vae_alloc(p->n, (size_t)x->width * sizeof *p->pixels);
    snprintf(p->log.path, sizeof p->log.path, "%.4000s/past_samples", t->run.place);
    size_t kept;
    uint8_t *records = past_read(t, t->at.place.epoch, &kept);
    const PastHead head = past_head(p);
    VaeFile f = vae_file_create(p->log.path);
    vae_file_write(&f, &head, sizeof head);
    vae_file_write(&f, records, kept * p->bytes);
    vae_file_commit(&f);
    vae_free(records);
    char path[sizeof p->log.path];
    memcpy(path, p->log.path, sizeof path);
    vae_log_open(&p->log, path);
}

void vae_past_epoch(VaeTrain *t) {
    VaePast *p = &t->past;
    const uint32_t epoch = t->at.place.epoch;
    if (!p->record || !past_is_due(epoch)) return;
    float *const param = t->session.state.param;
    t->session.state.param = vae_fit_evaluated(&t->fit);
    past_draw(t);
    t->session.state.param = param;
    memcpy(p->record, &epoch, sizeof epoch);
    vae_log_write(&p->log, p->record, p->bytes);
}

void vae_past_sync(VaeTrain *t) {
    if (t->past.record) vae_log_sync(&t->past.log);
}

void vae_past_moved(VaeTrain *t) {
    VaePast *p = &t->past;
    if (p->record) snprintf(p->log.path, sizeof p->log.path, "%.4000s/past_samples", t->run.place);
}

// ---------------------------------------------------------------- for the report

static void past_frame(const VaePast *p, const uint8_t *bytes, long epoch, VaeFrame *frame) {
    const size_t values = p->n * (size_t)(p->height * p->width * p->channels);
    float *pixels = vae_alloc(values, sizeof *pixels);
    for (size_t i = 0; i < values; i++) pixels[i] = (float)bytes[i] / 255;
    const int cols = p->n > 8 ? 8 : (int)p->n;
    const VaeGrid grid = {.values = pixels, .n = p->n, .rows = ((int)p->n + cols - 1) / cols, .cols = cols,
                          .height = p->height, .width = p->width, .channels = p->channels};
    vae_picture_encode(&grid, &frame->png.bytes, &frame->png.size);
    frame->epoch = epoch;
    vae_free(pixels);
}

int vae_past_frames(VaeTrain *t, long kept_epoch, VaeFrame frame[VAE_FRAMES]) {
    VaePast *p = &t->past;
    int n = 0;
    size_t records, every = 1;
    if (!p->record) return 0;
    uint8_t *past = past_read(t, t->at.place.epoch, &records);
    while (records / every >= VAE_FRAMES - 1) every++;
    for (size_t i = 0; i < records; i++) {
        uint32_t epoch;
        memcpy(&epoch, past + i * p->bytes, sizeof epoch);
        if ((long)epoch != kept_epoch && i % every == 0)
            past_frame(p, past + i * p->bytes + sizeof epoch, (long)epoch, &frame[n++]);
    }
    vae_free(past);
    past_draw(t); // under the weights that were kept
    past_frame(p, p->record + sizeof(uint32_t), kept_epoch, &frame[n++]);
    return n;
}

void vae_past_close(VaeTrain *t) {
    VaePast *p = &t->past;
    if (!p->record) return;
    vae_log_close(&p->log);
    vae_condition_close(&p->condition);
    vae_free(p->record);
    vae_free(p->small);
    vae_free(p->z);
    vae_free(p->values);
    vae_free(p->pixels);
}
