# --- pytorch_sphere.py: latents on the unit sphere; goes behind pytorch_latents.py.

# ---------------------------------------------------------------- the sphere

def gauss_legendre(points):
    """Nodes and weights of the quadrature on [-1, 1] (Golub and Welsch 1969)."""
    k = torch.arange(1, points, dtype=torch.float64)
    side = torch.diag(k / torch.sqrt(4 * k * k - 1), 1)
    nodes, vectors = torch.linalg.eigh(side + side.T)
    return nodes, 2 * vectors[0] ** 2


class Cosine:
    """w, the cosine of the angle between a draw and the mean of a von Mises-Fisher distribution in n
    dimensions, in double precision. In t = log((1 + w) / (1 - w)) its density is proportional to
    exp(-kappa (1 - w)) (1 - w^2)^((n - 1) / 2), which has one mode; in y, t = mode + spread sinh(y),
    tails so thin that a sum over a grid is its integral. `gap` is 1 - w; kappa: [..., 1]."""

    def __init__(self, kappa, n):
        self.kappa, self.tail, self.end = kappa.double(), n - 1, 6.0
        with torch.no_grad():
            k, tail = self.kappa, self.tail
            root = torch.sqrt(tail * tail + 4 * k * k)
            w, gap = 2 * k / (tail + root), tail * (1 + tail / (root + 2 * k)) / (tail + root)
            self.mode = torch.log((2 - gap) / gap)
            self.spread = torch.sqrt(2 / (gap * (2 - gap) * (k * w + tail / 2)))
        y = torch.linspace(-self.end, self.end, 241, dtype=torch.float64, device=kappa.device)
        log = self.log_in_y(y)
        self.log_sum = torch.logsumexp(log, -1, keepdim=True) + math.log(2 * self.end / 240)
        self.mean_gap = (torch.softmax(log, -1) * self.gap(self.place(y))).sum(-1, keepdim=True)

    def place(self, y):
        return self.mode + self.spread * torch.sinh(y)

    @staticmethod
    def gap(t):
        return 2 * torch.sigmoid(-t)

    def log_in_t(self, t):
        both = F.logsigmoid(t) + F.logsigmoid(-t) + 2 * math.log(2)
        return -self.kappa * self.gap(t) + 0.5 * self.tail * both

    def log_in_y(self, y):
        return self.log_in_t(self.place(y)) + torch.log(self.spread * torch.cosh(y))

    def quantile(self, u):
        """1 - w at the quantile u of w, [..., 1]; its gradient by kappa is that of the implicit function
        (Figurnov et al. 2018)."""
        nodes, weights = (x.to(u.device) for x in gauss_legendre(64))

        def below(y):
            half = 0.5 * (y + self.end)
            each = torch.exp(self.log_in_y(half * (nodes + 1) - self.end) - self.log_sum)
            return half * (weights * each).sum(-1, keepdim=True)

        with torch.no_grad():
            low, high = torch.full_like(u, -self.end), torch.full_like(u, self.end)
            for _ in range(54):
                y = 0.5 * (low + high)
                less = below(y) < u
                low, high = torch.where(less, y, low), torch.where(less, high, y)
            t = self.place(y)
            gap, density = self.gap(t), torch.exp(self.log_in_t(t) - self.log_sum)
        return gap + 0.5 * gap * (2 - gap) * (below(y) - u) / density


class OnSphere:
    """A von Mises-Fisher distribution on the unit sphere, and the uniform prior (Davidson et al. 2018)."""

    def __init__(self, mean, kappa):
        self.mean, self.kappa, n = unit(mean), kappa, mean.shape[-1]
        self.cosine = Cosine(kappa, n)
        self.log_part = 0.5 * math.log(math.pi) + math.lgamma((n - 1) / 2) - math.lgamma(n / 2)
        self.log_area = math.log(2) + 0.5 * n * math.log(math.pi) - math.lgamma(n / 2)
        self.log_whole = (self.cosine.log_sum - math.log(2)).to(kappa.dtype)

    def draw(self, eps=None):
        """z and log q(z), one number; eps: standard normal noise, of one number more than z has: the last
        one's place among the normals is the quantile."""
        n = self.mean.shape[-1]
        if eps is None:
            eps = torch.randn(*self.mean.shape[:-1], n + 1, dtype=self.mean.dtype, device=self.mean.device)
        eps, u = eps[..., :n], 0.5 + 0.5 * torch.erf(eps[..., n:].double() * math.sqrt(0.5))
        gap = self.cosine.quantile(u).to(self.mean.dtype)
        aside = eps - (eps * self.mean).sum(-1, keepdim=True) * self.mean
        aside = aside / torch.sqrt((aside * aside).sum(-1, keepdim=True) + 1e-30)
        z = (1 - gap) * self.mean + torch.sqrt((gap * (2 - gap)).clamp(min=1e-30)) * aside
        return z, self.log_part - self.log_area - self.kappa * gap - self.log_whole

    def kl(self):
        """KL from the uniform distribution, one number."""
        return self.log_part - self.log_whole - self.kappa * self.cosine.mean_gap.to(self.kappa.dtype)

    def log_prior(self):
        return torch.full_like(self.kappa, -self.log_area)


class SphereHeads(nn.Module):
    """Features to a direction and how near to it draws are."""

    def __init__(self, features, width):
        super().__init__()
        self.mean = nn.Linear(features, width)
        self.kappa = nn.Linear(features, 1)

    def forward(self, h):
        return OnSphere(self.mean(h), F.softplus(self.kappa(h)))

    def sample(self, n, eps=None):
        """Every direction alike; eps: standard normal noise, [n, width]."""
        weight = self.mean.weight
        return unit(torch.randn(n, len(weight), dtype=weight.dtype, device=weight.device) if eps is None else eps)
