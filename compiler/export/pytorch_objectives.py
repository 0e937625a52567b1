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


def windows_alike(x, y, window):
    """Of pictures [n, c, h, w] with values from 0 to 1: contrast and structure, and these with luminance, of each row:
    the means over gaussian windows of deviation 1.5 (Wang et al. 2004)."""
    at = torch.arange(window, dtype=x.dtype, device=x.device) - (window - 1) / 2
    w = torch.exp(-at ** 2 / 4.5)
    w = (w / w.sum()).expand(x.shape[1], 1, 1, window)

    def blur(v):
        return F.conv2d(F.conv2d(v, w, groups=len(w)), w.transpose(2, 3), groups=len(w))

    mx, my = blur(x), blur(y)
    structure = (2 * (blur(x * y) - mx * my) + 0.0009) / (blur(x * x) - mx ** 2 + blur(y * y) - my ** 2 + 0.0009)
    light = (2 * mx * my + 0.0001) / (mx ** 2 + my ** 2 + 0.0001)
    return structure.flatten(1).mean(1), (structure * light).flatten(1).mean(1)


def similarity(x, y, scales, window):
    """SSIM of each row's pictures [n, height, width, channels], at several scales as Wang et al. (2003)."""
    x, y = channels_first(x), channels_first(y)
    weight, product = (0.0448, 0.2856, 0.3001, 0.2363, 0.1333)[:scales], 1
    for i, share in enumerate(weight):
        structure, alike = windows_alike(x, y, window)
        if scales == 1:
            return alike
        product = product * (structure if i + 1 < scales else alike).clamp(min=1e-4) ** (share / sum(weight))
        x, y = F.avg_pool2d(x, 2), F.avg_pool2d(y, 2)
    return product


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
