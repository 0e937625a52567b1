"""recurrent.py -- rows of tokens of several lengths, with PyTorch's own layers: in the encoder packed, so that nothing
behind a row's end is seen; in the decoder the loss leaves it out.
"""
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

PAD, BOS, EOS, UNK = range(4)
STEPS, WORDS, MANY = 6, 9, 10000


def packed(layer, x, lengths):
    """What a recurrent layer makes of rows of these lengths: [rows, steps, units], 0 behind their ends."""
    out, _ = layer(pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False))
    return pad_packed_sequence(out, batch_first=True, total_length=x.shape[1])[0]


class GRU(nn.GRU):
    """One whose first state is a linear layer of z."""

    def __init__(self, i, units, z):
        super().__init__(i, units, batch_first=True)
        self.start = nn.Linear(z, units)

    def forward(self, x, z):
        return super().forward(x, self.start(z)[None])[0]


class LSTM(nn.LSTM):
    """The same, and its first cells."""

    def __init__(self, i, units, z):
        super().__init__(i, units, batch_first=True)
        self.start = nn.Linear(z, 2 * units)

    def forward(self, x, z):
        h, c = self.start(z).chunk(2, 1)
        return super().forward(x, (h[None].contiguous(), c[None].contiguous()))[0]


def tokens(VAE):
    """What models of rows of tokens share."""

    class Tokens(VAE):
        width, rows, tokens, words = STEPS, 6, True, WORDS

        def draw_data(self, rng, shape):
            x = np.zeros((shape[0], STEPS))
            for r, length in enumerate((STEPS, 1, 2, 4, STEPS, 3)):
                x[r, :length - 1] = rng.integers(UNK, self.words, size=length - 1)
                x[r, length - 1] = EOS
            return x

        def lengths(self, x):
            return (x > 0).sum(1)

        def before(self, x):
            x = torch.cat([torch.full_like(x[:, :1], BOS), x[:, :-1]], 1)
            return self.decoder["0"](x.long())

        def beside(self, x, z):
            return torch.cat([x, z[:, None].expand(-1, x.shape[1], -1)], 2)

        def losses(self, x, y, eps):
            q = self.heads(x, y)
            mean, logvar = q["z"]
            logits = self.told(x, self.draw(q, eps)["z"])
            nll = F.cross_entropy(logits.flatten(0, 1), x.long().flatten(), ignore_index=PAD, reduction="sum") / len(x)
            kl = torch.distributions.kl_divergence(
                torch.distributions.Normal(mean, torch.exp(logvar / 2)),
                torch.distributions.Normal(torch.zeros_like(mean), 1.0)).sum(1).mean()
            return nll + self.beta * kl, nll, kl

    return Tokens


def make(VAE):
    """The classes by their directories' names."""
    Tokens = tokens(VAE)

    class ByGRU(Tokens):
        features = 5

        def build(self):
            self.encoder = nn.ModuleDict({"0": nn.Embedding(WORDS, 4), "1": nn.GRU(4, 5, batch_first=True)})
            self.decoder = nn.ModuleDict({"0": nn.Embedding(WORDS, 3), "2": LSTM(5, 4, 2), "3": nn.Linear(4, WORDS)})

        def encode(self, x, y):
            lengths = self.lengths(x)
            h = packed(self.encoder["1"], self.encoder["0"](x.long()), lengths)
            return h[torch.arange(len(x)), lengths - 1]

        def told(self, x, z):
            return self.decoder["3"](self.decoder["2"](self.beside(self.before(x), z), z))

    class ByLSTM(Tokens):
        features, beta = 4, 0.5

        def build(self):
            self.encoder = nn.ModuleDict({"0": nn.Embedding(WORDS, 4), "1": nn.Embedding(STEPS, 4),
                                          "2": nn.LSTM(4, 3, batch_first=True), "3": nn.GRU(3, 4, batch_first=True)})
            self.decoder = nn.ModuleDict({"0": nn.Embedding(WORDS, 3), "1": GRU(3, 4, 2), "3": nn.Linear(6, WORDS)})

        def encode(self, x, y):
            lengths = self.lengths(x)
            h = self.encoder["0"](x.long()) + self.encoder["1"].weight
            h = packed(self.encoder["3"], packed(self.encoder["2"], h, lengths), lengths)
            return h.sum(1) / lengths[:, None]

        def told(self, x, z):
            return self.decoder["3"](self.beside(self.decoder["1"](self.before(x), z), z))

    class ByBoth(Tokens):
        features = 4

        def build(self):
            self.encoder = nn.ModuleDict({"0": nn.Embedding(WORDS, 4), "1": nn.LSTM(4, 3, batch_first=True, bidirectional=True),
                                          "2": nn.GRU(6, 2, batch_first=True, bidirectional=True)})
            self.decoder = nn.ModuleDict({"0": nn.Embedding(WORDS, 3), "2": nn.Conv1d(5, 4, 3, dilation=2),
                                          "4": nn.Linear(4, WORDS)})

        def encode(self, x, y):
            lengths = self.lengths(x)
            h = packed(self.encoder["2"], packed(self.encoder["1"], self.encoder["0"](x.long()), lengths), lengths)
            return h[torch.arange(len(x)), lengths - 1]

        def told(self, x, z):
            h = F.pad(self.beside(self.before(x), z).transpose(1, 2), (4, 0))
            return self.decoder["4"](torch.tanh(self.decoder["2"](h).transpose(1, 2)))

    class ByWindows(Tokens):
        features = 6

        def build(self):
            self.encoder = nn.ModuleDict({"0": nn.Embedding(WORDS, 4), "2": nn.Conv1d(4, 6, 3, padding=1, groups=2),
                                          "4": nn.Conv1d(6, 6, 2, dilation=3)})
            self.decoder = nn.ModuleDict({"0": nn.Embedding(WORDS, 4), "3": nn.GRU(6, 5, batch_first=True),
                                          "4": nn.Linear(5, WORDS)})

        def positions(self, width):
            """[steps, width]: Vaswani et al. 2017, number by number."""
            table = torch.zeros(STEPS, width)
            for t in range(STEPS):
                for c in range(width):
                    angle = t / 10000 ** ((c - c % 2) / width)
                    table[t, c] = np.cos(angle) if c % 2 else np.sin(angle)
            return table

        def encode(self, x, y):
            there = (x > 0)[:, None]
            h = (self.encoder["0"](x.long()) + self.positions(4)).transpose(1, 2)
            h = torch.tanh(self.encoder["2"](h * there))
            h = self.encoder["4"](F.pad(h * there, (1, 2)))  # the odd one behind
            return (h * there).sum(2) / self.lengths(x)[:, None]

        def told(self, x, z):
            h = self.beside(self.before(x) + self.positions(4), z)
            return self.decoder["4"](self.decoder["3"](h)[0])

    class Many(ByGRU):
        """A vocabulary whose logits are never stored whole."""
        features, words = 3, MANY

        def build(self):
            self.encoder = nn.ModuleDict({"0": nn.Embedding(MANY, 1), "1": nn.GRU(1, 3, batch_first=True)})
            self.decoder = nn.ModuleDict({"0": nn.Embedding(MANY, 1), "2": LSTM(3, 2, 2), "3": nn.Linear(2, MANY)})

    return {"recurrent_gru": ByGRU, "recurrent_lstm": ByLSTM, "recurrent_both": ByBoth, "recurrent_windows": ByWindows,
            "recurrent_many": Many}
