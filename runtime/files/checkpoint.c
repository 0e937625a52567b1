// checkpoint.c -- all that training needs to go on to the same bits, in one file.
// Little-endian: a fixed header (magic, version, what model, the progress) with its own checksum;
// the parameters and running statistics; the optimizer's arrays; a checksum of everything before.
// The header is known to be sound before anything it says is believed; a truncated, altered or
// foreign file dies with 65. The order of checks makes the message name the real cause.
#include "files/files.h"

#include <errno.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "checkpoints are little-endian");

#define MAGIC "vaeckpt\n"
#define VERSION 5

// As it lies in the file: no gaps (asserted below).
typedef struct Head {
    char magic[8];
    uint32_t version;
    uint32_t model; // checksum of the model's tensor table
    uint64_t n_param, n_state, n_slots;
    uint64_t seed, rows, data_hash, step;
    double best_loss, sum_loss, sum_reconstruction, sum_kl, sum_rows, sum_critic, sum_real, sum_made;
    double sum_term[VAE_TERMS];
    uint32_t epoch, batch_in_epoch, epochs_without_gain, drops, epochs_on_plateau;
    char settings[VAE_SETTINGS];
    uint32_t crc; // of all the above
} Head;
_Static_assert(sizeof(Head) == 16 + 8 * (15 + VAE_TERMS) + 24 + VAE_SETTINGS, "the header must have no gaps");

// Two models with as many parameters may still lay them out differently.
static uint32_t model_crc(const VaeModel *m) {
    uint32_t crc = vae_crc(0, m->name, strlen(m->name) + 1);
    for (int i = 0; i < m->n_tensors; i++) {
        const VaeTensor *t = &m->tensor[i];
        uint64_t offset = t->offset;
        size_t rank = (size_t)t->rank;
        crc = vae_crc(crc, t->name, strlen(t->name) + 1);
        crc = vae_crc(crc, t->dim, rank * sizeof *t->dim);
        crc = vae_crc(crc, t->stride, rank * sizeof *t->stride);
        crc = vae_crc(crc, &offset, sizeof offset);
    }
    return crc;
}

static uint32_t head_crc(const Head *h) { return vae_crc(0, h, offsetof(Head, crc)); }

// ---------------------------------------------------------------- writing

static void put(VaeFile *f, uint32_t *crc, const void *bytes, size_t n) {
    vae_file_write(f, bytes, n);
    *crc = vae_crc(*crc, bytes, n);
}

void vae_checkpoint_write(const char *path, const VaeModel *m, const VaeProgress *p,
                          const float *param, const float *const *slots, int n_slots) {
    Head h = {
        .magic = MAGIC,
        .version = VERSION,
        .model = model_crc(m),
        .n_param = m->n_param,
        .n_state = m->n_state,
        .n_slots = (uint64_t)n_slots,
        .seed = p->seed,
        .rows = p->rows,
        .data_hash = p->data_hash,
        .step = p->place.step,
        .best_loss = p->place.best_loss,
        .sum_loss = p->place.sum_loss,
        .sum_reconstruction = p->place.sum_reconstruction,
        .sum_kl = p->place.sum_kl,
        .sum_critic = p->place.sum_critic,
        .sum_real = p->place.sum_real,
        .sum_made = p->place.sum_made,
        .sum_rows = p->place.sum_rows,
        .epoch = p->place.epoch,
        .batch_in_epoch = p->place.batch_in_epoch,
        .epochs_without_gain = p->place.epochs_without_gain,
        .drops = p->place.drops,
        .epochs_on_plateau = p->place.epochs_on_plateau,
    };
    memcpy(h.sum_term, p->place.sum_term, sizeof h.sum_term);
    memcpy(h.settings, p->settings, sizeof h.settings);
    h.crc = head_crc(&h);
    VaeFile f = vae_file_create(path);
    uint32_t crc = 0;
    put(&f, &crc, &h, sizeof h);
    put(&f, &crc, param, (m->n_param + m->n_state) * sizeof *param);
    for (int i = 0; i < n_slots; i++) put(&f, &crc, slots[i], m->n_param * sizeof **slots);
    vae_file_write(&f, &crc, sizeof crc);
    vae_file_commit(&f);
}

// ---------------------------------------------------------------- reading

typedef struct Source {
    FILE *f;
    const char *path;
    uint32_t crc;
} Source;

static void get(Source *s, void *bytes, size_t n) {
    if (fread(bytes, 1, n, s->f) == n) {
        s->crc = vae_crc(s->crc, bytes, n);
        return;
    }
    if (ferror(s->f)) vae_die(EX_IOERR, "cannot read %s: %s", s->path, strerror(errno));
    vae_die(EX_DATAERR, "%s: truncated checkpoint", s->path);
}

// Is the header sound, and is it this model's?
static void check_head(const Head *h, const char *path, const VaeModel *m, int n_slots) {
    if (memcmp(h->magic, MAGIC, sizeof h->magic) != 0)
        vae_die(EX_DATAERR, "%s: not a checkpoint of a vaec model", path);
    if (h->version != VERSION)
        vae_die(EX_DATAERR, "%s: checkpoint of version %u; this program reads version %d", path,
                (unsigned)h->version, VERSION);
    if (h->crc != head_crc(h))
        vae_die(EX_DATAERR, "%s: damaged checkpoint: its header's checksum is wrong", path);
    if (h->n_param != m->n_param || h->n_state != m->n_state || h->model != model_crc(m))
        vae_die(EX_DATAERR, "%s: checkpoint of another model than %s", path, m->name);
    if (h->settings[VAE_SETTINGS - 1])
        vae_die(EX_DATAERR, "%s: damaged checkpoint: its settings do not end", path);
    if (h->n_slots != (uint64_t)n_slots)
        vae_die(EX_DATAERR,
                "%s: checkpoint of another optimizer: it keeps %llu numbers for each "
                "parameter, this one %d",
                path, (unsigned long long)h->n_slots, n_slots);
}

// Sound as a file is not all: a checksum can be right for numbers that no training has.
static void check_progress(const Head *h, const char *path) {
    const double sums[] = {h->sum_loss, h->sum_reconstruction, h->sum_kl, h->sum_rows, h->sum_critic, h->sum_real,
                           h->sum_made, h->sum_term[0], h->sum_term[1], h->sum_term[2], h->sum_term[3]};
    const char *wrong = NULL;
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
        if (!isfinite(sums[i])) wrong = "its sums over the epoch are not finite";
        else if (h->batch_in_epoch == 0 && sums[i] != 0) wrong = "its epoch has sums and has not begun";
    }
    if (isnan(h->best_loss) || h->best_loss == -INFINITY) wrong = "its best loss is no number";
    if (h->sum_rows < 0 || h->sum_rows > (double)h->rows || h->sum_rows != floor(h->sum_rows))
        wrong = "its rows so far are not possible";
    if (h->rows == 0 || h->rows >= UINT32_MAX) wrong = "its number of rows is not possible";
    if (h->step > 0xfffffff0u || h->step < h->epoch || h->batch_in_epoch > h->step ||
        h->epochs_without_gain > h->epoch || (uint64_t)h->drops + h->epochs_on_plateau > h->epoch)
        wrong = "its steps and epochs are not possible";
    if (wrong) vae_die(EX_DATAERR, "%s: damaged checkpoint: %s", path, wrong);
}

// The counts are the model's own by now, so this cannot overflow.
static void check_length(const Head *h, const Source *s) {
    struct stat st;
    uint64_t want = sizeof(Head) + sizeof s->crc +
                    sizeof(float) * (h->n_param + h->n_state + h->n_slots * h->n_param);
    if (fstat(fileno(s->f), &st) != 0)
        vae_die(EX_IOERR, "cannot read %s: %s", s->path, strerror(errno));
    if ((uint64_t)st.st_size != want)
        vae_die(EX_DATAERR, "%s: %s: %llu bytes instead of %llu", s->path,
                (uint64_t)st.st_size < want ? "truncated checkpoint"
                                            : "checkpoint with extra bytes at the end",
                (unsigned long long)st.st_size, (unsigned long long)want);
}

static void check_finite(const char *path, const char *what, const float *v, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (!isfinite(v[i]))
            vae_die(EX_DATAERR, "%s: checkpoint with a value that is not finite: %s %zu is %g",
                    path, what, i, (double)v[i]);
}

static VaeProgress progress_of(const Head *h) {
    VaeProgress p = {
        .seed = h->seed,
        .rows = h->rows,
        .data_hash = h->data_hash,
        .place.step = h->step,
        .place.epoch = h->epoch,
        .place.batch_in_epoch = h->batch_in_epoch,
        .place.epochs_without_gain = h->epochs_without_gain,
        .place.drops = h->drops,
        .place.epochs_on_plateau = h->epochs_on_plateau,
        .place.best_loss = h->best_loss,
        .place.sum_loss = h->sum_loss,
        .place.sum_reconstruction = h->sum_reconstruction,
        .place.sum_kl = h->sum_kl,
        .place.sum_critic = h->sum_critic,
        .place.sum_real = h->sum_real,
        .place.sum_made = h->sum_made,
        .place.sum_rows = h->sum_rows,
    };
    memcpy(p.place.sum_term, h->sum_term, sizeof p.place.sum_term);
    return p;
}

bool vae_checkpoint_read(const char *path, const VaeModel *m, VaeProgress *p, float *param,
                         float *const *slots, int n_slots) {
    Source s = {.path = path, .f = vae_open_stream(path)};
    if (!s.f && errno == ENOENT) return false;
    if (!s.f && errno == ENOMEM) vae_die(EX_OSERR, "out of memory: cannot open %s", path);
    if (!s.f) vae_die(EX_NOINPUT, "cannot open %s: %s", path, strerror(errno));
    Head h;
    get(&s, &h, sizeof h);
    check_head(&h, path, m, n_slots);
    check_progress(&h, path);
    check_length(&h, &s);
    get(&s, param, (m->n_param + m->n_state) * sizeof *param);
    for (int i = 0; i < n_slots; i++) get(&s, slots[i], m->n_param * sizeof **slots);
    uint32_t want = s.crc, crc;
    get(&s, &crc, sizeof crc);
    fclose(s.f);
    if (crc != want) vae_die(EX_DATAERR, "%s: damaged checkpoint: its checksum is wrong", path);
    check_finite(path, "parameter", param, m->n_param + m->n_state);
    for (int i = 0; i < n_slots; i++) check_finite(path, "optimizer value", slots[i], m->n_param);
    *p = progress_of(&h);
    memcpy(p->settings, h.settings, sizeof p->settings);
    return true;
}
