// crc.c -- CRC-32 (ISO 3309, polynomial 0xedb88320 with its bits reversed), eight bytes at a time: table k holds the
// sums of a byte that k zero bytes follow.
#include "files/files.h"

enum { AT_ONCE = 8 };

static uint32_t table[AT_ONCE][256];

static void fill_table(void) {
    for (uint32_t byte = 0; byte < 256; byte++) {
        uint32_t c = byte;
        for (int bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320u ^ c >> 1 : c >> 1;
        table[0][byte] = c;
    }
    for (int k = 1; k < AT_ONCE; k++)
        for (int byte = 0; byte < 256; byte++)
            table[k][byte] = table[0][table[k - 1][byte] & 255] ^ table[k - 1][byte] >> 8;
}

uint32_t vae_crc(uint32_t crc, const void *bytes, size_t n) {
    const uint8_t *p = bytes;
    if (!table[0][1]) fill_table();
    uint32_t c = ~crc;
    for (; n >= AT_ONCE; n -= AT_ONCE, p += AT_ONCE) {
        const uint32_t first = c ^ ((uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24);
        c = table[7][first & 255] ^ table[6][first >> 8 & 255] ^ table[5][first >> 16 & 255] ^ table[4][first >> 24] ^
            table[3][p[4]] ^ table[2][p[5]] ^ table[1][p[6]] ^ table[0][p[7]];
    }
    for (; n; n--, p++) c = table[0][(c ^ *p) & 255] ^ c >> 8;
    return ~c;
}
