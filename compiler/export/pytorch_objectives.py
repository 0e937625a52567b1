# --- pytorch_objectives.py: losses of the whole batch, and schedules; goes behind pytorch_priors.py.

# ---------------------------------------------------------------- objectives of the whole batch

def pair_log_shares(z, rows, weighted):
    """How much row j counts in the estimate of log q(z_i) over a data set of so many rows, as
    logarithms [n, n] (Chen et al. 2018, appendix C)."""
    n = z.shape[0]
    if weighted:
        return torch.full_like(z[:, :1], -math.log(n * rows)).expand(-1, n)
    others = max(n - 1, 1)
    share = torch.full_like(z[:, :1], 1 / others).repeat(1, n)
    i = torch.arange(n, device=z.device)
    share[i, (i + 1) % n] = (rows - others) / (rows * others)
    share[i, i] = 1 / rows
    return torch.log(share)


def pairs_log_prob(q, z):
    """log q(z_i|x_j) of each dimension: [i, j, d]."""
    return Normal(q.mean[None], q.logvar[None]).log_prob(z[:, None])


def apart(x):
    """x, and the same as a beginning: what is made of that brings x no gradient."""
    return x, x.detach().requires_grad_(x.requires_grad)


def carried_gradient(loss, drawn, begun):
    """0, whose gradient by what was drawn is that of a loss by what began there."""
    if not all(x.requires_grad for x in begun):
        return 0
    grads = torch.autograd.grad(loss, begun, retain_graph=True)
    return sum(((x - x.detach()) * d).sum() for x, d in zip(drawn, grads))


def slope_along(mean, v=None):
    """The sum over rows of v'mean; v: a standard normal direction of each row."""
    mean = mean.flatten(1)
    return (mean * (torch.randn_like(mean) if v is None else v)).sum()


def mmd(z, prior, scale, rbf):
    """The squared maximum mean discrepancy between two samples, unbiased (Gretton et al. 2012)."""
    n, c = z.shape[0], 2 * z.shape[1] * scale ** 2
    if n == 1:
        return 0  # nothing to compare

    def kernel(u, v):
        d = ((u[:, None] - v[None]) ** 2).sum(-1)
        return torch.exp(-d / c) if rbf else c / (c + d)

    apart = 1 - torch.eye(n, dtype=z.dtype, device=z.device)
    same = ((kernel(z, z) + kernel(prior, prior)) * apart).sum() / (n * (n - 1))
    return same - 2 * kernel(z, prior).mean()


def covariance_penalty(mean, variance, off, diagonal):
    """How far the covariance of the latents is from the identity (Kumar et al. 2018); variance: of
    each row's draws, to be counted in, or None."""
    if mean.shape[0] == 1:
        return 0  # one row has none
    centered = mean - mean.mean(0)
    covariance = centered.T @ centered / mean.shape[0]
    spread = torch.diagonal(covariance)
    others = (covariance ** 2).sum() - (spread ** 2).sum()
    if variance is not None:
        spread = spread + variance.mean(0)
    return off * others + diagonal * ((spread - 1) ** 2).sum()


# ---------------------------------------------------------------- schedules

def ramp(at, start, end, cosine=False):
    """From start to end while `at` goes from 0 to 1, in a straight line or along half a cosine."""
    part = min(max(at, 0.0), 1.0)
    if cosine:
        part = 0.5 * (1 - math.cos(math.pi * part))
    return start + (end - start) * part


def cycle(at, start, end, cycles, ratio):
    """In each of equal cycles from start to end during `ratio` of it, then at end."""
    if at >= 1:
        return end
    part = max(at, 0.0) * max(cycles, 1)
    return ramp((part - math.floor(part)) / ratio, start, end) if ratio > 0 else end
