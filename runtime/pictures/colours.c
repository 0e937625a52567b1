// colours.c -- the colours of classes and curves.
#include "pictures/plot.h"

uint32_t vae_colour(int k) {
    static const uint32_t colour[] = {0x4e79a7, 0xf28e2b, 0xe15759, 0x2ca89a, 0x59a14f,
                                      0xd4a514, 0xb07aa1, 0xff7f97, 0x9c755f, 0x8f8b88};
    return colour[(size_t)k % (sizeof colour / sizeof *colour)];
}
