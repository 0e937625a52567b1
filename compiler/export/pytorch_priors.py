# --- pytorch_priors.py: flows, and priors; goes behind pytorch_latents.py.

# ---------------------------------------------------------------- flows

class Flowed:
    """z = flow(u), u drawn from a normal; the flow reads `context`."""

    def __init__(self, base, flow, context):
        self.base, self.flow, self.context = base, flow, context

    @property
    def mean(self):
        """Where the flow puts the middle of the normal."""
        return self.flow.map(self.base.mean, self.context)[0]

    def draw(self, eps=None):
        """z and log q(z) = log q(u) - log |det dz/du|, one number."""
        u, log_q = self.base.draw(eps)
        z, log_det = self.flow.map(u, self.context)
        return z, log_q.sum(-1, keepdim=True) - log_det


class Planar(nn.Linear):
    """z + u' tanh(w z + b) in each step, u' such that it is invertible (Rezende and Mohamed 2015).
    As a layer: from features to the u, w, b of all steps."""

    def __init__(self, features, width, steps):
        super().__init__(features, steps * (2 * width + 1))
        self.width, self.steps = width, steps

    def map(self, z, context):
        log_det = 0
        for step in context.split(2 * self.width + 1, -1):
            u, w, b = step.split((self.width, self.width, 1), -1)
            wu, least = (w * u).sum(-1, keepdim=True), 1e-12
            push = (F.softplus(wu) - 1 - wu) / ((w * w).sum(-1, keepdim=True) + least)
            h = torch.tanh((w * z).sum(-1, keepdim=True) + b)
            z = z + (u + push * w) * h
            log_det = log_det + torch.log(h * h + (1 - h * h) * (F.softplus(wu) - push * least))
        return z, log_det


class Radial(nn.Linear):
    """z + (p - a) h (z - c), h = 1 / (a + |z - c|), in each step, a and p softplus of what the
    features give (Rezende and Mohamed 2015). As a layer: from features to the c, a, b of all steps."""

    def __init__(self, features, width, steps):
        super().__init__(features, steps * (width + 2))
        self.width, self.steps = width, steps

    def map(self, z, context):
        log_det = 0
        for step in context.split(self.width + 2, -1):
            c, a, b = step.split((self.width, 1, 1), -1)
            a, p = F.softplus(a), F.softplus(b)
            r = torch.sqrt(((z - c) ** 2).sum(-1, keepdim=True) + 1e-12)
            h = 1 / (a + r)
            z = z + (p - a) * h * (z - c)
            log_det = log_det + (self.width - 1) * torch.log((r + p) * h)
            log_det = log_det + torch.log((r * r + 2 * a * r + a * p) * h * h)
        return z, log_det


class Coupling(nn.Module):
    """One half of z scales and shifts the other half (Dinh et al. 2017)."""

    def __init__(self, width, hidden, turn):
        super().__init__()
        low = width // 2
        self.turn, self.split = turn, (low, width - low)
        kept, moved = self.split[::-1] if turn else self.split
        self.hidden = nn.Linear(kept, hidden)
        self.scale = nn.Linear(hidden, moved)
        self.shift = nn.Linear(hidden, moved)

    def forward(self, z, context=0, inverse=False):
        kept, x = z.split(self.split, -1)[::-1 if self.turn else 1]
        h = torch.tanh(self.hidden(kept) + context)
        s, shift = torch.tanh(self.scale(h)), self.shift(h)
        y = (x - shift) * torch.exp(-s) if inverse else x * torch.exp(s) + shift
        log_det = -s.sum(-1, keepdim=True) if inverse else s.sum(-1, keepdim=True)
        return torch.cat((y, kept) if self.turn else (kept, y), -1), log_det


class RealNVP(nn.Linear):
    """Couplings in turns. As a layer: from features to what is added to each hidden layer."""

    def __init__(self, features, width, steps, hidden):
        super().__init__(features, hidden)
        for i in range(steps):
            self.add_module(str(i), Coupling(width, hidden, i % 2 == 1))

    def map(self, z, context):
        log_det = 0
        for step in self.children():
            z, each = step(z, context)
            log_det = log_det + each
        return z, log_det


class MaskedLinear(nn.Linear):
    """A linear layer, some of whose weights are 0: where `mask` [out, in] is."""

    def __init__(self, mask):
        super().__init__(mask.shape[1], mask.shape[0])
        self.register_buffer("mask", mask, persistent=False)

    def forward(self, x):
        return F.linear(x, self.weight * self.mask, self.bias)


class AutoregressiveStep(nn.Module):
    """sigmoid(s) z + (1 - sigmoid(s)) m, m and s of each dimension from those before it (MADE)."""

    def __init__(self, width, hidden, turned):
        super().__init__()
        i, j = torch.arange(width), torch.arange(hidden)
        degree = (width - 1) - i if turned else i
        # Hidden units see inputs up to their degree, outputs hidden units below theirs.
        sees = j[:, None] * (width - 1) >= degree * hidden
        shown = degree[:, None] * hidden > j * (width - 1)
        self.hidden = MaskedLinear(sees.to(torch.get_default_dtype()))
        self.mean = MaskedLinear(shown.to(torch.get_default_dtype()))
        self.gate = MaskedLinear(shown.to(torch.get_default_dtype()))

    def forward(self, z, context):
        h = torch.tanh(self.hidden(z) + context)
        m, gate = self.mean(h), self.gate(h) + 2
        s = torch.sigmoid(gate)
        return s * z + (1 - s) * m, -F.softplus(-gate).sum(-1, keepdim=True)


class Autoregressive(nn.Linear):
    """Inverse autoregressive flow (Kingma et al. 2016). As a layer: from features to what is added
    to each hidden layer."""

    def __init__(self, features, width, steps, hidden):
        super().__init__(features, hidden)
        for i in range(steps):
            self.add_module(str(i), AutoregressiveStep(width, hidden, i % 2 == 1))

    def map(self, z, context):
        log_det = 0
        for step in self.children():
            z, each = step(z, context)
            log_det = log_det + each
        return z, log_det


# ---------------------------------------------------------------- priors

def standard_normal(noise, name, like, *shape):
    """The noise of that name, or drawn anew: standard normal numbers."""
    if name in noise:
        return noise[name]
    return torch.randn(shape, dtype=like.dtype, device=like.device)


class Mixture:
    """Normals [parts, width] in shares."""

    def __init__(self, mean, logvar, log_share):
        self.mean, self.logvar, self.log_share = mean, logvar, log_share

    def log_prob(self, z):
        square = (z[..., None, :] - self.mean) ** 2 * torch.exp(-self.logvar)
        each = (-0.5 * (square + self.logvar + math.log(2 * math.pi))).sum(-1)
        return torch.logsumexp(each + self.log_share, -1, keepdim=True)

    def sample(self, n, u=None, eps=None):
        """[n, width]; u: numbers in (0, 1), [n, parts]; eps: normal noise, [n, width]."""
        mean = self.mean
        if u is None:
            u = torch.rand(n, mean.shape[0], dtype=mean.dtype, device=mean.device).clamp(min=1e-7)
        if eps is None:
            eps = torch.randn(n, mean.shape[1], dtype=mean.dtype, device=mean.device)
        part = (self.log_share - torch.log(-torch.log(u))).argmax(1)
        return mean[part] + torch.exp(0.5 * self.logvar[part]) * eps


class MixturePrior(nn.Module):
    """A learned mixture of normals."""

    def __init__(self, parts, width):
        super().__init__()
        self.mean = nn.Parameter(torch.randn(parts, width))
        self.logvar = nn.Parameter(torch.zeros(parts, width))
        self.logits = nn.Parameter(torch.zeros(parts))

    def forward(self):
        return Mixture(self.mean, self.logvar, torch.log_softmax(self.logits, 0))


class PseudoInputs(nn.Module):
    """Learned inputs whose posteriors, mixed, are the prior (Tomczak and Welling 2018)."""

    def __init__(self, parts, size):
        super().__init__()
        self.inputs = nn.Parameter(torch.randn(parts, size))


class FlowPrior(nn.Module):
    """A standard normal through couplings (Dinh et al. 2017)."""

    def __init__(self, width, steps, hidden):
        super().__init__()
        self.flow = nn.ModuleList(Coupling(width, hidden, i % 2 == 1) for i in range(steps))

    def log_prob(self, z):
        log_det = 0
        for step in reversed(self.flow):
            z, each = step(z, inverse=True)
            log_det = log_det + each
        return normal_log_prob(z).sum(-1, keepdim=True) + log_det

    def map(self, u):
        for step in self.flow:
            u = step(u)[0]
        return u


def with_given(z, *data):
    """z, [n, a] or several draws of each row, [n, draws, a], with a row's data behind each."""
    flat = [x.flatten(1) for x in data]
    if z.dim() == 3:
        flat = [x[:, None].expand(-1, z.shape[1], -1) for x in flat]
    return torch.cat([z, *flat], -1)


class GivenPrior(NormalHeads):
    """A normal that depends on the latent above."""

    def __init__(self, above, width, hidden):
        super().__init__(hidden, width)
        self.hidden = nn.Linear(above, hidden)

    def forward(self, above):
        return super().forward(torch.tanh(self.hidden(above)))


