# torch_step.py -- microseconds of one training step of a model in PyTorch, for `make bench`.
# usage: torch_step.py THREADS dense LOSS BATCH D H1 ... Z
#        torch_step.py THREADS conv[-last] CHANNELS BATCH        (-last: channels-last memory)
#        torch_step.py THREADS resnet[-last]|dcgan[-last] BATCH   (the networks of examples/)
#        torch_step.py THREADS strided[-last]|wide[-last]|grid[-last] BATCH   (those of bench/models)
#        torch_step.py THREADS text sentence|names|char           (those of bench/models)
#        torch_step.py THREADS compiled KIND...                   (the same by torch.compile)
# Prints the median of about half a second and the peak of memory in MB, once for each line of standard input:
# several programs that are to be compared get their lines in turn. Forward, backward and Adam, as in ours.
import resource
import sys
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

words = sys.argv[1:]
compiled = words[1] == "compiled"
threads, kind, rest = int(words[0]), words[1 + compiled], words[2 + compiled:]
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


class Recurrent(nn.Module):
    """LSTMs or GRUs read and tell rows of words; padding to the longest of a batch."""

    def __init__(self, words, embedding, reads, tells, latent, cell):
        super().__init__()
        self.embed, self.before = nn.Embedding(words, embedding), nn.Embedding(words, embedding)
        self.encoder = cell(embedding, reads, batch_first=True)
        self.decoder = cell(embedding + latent, tells, batch_first=True)
        self.mean, self.logvar = nn.Linear(reads, latent), nn.Linear(reads, latent)
        self.start = nn.Linear(latent, tells * (2 if cell is nn.LSTM else 1))
        self.says = nn.Linear(tells, words)

    def tell(self, previous, z):
        h = torch.cat([self.before(previous), z[:, None].expand(-1, previous.shape[1], -1)], 2)
        start = self.start(z)[None]
        first = tuple(v.contiguous() for v in start.chunk(2, 2)) if isinstance(self.decoder, nn.LSTM) else start
        return self.says(self.decoder(h, first)[0])

    def forward(self, x, lengths):
        h = self.encoder(self.embed(x))[0][torch.arange(len(x)), lengths - 1]
        mean, logvar = self.mean(h), self.logvar(h)
        z = mean + torch.exp(0.5 * logvar) * torch.randn_like(mean)
        return self.tell(torch.cat([torch.ones_like(x[:, :1]), x[:, :-1]], 1), z), mean, logvar


class Layer(nn.Module):
    def __init__(self, d, heads):
        super().__init__()
        self.norm, self.then = nn.LayerNorm(d), nn.LayerNorm(d)
        self.attention = nn.MultiheadAttention(d, heads, batch_first=True)
        self.dense = nn.Sequential(nn.Linear(d, 4 * d), nn.GELU(), nn.Linear(4 * d, d))

    def forward(self, x):
        ahead = torch.full((x.shape[1], x.shape[1]), float("-inf")).triu(1)
        h = self.norm(x)
        x = x + self.attention(h, h, h, attn_mask=ahead, need_weights=False)[0]
        return x + self.dense(self.then(x))


class Transformer(Recurrent):
    def __init__(self, words, d, heads, layers, steps, latent):
        super().__init__(words, d, d, 1, latent, nn.GRU)
        del self.decoder, self.start
        self.position = nn.Parameter(torch.zeros(steps, d))
        self.join, self.says = nn.Linear(d + latent, d), nn.Linear(d, words)
        self.layers = nn.Sequential(*[Layer(d, heads) for _ in range(layers)], nn.LayerNorm(d))

    def tell(self, previous, z):
        h = self.before(previous) + self.position[:previous.shape[1]]
        return self.says(self.layers(self.join(torch.cat([h, z[:, None].expand(-1, h.shape[1], -1)], 2))))


class Preactivated(nn.Module):
    """A residual block: groupnorm, silu and a convolution, twice."""

    def __init__(self, k):
        super().__init__()
        self.body = nn.Sequential(nn.GroupNorm(8, k), nn.SiLU(), nn.Conv2d(k, k, 3, padding=1),
                                  nn.GroupNorm(8, k), nn.SiLU(), nn.Conv2d(k, k, 3, padding=1))

    def forward(self, x):
        return x + self.body(x)


class Refine(nn.Module):
    def __init__(self, k):
        super().__init__()
        self.body = nn.Sequential(nn.ReLU(), nn.Conv2d(k, k // 4, 3, padding=1), nn.ReLU(), nn.Conv2d(k // 4, k, 1))

    def forward(self, x):
        return x + self.body(x)


class Codebook(nn.Module):
    """A VQ-VAE, whose codes learn by the gradient; in place of a KL it has the distances, in `apart`."""

    def __init__(self, encoder, codes, width, decoder):
        super().__init__()
        self.encoder, self.decoder, self.codes = encoder, decoder, nn.Parameter(torch.randn(codes, width))

    def forward(self, x):
        h = self.encoder(x).permute(0, 2, 3, 1)
        with torch.no_grad():
            flat = h.flatten(0, 2)
            nearest = (self.codes.pow(2).sum(1) - 2 * flat @ self.codes.t()).argmin(1).view(h.shape[:3])
        code = F.embedding(nearest, self.codes)
        self.apart = (h.detach() - code).pow(2).sum() + 0.25 * (h - code.detach()).pow(2).sum()
        return self.decoder((h + (code - h).detach()).permute(0, 3, 1, 2)), None, None


TEXT = {"sentence": (lambda: Recurrent(10000, 256, 256, 256, 32, nn.LSTM), 32, 10000, 41),
        "names": (lambda: Recurrent(30, 24, 96, 128, 8, nn.GRU), 64, 30, 12),
        "char": (lambda: Transformer(65, 128, 4, 4, 64, 32), 32, 65, 64)}

if kind == "text":
    make, batch, words_known, longest = TEXT[rest[0]]
    loss, model, data = "text", make(), []
    for i in range(8):  # rows of any length, as `bench` makes them up
        lengths = torch.randint(1, longest + 1, (batch,))
        if i == 0:
            lengths[0], lengths[1] = longest, 1
        data.append((torch.randint(4, words_known, (batch, int(lengths.max()))), lengths))
elif kind == "dense":
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
elif kind.startswith("strided"):
    loss, batch, sizes = "bernoulli", int(rest[0]), [3, 32, 64, 128, 256, 512]
    ways = [(n, m, nn.Conv2d) for n, m in zip(sizes, sizes[1:])]
    back = [(m, n, nn.ConvTranspose2d) for n, m, _ in ways[:0:-1]]
    down, up = ([layer for n, m, way in some for layer in (way(n, m, 4, 2, 1), nn.BatchNorm2d(m), nn.LeakyReLU(0.2))]
                for some in (ways, back))
    model = Vae(nn.Sequential(*down, nn.Flatten()), 2048,
                nn.Sequential(nn.Linear(128, 2048), nn.Unflatten(1, (512, 2, 2)), *up,
                              nn.ConvTranspose2d(32, 3, 4, 2, 1), nn.Flatten()), 128)
    data = torch.rand(8 * batch, 3, 64, 64)
elif kind.startswith("wide"):
    loss, batch, per = "bernoulli", int(rest[0]), Preactivated

    def by(n, m, stride=1):
        return nn.Conv2d(n, m, 3, stride, 1)

    twice = lambda: nn.Upsample(scale_factor=2)
    model = Vae(nn.Sequential(by(3, 64), per(64), by(64, 128, 2), per(128), by(128, 256, 2), per(256), nn.GroupNorm(8, 256),
                              nn.SiLU(), nn.Flatten()), 16384,
                nn.Sequential(nn.Linear(64, 16384), nn.Unflatten(1, (256, 8, 8)), per(256), twice(), by(256, 128), per(128),
                              twice(), by(128, 64), per(64), nn.GroupNorm(8, 64), nn.SiLU(), by(64, 3), nn.Flatten()), 64)
    data = torch.rand(8 * batch, 3, 32, 32)
elif kind.startswith("grid"):
    loss, batch = "bernoulli", int(rest[0])
    model = Codebook(
        nn.Sequential(nn.Conv2d(3, 64, 4, 2, 1), nn.ReLU(), nn.Conv2d(64, 128, 4, 2, 1), Refine(128), Refine(128), nn.ReLU(),
                      nn.Conv2d(128, 64, 1)), 512, 64,
        nn.Sequential(nn.Conv2d(64, 128, 3, padding=1), Refine(128), Refine(128), nn.ReLU(),
                      nn.ConvTranspose2d(128, 64, 4, 2, 1), nn.ReLU(), nn.ConvTranspose2d(64, 3, 4, 2, 1), nn.Flatten()))
    data = torch.rand(8 * batch, 3, 32, 32)
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

fused = {"fused": True} if int(torch.__version__.split(".")[0]) >= 2 else {}
optimizer = torch.optim.Adam(model.parameters(), 1e-3, **fused)


def text_step(batch_of):
    x, lengths = batch_of
    p, mean, logvar = model(x, lengths)
    there = (torch.arange(x.shape[1])[None] < lengths[:, None]).float()
    nll = F.cross_entropy(p.flatten(0, 1), x.flatten(), reduction="none").view_as(x)
    kl = -0.5 * (1 + logvar - mean * mean - logvar.exp()).sum()
    total = ((nll * there).sum() + kl) / x.shape[0]
    optimizer.zero_grad(set_to_none=True)
    total.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 5.0)
    optimizer.step()


def step(x):
    if loss == "text":
        return text_step(x)
    p, mean, logvar = model(x)
    target = x.reshape(x.shape[0], -1)
    if loss == "bernoulli":
        recon = F.binary_cross_entropy_with_logits(p, target, reduction="sum")
    else:
        recon = ((p - target) ** 2).sum()
    kl = model.apart if mean is None else -0.5 * (1 + logvar - mean * mean - logvar.exp()).sum()
    total = (recon + kl) / x.shape[0]
    optimizer.zero_grad(set_to_none=True)
    total.backward()
    optimizer.step()


if compiled:
    step = torch.compile(step)
batches = data if loss == "text" else [data[i * batch:(i + 1) * batch] for i in range(8)]
least = 3 if loss == "text" or kind.startswith(("wide", "strided")) else 5  # a step may take a second
for i in range(least - 1):
    step(batches[i])
for _ in sys.stdin:
    times, begin = [], time.perf_counter()
    while len(times) < least or time.perf_counter() - begin < 0.5:
        start = time.perf_counter()
        step(batches[len(times) % 8])
        times.append(time.perf_counter() - start)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{sorted(times)[len(times) // 2] * 1e6:.1f} {memory:.0f}", flush=True)
