#!/usr/bin/env python3
"""wide.py -- a training step of Mult-VAE on 20,000 items (20000-600-200-600-20000, batches of 500) here and in PyTorch.

    bench/wide.py PROGRAM DIR [ROUNDS]

PROGRAM is the model below, built by vaec; DIR is for what is made. PyTorch (any Python that has torch, numpy and scipy runs
this) takes the same rows in two ways: dense, and the first layer as an EmbeddingBag on what is stored. All three run on
one thread, in turn; each run is a process of its own. Seconds of processor time a step: what a run of two more epochs took
more than one of one, over their steps, so that start and end do not count. Peak memory: ru_maxrss of a whole run.

    model wide
    data   x: vector(20000, sparse=true)
    latent z: normal(200)
    encoder { log1p dropout(0.5) dense(600) tanh }
    decoder { dense(600) tanh dense(20000) }
    loss { likelihood = multinomial  beta = 0.2 }
    train { optimizer = adam(lr=1e-3)  batch = 500 }
"""
import os
import statistics
import sys

ROWS, ITEMS, BATCH = 1500, 20000, 500


def make(path):
    import numpy as np
    import scipy.sparse as sp
    rng = np.random.default_rng(0)
    p = 1 / (np.arange(ITEMS) + 10.0)
    rows = [np.unique(rng.choice(ITEMS, size=int(rng.integers(60, 260)), p=p / p.sum())) for _ in range(ROWS)]
    at = np.concatenate(rows)
    begin = np.concatenate([[0], np.cumsum([len(r) for r in rows])])
    sp.save_npz(path, sp.csr_matrix((np.ones(len(at), "f4"), at, begin), shape=(ROWS, ITEMS)))
    return len(at) / ROWS


def torch_run(path, bag, epochs):
    import numpy as np
    import scipy.sparse as sp
    import torch
    import torch.nn.functional as F
    from torch import nn
    torch.set_num_threads(1)
    torch.manual_seed(1)
    rows = sp.load_npz(path)
    first = nn.EmbeddingBag(ITEMS, 600, mode="sum", include_last_offset=True) if bag else nn.Linear(ITEMS, 600)
    bias = nn.Parameter(torch.zeros(600)) if bag else None
    heads = nn.Linear(600, 400)
    decoder = nn.Sequential(nn.Linear(200, 600), nn.Tanh(), nn.Linear(600, ITEMS))
    weights = [*first.parameters(), *heads.parameters(), *decoder.parameters()] + ([bias] if bag else [])
    adam = torch.optim.Adam(weights, lr=1e-3, fused=True)
    for _ in range(epochs):
        order = np.random.permutation(ROWS)
        for k in range(0, ROWS, BATCH):
            part = rows[order[k:k + BATCH]]
            x = torch.from_numpy(part.toarray())
            if bag:
                value = F.dropout(torch.log1p(torch.from_numpy(part.data)), 0.5)
                h = first(torch.from_numpy(part.indices.astype("i8")), torch.from_numpy(part.indptr.astype("i8")),
                          per_sample_weights=value) + bias
            else:
                h = first(F.dropout(torch.log1p(x), 0.5))
            mean, logvar = heads(torch.tanh(h)).chunk(2, 1)
            z = mean + torch.exp(0.5 * logvar) * torch.randn_like(mean)
            nll = -(x * F.log_softmax(decoder(z), 1)).sum(1).mean()
            kl = 0.5 * (mean ** 2 + torch.exp(logvar) - 1 - logvar).sum(1).mean()
            adam.zero_grad(set_to_none=True)
            (nll + 0.2 * kl).backward()
            adam.step()


def measured(command):
    """Processor seconds and MB of a run."""
    pid = os.spawnv(os.P_NOWAIT, command[0], command)
    _, status, usage = os.wait4(pid, 0)
    assert status == 0, command
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    program, directory, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 3
    path = os.path.join(directory, "wide.npz")
    print("%d rows of %.0f values" % (ROWS, make(path)))
    ours = lambda n: [program, "train", "--data", path, "--epochs", str(n), "--threads", "1", "-q", "--out",
                      os.path.join(directory, "wide%d" % n)]
    torch = lambda way: lambda n: [sys.executable, __file__, "torch", path, way, str(n)]
    ways = {"vaec": ours, "torch, dense": torch("dense"), "torch, EmbeddingBag": torch("bag")}
    seconds, peak = {name: [] for name in ways}, {name: [] for name in ways}
    for _ in range(rounds):
        for name, command in ways.items():
            one, _ = measured(command(1))
            three, mb = measured(command(3))
            print("%s: %.2f s of one epoch, %.2f s of three, %.0f MB" % (name, one, three, mb), flush=True)
            seconds[name].append((three - one) / (2 * ROWS / BATCH))
            peak[name].append(mb)
    for name in ways:
        print("%-20s %.2f s a step (%s), %.0f MB" % (name, statistics.median(seconds[name]),
                                                    " ".join("%.2f" % s for s in seconds[name]), max(peak[name])))


if __name__ == "__main__":
    if sys.argv[1:2] == ["torch"]:
        torch_run(sys.argv[2], sys.argv[3] == "bag", int(sys.argv[4]))
    else:
        main()
