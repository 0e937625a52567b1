# jax_step.py -- microseconds of one training step of a model in JAX, compiled by XLA, for `make bench`.
# usage: jax_step.py THREADS dense LOSS BATCH D H1 ... Z
#        jax_step.py THREADS conv CHANNELS BATCH
# Prints the median of about half a second and the peak of memory in MB, once for each line of standard input:
# several programs that are to be compared get their lines in turn. Forward, backward and Adam are one jitted
# function whose arguments are donated.
import os
import resource
import sys
import time

os.environ["JAX_PLATFORMS"] = "cpu"
import jax
import jax.numpy as jnp

threads, kind, rest = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
# XLA starts a thread for each processor that the process may use.
os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:threads])

names = iter(range(1000))


def key():
    return jax.random.PRNGKey(next(names))


def dense(n, m):
    return {"w": jax.random.normal(key(), (n, m)) / n**0.5, "b": jnp.zeros(m)}


def conv(n, m):
    return {"w": jax.random.normal(key(), (3, 3, n, m)) / (9 * n) ** 0.5, "b": jnp.zeros(m)}


def apply(p, h):
    if p["w"].ndim == 2:
        return h @ p["w"] + p["b"]
    return jax.lax.conv_general_dilated(h, p["w"], (1, 1), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC")) + p["b"]


def pool(h):
    return jax.lax.reduce_window(h, -jnp.inf, jax.lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")


if kind == "dense":
    loss, batch, sizes = rest[0], int(rest[1]), [int(s) for s in rest[2:]]
    d, hidden, latent = sizes[0], sizes[1:-1], sizes[-1]
    weights = {"encoder": [dense(a, b) for a, b in zip([d] + hidden, hidden)],
               "decoder": [dense(a, b) for a, b in zip([latent] + hidden[::-1], hidden[::-1] + [d])]}

    def encode(p, x):
        for layer in p["encoder"]:
            x = jax.nn.relu(apply(layer, x))
        return x
else:
    loss, c, batch, latent, d, hidden = "bernoulli", int(rest[0]), int(rest[1]), 2, 784, [256]
    weights = {"encoder": [conv(1, c), conv(c, c), dense(c * 49, 256)], "decoder": [dense(2, 256), dense(256, 784)]}

    def encode(p, x):
        h = x.reshape(-1, 28, 28, 1)
        for layer in p["encoder"][:2]:
            h = pool(jax.nn.relu(apply(layer, h)))
        return jax.nn.relu(apply(p["encoder"][2], h.reshape(h.shape[0], -1)))


weights["mean"], weights["logvar"] = dense(hidden[-1], latent), dense(hidden[-1], latent)


def mean_loss(p, x, noise):
    h = encode(p, x)
    mean, logvar = apply(p["mean"], h), apply(p["logvar"], h)
    y = mean + jnp.exp(0.5 * logvar) * jax.random.normal(noise, mean.shape)
    for layer in p["decoder"][:-1]:
        y = jax.nn.relu(apply(layer, y))
    y = apply(p["decoder"][-1], y)
    if loss == "bernoulli":
        recon = jnp.sum(jnp.maximum(y, 0) - y * x + jnp.log1p(jnp.exp(-jnp.abs(y))))
    else:
        recon = jnp.sum((y - x) ** 2)
    return (recon - 0.5 * jnp.sum(1 + logvar - mean * mean - jnp.exp(logvar))) / x.shape[0]


def adam(p, g, m, v, t):
    m = jax.tree.map(lambda a, b: 0.9 * a + 0.1 * b, m, g)
    v = jax.tree.map(lambda a, b: 0.999 * a + 0.001 * b * b, v, g)
    rate = 1e-3 * jnp.sqrt(1 - 0.999**t) / (1 - 0.9**t)
    return jax.tree.map(lambda w, a, b: w - rate * a / (jnp.sqrt(b) + 1e-8), p, m, v), m, v


def step(state, x):
    p, m, v, t, noise = state
    noise, now = jax.random.split(noise)
    value, g = jax.value_and_grad(mean_loss)(p, x, now)
    p, m, v = adam(p, g, m, v, t + 1)
    return (p, m, v, t + 1, noise), value


step = jax.jit(step, donate_argnums=0)
zeros = jax.tree.map(jnp.zeros_like, weights)
state = (weights, zeros, jax.tree.map(jnp.zeros_like, weights), jnp.float32(0), key())
batches = [jax.random.uniform(key(), (batch, d)) for _ in range(8)]
for i in range(4):
    state, value = step(state, batches[i])
value.block_until_ready()
for _ in sys.stdin:
    times, begin = [], time.perf_counter()
    while len(times) < 5 or time.perf_counter() - begin < 0.5:
        start = time.perf_counter()
        state, value = step(state, batches[len(times) % 8])
        value.block_until_ready()
        times.append(time.perf_counter() - start)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{sorted(times)[len(times) // 2] * 1e6:.1f} {memory:.0f}", flush=True)
