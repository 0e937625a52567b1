// tensorboard.c -- training curves and pictures as TensorBoard's event files.
// A file is a run of TFRecords: the length of the data (8 bytes, little-endian), its checksum, the
// data, their checksum; checksums are CRC-32C, masked. The data is one protobuf message `Event`,
// written here field by field: a field is its number and kind, then a varint, 4 or 8 bytes, or a
// length and so many bytes. The numbers are those of TensorFlow's event.proto and summary.proto.
#include "files/files.h"

#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

// ---------------------------------------------------------------- checksums

// Castagnoli's polynomial, bits reversed.
static uint32_t crc32c(const uint8_t *p, size_t n) {
    static uint32_t table[256];
    if (!table[1])
        for (uint32_t i = 0; i < 256; i++) {
            uint32_t c = i;
            for (int bit = 0; bit < 8; bit++) c = c & 1 ? c >> 1 ^ 0x82f63b78u : c >> 1;
            table[i] = c;
        }
    uint32_t crc = 0xffffffffu;
    for (size_t i = 0; i < n; i++) crc = table[(crc ^ p[i]) & 255] ^ crc >> 8;
    return ~crc;
}

// A checksum of data that contain checksums is weak; masking them avoids that.
static uint32_t masked_crc(const uint8_t *p, size_t n) {
    const uint32_t crc = crc32c(p, n);
    return (crc >> 15 | crc << 17) + 0xa282ead8u;
}

// ---------------------------------------------------------------- protobuf

enum { KIND_VARINT, KIND_FIXED64, KIND_BYTES, KIND_FIXED32 = 5 };
enum { EVENT_TIME = 1, EVENT_STEP, EVENT_VERSION, EVENT_SUMMARY = 5, EVENT_SESSION = 7 };
enum { SUMMARY_VALUE = 1 };
enum { VALUE_TAG = 1, VALUE_NUMBER, VALUE_IMAGE = 4 };
enum { IMAGE_HEIGHT = 1, IMAGE_WIDTH, IMAGE_COLOURS, IMAGE_PNG };
enum { SESSION_STATUS = 1, SESSION_START = 1 };

typedef struct Message {
    uint8_t *bytes;
    size_t n, room;
} Message;

static void put_bytes(Message *m, const void *bytes, size_t n) {
    if (n > m->room - m->n)
        vae_die(EX_SOFTWARE, "internal error, please report: an event of TensorBoard is too long");
    memcpy(m->bytes + m->n, bytes, n);
    m->n += n;
}

static void put_varint(Message *m, uint64_t v) {
    uint8_t out[10];
    size_t n = 0;
    for (; v > 127; v >>= 7) out[n++] = (uint8_t)(v | 128);
    out[n++] = (uint8_t)v;
    put_bytes(m, out, n);
}

static void put_key(Message *m, int field, int kind) {
    put_varint(m, (uint64_t)(field << 3 | kind));
}

static void put_number(Message *m, int field, uint64_t v) {
    put_key(m, field, KIND_VARINT);
    put_varint(m, v);
}

static void put_field(Message *m, int field, const void *bytes, size_t n) {
    put_key(m, field, KIND_BYTES);
    put_varint(m, n);
    put_bytes(m, bytes, n);
}

static void put_float(Message *m, int field, float v) { // little-endian, as this machine is
    put_key(m, field, KIND_FIXED32);
    put_bytes(m, &v, sizeof v);
}

static void put_double(Message *m, int field, double v) {
    put_key(m, field, KIND_FIXED64);
    put_bytes(m, &v, sizeof v);
}

static void begin_event(Message *m, long step) {
    struct timeval now;
    gettimeofday(&now, NULL);
    put_double(m, EVENT_TIME, (double)now.tv_sec + 1e-6 * (double)now.tv_usec);
    put_number(m, EVENT_STEP, (uint64_t)step);
}

// One write: a record is there whole or not at all. The first 12 bytes of the message are left
// free.
enum { RECORD_HEAD = 12, RECORD_TAIL = 4 };

static void write_record(VaeLog *log, Message *m) {
    const uint64_t length = m->n - RECORD_HEAD;
    memcpy(m->bytes, &length, sizeof length);
    uint32_t crc = masked_crc(m->bytes, sizeof length);
    memcpy(m->bytes + sizeof length, &crc, sizeof crc);
    crc = masked_crc(m->bytes + RECORD_HEAD, (size_t)length);
    put_bytes(m, &crc, sizeof crc);
    vae_log_write(log, m->bytes, m->n);
}

#define MESSAGE(name, bytes_)                                                                      \
    Message name = {.bytes = bytes_, .n = RECORD_HEAD, .room = sizeof bytes_}

// ---------------------------------------------------------------- for training

void vae_tensorboard_open(VaeTensorBoard *b, const char *directory, long step) {
    char host[64] = "", path[VAE_PATH + 200];
    b->open = directory != NULL;
    if (!b->open) return;
    if (strlen(directory) > VAE_PATH - 200)
        vae_die(EX_USAGE, "--tensorboard %s is too long", directory);
    vae_make_directory(directory);
    gethostname(host, sizeof host - 1);
    for (char *c = host; *c; c++)
        if (*c == '/') *c = '_';
    snprintf(path, sizeof path, "%s/events.out.tfevents.%010lld.%s.%ld", directory,
             (long long)time(NULL), host[0] ? host : "host", (long)getpid());
    vae_log_open(&b->log, path);
    uint8_t bytes[256];
    MESSAGE(version, bytes);
    begin_event(&version, 0);
    put_field(&version, EVENT_VERSION, "brain.Event:2", 13);
    write_record(&b->log, &version);
    // What an earlier run wrote for this step or later is void.
    MESSAGE(session, bytes);
    begin_event(&session, step + 1);
    const uint8_t start[] = {SESSION_STATUS << 3 | KIND_VARINT, SESSION_START};
    put_field(&session, EVENT_SESSION, start, sizeof start);
    write_record(&b->log, &session);
}

static void put_scalar(Message *summary, const char *tag, double value) {
    uint8_t bytes[128];
    Message v = {.bytes = bytes, .room = sizeof bytes};
    put_field(&v, VALUE_TAG, tag, strlen(tag));
    put_float(&v, VALUE_NUMBER, (float)value);
    put_field(summary, SUMMARY_VALUE, v.bytes, v.n);
}

typedef struct Scalar {
    const char *tag;
    double value;
} Scalar;

static void write_scalars(VaeTensorBoard *b, long step, const Scalar *s, size_t n) {
    uint8_t bytes[2048], inner[1536];
    MESSAGE(event, bytes);
    Message summary = {.bytes = inner, .room = sizeof inner};
    for (size_t i = 0; i < n; i++)
        if (s[i].tag) put_scalar(&summary, s[i].tag, s[i].value);
    begin_event(&event, step);
    put_field(&event, EVENT_SUMMARY, summary.bytes, summary.n);
    write_record(&b->log, &event);
}

void vae_tensorboard_epoch(VaeTensorBoard *b, const VaeRecord *r) {
    const bool v = r->has_valid;
    const Scalar s[] = {
        {"loss/train", r->loss},
        {"reconstruction/train", r->reconstruction},
        {"kl/train", r->kl},
        {"elbo/train", r->elbo},
        {v ? "loss/valid" : NULL, r->valid_loss},
        {v ? "reconstruction/valid" : NULL, r->valid_reconstruction},
        {v ? "kl/valid" : NULL, r->valid_kl},
        {v ? "elbo/valid" : NULL, r->valid_elbo},
        {r->has_critic ? "critic/loss" : NULL, r->critic},
        {r->has_critic ? "critic/right_real" : NULL, r->critic_real},
        {r->has_critic ? "critic/right_made" : NULL, r->critic_made},
        {"schedule/beta", r->beta},
        {"schedule/lr", r->lr},
        {r->has_units ? "active_units" : NULL, r->active_units},
        {"samples_per_second", r->samples_per_second},
    };
    if (!b->open) return;
    write_scalars(b, r->step, s, sizeof s / sizeof *s);
}

void vae_tensorboard_sync(VaeTensorBoard *b) {
    if (b->open) vae_log_sync(&b->log);
}

void vae_tensorboard_step(VaeTensorBoard *b, const VaeRecord *r) {
    const Scalar s[] = {
        {"loss/step", r->loss}, {"reconstruction/step", r->reconstruction}, {"kl/step", r->kl},
        {r->has_critic ? "critic/step" : NULL, r->critic}};
    if (b->open) write_scalars(b, r->step, s, sizeof s / sizeof *s);
}

void vae_tensorboard_picture(VaeTensorBoard *b, const char *tag, long step, const uint8_t *png,
                             size_t n) {
    if (!b->open || !png || n < 26) return;
    // IHDR comes first: width and height at bytes 16 and 20, big-endian; the kind at byte 25.
    const uint32_t width = (uint32_t)png[16] << 24 | png[17] << 16 | png[18] << 8 | png[19];
    const uint32_t height = (uint32_t)png[20] << 24 | png[21] << 16 | png[22] << 8 | png[23];
    const size_t room = n + 512;
    uint8_t *memory = vae_alloc(3 * room, 1);
    Message image = {.bytes = memory, .room = room}, value = {.bytes = memory + room, .room = room};
    put_number(&image, IMAGE_HEIGHT, height);
    put_number(&image, IMAGE_WIDTH, width);
    put_number(&image, IMAGE_COLOURS, png[25] == 0 ? 1 : 3);
    put_field(&image, IMAGE_PNG, png, n);
    put_field(&value, VALUE_TAG, tag, strlen(tag));
    put_field(&value, VALUE_IMAGE, image.bytes, image.n);
    Message summary = {.bytes = memory, .room = room}; // the image's bytes have been copied
    put_field(&summary, SUMMARY_VALUE, value.bytes, value.n);
    Message event = {.bytes = memory + 2 * room, .n = RECORD_HEAD, .room = room};
    begin_event(&event, step);
    put_field(&event, EVENT_SUMMARY, summary.bytes, summary.n);
    write_record(&b->log, &event);
    vae_free(memory);
}

void vae_tensorboard_close(VaeTensorBoard *b) {
    if (b->open) vae_log_close(&b->log);
    b->open = false;
}
