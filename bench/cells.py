#!/usr/bin/env python3
"""cells.py -- examples/cells.vae on cells whose types are known, since they are planted.

    vaec build examples/cells.vae -o cells && bench/cells.py ./cells DIR
    vaec build -D genes=20000 examples/cells.vae -o cells && bench/cells.py ./cells DIR 20000

Makes 3000 cells of 500 genes, or as many as are said, in DIR: six types, which differ in a fifth of their genes; three runs, each with an effect of its own on each
gene; depths from 300 to 20,000; negative binomial counts, a fifth of them lost. Trains, and asks of the latents' means: which of a
cell's 15 nearest neighbours have its type, and its run (a third would, if runs do not show); and the adjusted Rand
index of six clusters (k-means, the best of ten) with the types. The same of ten principal components of log1p(10^4 x / total).
Says what processor time the training took.
"""
import os
import resource
import subprocess
import sys

import numpy as np

CELLS, TYPES, RUNS, NEAR = 3000, 6, 3, 15
GENES = int(sys.argv[3]) if len(sys.argv) > 3 else 500


def make(directory):
    rng = np.random.default_rng(11)
    kind, run = rng.integers(0, TYPES, CELLS), rng.integers(0, RUNS, CELLS)
    share = rng.normal(0, 1.2, GENES) + rng.normal(0, 0.8, (TYPES, GENES)) * (rng.random((TYPES, GENES)) < 0.2)
    share = np.exp(share[kind] + rng.normal(0, 0.5, (RUNS, GENES))[run])
    depth = np.exp(rng.uniform(np.log(300), np.log(20000), CELLS))
    mean = depth[:, None] * share / share.sum(1, keepdims=True)
    x = rng.poisson(rng.gamma(2, mean / 2)) * (rng.random(mean.shape) > 0.2)
    np.save(os.path.join(directory, "cells.npy"), x.astype("<i4"))
    np.save(os.path.join(directory, "runs.npy"), run.astype("<i4"))
    return x, kind, run


def neighbours(z):
    square = (z ** 2).sum(1)
    far = square[:, None] + square - 2 * z @ z.T
    np.fill_diagonal(far, np.inf)
    return np.argpartition(far, NEAR, 1)[:, :NEAR]


def clusters(z):
    best = None
    for seed in range(10):
        rng = np.random.default_rng(seed)
        centre = z[rng.choice(len(z), TYPES, replace=False)]
        for _ in range(50):
            far = ((z[:, None] - centre) ** 2).sum(2)
            own = far.argmin(1)
            centre = np.stack([z[own == k].mean(0) if (own == k).any() else centre[k] for k in range(TYPES)])
        if best is None or far.min(1).sum() < best[0]:
            best = far.min(1).sum(), own
    return best[1]


def rand_index(a, b):
    pairs = lambda n: (n * (n - 1) / 2).sum()
    table = np.zeros((TYPES, TYPES))
    np.add.at(table, (a, b), 1)
    both, of_a, of_b, n = pairs(table), pairs(table.sum(1)), pairs(table.sum(0)), pairs(np.array([len(a)]))
    return (both - of_a * of_b / n) / ((of_a + of_b) / 2 - of_a * of_b / n)


def say(name, z, kind, run):
    near = neighbours(z)
    print("%-22s type %.3f, run %.3f, ARI %.3f" % (name, (kind[near] == kind[:, None]).mean(),
                                                  (run[near] == run[:, None]).mean(), rand_index(clusters(z), kind)))


def main():
    program, directory = sys.argv[1:3]
    x, kind, run = make(directory)
    at = lambda name: os.path.join(directory, name)
    data = ["--data", "x=" + at("cells.npy"), "--data", "run=" + at("runs.npy")]
    subprocess.run([program, "train", *data, "--out", at("out"), "-q"], check=True)
    took = resource.getrusage(resource.RUSAGE_CHILDREN)
    print("%.1f %% of %d counts are 0; %.0f s of processor time" %
          (100 * (x == 0).mean(), x.size, took.ru_utime + took.ru_stime), flush=True)
    subprocess.run([program, "encode", *data, "--weights", at("out"), "-q", "-o", at("z.npy")], check=True)
    say("latents", np.load(at("z.npy")), kind, run)
    y = np.log1p(1e4 * x / np.maximum(x.sum(1, keepdims=True), 1))
    u, s, _ = np.linalg.svd(y - y.mean(0), full_matrices=False)
    say("principal components", u[:, :10] * s[:10], kind, run)


if __name__ == "__main__":
    main()
