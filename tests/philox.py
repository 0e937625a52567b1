"""philox.py -- the random numbers that a program gives to its layers, as the runtime has them (runtime/core/rng.c)."""
import numpy as np


def philox(counter, key):
    """10 rounds of Philox4x32 on arrays of counters [4, m]."""
    c, k = [x.astype(np.uint64) for x in counter], list(key)
    low = np.uint64(0xffffffff)
    for _ in range(10):
        p0, p1 = np.uint64(0xd2511f53) * c[0], np.uint64(0xcd9e8d57) * c[2]
        c = [(p1 >> np.uint64(32)) ^ c[1] ^ np.uint64(k[0]), p1 & low,
             (p0 >> np.uint64(32)) ^ c[3] ^ np.uint64(k[1]), p0 & low]
        k = [(k[0] + 0x9e3779b9) & 0xffffffff, (k[1] + 0xbb67ae85) & 0xffffffff]
    return c


def uniform(seed, stream, row, width):
    """So many numbers in (0, 1) of one row, in the first step; stream: the port's."""
    index = np.arange((width + 3) // 4, dtype=np.uint64)
    same = lambda v: np.full_like(index, v)
    words = np.stack(philox([index, same(row), same(0), same(stream)], (seed, 0)), 1).reshape(-1)[:width]
    return (words >> np.uint64(9)).astype(np.float64) * 2.0 ** -23 + 2.0 ** -24
