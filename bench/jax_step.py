# jax_step.py -- microseconds of one training step of a model in JAX, compiled by XLA, for `make bench`.
# usage: jax_step.py THREADS dense LOSS BATCH D H1 ... Z
#        jax_step.py THREADS conv CHANNELS BATCH
#        jax_step.py THREADS resnet|dcgan|strided|wide|grid BATCH  (networks of examples/ and of bench/models)
#        jax_step.py THREADS text sentence|names|char              (those of bench/models)
# Prints the median of about half a second and the peak of memory in MB, once for each line of standard input:
# several programs that are to be compared get their lines in turn. Forward, backward and Adam are one jitted
# function whose arguments are donated. Images are channels-last. Running averages of batchnorm, which a step of
# ours and of PyTorch's keeps, are left out; rows of text are padded to the longest there can be, so that there is one
# shape to compile.
import os
import resource
import sys
import time

os.environ["JAX_PLATFORMS"] = "cpu"
import jax
import jax.numpy as jnp
from jax import lax

threads, kind, rest = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
# XLA starts a thread for each processor that the process may use.
os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:threads])

numbers = iter(range(1000))
IMAGES = ("NHWC", "HWIO", "NHWC")


def key():
    return jax.random.PRNGKey(next(numbers))


# ---------------------------------------------------------------- layers: weights, and what is done with them


def dense(n, m):
    return {"w": jax.random.normal(key(), (n, m)) / n**0.5, "b": jnp.zeros(m)}


def conv(n, m, size=3):
    return {"w": jax.random.normal(key(), (size, size, n, m)) / (size * size * n) ** 0.5, "b": jnp.zeros(m)}


def scales(n):
    return {"w": jnp.ones(n), "b": jnp.zeros(n)}


def apply(p, h, stride=1):
    if p["w"].ndim == 2:
        return h @ p["w"] + p["b"]
    return lax.conv_general_dilated(h, p["w"], (stride, stride), "SAME", dimension_numbers=IMAGES) + p["b"]


def deconv(p, h):
    return lax.conv_transpose(h, p["w"], (2, 2), "SAME", dimension_numbers=IMAGES) + p["b"]


def normalized(h, axes):
    mean = h.mean(axes, keepdims=True)
    return (h - mean) * lax.rsqrt(((h - mean) ** 2).mean(axes, keepdims=True) + 1e-5)


def batchnorm(p, h):
    return normalized(h, (0, 1, 2)) * p["w"] + p["b"]


def layernorm(p, h):
    return normalized(h, -1) * p["w"] + p["b"]


def groupnorm(p, h, groups=8):
    apart = h.reshape(*h.shape[:3], groups, -1)
    return normalized(apart, (1, 2, 4)).reshape(h.shape) * p["w"] + p["b"]


def leaky(h):
    return jnp.where(h > 0, h, 0.2 * h)


def pool(h):
    return lax.reduce_window(h, -jnp.inf, lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")


def upsample(h):
    return h.repeat(2, 1).repeat(2, 2)


def flat(h):
    return h.reshape(h.shape[0], -1)


def heads(n, latent):
    return {"mean": dense(n, latent), "logvar": dense(n, latent)}


def drawn(p, h, noise):
    """z of N(mean, exp(logvar)), and the KL of all rows."""
    mean, logvar = apply(p["mean"], h), apply(p["logvar"], h)
    z = mean + jnp.exp(0.5 * logvar) * jax.random.normal(noise, mean.shape)
    return z, -0.5 * jnp.sum(1 + logvar - mean * mean - jnp.exp(logvar))


def bernoulli(y, x):
    return jnp.sum(jnp.maximum(y, 0) - y * x + jnp.log1p(jnp.exp(-jnp.abs(y))))


# ---------------------------------------------------------------- the networks: weights, batches, the loss of a batch


def vae(latent, features, encoder, decoder, encode, decode, shape, loss=bernoulli):
    """A model of pictures or vectors in 0 to 1, of a normal latent."""
    weights = {"encoder": encoder, "decoder": decoder, "heads": heads(features, latent)}

    def mean_loss(p, x, noise):
        z, kl = drawn(p["heads"], encode(p["encoder"], x), noise)
        return (loss(flat(decode(p["decoder"], z)), flat(x)) + kl) / x.shape[0]

    return weights, [jax.random.uniform(key(), shape) for _ in range(8)], mean_loss, None


def mlp(p, h):
    for layer in p[:-1]:
        h = jax.nn.relu(apply(layer, h))
    return apply(p[-1], h)


def dense_model(name, batch, *sizes):
    sizes = [int(s) for s in sizes]
    d, hidden, latent = sizes[0], sizes[1:-1], sizes[-1]
    return vae(latent, hidden[-1], [dense(a, b) for a, b in zip([d] + hidden, hidden)],
               [dense(a, b) for a, b in zip([latent] + hidden[::-1], hidden[::-1] + [d])],
               lambda p, x: jax.nn.relu(mlp(p, x)), mlp, (int(batch), d),
               bernoulli if name == "bernoulli" else lambda y, x: jnp.sum((y - x) ** 2))


def conv_model(channels, batch):
    c = int(channels)

    def encode(p, h):
        for layer in p[:2]:
            h = pool(jax.nn.relu(apply(layer, h)))
        return jax.nn.relu(apply(p[2], flat(h)))

    return vae(2, 256, [conv(1, c), conv(c, c), dense(c * 49, 256)], [dense(2, 256), dense(256, 784)], encode, mlp,
               (int(batch), 28, 28, 1))


def resnet(batch, c=16):
    def residual(k):
        return [conv(k, k), scales(k), conv(k, k), scales(k)]

    def part(n, k, size):
        return {"conv": conv(n, k, size), "norm": scales(k), "body": residual(k)}

    def through(p, h, stride):
        h = jax.nn.relu(batchnorm(p["norm"], apply(p["conv"], h, stride)))
        a, b, q, r = p["body"]
        return jax.nn.relu(h + batchnorm(r, apply(q, jax.nn.relu(batchnorm(b, apply(a, h))))))

    def encode(p, h):
        for layer in p[:-1]:
            h = through(layer, h, 2)
        return jax.nn.relu(apply(p[-1], flat(h)))

    def decode(p, z):
        h = jax.nn.relu(apply(p[0], z)).reshape(-1, 4, 4, 4 * c)
        for layer in p[1:-1]:
            h = through(layer, upsample(h), 1)
        return apply(p[-1], h)

    return vae(16, 128, [part(3, c, 4), part(c, 2 * c, 4), part(2 * c, 4 * c, 4), dense(64 * c, 128)],
               [dense(16, 64 * c), part(4 * c, 2 * c, 3), part(2 * c, c, 3), part(c, c, 3), conv(c, 3)], encode, decode,
               (int(batch), 32, 32, 3))


def dcgan(batch, c=32):
    def encode(p, h):
        h = leaky(apply(p[0], h, 2))
        for i in (1, 3):
            h = leaky(batchnorm(p[i + 1], apply(p[i], h, 2)))
        return flat(h)

    def decode(p, z):
        h = jax.nn.relu(batchnorm(p[1], apply(p[0], z).reshape(-1, 7, 7, 2 * c)))
        return deconv(p[4], jax.nn.relu(batchnorm(p[3], deconv(p[2], h))))

    return vae(16, 64 * c, [conv(1, c, 4), conv(c, 2 * c, 4), scales(2 * c), conv(2 * c, 4 * c), scales(4 * c)],
               [dense(16, 98 * c), scales(2 * c), conv(2 * c, c, 4), scales(c), conv(c, 1, 4)], encode, decode,
               (int(batch), 28, 28, 1))


def strided(batch):
    """Five strided convolutions each way, batchnorm and leaky_relu between them."""
    sizes = [3, 32, 64, 128, 256, 512]
    back = sizes[:0:-1]

    def encode(p, h):
        for layer, norm in p:
            h = leaky(batchnorm(norm, apply(layer, h, 2)))
        return flat(h)

    def decode(p, z):
        h = apply(p["dense"], z).reshape(-1, 2, 2, 512)
        for layer, norm in p["up"]:
            h = leaky(batchnorm(norm, deconv(layer, h)))
        return deconv(p["last"], h)

    return vae(128, 2048, [(conv(n, m, 4), scales(m)) for n, m in zip(sizes, sizes[1:])],
               {"dense": dense(128, 2048), "up": [(conv(n, m, 4), scales(m)) for n, m in zip(back, back[1:])],
                "last": conv(32, 3, 4)}, encode, decode, (int(batch), 64, 64, 3))


def wide(batch):
    """Residual blocks of 64, 128 and 256 channels with groupnorm and silu."""
    def block(k):
        return [scales(k), conv(k, k), scales(k), conv(k, k)]

    def through(p, h):
        a, b, q, r = p
        return h + apply(r, jax.nn.silu(groupnorm(q, apply(b, jax.nn.silu(groupnorm(a, h))))))

    def encode(p, h):
        h = apply(p["first"], h)
        for body, down in p["parts"]:
            h = apply(down, through(body, h), 2)
        return flat(jax.nn.silu(groupnorm(p["norm"], through(p["last"], h))))

    def decode(p, z):
        h = through(p["first"], apply(p["dense"], z).reshape(-1, 8, 8, 256))
        for up, body in p["parts"]:
            h = through(body, apply(up, upsample(h)))
        return apply(p["last"], jax.nn.silu(groupnorm(p["norm"], h)))

    return vae(64, 8 * 8 * 256, {"first": conv(3, 64), "parts": [(block(64), conv(64, 128)), (block(128), conv(128, 256))],
                                 "last": block(256), "norm": scales(256)},
               {"dense": dense(64, 8 * 8 * 256), "first": block(256),
                "parts": [(conv(256, 128), block(128)), (conv(128, 64), block(64))], "norm": scales(64), "last": conv(64, 3)},
               encode, decode, (int(batch), 32, 32, 3))


def grid(batch, codes=512, width=64):
    """A VQ-VAE: 8 by 8 places of 512 codes, learned by the gradient, straight through."""
    def block(k):
        return [conv(k, k // 4), conv(k // 4, k, 1)]

    def through(p, h):
        return h + apply(p[1], jax.nn.relu(apply(p[0], jax.nn.relu(h))))

    weights = {"encoder": [conv(3, 64, 4), conv(64, 128, 4), block(128), block(128), conv(128, width, 1)],
               "codes": jax.random.normal(key(), (codes, width)),
               "decoder": [conv(width, 128), block(128), block(128), conv(128, 64, 4), conv(64, 3, 4)]}

    def mean_loss(p, x, noise):
        e, d = p["encoder"], p["decoder"]
        h = apply(e[1], jax.nn.relu(apply(e[0], x, 2)), 2)
        h = apply(e[4], jax.nn.relu(through(e[3], through(e[2], h)))).reshape(-1, width)
        far = jnp.sum(p["codes"] ** 2, 1) - 2 * lax.stop_gradient(h) @ lax.stop_gradient(p["codes"]).T
        code = p["codes"][jnp.argmin(far, 1)]
        apart = jnp.sum((lax.stop_gradient(h) - code) ** 2) + 0.25 * jnp.sum((h - lax.stop_gradient(code)) ** 2)
        z = (h + lax.stop_gradient(code - h)).reshape(-1, 8, 8, width)
        y = jax.nn.relu(through(d[2], through(d[1], apply(d[0], z))))
        return (bernoulli(deconv(d[4], jax.nn.relu(deconv(d[3], y))), x) + apart) / x.shape[0]

    return weights, [jax.random.uniform(key(), (int(batch), 32, 32, 3)) for _ in range(8)], mean_loss, None


def recurrent(gates, n, m):
    return {"in": dense(n, gates * m), "again": dense(m, gates * m)}


def through_time(p, x, h):
    """All states [rows, steps, units] of an LSTM (with a pair of states) or a GRU from inputs x."""
    def lstm(state, a):
        h, c = state
        i, f, g, o = jnp.split(a + apply(p["again"], h), 4, 1)
        c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
        h = jax.nn.sigmoid(o) * jnp.tanh(c)
        return (h, c), h

    def gru(h, a):
        r, u, n = jnp.split(a, 3, 1)
        s, v, m = jnp.split(apply(p["again"], h), 3, 1)
        u = jax.nn.sigmoid(u + v)
        h = (1 - u) * jnp.tanh(n + jax.nn.sigmoid(r + s) * m) + u * h
        return h, h

    states = lax.scan(lstm if isinstance(h, tuple) else gru, h, apply(p["in"], x).swapaxes(0, 1))[1]
    return states.swapaxes(0, 1)


def text(name):
    words, steps, batch, embedding, reads, tells, latent = {
        "sentence": (10000, 41, 32, 256, 256, 256, 32), "names": (30, 12, 64, 24, 96, 128, 8),
        "char": (65, 64, 32, 128, 128, 128, 32)}[name]
    gates = 4 if name == "sentence" else 3
    weights = {"embed": jax.random.normal(key(), (words, embedding)), "before": jax.random.normal(key(), (words, embedding)),
               "reads": recurrent(gates, embedding, reads), "heads": heads(reads, latent), "says": dense(tells, words)}
    if name == "char":
        weights.update(position=jnp.zeros((steps, tells)), join=dense(tells + latent, tells), norm=scales(tells), layers=[
            {"norm": scales(tells), "in": dense(tells, 3 * tells), "out": dense(tells, tells), "then": scales(tells),
             "wide": dense(tells, 4 * tells), "back": dense(4 * tells, tells)} for _ in range(4)])
    else:
        weights.update(tells=recurrent(gates, embedding + latent, tells), start=dense(latent, tells * (gates - 2)))

    def attention(p, h, heads=4):
        q, k, v = (a.reshape(*h.shape[:2], heads, -1).swapaxes(1, 2) for a in jnp.split(apply(p["in"], h), 3, 2))
        near = q @ k.swapaxes(2, 3) / q.shape[3] ** 0.5
        seen = jax.nn.softmax(jnp.where(jnp.tri(h.shape[1], dtype=bool), near, -1e30)) @ v
        return apply(p["out"], seen.swapaxes(1, 2).reshape(h.shape))

    def mean_loss(p, row, noise):
        x, lengths = row
        zeros = jnp.zeros((batch, reads))
        h = through_time(p["reads"], p["embed"][x], (zeros, zeros) if gates == 4 else zeros)
        z, kl = drawn(p["heads"], h[jnp.arange(batch), lengths - 1], noise)
        told = p["before"][jnp.concatenate([jnp.ones_like(x[:, :1]), x[:, :-1]], 1)]
        everywhere = jnp.broadcast_to(z[:, None], (batch, steps, latent))
        if name == "char":
            h = apply(p["join"], jnp.concatenate([told + p["position"], everywhere], 2))
            for layer in p["layers"]:
                h = h + attention(layer, layernorm(layer["norm"], h))
                h = h + apply(layer["back"], jax.nn.gelu(apply(layer["wide"], layernorm(layer["then"], h))))
            h = layernorm(p["norm"], h)
        else:
            first = apply(p["start"], z)
            h = through_time(p["tells"], jnp.concatenate([told, everywhere], 2),
                             tuple(jnp.split(first, 2, 1)) if gates == 4 else first)
        y = apply(p["says"], h)
        nll = jax.nn.logsumexp(y, 2) - jnp.take_along_axis(y, x[:, :, None], 2)[:, :, 0]
        return (jnp.sum(nll * (jnp.arange(steps)[None] < lengths[:, None])) + kl) / batch

    batches = []
    for i in range(8):  # rows of any length, as `bench` makes them up
        lengths = jax.random.randint(key(), (batch,), 1, steps + 1)
        batches.append((jax.random.randint(key(), (batch, steps), 4, words), lengths))
    return weights, batches, mean_loss, 5.0


MODELS = {"dense": dense_model, "conv": conv_model, "resnet": resnet, "dcgan": dcgan, "strided": strided, "wide": wide,
          "grid": grid, "text": text}

# ---------------------------------------------------------------- the step

weights, batches, mean_loss, longest = MODELS[kind](*rest)  # longest: of the gradient


def adam(p, g, m, v, t):
    m = jax.tree.map(lambda a, b: 0.9 * a + 0.1 * b, m, g)
    v = jax.tree.map(lambda a, b: 0.999 * a + 0.001 * b * b, v, g)
    rate = 1e-3 * jnp.sqrt(1 - 0.999**t) / (1 - 0.9**t)
    return jax.tree.map(lambda w, a, b: w - rate * a / (jnp.sqrt(b) + 1e-8), p, m, v), m, v


def step(state, x):
    p, m, v, t, noise = state
    noise, now = jax.random.split(noise)
    value, g = jax.value_and_grad(mean_loss)(p, x, now)
    if longest:
        norm = jnp.sqrt(sum(jnp.sum(a * a) for a in jax.tree.leaves(g)))
        g = jax.tree.map(lambda a: a * jnp.minimum(1, longest / norm), g)
    p, m, v = adam(p, g, m, v, t + 1)
    return (p, m, v, t + 1, noise), value


step = jax.jit(step, donate_argnums=0)
zeros = jax.tree.map(jnp.zeros_like, weights)
state = (weights, zeros, jax.tree.map(jnp.zeros_like, weights), jnp.float32(0), key())
least = 3 if kind in ("text", "wide", "strided") else 5  # a step may take a second
for i in range(least - 1):
    state, value = step(state, batches[i])
value.block_until_ready()
for _ in sys.stdin:
    times, begin = [], time.perf_counter()
    while len(times) < least or time.perf_counter() - begin < 0.5:
        start = time.perf_counter()
        state, value = step(state, batches[len(times) % 8])
        value.block_until_ready()
        times.append(time.perf_counter() - start)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{sorted(times)[len(times) // 2] * 1e6:.1f} {memory:.0f}", flush=True)
