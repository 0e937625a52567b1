"""series.py -- series whose rows end where they end, with PyTorch's own layers: recurrent ones on packed rows, windows and
attention on rows that are masked by hand; the loss leaves out what is missing and what is behind an end. And series that are
told step by step, each given those before it.
"""
import numpy as np
import torch
import torch.nn.functional as F
from torch import distributions as D
from torch import nn

from masks import Means, kept
from attention import later
from recurrent import GRU, LSTM, packed

STEPS, CHANNELS = 6, 2


def make(VAE, IWAE):
    """The classes by their directories' names."""

    def series(Base):
        """What models of series share; `gaps`: values are missing before the ends, too."""

        class Series(Base):
            width, rows, data_range, gaps = STEPS * CHANNELS, 6, None, False

            def draw_data(self, rng, shape):
                x = rng.normal(size=(shape[0], STEPS, CHANNELS)) if self.data_range is None else \
                    rng.uniform(*self.data_range, size=(shape[0], STEPS, CHANNELS))
                if self.gaps:
                    gap = rng.uniform(size=x.shape) < 0.25
                    gap[:, 0] = gap[:, -1] = False
                    x[gap] = np.nan
                for r, length in enumerate((STEPS, 1, 2, 4, STEPS, 3)):
                    x[r, length:] = np.nan
                return x.reshape(shape)

            def apart(self, x):
                return x.view(-1, STEPS, CHANNELS)

            def lengths(self, x):
                """How far the last known value is, row by row."""
                known = (~torch.isnan(self.apart(x))).any(2)
                return torch.tensor([max(t + 1 for t in range(STEPS) if row[t]) for row in known])

            def mask(self, x):
                return (torch.arange(STEPS)[None] < self.lengths(x)[:, None]).double()

            def seen(self, x):
                """[n, steps, channels] as the networks see it."""
                mean = self.data["x"].mean if self.gaps else torch.zeros(STEPS * CHANNELS)
                return self.apart(torch.where(torch.isnan(x), mean, x))

            def last(self, h, x):
                return h[torch.arange(len(x)), self.lengths(x) - 1]

            def pooled(self, h, x):
                return (h * self.mask(x)[..., None]).sum(1) / self.lengths(x)[:, None]

            def beside(self, h, z):
                return torch.cat([h, z[:, None].expand(-1, STEPS, -1)], 2)

            def decode(self, z, y):
                return self.told(z["z"]).flatten(1)

            def counted(self, x, each):
                return torch.where(torch.isnan(x), torch.zeros_like(each), each)

            def nll(self, x, p, z, y):
                return self.counted(x, (torch.nan_to_num(x) - p) ** 2)

        return Series

    Series = series(VAE)

    class ByGRU(Series):
        features = 5

        def build(self):
            self.encoder = nn.ModuleDict({"0": nn.GRU(CHANNELS, 5, batch_first=True)})
            self.decoder = nn.ModuleDict({"0": nn.Linear(2, 18), "2": nn.GRU(3, 4, batch_first=True), "3": nn.Linear(4, CHANNELS)})

        def encode(self, x, y):
            return self.last(packed(self.encoder["0"], self.seen(x), self.lengths(x)), x)

        def told(self, z):
            h = self.decoder["0"](z).view(-1, STEPS, 3)
            return self.decoder["3"](self.decoder["2"](h)[0])

    class ByLSTM(Series):
        """Values are missing before the ends; a deviation of its own for each value."""
        features, gaps = 6, True

        def build(self):
            self.data = nn.ModuleDict({"x": Means(STEPS * CHANNELS)})
            self.encoder = nn.ModuleDict({"0": nn.LSTM(CHANNELS, 3, batch_first=True, bidirectional=True)})
            self.decoder = nn.ModuleDict({"0": nn.Linear(2, 18), "4": nn.Linear(5, CHANNELS)})
            self.likelihood = nn.ModuleDict({"x": nn.ModuleDict({"logvar": nn.Linear(5, CHANNELS)})})

        def encode(self, x, y):
            return self.pooled(packed(self.encoder["0"], self.seen(x), self.lengths(x)), x)

        def before(self, z):
            return self.beside(torch.tanh(self.decoder["0"](z)).view(-1, STEPS, 3), z)

        def told(self, z):
            return self.decoder["4"](self.before(z))

        def nll(self, x, p, z, y):
            raw = self.likelihood["x"]["logvar"](self.before(z["z"])).flatten(1)
            sigma = torch.sqrt(1e-6 + torch.exp(raw))
            return self.counted(x, -D.Normal(p, sigma).log_prob(torch.nan_to_num(x)))

    class ByWindows(Series):
        features = 3

        def build(self):
            self.encoder = nn.ModuleDict({"0": nn.Conv1d(CHANNELS, 4, 3, padding=1), "2": nn.Conv1d(4, 3, 2, dilation=2)})
            self.decoder = nn.ModuleDict({"0": nn.Linear(2, 24), "2": nn.Conv1d(4, CHANNELS, 3, padding=1)})

        def encode(self, x, y):
            there = self.mask(x)[:, None]
            h = torch.tanh(self.encoder["0"](self.seen(x).transpose(1, 2) * there))
            h = self.encoder["2"](F.pad(h * there, (2, 0)))
            return torch.where(there > 0, h, torch.full_like(h, -1e30)).amax(2)

        def told(self, z):
            return self.decoder["2"](self.decoder["0"](z).view(-1, STEPS, 4).transpose(1, 2)).transpose(1, 2)

        def nll(self, x, p, z, y):
            return self.counted(x, -D.Normal(p, 0.5).log_prob(torch.nan_to_num(x)))

    class ByAttention(Series):
        features, beta = 4, 0.5

        def build(self):
            self.encoder = nn.ModuleDict({"0": nn.Linear(CHANNELS, 4), "1": nn.Embedding(STEPS, 4),
                                          "2": nn.MultiheadAttention(4, 2, batch_first=True)})
            self.decoder = nn.ModuleDict({"0": nn.Linear(2, 12), "2": nn.MultiheadAttention(2, 1, batch_first=True),
                                          "3": nn.Linear(2, CHANNELS)})

        def encode(self, x, y):
            h = self.encoder["0"](self.seen(x)) + self.encoder["1"].weight
            h = self.encoder["2"](h, h, h, key_padding_mask=self.mask(x) == 0, need_weights=False)[0]
            return self.pooled(h, x)

        def told(self, z):
            h = self.decoder["0"](z).view(-1, STEPS, 2)
            return self.decoder["3"](self.decoder["2"](h, h, h, need_weights=False)[0])

    class Hidden(Series):
        """Runs of two steps are hidden, and count alone."""
        features = 4

        def build(self):
            self.encoder = nn.ModuleDict({"1": nn.GRU(CHANNELS, 4, batch_first=True)})
            self.decoder = nn.ModuleDict({"0": nn.Linear(2, STEPS * CHANNELS)})

        def keep(self, x):
            return kept(0, len(x), STEPS // 2, 0.4).repeat_interleave(2, 1)

        def encode(self, x, y):
            h = self.seen(x) * (self.keep(x)[..., None] if self.training else 1)
            return self.last(packed(self.encoder["1"], h, self.lengths(x)), x)

        def told(self, z):
            return self.decoder["0"](z)

        def nll(self, x, p, z, y):
            return super().nll(x, p, z, y) * (1 - self.keep(x)).repeat_interleave(CHANNELS, 1)

    class Importance(series(IWAE)):
        features, samples = 4, 3

        def build(self):
            self.encoder = nn.ModuleDict({"0": nn.GRU(CHANNELS, 4, batch_first=True)})
            self.decoder = nn.ModuleDict({"0": nn.Linear(2, 18), "2": nn.LSTM(3, 3, batch_first=True), "3": nn.Linear(3, CHANNELS)})

        def encode(self, x, y):
            return self.pooled(packed(self.encoder["0"], self.seen(x), self.lengths(x)), x)

        def told(self, z):
            return self.decoder["3"](self.decoder["2"](self.decoder["0"](z).view(-1, STEPS, 3))[0])

    class Flat(Series):
        """All steps as one vector, 0 behind an end; values within [0, 1]."""
        features, data_range = 4, (0.0, 1.0)

        def build(self):
            self.encoder = nn.ModuleDict({"0": nn.Linear(CHANNELS, 3), "2": nn.Linear(3 * STEPS, 4)})
            self.decoder = nn.ModuleDict({"0": nn.Linear(2, STEPS * CHANNELS)})

        def encode(self, x, y):
            h = self.encoder["0"](self.seen(x)) * self.mask(x)[..., None]
            return torch.tanh(self.encoder["2"](h.flatten(1)))

        def told(self, z):
            return self.decoder["0"](z)

        def data_mean(self, p):
            return torch.sigmoid(p)

        def nll(self, x, p, z, y):
            return self.counted(x, F.binary_cross_entropy_with_logits(p, torch.nan_to_num(x), reduction="none"))

    class Optimal(Series):
        """The one deviation that is best for all values that there are."""
        features = 3

        def build(self):
            self.encoder = nn.ModuleDict({"0": nn.GRU(CHANNELS, 3, batch_first=True)})
            self.decoder = nn.ModuleDict({"0": nn.Linear(2, 12), "3": nn.Linear(4, CHANNELS)})
            self.likelihood = nn.ModuleDict({"x": nn.Module()})
            self.likelihood["x"].register_buffer("variance", torch.ones(1))  # for evaluation

        def encode(self, x, y):
            return self.last(packed(self.encoder["0"], self.seen(x), self.lengths(x)), x)

        def told(self, z):
            return self.decoder["3"](self.beside(self.decoder["0"](z).view(-1, STEPS, 2), z))

        def nll(self, x, p, z, y):
            square = super().nll(x, p, z, y)
            sigma = torch.sqrt(square.sum() / (~torch.isnan(x)).sum())
            return self.counted(x, -D.Normal(p, sigma).log_prob(torch.nan_to_num(x)))

    class Told(Series):
        """`says` gives what the decoder says of all steps, of z and what stands before each."""

        def late(self, h):
            return torch.cat([torch.zeros_like(h[:, :1]), h[:, :-1]], 1)

        def losses(self, x, y, eps):
            self.x = x
            return super().losses(x, y, eps)

        def told(self, z):
            return self.says(self.late(self.seen(self.x)), z)

        def mean(self, z, y):  # each step given the means of those before it
            x = torch.zeros(len(z["z"]), STEPS, CHANNELS, dtype=z["z"].dtype)
            for t in range(STEPS):
                x[:, t] = self.says(self.late(x), z["z"])[:, t].detach()
            return x.flatten(1)

    class Recurrent(Told):
        """Two layers whose first states are made of z; values are missing before the ends."""
        features, gaps = 4, True

        def build(self):
            self.data = nn.ModuleDict({"x": Means(STEPS * CHANNELS)})
            self.encoder = nn.ModuleDict({"0": nn.GRU(CHANNELS, 4, batch_first=True)})
            self.decoder = nn.ModuleDict({"1": GRU(CHANNELS + 2, 5, 2), "2": LSTM(5, 4, 2), "3": nn.Linear(4, CHANNELS)})
            self.likelihood = nn.ModuleDict({"x": nn.ModuleDict({"logvar": nn.Linear(4, CHANNELS)})})

        def encode(self, x, y):
            return self.last(packed(self.encoder["0"], self.seen(x), self.lengths(x)), x)

        def inside(self, before, z):
            return self.decoder["2"](self.decoder["1"](self.beside(before, z), z), z)

        def says(self, before, z):
            return self.decoder["3"](self.inside(before, z))

        def nll(self, x, p, z, y):
            raw = self.likelihood["x"]["logvar"](self.inside(self.late(self.seen(self.x)), z["z"])).flatten(1)
            return self.counted(x, -D.Normal(p, torch.sqrt(1e-6 + torch.exp(raw))).log_prob(torch.nan_to_num(x)))

    class Former(Told):
        """Causal attention, twice, and a causal convolution with a dilation, in residuals, with norms before them."""
        features = 4

        def build(self):
            self.encoder = nn.ModuleDict({"0": nn.LSTM(CHANNELS, 4, batch_first=True)})
            inner = lambda: nn.ModuleDict({"0": nn.LayerNorm(4), "1": nn.MultiheadAttention(4, 2, batch_first=True)})
            self.decoder = nn.ModuleDict({"1": nn.Linear(CHANNELS + 2, 4), "2": nn.Embedding(STEPS, 4), "3": inner(), "4": inner(),
                                          "5": nn.ModuleDict({"0": nn.Conv1d(4, 4, 3, dilation=2)}), "6": nn.Linear(4, CHANNELS)})

        def encode(self, x, y):
            return self.last(packed(self.encoder["0"], self.seen(x), self.lengths(x)), x)

        def says(self, before, z):
            h = self.decoder["1"](self.beside(before, z)) + self.decoder["2"].weight
            for name in "34":
                n = self.decoder[name]["0"](h)
                h = h + self.decoder[name]["1"](n, n, n, attn_mask=later(STEPS), need_weights=False)[0]
            h = h + torch.tanh(self.decoder["5"]["0"](F.pad(h.transpose(1, 2), (4, 0))).transpose(1, 2))
            return self.decoder["6"](h)

        def nll(self, x, p, z, y):
            return self.counted(x, -D.Laplace(p, 0.5).log_prob(torch.nan_to_num(x)))

    return {"previous_series": Recurrent, "previous_series_former": Former, "series_gru": ByGRU, "series_lstm": ByLSTM, "series_windows": ByWindows, "series_attention": ByAttention,
            "series_hidden": Hidden, "series_iwae": Importance, "series_flat": Flat, "series_optimal": Optimal}
