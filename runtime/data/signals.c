// signals.c -- made-up readings of the sensors of a plant, one row an hour; one column a sensor.
//
// Four things drive the plant: the hour of the day, twice that, the hour of the week, and a slow
// drift ("weather"). Sensor j sees them with weights of its own, in a unit of its own:
//     x_j(t) = offset_j + scale_j (w_j . drivers(t) + 0.15 e),   e ~ N(0, 1)
// so that three or four numbers explain a row, and columns differ in size by factors of a thousand.
// Weights, offsets and scales do not depend on the seed; the hour of row 0, the drift and e do.
//
// signals:N:anomalies: every 17th row (17, 34, ...; counted from 1) is an anomaly, of four kinds in
// turn: 1 a spike, one sensor far up or down; 2 a dead sensor, at its lowest; 3 two sensors that
// have changed places; 4 half of the sensors twelve hours off. A label stream gets the kind (0:
// normal), or 1 for all of them if it has fewer than five classes. Where values may be missing, 5%
// are.
//
// Of a series a row is as many hours on end as it has steps, and a channel is a sensor; the next row begins at its end or some
// hours behind, so that rows begin at every hour of the week. An anomaly lasts a 24th of its
// row, from any step on. Which of a row's steps are those, vae_data_anomaly_steps says.
#include "data/readers.h"

#include <math.h>

enum { SIGNAL_WEIGHTS = 16, SIGNAL_UNITS, SIGNAL_START, SIGNAL_NOISE, SIGNAL_ANOMALY, SIGNAL_GAPS };
enum { DRIVERS = 6, ANOMALY_EVERY = 17, ANOMALIES = 4, FEWEST_FOR_KINDS = ANOMALIES + 1 };
#define PI 3.14159265358979
#define NOISE 0.15f

typedef struct Plant {
    size_t width;
    const float *weight; // [DRIVERS, width]
    double start;        // hour of row 0
    double phase[3];     // of the drift
} Plant;

static void drivers_at(const Plant *p, double hour, double d[DRIVERS]) {
    const double day = 2 * PI * hour / 24, week = 2 * PI * hour / 168;
    d[0] = sin(day);
    d[1] = cos(day);
    d[2] = 0.5 * sin(2 * day);
    d[3] = 0.7 * sin(week);
    d[4] = 0.7 * cos(week);
    // Three periods that never meet again: a drift that does not come back.
    d[5] = 0.6 * (sin(hour / 61.3 + p->phase[0]) + sin(hour / 113.9 + p->phase[1]) +
                  sin(hour / 271.7 + p->phase[2]));
}

static float sensor_of(const Plant *p, size_t j, const double d[DRIVERS]) {
    double v = 0;
    for (size_t k = 0; k < DRIVERS; k++) v += (double)p->weight[k * p->width + j] * d[k];
    return (float)v;
}

int vae_data_anomaly_kind(size_t row) {
    return (row + 1) % ANOMALY_EVERY ? 0 : 1 + (int)((row + 1) / ANOMALY_EVERY - 1) % ANOMALIES;
}

void vae_data_anomaly_steps(size_t row, uint64_t seed, size_t steps, size_t *begin, size_t *end) {
    float u[4];
    vae_fill_uniform(u, 4, seed, VAE_RNG_DATA | SIGNAL_ANOMALY, 0, (uint32_t)row);
    const size_t n = steps < 24 ? 1 : steps / 24;
    *begin = (size_t)(u[3] * (float)(steps - n + 1)) % (steps - n + 1);
    *end = *begin + n;
}

// v[width]: readings of one hour, before units; what is wrong with them is the row's.
static void spoil(const Plant *p, float *v, size_t row, size_t hour, uint64_t seed) {
    float u[4];
    vae_fill_uniform(u, 4, seed, VAE_RNG_DATA | SIGNAL_ANOMALY, 0, (uint32_t)row);
    const size_t n = p->width, one = (size_t)(u[0] * (float)n) % n;
    switch (vae_data_anomaly_kind(row)) {
    case 1:
        v[one] += u[1] < 0.5f ? -1.0f : 1.0f;
        break;
    case 2:
        v[one] = -2.0f;
        break;
    case 3: {
        // With whichever sensor differs the most at this hour.
        size_t other = one;
        for (size_t j = 0; j < n; j++)
            if (fabsf(v[j] - v[one]) > fabsf(v[other] - v[one])) other = j;
        const float kept = v[one];
        v[one] = v[other];
        v[other] = kept;
        break;
    }
    case 4: {
        double now[DRIVERS], later[DRIVERS];
        drivers_at(p, p->start + (double)hour, now);
        drivers_at(p, p->start + (double)hour + 12, later);
        for (size_t j = 0; j < n; j += 2) v[j] += sensor_of(p, j, later) - sensor_of(p, j, now);
        break;
    }
    default:
        break;
    }
}

static Plant make_plant(size_t width, int stream, uint64_t seed, float *weight) {
    float u[4];
    for (uint32_t k = 0; k < DRIVERS; k++)
        vae_fill_normal(weight + k * width, (int)width, 0, VAE_RNG_DATA | SIGNAL_WEIGHTS,
                        (uint32_t)stream, k);
    for (size_t j = 0; j < width; j++) { // unit length: every sensor has the same share of noise
        double squares = 1e-12;
        for (size_t k = 0; k < DRIVERS; k++)
            squares += (double)weight[k * width + j] * (double)weight[k * width + j];
        for (size_t k = 0; k < DRIVERS; k++) weight[k * width + j] /= (float)sqrt(squares);
    }
    vae_fill_uniform(u, 4, seed, VAE_RNG_DATA | SIGNAL_START, 0, 0);
    Plant p = {.width = width, .weight = weight, .start = floor((double)u[3] * 168 * 520)};
    for (int k = 0; k < 3; k++) p.phase[k] = 2 * PI * (double)u[k];
    return p;
}

static size_t common(size_t a, size_t b) { return b ? common(b, a % b) : a; }

// Hours from one row to the next: of a vector one.
static size_t row_hours(size_t steps) {
    while (common(steps, 168) > 1) steps++;
    return steps;
}

// A row of a vector is one hour, of a series as many as it has steps.
static void make_readings(DataTable *t, const VaeStream *s, int stream, const DataMade *how) {
    const size_t steps = s->kind == VAE_SERIES ? (size_t)s->height : 1, width = t->width / steps, apart = row_hours(steps);
    float *to = vae_data_make_floats(t, s);
    float *memory = vae_alloc((DRIVERS + 2) * width + t->width, sizeof *memory);
    float *unit = memory + DRIVERS * width, *gap = unit + 2 * width;
    const Plant p = make_plant(width, stream, how->seed, memory);
    vae_fill_uniform(unit, (int)(2 * width), 0, VAE_RNG_DATA | SIGNAL_UNITS, (uint32_t)stream, 0);
    for (size_t row = 0; row < t->rows; row++, to += t->width) {
        size_t begin, end;
        vae_data_anomaly_steps(row, how->seed, steps, &begin, &end);
        vae_fill_normal(to, (int)t->width, how->seed, VAE_RNG_DATA | SIGNAL_NOISE, (uint32_t)stream,
                        (uint32_t)row);
        for (size_t step = 0; step < steps; step++) {
            float *at = to + step * width;
            double d[DRIVERS];
            drivers_at(&p, p.start + (double)(row * apart + step), d);
            for (size_t j = 0; j < width; j++) at[j] = NOISE * at[j] + sensor_of(&p, j, d);
            if (how->variant && step >= begin && step < end) spoil(&p, at, row, row * apart + step, how->seed);
            for (size_t j = 0; j < width; j++) {
                const float scale = powf(10, 3 * unit[j] - 1), offset = 6 * unit[width + j] - 3;
                at[j] = s->domain == VAE_DOMAIN_ANY ? scale * (at[j] + offset) : 0.5f * at[j];
            }
        }
        vae_data_into_domain(s, to, how->seed, row);
        if (!s->missing) continue;
        vae_fill_uniform(gap, (int)t->width, how->seed, VAE_RNG_DATA | SIGNAL_GAPS, (uint32_t)stream,
                         (uint32_t)row);
        for (size_t j = 0; j < t->width; j++)
            if (gap[j] < 0.05f) to[j] = NAN;
    }
    vae_free(memory);
}

void vae_data_make_signals(DataTable *t, const VaeStream *s, int stream, const DataMade *how) {
    if (s->kind == VAE_IMAGE)
        vae_die(EX_USAGE, "signals makes vectors, series and labels, but data %s is an image", s->name);
    if (s->kind == VAE_VECTOR || s->kind == VAE_SERIES) {
        make_readings(t, s, stream, how);
        return;
    }
    uint8_t *to = vae_data_make_bytes(t, s);
    for (size_t row = 0; row < t->rows; row++) {
        const int kind = how->variant ? vae_data_anomaly_kind(row) : 0;
        to[row] = (uint8_t)(s->width >= FEWEST_FOR_KINDS ? kind : kind > 0);
    }
}
