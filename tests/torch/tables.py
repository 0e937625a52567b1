"""tables.py -- a table of every kind of column, as a PyTorch user would have it: densities in the data's own units by
torch.distributions, ordered logits as differences of sigmoids.
"""
import csv

import numpy as np
import torch
from torch import distributions as D
from torch import nn


def make(VAE):
    """The class by its directory's name."""

    # name, kind, classes, floor of the deviation; and the middle and the spread of what is drawn
    COLUMNS = [("age", "number", 1, 0.01, 40, 15), ("height", "number", 1, 0.1, 170, 10), ("income", "log", 1, 0.01, 3, 1),
               ("visits", "count", 1, 1e-3, 1.2, 0.6), ("sex", "category", 2, 0, 0, 1), ("city", "category", 4, 0, 0, 1),
               ("smokes", "flag", 1, 0, 0, 1), ("since", "date", 1, 0.01, 17000, 1000), ("score", "ordinal", 4, 0, 0, 1),
               ("passed", "ordinal", 2, 0, 0, 1)]
    WORDS = {"sex": ["f", "m"], "city": ["north", "\"south\"", "east, far", "anywhere else"]}
    SECOND = {"number": "logvar", "log": "logvar", "date": "logvar", "count": "logsize"}
    HEAD = {"number": "mean", "log": "mean", "date": "mean", "count": "lograte", "category": "logits", "flag": "logit",
            "ordinal": "location"}

    class Table(VAE):
        """Rows are numbers [n, columns], NaN where one is missing: classes and levels from 0 on, dates as days."""

        width, rows, beta = len(COLUMNS), 5, 0.8
        table = True

        def __init__(self):
            nn.Module.__init__(self)
            self.data = nn.ModuleDict({"t": nn.Module()})
            for what in ("mean", "mean_low", "std"):
                self.data["t"].register_buffer(what, torch.zeros(len(COLUMNS)))
            self.encoder = nn.Sequential(nn.Linear(18, 6), nn.Tanh())
            self.posterior = nn.ModuleDict({"z": nn.ModuleDict({"mean": nn.Linear(6, 2), "logvar": nn.Linear(6, 2)})})
            self.decoder = nn.Sequential(nn.Linear(2, 5), nn.Tanh())
            self.likelihood = nn.ModuleDict({"t": nn.ModuleDict({})})
            for name, kind, classes, *_ in COLUMNS:
                heads = nn.Module()
                setattr(heads, HEAD[kind], nn.Linear(5, classes if kind == "category" else 1))
                if kind in SECOND:
                    setattr(heads, SECOND[kind], nn.Linear(5, 1))
                if kind == "ordinal":
                    heads.cuts = nn.Parameter(torch.zeros(classes - 1))
                self.likelihood["t"][name] = heads

        # ---- files

        def draw_data(self, rng, shape):
            n = shape[0]
            draw = {"number": lambda c: rng.normal(c[4], c[5], n), "log": lambda c: np.exp(rng.normal(c[4], c[5], n)),
                    "count": lambda c: rng.poisson(3, n), "flag": lambda c: rng.integers(0, 2, n),
                    "date": lambda c: rng.integers(15000, 19000, n)}
            x = np.stack([draw.get(c[1], lambda c: rng.integers(0, c[2], n))(c) for c in COLUMNS], 1)
            x[rng.uniform(size=x.shape) < 0.25] = np.nan
            x[0] = np.where(np.isnan(x[0]), [40, 170, 9, 0, 1, 3, 1, 17000, 3, 1], x[0])  # one row is whole
            return x.astype("<f4")

        def write_data(self, path, x):
            field = {"category": lambda c, v: WORDS[c[0]][int(v)], "date": lambda c, v: str(np.datetime64(int(v), "D")),
                     "ordinal": lambda c, v: int(v) + 1, "count": lambda c, v: int(v), "flag": lambda c, v: "ny"[int(v)]}
            with open(path, "w", newline="") as f:
                out = csv.writer(f, lineterminator="\n")
                out.writerow([c[0] for c in COLUMNS])
                for row in x:
                    out.writerow(["" if np.isnan(v) else field.get(c[1], lambda c, v: repr(float(v)))(c, v)
                                  for c, v in zip(COLUMNS, row)])

        def read_data(self, path):
            number = {"category": lambda c, v: WORDS[c[0]].index(v), "ordinal": lambda c, v: int(v) - 1,
                      "date": lambda c, v: np.datetime64(v, "D").astype(int), "flag": lambda c, v: "ny".index(v)}
            with open(path, newline="") as f:
                rows = list(csv.DictReader(f))
            return np.array([[np.nan if row[c[0]] == "" else number.get(c[1], lambda c, v: float(v))(c, row[c[0]])
                              for c in COLUMNS] for row in rows], "f8")

        def complete(self, weights, rng):
            """Means and deviations near those of the data, and the words that training would have found."""
            middle, spread = np.array([c[4] for c in COLUMNS]), np.array([c[5] for c in COLUMNS])
            weights["data.t.mean"] = (middle + 0.3 * spread * rng.normal(size=len(COLUMNS))).astype("<f4")
            weights["data.t.mean_low"] = np.zeros(len(COLUMNS), "<f4")
            weights["data.t.std"] = (spread * rng.uniform(0.7, 1.4, len(COLUMNS))).astype("<f4")
            quoted = lambda w: '"' + w.replace('"', '""') + '"'
            lines = [",".join(map(quoted, WORDS["city"][:3])) if c[0] == "city" else "" for c in COLUMNS]
            return {"data.t.table": "".join(line + "\n" for line in lines)}

        # ---- the model

        def encode(self, x, y):
            parts = []
            for i, (name, kind, classes, *_) in enumerate(COLUMNS):
                v, known = x[:, i], ~torch.isnan(x[:, i])
                v = torch.where(known, v, 1.0)
                mean, std = self.data["t"].mean[i], self.data["t"].std[i]
                if kind in ("category", "ordinal"):
                    part = nn.functional.one_hot(torch.where(known, v, 0.0).long(), classes)
                elif kind == "flag":
                    part = (2 * v - 1)[:, None]
                else:
                    scale = {"log": torch.log, "count": torch.log1p}.get(kind, lambda v: v)
                    part = ((scale(v) - mean) / std)[:, None]
                parts.append(known[:, None] * part)
            return self.encoder(torch.cat(parts, 1))

        def column(self, i, h, x):
            """-log p of a column's values."""
            name, kind, classes, floor, *_ = COLUMNS[i]
            heads, mean, std = self.likelihood["t"][name], self.data["t"].mean[i], self.data["t"].std[i]
            p = getattr(heads, HEAD[kind])(h)
            if kind in ("number", "date", "log"):
                sigma = torch.sqrt(floor ** 2 + torch.exp(heads.logvar(h)[:, 0]))
                density = D.LogNormal if kind == "log" else D.Normal
                return -density(mean + std * p[:, 0], std * sigma).log_prob(x)
            if kind == "count":
                size = 1 / (1e-6 + 1 / (floor + torch.exp(heads.logsize(h)[:, 0])))
                rate = torch.exp(mean + std * p[:, 0])
                return -D.NegativeBinomial(size, probs=rate / (rate + size)).log_prob(x)
            if kind == "category":
                return -D.Categorical(logits=p).log_prob(x)
            if kind == "flag":
                return -D.Bernoulli(logits=p[:, 0]).log_prob(x)
            start = np.log(np.expm1(1.0))
            cut = [heads.cuts[0] - start - 0.5 * (classes - 2)]
            for gap in heads.cuts[1:]:
                cut.append(cut[-1] + torch.log1p(torch.exp(gap)) + 1e-3)
            below = torch.sigmoid(torch.stack(cut) - p)
            edge = torch.cat([torch.zeros(len(p), 1), below, torch.ones(len(p), 1)], 1)
            return -torch.log(torch.gather(edge[:, 1:] - edge[:, :-1], 1, x.long()[:, None])[:, 0])

        def losses(self, x, y, eps):
            q = self.heads(x, y)
            h = self.decoder(self.draw(q, eps)["z"])
            recon = 0.0
            for i in range(len(COLUMNS)):
                known = ~torch.isnan(x[:, i])
                recon = recon + torch.where(known, self.column(i, h, torch.where(known, x[:, i], 1.0)), 0.0)
            mean, logvar = q["z"]
            kl = D.kl_divergence(D.Normal(mean, torch.exp(logvar / 2)), D.Normal(torch.zeros_like(mean), 1.0)).sum(1)
            return recon.mean() + self.beta * kl.mean(), recon.mean(), kl.mean()

    return {"table": Table}
