// axis.c -- the range and the ticks of an axis.
// Ticks are counted by an int with a bound: where a range is far from 0, a step may be less than the
// last place of its ends, and t += step would never arrive.
#include "pictures/plot.h"

enum { AXIS_TICKS = 5, AXIS_MOST = 16, AXIS_DIGITS = 6 };
#define AXIS_WHOLE 1e15     // up to here doubles are whole numbers, and what is between them
#define AXIS_NARROWEST 1e-6 // of a range, relative to the numbers in it

void vae_plot_widen(double *low, double *high) {
    const double least = AXIS_NARROWEST * fmax(fabs(*low), fabs(*high));
    if (*high - *low > least) return;
    const double middle = *low / 2 + *high / 2, half = fmax(least, AXIS_NARROWEST);
    *low = middle - half;
    *high = middle + half;
}

// 1, 2 or 5 times a power of ten, about five of them in `range`.
static double axis_step(double range) {
    const double rough = range / AXIS_TICKS, power = pow(10, floor(log10(rough)));
    const double lead = rough / power;
    return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
}

VaeTicks vae_ticks(double low, double high) {
    VaeTicks t = {.step = 1, .digits = AXIS_DIGITS};
    if (!(high > low) || !isfinite(high - low)) return t;
    const double step = axis_step(high - low);
    const double first = ceil(low / step - 1e-6), last = floor(high / step + 1e-6);
    if (!(step > 0) || !(last >= first) || !(fmax(fabs(first), fabs(last)) < AXIS_WHOLE)) return t;
    t.step = step;
    t.first = first;
    t.n = last - first < AXIS_MOST ? (int)(last - first) + 1 : AXIS_MOST;
    const int places = (int)ceil(log10(fmax(fmax(fabs(first), fabs(last)), 1))) + 1;
    if (places > t.digits) t.digits = places < 17 ? places : 17;
    return t;
}

double vae_tick(const VaeTicks *t, int i) {
    const double at = t->first + i;
    return at == 0 ? 0 : at * t->step; // never -0
}
