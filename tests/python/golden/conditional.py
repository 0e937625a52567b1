"""The variational autoencoder conditional, written by vaec 0.1.0 from conditional.vae.

>>> from conditional import Model
>>> model = Model(seed=1).fit(x, epochs=10)
"""
import os
from typing import Any, Callable, Optional

import numpy as np
from numpy.typing import ArrayLike

from ._engine import Engine, Library, Spec, Stream

SPEC = Spec(
    name="conditional",
    abi=1,
    batch=128,
    threads=1,
    streams=(
        Stream("x", 7, (7,), 0, False, (), "x"),
        Stream("y", 3, (3,), 3, False, (), "y"),
    ),
    targets=(0, ),
    latents=(("z", 2),),
    seed=1,
    epochs=10,
)


class Model(Engine):
    """The model, in memory. One model does one thing at a time; different ones may be used by
    different threads. Arrays are read as float32, without a copy where they are that already.

    seed: of initial weights, order and noise; None: the model's, 1
    threads: None: as many as there are cores and as pay; results do not depend on it
    """

    _library = Library(SPEC, os.path.join(os.path.dirname(os.path.abspath(__file__)), "_library.so"))

    def fit(self, x: ArrayLike, y: ArrayLike, *, epochs: Optional[int] = None, lr: Optional[float] = None,
            valid: Any = None,
            progress: Optional[Callable[[int, int, float], Any]] = None) -> "Model":
        """Trains on n rows, from the weights that the model has, with a new optimizer.

        x: [n, 7], numbers
        y: [n], classes from 0 to 2, or one-hot [n, 3]
        epochs: None: the model's, 10
        lr: learning rate; None: the model's
        valid: rows to validate on after each epoch: an array, a tuple of one a stream, or a dict
        progress: called with epoch, step and loss after each step; what is true ends the training
        """
        self._train({"x": x, "y": y}, epochs, lr, valid, progress)
        return self

    def partial_fit(self, x: ArrayLike, y: ArrayLike) -> "Model":
        """One step on each batch of 128 of n rows, as they come; the optimizer goes on.

        x: [n, 7], numbers
        y: [n], classes from 0 to 2, or one-hot [n, 3]
        """
        self._train_steps({"x": x, "y": y})
        return self

    def transform(self, x: ArrayLike, y: ArrayLike) -> np.ndarray:
        """The codes' means: [n, 2].

        x: [n, 7], numbers
        y: [n], classes from 0 to 2, or one-hot [n, 3]
        """
        return self._encode({"x": x, "y": y})

    def fit_transform(self, x: ArrayLike, y: ArrayLike, **options: Any) -> np.ndarray:
        """fit, then transform, of the same rows."""
        return self.fit(x, y, **options).transform(x, y)

    def inverse_transform(self, z: ArrayLike, y: ArrayLike) -> np.ndarray:
        """What the decoder expects for codes z [n, 2]: [n, 7], in the data's units.

        y: [n], classes from 0 to 2, or one-hot [n, 3]
        """
        return self._decode(z, {"y": y})

    def reconstruct(self, x: ArrayLike, y: ArrayLike) -> np.ndarray:
        """Rows through the means of their codes and back: [n, 7].

        x: [n, 7], numbers
        y: [n], classes from 0 to 2, or one-hot [n, 3]
        """
        return self._reconstruct({"x": x, "y": y})

    def sample(self, n: int, y: ArrayLike, seed: Optional[int] = None) -> np.ndarray:
        """Draws n codes from the prior and decodes them: [n, 7].

        y: [n], classes from 0 to 2, or one-hot [n, 3]
        """
        return self._sample(n, seed, {"y": y})

    def score_samples(self, x: ArrayLike, y: ArrayLike, samples: int = 1) -> np.ndarray:
        """Of each row the evidence lower bound, in nats: [n].

        x: [n, 7], numbers
        y: [n], classes from 0 to 2, or one-hot [n, 3]
        samples: above 1: the importance-sampled log-likelihood, a tighter bound
        """
        return self._elbo({"x": x, "y": y}, samples)

    def score(self, x: ArrayLike, y: ArrayLike) -> float:
        """The mean of score_samples."""
        return float(np.mean(self.score_samples(x, y), dtype=np.float64))
