"""words.vae as a PyTorch module, written by vaec.

    model = ModelWords.load("model.safetensors")  # as the built program saves it
    x = model.words["x"].numbers(["a line", "another"])  # and .lines(rows)
    mean, logvar = model.encode(x)
    drawn = model.sample(16)
    loss, reconstruction, kl = model.train().loss(x)

Data are as vaec's programs read them: images [n, height, width, channels], labels as whole
numbers, lines of text as numbers of tokens (see Words). Terms are in nats per row. Lines are those of words.vae.
"""
import json
import math
import re
import struct

import torch
import torch.nn.functional as F
from torch import nn


def read_safetensors(path):
    """{name: tensor} of a safetensors file."""
    try:
        from safetensors.torch import load_file
        return load_file(path)
    except ImportError:
        pass
    with open(path, "rb") as f:
        size = struct.unpack("<Q", f.read(8))[0]
        header = json.loads(f.read(size))
        blob = bytearray(f.read())
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        begin, end = entry["data_offsets"]
        values = torch.frombuffer(blob, dtype=torch.float32, offset=begin, count=(end - begin) // 4)
        tensors[name] = values.reshape(entry["shape"]).clone()
    return tensors


def places(v, like):
    """A vector [n, m] at every place of [n, ..., c]."""
    v = v.reshape(v.shape[0], *[1] * (like.dim() - 2), v.shape[1])
    return v.expand(*like.shape[:-1], v.shape[-1])


class Normal:
    """N(mean, diag(exp(logvar))) along the last dimension."""

    def __init__(self, mean, logvar):
        self.mean, self.logvar = mean, logvar

    def draw(self, eps=None):
        """z and log q(z) of each dimension; eps: standard normal noise of z's shape."""
        eps = torch.randn_like(self.mean) if eps is None else eps
        z = self.mean + torch.exp(0.5 * self.logvar) * eps
        return z, -0.5 * (eps ** 2 + self.logvar + math.log(2 * math.pi))

    def log_prob(self, z):
        square = (z - self.mean) ** 2 * torch.exp(-self.logvar)
        return -0.5 * (square + self.logvar + math.log(2 * math.pi))

    def kl(self):
        """KL from N(0, I), of each dimension."""
        return 0.5 * (self.mean ** 2 + torch.exp(self.logvar) - 1 - self.logvar)

    def kl_from(self, p):
        """KL from another normal, of each dimension."""
        square = (self.mean - p.mean) ** 2 * torch.exp(-p.logvar)
        return 0.5 * (torch.exp(self.logvar - p.logvar) + square - 1 + p.logvar - self.logvar)


class NormalHeads(nn.Module):
    """Features to a normal; features [n, h, w, c] to one at each place, all in one vector."""

    def __init__(self, features, width):
        super().__init__()
        self.mean = nn.Linear(features, width)
        self.logvar = nn.Linear(features, width)

    def forward(self, h):
        if h.dim() == 4:
            return Normal(self.mean(h).flatten(1), self.logvar(h).flatten(1))
        return Normal(self.mean(h), self.logvar(h))


def unit(x):
    """At length 1."""
    return x / torch.sqrt((x * x).sum(-1, keepdim=True) + 1e-12)


def standard_normal(noise, name, like, *shape):
    """The noise of that name, or drawn anew: standard normal numbers."""
    if name in noise:
        return noise[name]
    return torch.randn(shape, dtype=like.dtype, device=like.device)


def ramp(at, start, end, cosine=False):
    """From start to end while `at` goes from 0 to 1, in a straight line or along half a cosine."""
    part = min(max(at, 0.0), 1.0)
    if cosine:
        part = 0.5 * (1 - math.cos(math.pi * part))
    return start + (end - start) * part


def read_metadata(path):
    """{key: text} beside the tensors of a safetensors file."""
    with open(path, "rb") as f:
        size = struct.unpack("<Q", f.read(8))[0]
        return json.loads(f.read(size)).get("__metadata__", {})


class Token:
    """Numbers that are no words: padding behind a row's end, the begin, the end, any other word."""
    pad, bos, eos, unk = range(4)


def steps_of(x):
    """Where rows [n, steps] have a token: behind their end there is padding."""
    return x != Token.pad


def one_step_late(x):
    """What stands before each step of rows [n, steps]: the begin, and all tokens but the last."""
    return F.pad(x[:, :-1], (1, 0), value=Token.bos)


def steps_behind(previous):
    """Where rows have a step, by what stands before it: behind the end there is none."""
    return (previous != Token.pad) & (previous != Token.eos)


class WordDropout(nn.Module):
    """In training: words become the unknown one with probability p; begin, end and padding stay."""

    def __init__(self, p):
        super().__init__()
        self.p, self.u = p, None

    def forward(self, x):
        if not self.training:
            return x
        u = torch.rand(x.shape, device=x.device) if self.u is None else self.u.reshape(x.shape)
        return torch.where((u > self.p) | (x <= Token.unk), x, Token.unk)


class Pool(nn.Module):
    """One vector of all steps that a row has: the last one's, their mean, or the largest of each number."""

    def __init__(self, of):
        super().__init__()
        self.of = of

    def forward(self, x, mask):
        if self.of == "last":
            return x[torch.arange(len(x), device=x.device), mask.sum(1) - 1]
        if self.of == "mean":
            return (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return x.masked_fill(~mask[..., None], -1e30).amax(1)


def held(h, mask):
    """States [n, steps, units]; behind a row's end those of its last step."""
    last = h[torch.arange(len(h), device=h.device), mask.sum(1) - 1]
    return torch.where(mask[..., None], h, last[:, None])


class GRU(nn.GRU):
    """From the first step to the last. start: the width of what makes the first state, which is 0 otherwise. `states`:
    see tell."""

    def __init__(self, width, units, start=None):
        super().__init__(width, units, batch_first=True)
        if start is not None:
            self.start = nn.Linear(start, units)

    def forward(self, x, mask, start=None, states=None):
        first = None if start is None else self.start(start)[None]
        if states is not None:
            first = states.get(self, first)
        h, last = super().forward(x, first)
        if states is not None:
            states[self] = last
        return held(h, mask)


def choose(logits, greedy, temperature, top):
    """A token of each row of logits [n, words]: the likeliest, or one drawn by p ** (1 / temperature), of the `top`
    likeliest (0: of all). Padding and the begin are never told."""
    logits = logits.clone()
    logits[:, :Token.eos] = -math.inf
    if greedy:
        return logits.argmax(-1)
    if top:
        least = logits.topk(min(top, logits.shape[1]), -1).values[:, -1:]
        logits = logits.masked_fill(logits < least, -math.inf)
    return torch.multinomial(torch.softmax(logits / temperature, -1), 1)[:, 0]


def tell(says, like, steps, greedy=False, temperature=1.0, top=0, begin=None):
    """Rows of tokens [n, steps], one step at a time. says(previous, states): logits [n, 1, words] of the next
    token, given the one before it, [n, 1], and `states`, a dict in which stages keep what they need of earlier
    steps. like: has n rows. begin: rows [n, k] that are gone on with from their end, or padding, on."""
    x = torch.zeros(len(like), steps, dtype=torch.long, device=like.device)
    previous, states = torch.full_like(x[:, :1], Token.bos), {}
    over = torch.zeros(len(like), dtype=torch.bool, device=like.device)
    for t in range(steps):
        token = choose(says(previous, states)[:, 0], greedy, temperature, top)
        if begin is not None and t < begin.shape[1]:
            token = torch.where(begin[:, t] > Token.eos, begin[:, t].to(token), token)
        x[:, t] = token.masked_fill(over, Token.pad)
        over = over | (token == Token.eos)
        if bool(over.all()):
            break
        previous = x[:, t:t + 1]
    return x


class Words:
    """Lines of text as rows of so many tokens, and back; unit: what a token is (byte, char, word, atom or id).
    `words` are those that training found: the first has the number 4."""

    def __init__(self, steps, unit, truncate=False):
        self.steps, self.unit, self.truncate, self.words = steps, unit, truncate, []

    def found(self, text):
        """Takes the words from the weights' metadata: one a line, bytes as two digits to the base of 16."""
        self.words = text.split("\n")[:-1]
        if self.unit == "byte":
            self.words = [bytes.fromhex(word) for word in self.words]

    def cut(self, line):
        """The tokens of a line."""
        if self.unit == "byte":
            data = line.encode()
            return [data[i:i + 1] for i in range(len(data))]
        if self.unit == "char":
            return list(line)
        if self.unit == "atom":
            return re.findall(r"\[[^\]]*\]|Br|Cl|@@|%[0-9][0-9]|.", line)
        return [word for word in re.split("[ \t]", line) if word]

    def numbers(self, lines):
        """Rows [n, steps]: numbers of words, the end, and padding behind it."""
        if not self.words and self.unit != "id":
            raise ValueError("these weights know no words: training finds them")
        number = {word: Token.unk + 1 + i for i, word in enumerate(self.words)}
        rows = torch.zeros(len(lines), self.steps, dtype=torch.long)
        for row, line in zip(rows, lines):
            tokens = self.cut(line)
            if len(tokens) >= self.steps and not self.truncate:
                raise ValueError(f"more than {self.steps - 1} tokens: {line!r}")
            tokens = tokens[:self.steps - 1]
            known = [int(word) if self.unit == "id" else number.get(word, Token.unk) for word in tokens]
            row[:len(known) + 1] = torch.tensor(known + [Token.eos])
        return rows

    def line(self, row):
        words = []
        for k in row:
            if k in (Token.pad, Token.eos):
                break
            known = 0 <= k - Token.unk - 1 < len(self.words)
            if self.unit == "id" or not self.words:
                words.append(str(k))
            elif self.unit == "byte":
                words.append(self.words[k - Token.unk - 1] if known else "\N{REPLACEMENT CHARACTER}".encode())
            else:
                other = "<unk>" if self.unit == "word" else "\N{REPLACEMENT CHARACTER}"
                words.append(self.words[k - Token.unk - 1] if known else other)
        if words and isinstance(words[0], bytes):
            return b"".join(words).decode(errors="replace")
        return (" " if self.unit in ("word", "id") or not self.words else "").join(words)

    def lines(self, rows):
        """Rows of numbers as lines of text."""
        return [self.line(row) for row in rows.long().tolist()]
class ModelWords(nn.Module):
    """The model words of words.vae."""

    def __init__(self):
        super().__init__()
        self.words = {"x": Words(24, "char")}
        self.encoder = nn.Sequential(
            nn.Embedding(30, 32),  # 0: embed(32), line 11
            GRU(32, 128),  # 1: gru(128), line 12
            Pool("last"),  # 2: pool(last), line 13
        )
        self.posterior = nn.ModuleDict({"z": NormalHeads(128, 16)})
        self.decoder = nn.Sequential(
            WordDropout(0.4),  # 0: word_dropout(0.4), line 19
            nn.Embedding(30, 32),  # 1: embed(32), line 20
            nn.Identity(),  # 2: concat(z), line 20
            GRU(48, 128, start=16),  # 3: gru(128, start=z), line 21
            nn.Linear(128, 30),  # 4: dense(30), line 22
        )

    @classmethod
    def load(cls, path):
        """The model with the weights of a safetensors file, ready for evaluation."""
        model = cls()
        tensors = read_safetensors(path)
        model.load_state_dict(tensors)
        model.words["x"].found(read_metadata(path).get("data.x.words", ""))
        return model.eval()

    def features(self, x):
        """The encoder, line 10: [n, 128]."""
        mask = steps_of(x)
        h = self.encoder[0](x)
        h = self.encoder[1](h, mask)  # gru(128), line 12
        h = self.encoder[2](h, mask)  # pool(last), line 13
        return h

    def encode(self, x):
        """mean and logvar of q(z|x), [n, 16] each."""
        x = x.reshape(-1, 24).long()
        h = self.features(x)
        q = self.posterior["z"](h)
        return q.mean, q.logvar

    def outputs(self, z, previous, states=None):
        """The decoder, line 18: logits of each word at each step, [n, steps, 30]."""
        mask = steps_behind(previous)
        h = self.decoder[:2](previous)
        h = torch.cat((h, places(z, h)), -1)  # concat(z), line 20
        h = self.decoder[3](h, mask, start=z, states=states)  # gru(128, start=z), line 21
        h = self.decoder[4](h)
        p = h
        return p

    def nll(self, x, p):
        """-log p(x|z) of each token, in nats: likelihood = categorical, line 25; of padding 0."""
        return F.cross_entropy(p.transpose(1, 2), x, ignore_index=Token.pad, reduction="none")

    def mean(self, p):
        """The probability of each word."""
        return torch.softmax(p, -1)

    def decode(self, z, x):
        """The probability of each word at each step, [n, 24, 30], given z and the tokens before it."""
        x = x.reshape(-1, 24).long()
        previous = one_step_late(x)
        return self.mean(self.outputs(z, previous))

    def draw_prior(self, n, noise=None):
        """n draws of z from the prior."""
        noise = noise or {}
        like = next(self.parameters())
        z = standard_normal(noise, "z.prior", like, n, 16)
        return z

    def loss(self, x, noise=None, beta=1):
        """(loss, reconstruction, kl) of a batch, in nats per row, line 25: what training
        minimizes, and its parts without their weights.
        noise, drawn where it is not given:
        {"z.eps": normal [n, 16]}
        """
        noise = noise or {}
        x = x.reshape(-1, 24).long()
        h = self.features(x)
        q = self.posterior["z"](h)
        z = q.draw(noise.get("z.eps"))[0]
        kl_z = q.kl()
        previous = one_step_late(x)
        nll = self.nll(x, self.outputs(z, previous))
        reconstruction = nll.flatten(1).sum(1)
        kl = kl_z.sum(-1)
        loss = reconstruction.mean() + beta * kl.mean()
        return loss, reconstruction.mean(), kl.mean()

    def schedules(self, step, steps, epochs=12):
        """Arguments of loss at a step of a training of so many steps and epochs."""
        epoch = epochs * step / steps
        return {"beta": ramp(epoch / 5, 0, 1)}

    @torch.no_grad()
    def generate(self, z, greedy=False, temperature=1.0, top=0, begin=None):
        """Rows of x told from latents, [n, 24] (see tell)."""
        def says(previous, states):
            return self.outputs(z, previous, states=states)
        return tell(says, z, 24, greedy, temperature, top, begin)

    def sample(self, n, noise=None, **how):
        """n draws from the prior, decoded; rows of tokens as generate tells them."""
        z = self.draw_prior(n, noise)
        return self.generate(z, **how)

    def forward(self, x):
        """The reconstruction from the middle of the posterior."""
        q = self.encode(x)
        return self.decode(q[0], x)
