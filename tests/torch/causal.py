"""causal.py -- images told place by place, with PyTorch's Conv2d and a mask as in the PixelCNN of van den Oord et al. 2016: the
rows above and, in the own row, what is left of a place and itself (B); the image is one place late in raster order.
"""
import torch
import torch.nn.functional as F
from torch import nn

from attention import later


class CausalConv(nn.Module):
    """A convolution whose kernel has weights at the places that a causal one sees; all others of it are 0."""

    def __init__(self, i, o, kernel, dilation=(1, 1), groups=1):
        super().__init__()
        self.kernel, self.dilation, self.groups = kernel, dilation, groups
        high, wide = kernel
        self.row = nn.Parameter(torch.randn(o, i // groups, 1, wide // 2 + 1) / 2)
        if high > 1:
            self.above = nn.Parameter(torch.randn(o, i // groups, high // 2, wide) / 2)
        self.bias = nn.Parameter(torch.randn(o) / 2)

    def forward(self, x):
        high, wide = self.kernel
        weight = torch.zeros(*self.row.shape[:2], 2 * (high // 2) + 1, 2 * (wide // 2) + 1, dtype=x.dtype)
        middle = high // 2
        weight[:, :, middle, :wide // 2 + 1] = self.row[:, :, 0]
        if high > 1:
            weight[:, :, :middle, :wide] = self.above
        pad = (self.dilation[0] * middle, self.dilation[1] * (wide // 2))
        return F.conv2d(x, weight, self.bias, padding=pad, dilation=self.dilation, groups=self.groups)


def make(VAE):
    """The classes by their directories' names."""

    class Told(VAE):
        """x is told by places: `says` gives what the decoder says of all of them, of z and x."""

        places = True

        def before(self, x):
            c = self.image[2]
            late = torch.cat([torch.zeros_like(x[:, :c]), x[:, :-c]], 1)
            return self.pixels(late)

        def planes(self, z):
            return z[:, :, None, None].expand(-1, -1, *self.image[:2])

        def losses(self, x, y, eps):
            self.x = x
            return super().losses(x, y, eps)

        def decode(self, z, y):
            return self.flat(self.says(self.before(self.x), z["z"]))

        def mean(self, z, y):  # each place given the means of those before it
            n, c = len(z["z"]), self.image[2]
            x = torch.zeros(n, self.image[0] * self.image[1] * c, dtype=z["z"].dtype)
            for t in range(0, x.shape[1], c):
                p = self.data_mean(self.flat(self.says(self.before(x), z["z"])))
                x[:, t:t + c] = p[:, t:t + c].detach()
            return x

    class Masked(Told):
        image, features = (4, 5, 1), 6

        def build(self):
            self.encoder = nn.ModuleDict({"1": nn.Linear(20, 6)})
            self.decoder = nn.ModuleDict({"0": CausalConv(1, 4, (5, 5)), "3": nn.Linear(6, 5),
                                          "5": CausalConv(5, 4, (3, 3)), "7": nn.Linear(4, 1)})

        def encode(self, x, y):
            return torch.tanh(self.encoder["1"](x))

        def says(self, h, z):
            h = torch.cat([torch.relu(self.decoder["0"](h)), self.planes(z)], 1)
            h = torch.tanh(self.decoder["3"](h.permute(0, 2, 3, 1))).permute(0, 3, 1, 2)
            h = torch.tanh(self.decoder["5"](h))
            return self.decoder["7"](h.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)

        def nll(self, x, p, z, y):
            return F.binary_cross_entropy_with_logits(p, x, reduction="none")

        def data_mean(self, p):
            return torch.sigmoid(p)

    class Apart(Told):
        """Dilations, groups, an even kernel and one of a single row; features of z that have places."""

        image, features, data_range = (3, 4, 2), 6, None

        def build(self):
            self.network = nn.ModuleDict({"trunk": nn.ModuleDict({"0": nn.Linear(2, 24)})})
            self.encoder = nn.ModuleDict({"1": nn.Linear(24, 6)})
            self.decoder = nn.ModuleDict({"0": CausalConv(2, 4, (4, 2)), "3": CausalConv(6, 4, (3, 5), (1, 2), 2),
                                          "4": CausalConv(4, 2, (1, 3))})

        def encode(self, x, y):
            return torch.tanh(self.encoder["1"](x))

        def says(self, h, z):
            trunk = self.network["trunk"]["0"](z).view(-1, 3, 4, 2).permute(0, 3, 1, 2)
            h = torch.cat([torch.tanh(self.decoder["0"](h)), trunk], 1)
            return self.decoder["4"](self.decoder["3"](h))

        def nll(self, x, p, z, y):
            return (x - p) ** 2 / 2 + 0.9189385332046727

    class Attends(Told):
        image, features, data_range = (3, 3, 1), 5, None

        def build(self):
            self.encoder = nn.ModuleDict({"1": nn.Linear(9, 5)})
            self.decoder = nn.ModuleDict({"0": nn.Linear(1, 4), "1": nn.Embedding(9, 4),
                                          "2": nn.MultiheadAttention(4, 2, batch_first=True), "4": nn.Linear(6, 1)})

        def encode(self, x, y):
            return torch.tanh(self.encoder["1"](x))

        def says(self, h, z):
            h = self.decoder["0"](h.permute(0, 2, 3, 1).flatten(1, 2)) + self.decoder["1"].weight
            h = self.decoder["2"](h, h, h, attn_mask=later(9))[0]
            h = torch.cat([h, z[:, None].expand(-1, 9, -1)], 2)
            return self.decoder["4"](h).view(-1, 3, 3, 1).permute(0, 3, 1, 2)

        def nll(self, x, p, z, y):
            return (x - p) ** 2

    class Coded(VAE):
        """A codebook whose codes have a prior of their own: -log p of them is a loss of its weights alone."""

        image, features, data_range, weighed = (4, 6, 1), 5, (0.0, 1.0), 0.5
        latents = {"z": 12}

        def __init__(self):
            nn.Module.__init__(self)
            self.encoder = nn.ModuleDict({"0": nn.Conv2d(1, 5, 2, stride=2)})
            self.decoder = nn.ModuleDict({"0": nn.ConvTranspose2d(2, 1, 2, stride=2)})
            self.posterior = nn.ModuleDict({"z": nn.ModuleDict({"vector": nn.Linear(5, 2)})})
            self.posterior["z"].codebook = nn.Parameter(torch.randn(4, 2))
            self.prior = nn.ModuleDict({"z": nn.ModuleDict({"0": nn.Embedding(5, 3), "1": CausalConv(3, 4, (3, 3)),
                                                            "3": nn.Linear(4, 4)})})

        def codes(self, x):
            h = torch.tanh(self.encoder["0"](self.pixels(x)))
            v = self.posterior["z"]["vector"](h.permute(0, 2, 3, 1))
            book = self.posterior["z"].codebook
            number = ((v[..., None, :] - book) ** 2).sum(-1).argmin(-1)
            return v, book[number], number

        def encoded(self, x, y):
            return self.codes(x)[1].flatten(1)

        def code_nll(self, number):
            flat = number.flatten(1)
            late = torch.cat([torch.zeros_like(flat[:, :1]), flat[:, :-1] + 1], 1).view_as(number)
            net = self.prior["z"]
            h = torch.tanh(net["1"](net["0"](late).permute(0, 3, 1, 2)))
            logits = net["3"](h.permute(0, 2, 3, 1))
            return F.cross_entropy(logits.flatten(0, 2), number.flatten(), reduction="sum") / len(number)

        def decode(self, z, y):
            return self.flat(self.decoder["0"](z["z"].view(-1, 2, 3, 2).permute(0, 3, 1, 2)))

        def draw_noise(self, rng, rows):
            return rng.normal(size=(rows, 0))

        def losses(self, x, y, eps):
            v, code, number = self.codes(x)
            recon = (self.decode({"z": v + (code - v).detach()}, None) - x).pow(2).sum(1).mean()
            pull = (code - v.detach()) ** 2 + 0.25 * (v - code.detach()) ** 2
            kl = self.code_nll(number)
            # The prior learns with weight 1, whatever beta is.
            return recon + self.weighed * kl.detach() + (kl - kl.detach()) + pull.sum((1, 2, 3)).mean(), recon, kl

    return {"previous_codes": Coded, "previous_image": Masked, "previous_dilated": Apart, "previous_attention": Attends}
