"""attention.py -- attention within rows of tokens and over another's, with PyTorch's own layer and its masks: nobody asks
what stands behind a row's end; and over the places of an image.
"""
import torch
from torch import nn

from recurrent import WORDS, packed, tokens


def behind(x):
    """Where a row of tokens has no step."""
    return x == 0


def later(n):
    """What a causal query does not see."""
    return torch.ones(n, n, dtype=torch.bool).triu(1)


def make(VAE):
    """The classes by their directories' names."""
    Tokens = tokens(VAE)

    class BySelf(Tokens):
        features = 4

        def build(self):
            self.encoder = nn.ModuleDict({"0": nn.Embedding(WORDS, 4), "1": nn.Embedding(self.width, 4),
                                          "2": nn.MultiheadAttention(4, 2, batch_first=True)})
            self.decoder = nn.ModuleDict({"0": nn.Embedding(WORDS, 3), "2": nn.Linear(5, 6),
                                          "3": nn.MultiheadAttention(6, 3, batch_first=True), "4": nn.Linear(6, WORDS)})

        def encode(self, x, y):
            h = self.encoder["0"](x.long()) + self.encoder["1"].weight
            h = self.encoder["2"](h, h, h, key_padding_mask=behind(x))[0]
            return (h * ~behind(x)[..., None]).sum(1) / self.lengths(x)[:, None]

        def told(self, x, z):
            h = self.decoder["2"](self.beside(self.before(x), z))
            h = self.decoder["3"](h, h, h, attn_mask=later(h.shape[1]))[0]
            return self.decoder["4"](h)

    class ByOthers(Tokens):
        features, lines, line_words = 4, 5, 8

        def build(self):
            self.network = nn.ModuleDict({"told": nn.ModuleDict({"0": nn.Embedding(self.line_words, 4),
                                                                 "1": nn.GRU(4, 4, batch_first=True)})})
            self.encoder = nn.ModuleDict({"0": nn.Embedding(WORDS, 4), "1": nn.MultiheadAttention(4, 2, batch_first=True)})
            self.decoder = nn.ModuleDict({"0": nn.Embedding(WORDS, 6), "2": nn.ModuleDict(
                {"0": nn.MultiheadAttention(8, 4, batch_first=True, kdim=4, vdim=4)}), "3": nn.Linear(8, WORDS)})

        def others(self, y):
            told = self.network["told"]
            return packed(told["1"], told["0"](y.long()), self.lengths(y))

        def encode(self, x, y):
            h, other = self.encoder["0"](x.long()), self.others(y)
            h = self.encoder["1"](h, other, other, key_padding_mask=behind(y))[0]
            return h.masked_fill(behind(x)[..., None], -1e30).amax(1)

        def losses(self, x, y, eps):
            self.y = y
            return super().losses(x, y, eps)

        def told(self, x, z):
            h, other = self.beside(self.before(x), z), self.others(self.y)
            h = h + self.decoder["2"]["0"](h, other, other, key_padding_mask=behind(self.y))[0]
            return self.decoder["3"](h)

    class ByPlaces(VAE):
        image, features, data_range = (4, 4, 1), 16, None

        def build(self):
            self.encoder = nn.ModuleDict({"0": nn.Conv2d(1, 4, 2, stride=2), "1": nn.MultiheadAttention(4, 2, batch_first=True)})
            self.decoder = nn.ModuleDict({"0": nn.Linear(2, 12), "2": nn.Conv2d(3, 4, 1),
                                          "3": nn.MultiheadAttention(4, 4, batch_first=True, kdim=3, vdim=3),
                                          "4": nn.ConvTranspose2d(4, 1, 2, stride=2)})

        def encode(self, x, y):
            h = self.encoder["0"](self.pixels(x)).flatten(2).transpose(1, 2)
            return self.encoder["1"](h, h, h)[0].flatten(1)

        def decode(self, z, y):
            small = self.decoder["0"](z["z"]).view(-1, 2, 2, 3)
            h = self.decoder["2"](small.permute(0, 3, 1, 2)).flatten(2).transpose(1, 2)
            h = self.decoder["3"](h, small.flatten(1, 2), small.flatten(1, 2))[0]
            return self.flat(self.decoder["4"](h.transpose(1, 2).reshape(-1, 4, 2, 2)))

        def nll(self, x, p, z, y):
            return (x - p) ** 2

    return {"attention_self": BySelf, "attention_others": ByOthers, "attention_places": ByPlaces}
