# sentences.py -- the models of examples/verses.vae and examples/molecules.vae written and trained in PyTorch, on the same
# lines: the same sizes, first weights by the same rule, dropout, optimizer, schedules, batches and epochs. Which rows are
# held out for validation is drawn anew.
# usage: sentences.py verses|molecules TRAIN NEW [--plain] [--epochs N] [--limit N] [--samples K] [--seed N] [--threads N]
# --plain: the decoder alone, without z, whose words are not hidden. Prints losses of each epoch, and of the first N lines
# of NEW in nats a line: -log p of the words and their end given a draw of z, KL, ELBO, with K importance samples -log p(x),
# and perplexity.
# nice -n 10 python3 bench/sentences.py verses verses.txt new-verses.txt --samples 100
import argparse
import collections
import copy
import math
import random
import re
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

PAD, BEGIN, END, OTHER = range(4)
ATOMS = re.compile(r"\[[^\]]*\]|Br|Cl|@@|%\d\d|.")
PLATEAU, COSINE = "plateau", "cosine"
# words: that have numbers, with the four that are none; hidden: of the words before; warm: beta's first value and in how
# many epochs it goes to 1; free: nats of each number of z; held: of the rows, for validation
MODELS = {
    "verses": dict(
        cut=str.split, words=4000, embedding=256, units=256, latent=32, cell=nn.LSTM, hidden=0.5, dropout=0.5,
        warm=(0.1, 4), free=0.15, lr=1e-3, schedule=PLATEAU, batch=32, epochs=8, held=0.05, keep_best=True),
    "molecules": dict(
        cut=ATOMS.findall, words=51, embedding=64, units=256, latent=56, cell=nn.GRU, hidden=0.1, dropout=0.0,
        warm=(0.0, 10), free=0.0, lr=2e-3, schedule=COSINE, batch=64, epochs=24, held=0.02, keep_best=False),
}

parser = argparse.ArgumentParser()
parser.add_argument("model", choices=MODELS)
parser.add_argument("train")
parser.add_argument("new")
parser.add_argument("--plain", action="store_true")
parser.add_argument("--epochs", type=int)
parser.add_argument("--limit", type=int)
parser.add_argument("--samples", type=int, default=0)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--threads", type=int, default=1)
args = parser.parse_args()
s = argparse.Namespace(**MODELS[args.model])
epochs = args.epochs or s.epochs
torch.manual_seed(args.seed)
torch.set_num_threads(args.threads)
order = random.Random(args.seed)


class Sentences(nn.Module):
    def __init__(self):
        super().__init__()
        lstm, z = s.cell is nn.LSTM, 0 if args.plain else s.latent
        self.dropout = nn.Dropout(s.dropout)
        self.before = nn.Embedding(s.words, s.embedding)
        self.tells = s.cell(s.embedding + z, s.units, batch_first=True)
        self.says = nn.Linear(s.units, s.words)
        if z:
            self.embed = nn.Embedding(s.words, s.embedding)
            self.reads = s.cell(s.embedding, s.units, batch_first=True)
            self.mean, self.logvar = nn.Linear(s.units, z), nn.Linear(s.units, z)
            self.start = nn.Linear(z, s.units * (2 if lstm else 1))
        for name, p in self.named_parameters():  # uniform by fan-in and fan-out, of a recurrent layer each gate's
            if p.dim() == 1:
                nn.init.zeros_(p)
                continue
            fan_in, fan_out = p.shape[1], p.shape[0]
            if "weight_" in name:
                fan_out = s.units
            elif "embed" in name or "before" in name:
                fan_out = fan_in
            nn.init.uniform_(p, -math.sqrt(6 / (fan_in + fan_out)), math.sqrt(6 / (fan_in + fan_out)))

    def encode(self, x, lengths):
        h = self.reads(self.dropout(self.embed(x)))[0][torch.arange(len(x)), lengths - 1]
        return self.mean(h), self.logvar(h)

    def nll(self, x, z):
        """Of each row."""
        previous = torch.cat([torch.full_like(x[:, :1], BEGIN), x[:, :-1]], 1)
        if self.training and z is not None:
            previous = torch.where((torch.rand(previous.shape) < s.hidden) & (previous > OTHER), OTHER, previous)
        h, first = self.dropout(self.before(previous)), None
        if z is not None:
            h = torch.cat([h, z[:, None].expand(-1, h.shape[1], -1)], 2)
            first = self.start(z)[None]
            if s.cell is nn.LSTM:
                first = tuple(v.contiguous() for v in first.chunk(2, 2))
        p = self.says(self.dropout(self.tells(h, first)[0]))
        return F.cross_entropy(p.transpose(1, 2), x, ignore_index=PAD, reduction="none").sum(1)

    def forward(self, x, lengths):
        """-log p(x|z) of each row for a draw of z, and the KL of each row and number of z."""
        if args.plain:
            return self.nll(x, None), torch.zeros(len(x), 1)
        mean, logvar = self.encode(x, lengths)
        z = mean + torch.exp(0.5 * logvar) * torch.randn_like(mean)
        return self.nll(x, z), 0.5 * (mean * mean + logvar.exp() - 1 - logvar)

    def weighed(self, x, lengths, samples):
        """log p(x) of each row by importance samples."""
        mean, logvar = self.encode(x, lengths)
        bounds = []
        for _ in range(samples):
            eps = torch.randn_like(mean)
            z = mean + torch.exp(0.5 * logvar) * eps
            bounds.append(-self.nll(x, z) - 0.5 * (z * z - eps * eps - logvar).sum(1))
        return torch.logsumexp(torch.stack(bounds), 0) - math.log(samples)


def numbers(lines, known):
    return [[known.get(w, OTHER) for w in s.cut(line)] + [END] for line in lines]


def batches(rows):
    for i in range(0, len(rows), s.batch):
        some = rows[i:i + s.batch]
        lengths = torch.tensor([len(r) for r in some])
        yield torch.tensor([r + [PAD] * (int(lengths.max()) - len(r)) for r in some]), lengths


def measured(rows):
    """Means over rows: -log p(x|z), KL, and the loss at the full weight of the KL, with the nats that are free."""
    nll = kl = loss = 0
    with torch.no_grad():
        for x, lengths in batches(rows):
            one, each = model(x, lengths)
            nll, kl = nll + one.sum().item(), kl + each.sum().item()
            loss += one.sum().item() + len(x) * each.mean(0).clamp(min=0 if args.plain else s.free).sum().item()
    return nll / len(rows), kl / len(rows), loss / len(rows)


lines = open(args.train, encoding="utf-8").read().splitlines()
order.shuffle(lines)
held = round(s.held * len(lines))
count = collections.Counter(w for line in lines for w in s.cut(line))
known = {w: END + 2 + i for i, (w, _) in enumerate(count.most_common(s.words - 4))}
rows, valid = numbers(lines[held:], known), numbers(lines[:held], known)
new = numbers(open(args.new, encoding="utf-8").read().splitlines()[:args.limit], known)
model = Sentences()
fused = {"fused": True} if int(torch.__version__.split(".")[0]) >= 2 else {}
optimizer = torch.optim.Adam(model.parameters(), s.lr, **fused)
steps = (len(rows) + s.batch - 1) // s.batch
best, stale, factor, done, kept = math.inf, 0, 1.0, 0, None
print(f"PyTorch {torch.__version__}: {len(rows)} rows, {held} held out, {len(known)} words, "
      f"{sum(p.numel() for p in model.parameters())} parameters, {epochs} epochs of {steps} steps", flush=True)
for epoch in range(epochs):
    begin = time.process_time()
    model.train()
    order.shuffle(rows)
    sums = [0.0, 0.0]
    for x, lengths in batches(rows):
        beta = min(1, s.warm[0] + (1 - s.warm[0]) * done / (s.warm[1] * steps))
        if s.schedule == COSINE:
            factor = 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * done / (epochs * steps)))
        for group in optimizer.param_groups:
            group["lr"] = s.lr * factor
        nll, kl = model(x, lengths)
        loss = nll.mean()
        if not args.plain:
            loss = loss + beta * kl.mean(0).clamp(min=s.free).sum()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimizer.step()
        sums[0] += nll.sum().item()
        sums[1] += kl.sum().item()
        done += 1
    seconds = time.process_time() - begin
    model.eval()
    nll, kl, loss = measured(valid)
    print(f"epoch {epoch + 1}  recon {sums[0] / len(rows):.2f}  kl {sums[1] / len(rows):.2f}  valid {loss:.2f} "
          f"(recon {nll:.2f}, kl {kl:.2f})  {seconds:.1f} s of processor time", flush=True)
    if loss < best:
        best, stale, kept = loss, 0, copy.deepcopy(model.state_dict())
    else:
        stale += 1
        if s.schedule == PLATEAU and stale % 2 == 0:
            factor *= 0.5
if s.keep_best:
    model.load_state_dict(kept)
model.eval()
nll, kl, _ = measured(new)
words = sum(len(r) for r in new)
each = (nll + kl) * len(new) / words
print(f"{len(new)} new lines, {words} words and ends: recon {nll:.2f}  kl {kl:.2f}  ELBO {-nll - kl:.2f}  "
      f"perplexity {math.exp(each):.2f} by it, {each:.3f} nats each", flush=True)
if args.samples and not args.plain:
    with torch.no_grad():
        log_p = torch.cat([model.weighed(x, lengths, args.samples) for x, lengths in batches(new)])
    error = log_p.std() / math.sqrt(len(new))
    print(f"-log p(x) with {args.samples} importance samples: {-log_p.mean():.2f} +- {error:.2f}  "
          f"perplexity {math.exp(-log_p.sum() / words):.2f}")
