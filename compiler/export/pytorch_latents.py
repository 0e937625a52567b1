# --- pytorch_latents.py: what latents are drawn from; goes behind pytorch_parts.py.

# ---------------------------------------------------------------- distributions of latents

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


def product(experts, known):
    """The product of N(0, I) and of the normals of those experts that have something to go by."""
    precision, pull = 1, 0
    for q, has in zip(experts, known):
        each = has * torch.exp(-q.logvar)
        precision, pull = precision + each, pull + q.mean * each
    return Normal(pull / precision, -torch.log(precision))


class Experts:
    """The mixture of the normals of those experts that have something to go by, in equal shares; of the
    others there is N(0, I) (Shi et al. 2019)."""

    def __init__(self, experts, known):
        self.means = torch.stack([q.mean * has for q, has in zip(experts, known)], 1)
        self.logvars = torch.stack([q.logvar * has for q, has in zip(experts, known)], 1)
        here = torch.cat([torch.ones_like(q.mean[:, :1]) * has for q, has in zip(experts, known)], 1)
        total = here.sum(1, keepdim=True)
        self.share = torch.where(total > 0, here / total.clamp(min=1), 1 / len(experts))

    @property
    def mean(self):
        return (self.share[..., None] * self.means).sum(1)

    @property
    def logvar(self):
        """The logarithm of the mixture's variance."""
        square = torch.exp(self.logvars) + (self.means - self.mean[:, None]) ** 2
        return torch.log((self.share[..., None] * square).sum(1))

    def draw(self, samples, eps=None):
        """So many z of each expert, [n, experts * samples, width], and log q(z) of each, one number."""
        mean, logvar = (t.repeat_interleave(samples, 1) for t in (self.means, self.logvars))
        z = Normal(mean, logvar).draw(eps)[0]
        each = Normal(self.means[:, None], self.logvars[:, None]).log_prob(z[:, :, None]).sum(-1)
        share = torch.where(self.share > 0, torch.log(self.share.clamp(min=1e-30)), -1e30)
        return z, torch.logsumexp(each + share[:, None], -1, keepdim=True)

    def weight(self, samples):
        """What each of these draws counts: [n, experts * samples]."""
        return self.share.repeat_interleave(samples, 1) / samples


class FullNormal:
    """N(mean, L L'), L with exp(log_diagonal / 2) on its diagonal and `lower` below it."""

    def __init__(self, mean, log_diagonal, lower):
        self.mean, self.log_diagonal, self.lower = mean, log_diagonal, lower
        self.spread = (lower * lower).sum(-1)
        # of each dimension by itself
        self.logvar = torch.log(torch.exp(log_diagonal) + self.spread)

    def draw(self, eps=None):
        """z and log q(z), whose sum over the dimensions counts."""
        eps = torch.randn_like(self.mean) if eps is None else eps
        z = self.mean + torch.exp(0.5 * self.log_diagonal) * eps
        z = z + (self.lower @ eps[..., None])[..., 0]
        return z, -0.5 * (eps ** 2 + self.log_diagonal + math.log(2 * math.pi))

    def kl(self):
        """KL from N(0, I), one number."""
        each = self.mean ** 2 + torch.exp(self.log_diagonal) + self.spread - 1 - self.log_diagonal
        return 0.5 * each.sum(-1, keepdim=True)


class FullNormalHeads(nn.Module):
    """Features to a normal with a full covariance."""

    def __init__(self, features, width):
        super().__init__()
        self.mean = nn.Linear(features, width)
        self.logvar = nn.Linear(features, width)
        self.lower = nn.Linear(features, width * width)

    def forward(self, h):
        mean = self.mean(h)
        square = self.lower(h).unflatten(-1, (mean.shape[-1], mean.shape[-1]))
        return FullNormal(mean, self.logvar(h), torch.tril(square, -1))


class Categorical:
    """One of several classes at each place: log probabilities [..., n, classes]."""

    def __init__(self, logp, straight_through):
        self.logp, self.straight_through = logp, straight_through
        self.mean = torch.exp(logp).flatten(-2)

    def draw(self, u=None, temperature=None):
        """z, one-hot or (given a temperature) relaxed by the Gumbel-softmax, and log q(z) of each
        place; u: numbers in (0, 1), [..., n * classes]."""
        u = torch.rand_like(self.mean).clamp(min=1e-7) if u is None else u
        score = self.logp - torch.log(-torch.log(u.reshape(self.logp.shape)))
        hard = F.one_hot(score.argmax(-1), score.shape[-1]).to(score)
        draw = hard
        if temperature is not None:
            soft = torch.softmax(score / temperature, -1)
            draw = soft + (hard - soft).detach() if self.straight_through else soft
        return draw.flatten(-2), (draw * self.logp).sum(-1)

    def kl(self):
        """KL from equal probabilities, of each place."""
        return (torch.exp(self.logp) * (self.logp + math.log(self.logp.shape[-1]))).sum(-1)

    def log_prior(self):
        return torch.full_like(self.logp[..., 0], -math.log(self.logp.shape[-1]))


class Observed:
    """A class that is the label, [.., classes], where it is known."""

    def __init__(self, q, label, known=1):
        self.q, self.label, self.known = q, label * known, known

    def draw(self, u=None, temperature=None):
        z, log_q = self.q.draw(u, temperature)
        return self.label + (1 - self.known) * z, (1 - self.known) * log_q

    def kl(self):
        """KL from equal probabilities; a label that is known costs its logarithm."""
        kl = self.q.kl()
        return kl + self.known * (math.log(self.label.shape[-1]) - kl)

    def log_prior(self):
        return self.q.log_prior()

    def told(self):
        """-log q of the label, 0 where it is not known."""
        return -(self.label * self.q.logp.flatten(-2)).sum(-1)


class CategoricalHeads(nn.Module):
    """Features to n choices among so many classes; at each of `places` of an image."""

    def __init__(self, features, n, classes, straight_through=False, places=None):
        super().__init__()
        self.shape, self.straight_through = (n * (places or 1), classes), straight_through
        self.logits = nn.Linear(features, n * classes)

    def forward(self, h):
        logits = self.logits(h)
        logits = (logits.flatten(1) if h.dim() == 4 else logits).unflatten(-1, self.shape)
        return Categorical(torch.log_softmax(logits, -1), self.straight_through)

    def sample(self, n, u=None):
        """Every class alike; u: numbers in [0, 1), [n, places]."""
        places, classes = self.shape
        u = torch.rand(n, places, device=self.logits.weight.device) if u is None else u
        hot = F.one_hot((u * classes).long().clamp(max=classes - 1), classes)
        return hot.to(self.logits.weight).flatten(1)


def unit(x):
    """At length 1."""
    return x / torch.sqrt((x * x).sum(-1, keepdim=True) + 1e-12)


class Codes:
    """Vectors [..., n, dim] and the nearest of each codebook [codes, dim] to what the last left over;
    `follows`: the codebooks take gradients."""

    def __init__(self, vector, books, commitment, follows=True, cosine=False):
        self.vector = unit(vector) if cosine else vector
        self.commitment, self.follows, self.codes = commitment, follows, books[0].shape[0]
        self.nearest, self.rests, self.chosen, self.taken = 0, [], [], []
        rest = self.vector
        for i, book in enumerate(books):
            book = unit(book) if cosine else book
            score = 2 * rest @ book.T - (book * book).sum(1)
            code = score.argmax(-1)
            self.rests.append(rest)
            self.chosen.append(book[code])
            self.taken.append(code)
            self.nearest = self.nearest + book[code]
            rest = rest - book[code].detach()
        self.code = torch.stack([code + i * self.codes for i, code in enumerate(self.taken)], -1).flatten(-2)
        self.mean = self.nearest.flatten(-2)

    def draw(self):
        """The codes, with the gradient of the vectors, and log q(z) = 0."""
        z = self.vector + (self.nearest - self.vector).detach()
        return z.flatten(-2), torch.zeros_like(z[..., :1, 0])

    def kl(self):
        """KL from equal probabilities, of each place: a code is chosen, not drawn."""
        return torch.full_like(self.vector[..., 0], len(self.taken) * math.log(self.codes))

    def log_prior(self):
        return -self.kl().sum(-1, keepdim=True)

    def pull(self):
        """What draws codes to vectors and vectors to codes, summed over the places."""
        total = 0
        for rest, code in zip(self.rests, self.chosen):
            each = self.commitment * (rest - code.detach()) ** 2
            if self.follows:
                each = each + (rest.detach() - code) ** 2
            total = total + each.sum((-1, -2))
        return total


class CodeHeads(nn.Module):
    """Features to n vectors, each replaced by the nearest of a learned codebook; at each of `places`
    of an image. `decay`: codes are running averages of the vectors that took them; `restart`: one that
    is hardly taken starts anew on a vector of the batch."""

    def __init__(self, features, codes, dim, n, commitment, places=None, decay=None, restart=False,
                 levels=1, cosine=False):
        super().__init__()
        self.shape, self.commitment = (n * (places or 1), dim), commitment
        self.decay, self.restart, self.levels, self.cosine = decay, restart, levels, cosine
        self.vector = nn.Linear(features, n * dim)
        books = [torch.randn(codes, dim) for _ in range(levels)]
        if decay is None:
            self.codebook = (nn.Parameter(books[0]) if levels == 1 else
                             nn.ParameterList([nn.Parameter(book) for book in books]))
        elif levels == 1:
            self.register_buffer("codebook", books[0])
            self.register_buffer("usage", torch.ones(codes))
        else:
            self.codebook, self.usage = nn.Module(), nn.Module()
            for i, book in enumerate(books):
                self.codebook.register_buffer(str(i), book)
                self.usage.register_buffer(str(i), torch.ones(codes))

    def of_levels(self, kept):
        if self.levels == 1:
            return [kept]
        return [kept[i] if self.decay is None else getattr(kept, str(i)) for i in range(self.levels)]

    def forward(self, h):
        vector = self.vector(h)
        vector = (vector.flatten(1) if h.dim() == 4 else vector).unflatten(-1, self.shape)
        return Codes(vector, self.of_levels(self.codebook), self.commitment, self.decay is None, self.cosine)

    @torch.no_grad()
    def learn(self, q, u=None):
        """The averages after a batch; u: numbers in (0, 1), [n, 1], of which the first says from where on
        codes start anew."""
        levels = zip(self.of_levels(self.codebook), self.of_levels(self.usage), q.rests, q.taken)
        for book, usage, rest, code in levels:
            vector, codes = rest.reshape(-1, rest.shape[-1]), book.shape[0]
            hot = F.one_hot(code.reshape(-1), codes).to(book)
            count, total = hot.sum(0), hot.T @ vector
            now = (self.decay * usage + (1 - self.decay) * count).clamp(min=1e-20)
            new = book + (1 - self.decay) * (total - count[:, None] * book) / now[:, None]
            if self.restart:
                first = torch.rand(()) if u is None else u.reshape(-1)[0].cpu()
                at = (first + torch.arange(codes) / codes) % 1
                pick = (at * len(vector)).long().clamp(max=len(vector) - 1).to(vector.device)
                share = len(vector) / codes
                unused = now < 0.05 * share
                new = torch.where(unused[:, None], vector[pick], new)
                now = torch.where(unused, torch.full_like(now, share), now)
            book.copy_(new)
            usage.copy_(now)

    def sample(self, n, u=None):
        """Every code alike; u: numbers in [0, 1), [n, places], or such a list for the levels."""
        total, noise = 0, u if isinstance(u, list) else [u]
        for i, book in enumerate(self.of_levels(self.codebook)):
            book = unit(book) if self.cosine else book
            u = noise[i] if i < len(noise) else None
            u = torch.rand(n, self.shape[0], device=book.device) if u is None else u
            total = total + book[(u * len(book)).long().clamp(max=len(book) - 1)].flatten(1)
        return total


def levels_of(noise, name):
    """The noise of all levels of codes: name.0, name.1, .."""
    return [noise[k] for k in sorted(noise) if k.startswith(name + ".")]


class Rounded:
    """Numbers [..., n, d] bounded and rounded to so many levels each."""

    def __init__(self, v, levels):
        levels = torch.tensor(levels, dtype=v.dtype, device=v.device)
        half, offset = (levels - 1) * (1 - 1e-3) / 2, (levels % 2 == 0) * 0.5
        width, self.codes = levels // 2, float(levels.prod())
        soft = torch.tanh(v + torch.tan(offset / half)) * half - offset
        at = torch.round(soft.detach())
        self.soft, self.hard = (soft / width).flatten(-2), (at / width).flatten(-2)
        self.mean = self.hard
        radix = torch.cumprod(levels, 0) / levels
        self.code = ((at + width) * radix).sum(-1).round().long()

    def draw(self):
        """The levels, with the gradient of the numbers, and log q(z) = 0."""
        z = self.soft + (self.hard - self.soft).detach()
        return z, torch.zeros_like(z[..., :1])

    def kl(self):
        """KL from equal probabilities, of each place: a code is chosen, not drawn."""
        return torch.full_like(self.code, math.log(self.codes), dtype=self.soft.dtype)

    def log_prior(self):
        return -self.kl().sum(-1, keepdim=True)


class RoundedHeads(nn.Module):
    """Features to n times as many numbers as there are levels; at each of `places` of an image."""

    def __init__(self, features, levels, n, places=None):
        super().__init__()
        self.shape, self.levels = (n * (places or 1), len(levels)), levels
        self.vector = nn.Linear(features, n * len(levels))

    def forward(self, h):
        v = self.vector(h)
        return Rounded((v.flatten(1) if h.dim() == 4 else v).unflatten(-1, self.shape), self.levels)

    def sample(self, n, u=None):
        """Every level alike; u: numbers in [0, 1), [n, places, d]."""
        levels = torch.tensor(self.levels, device=self.vector.weight.device)
        u = torch.rand(n, *self.shape, device=levels.device) if u is None else u.reshape(n, *self.shape)
        at = torch.minimum((u * levels).long(), levels - 1)
        return ((at - levels // 2) / (levels // 2)).to(self.vector.weight).flatten(1)


class Exact:
    """z as it is: nothing is drawn, and nothing held against it."""

    def __init__(self, mean):
        self.mean = mean

    def draw(self):
        return self.mean, torch.zeros_like(self.mean[..., :1])

    def kl(self):
        return torch.zeros_like(self.mean[..., :1])

    def log_prior(self):
        return torch.zeros_like(self.mean[..., :1])


class ExactHeads(nn.Module):
    """Features to z itself."""

    def __init__(self, features, width):
        super().__init__()
        self.mean = nn.Linear(features, width)

    def forward(self, h):
        mean = self.mean(h)
        return Exact(mean.flatten(1) if h.dim() == 4 else mean)


class GivenDraws:
    """What a decoder draws on its way down: as it is given, {name: [n, width]}."""

    def __init__(self, z):
        self.z = z

    def take(self, name, h):
        return self.z[name]


class PriorDraws:
    """Drawn from what the decoder's features say."""

    def __init__(self, model, noise):
        self.model, self.noise, self.z = model, noise, {}

    def take(self, name, h):
        p = self.model.prior[name if name in self.model.prior else name + "_"](channels_last(h))
        self.z[name] = p.draw(self.noise.get(name + ".prior"))[0]
        return self.z[name]


class PosteriorDraws:
    """Drawn by the decoder's features and, beside them, the encoder's stages `below`; middle: not drawn, but the
    mean. Of several samples of each row, [n, samples, width] are kept."""

    def __init__(self, model, below, noise=None, samples=1, middle=False):
        self.model, self.below, self.noise, self.samples = model, below, noise or {}, samples
        self.middle, self.q, self.kl, self.log_p, self.log_q = middle, {}, {}, {}, {}

    def take(self, name, h):
        key = name if name in self.model.prior else name + "_"
        h, k = channels_last(h), self.samples
        p = self.model.prior[key](h)
        e = self.below[name].repeat_interleave(k, 0)
        self.q[name] = q = self.model.posterior[key](torch.cat((h, e), -1))
        if self.middle:
            return q.mean
        eps = self.noise.get(name + ".eps")
        z, log_q = q.draw(eps.reshape(q.mean.shape) if eps is not None else None)
        each = lambda x: x if k == 1 else x.unflatten(0, (-1, k))
        self.kl[name], self.log_p[name], self.log_q[name] = each(q.kl_from(p)), each(p.log_prob(z)), each(log_q)
        return z


def normal_log_prob(z):
    """log N(z; 0, 1) of each dimension."""
    return -0.5 * (z ** 2 + math.log(2 * math.pi))


def log_ratio(log_p, log_q):
    """log p(z) - log q(z|x), of each dimension where both are, else one number: [..., 1]."""
    if log_p.shape[-1] == log_q.shape[-1]:
        return log_p - log_q
    return log_p.sum(-1, keepdim=True) - log_q.sum(-1, keepdim=True)


