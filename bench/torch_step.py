# torch_step.py -- microseconds of one training step of a model in PyTorch, eager, for `make bench`.
# usage: torch_step.py THREADS dense LOSS BATCH D H1 ... Z
#        torch_step.py THREADS conv[-last] CHANNELS BATCH        (-last: channels-last memory)
#        torch_step.py THREADS resnet[-last]|dcgan[-last] BATCH   (the networks of examples/)
#        torch_step.py serve        (the same from lines of standard input, until it ends)
# Prints the median over about a second (half of one when serving), then the peak of memory in MB;
# forward, backward and Adam, as in ours.
import os
import resource
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

words, seconds = sys.argv[1:], 1
if words == ["serve"]:  # each request in a process of its own: as a fresh start, without the import
    words, seconds = None, 0.5
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            words = line.split()
            break
        if os.waitpid(child, 0)[1] != 0:
            print("- -", flush=True)
    if words is None:
        sys.exit()
threads, kind, rest = int(words[0]), words[1], words[2:]
torch.set_num_threads(threads)
torch.manual_seed(0)


def mlp(sizes):
    layers = []
    for i in range(len(sizes) - 1):
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
        if i < len(sizes) - 2:
            layers.append(nn.ReLU())
    return nn.Sequential(*layers)


class Vae(nn.Module):
    def __init__(self, encoder, features, decoder, latent):
        super().__init__()
        self.encoder, self.decoder = encoder, decoder
        self.mean, self.logvar = nn.Linear(features, latent), nn.Linear(features, latent)

    def forward(self, x):
        h = self.encoder(x)
        mean, logvar = self.mean(h), self.logvar(h)
        z = mean + torch.exp(0.5 * logvar) * torch.randn_like(mean)
        return self.decoder(z), mean, logvar


if kind == "dense":
    loss, batch, sizes = rest[0], int(rest[1]), [int(s) for s in rest[2:]]
    d, hidden, latent = sizes[0], sizes[1:-1], sizes[-1]
    model = Vae(nn.Sequential(mlp([d] + hidden), nn.ReLU()), hidden[-1],
                mlp([latent] + hidden[::-1] + [d]), latent)
    data = torch.rand(8 * batch, d)
elif kind.startswith("resnet"):
    loss, c, batch = "bernoulli", 16, int(rest[0])

    class Residual(nn.Module):
        def __init__(self, k):
            super().__init__()
            self.body = nn.Sequential(nn.Conv2d(k, k, 3, padding=1), nn.BatchNorm2d(k), nn.ReLU(),
                                      nn.Conv2d(k, k, 3, padding=1), nn.BatchNorm2d(k))

        def forward(self, x):
            return F.relu(x + self.body(x))

    def down(i, o):
        return [nn.Conv2d(i, o, 4, 2, 1), nn.BatchNorm2d(o), nn.ReLU(), Residual(o)]

    def up(i, o):
        return [nn.Upsample(scale_factor=2), nn.Conv2d(i, o, 3, padding=1), nn.BatchNorm2d(o),
                nn.ReLU(), Residual(o)]

    model = Vae(nn.Sequential(*down(3, c), *down(c, 2 * c), *down(2 * c, 4 * c), nn.Flatten(),
                              nn.Linear(16 * 4 * c, 128), nn.ReLU()), 128,
                nn.Sequential(nn.Linear(16, 16 * 4 * c), nn.ReLU(), nn.Unflatten(1, (4 * c, 4, 4)),
                              *up(4 * c, 2 * c), *up(2 * c, c), *up(c, c),
                              nn.Conv2d(c, 3, 3, padding=1), nn.Flatten()), 16)
    data = torch.rand(8 * batch, 3, 32, 32)
elif kind.startswith("dcgan"):
    loss, c, batch = "bernoulli", 32, int(rest[0])
    model = Vae(nn.Sequential(
        nn.Conv2d(1, c, 4, 2, 1), nn.LeakyReLU(0.2),
        nn.Conv2d(c, 2 * c, 4, 2, 1), nn.BatchNorm2d(2 * c), nn.LeakyReLU(0.2),
        nn.Conv2d(2 * c, 4 * c, 3, 2, 1), nn.BatchNorm2d(4 * c), nn.LeakyReLU(0.2), nn.Flatten()),
        4 * c * 16,
        nn.Sequential(
            nn.Linear(16, 49 * 2 * c), nn.Unflatten(1, (2 * c, 7, 7)), nn.BatchNorm2d(2 * c), nn.ReLU(),
            nn.ConvTranspose2d(2 * c, c, 4, 2, 1), nn.BatchNorm2d(c), nn.ReLU(),
            nn.ConvTranspose2d(c, 1, 4, 2, 1), nn.Flatten()), 16)
    data = torch.rand(8 * batch, 1, 28, 28)
else:
    loss, c, batch = "bernoulli", int(rest[0]), int(rest[1])
    encoder = nn.Sequential(
        nn.Conv2d(1, c, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(c, c, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(c * 49, 256), nn.ReLU())
    model = Vae(encoder, 256, mlp([2, 256, 784]), 2)
    data = torch.rand(8 * batch, 1, 28, 28)

if kind.endswith("-last"):
    model = model.to(memory_format=torch.channels_last)
    data = data.to(memory_format=torch.channels_last)

optimizer = torch.optim.Adam(model.parameters(), 1e-3)


def step(x):
    p, mean, logvar = model(x)
    target = x.reshape(x.shape[0], -1)
    if loss == "bernoulli":
        recon = F.binary_cross_entropy_with_logits(p, target, reduction="sum")
    else:
        recon = ((p - target) ** 2).sum()
    kl = -0.5 * (1 + logvar - mean * mean - logvar.exp()).sum()
    total = (recon + kl) / x.shape[0]
    optimizer.zero_grad(set_to_none=True)
    total.backward()
    optimizer.step()


batches = [data[i * batch:(i + 1) * batch] for i in range(8)]
for i in range(4):
    step(batches[i])
times, begin = [], time.perf_counter()
while len(times) < 5 or time.perf_counter() - begin < seconds:
    start = time.perf_counter()
    step(batches[len(times) % 8])
    times.append(time.perf_counter() - start)
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"{sorted(times)[len(times) // 2] * 1e6:.1f} {memory:.0f}", flush=True)
os._exit(0)  # a child of `serve` leaves standard input to its parent
