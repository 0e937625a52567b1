"""The variational autoencoder told, written by vaec 0.1.0 from told.vae.

>>> from told import Model
>>> model = Model(seed=1).fit(x, epochs=10)
"""
import os
from typing import Any, Callable, Dict, Optional

import numpy as np
from numpy.typing import ArrayLike

from ._engine import Engine, Library, Spec, Stream

SPEC = Spec(
    name="told",
    abi=1,
    batch=16,
    threads=1,
    streams=(
        Stream("x", 10, (10,), 0, False, (), "x", 16, "char"),
        Stream("w", 3, (3,), 0, False, (), "w"),
        Stream("c", 4, (4,), 0, False, (), "c", 9, "word"),
    ),
    targets=(0, 1, ),
    latents=(("z", 3),),
    seed=1,
    epochs=3,
)


class Model(Engine):
    """The model, in memory. One model does one thing at a time; different ones may be used by
    different threads. Arrays are read as float32, without a copy where they are that already.
    Numbers of tokens are read as int32.

    seed: of initial weights, order and noise; None: the model's, 1
    threads: None: as many as there are cores and as pay; results do not depend on it
    """

    _library = Library(SPEC, os.path.join(os.path.dirname(os.path.abspath(__file__)), "_library.so"))

    def fit(self, x: Any, w: ArrayLike, c: Any, *, epochs: Optional[int] = None, lr: Optional[float] = None,
            valid: Any = None,
            progress: Optional[Callable[[int, int, float], Any]] = None) -> "Model":
        """Trains on n rows, from the weights that the model has, with a new optimizer.

        x: [n] lines of text, str, of at most 9 characters; or the numbers of their tokens, [n, 10] of
            integers: words from 4 to 15, 3 any other word, then 2, the end, and 0 behind it
        w: [n, 3], numbers
        c: [n] lines of text, str, of at most 3 words (longer ones are cut); or the numbers of their tokens, [n, 4] of
            integers: words from 4 to 8, 3 any other word, then 2, the end, and 0 behind it
        epochs: None: the model's, 3
        lr: learning rate; None: the model's
        valid: rows to validate on after each epoch: an array, a tuple of one a stream, or a dict
        progress: called with epoch, step and loss after each step; what is true ends the training
        """
        self._train({"x": x, "w": w, "c": c}, epochs, lr, valid, progress)
        return self

    def partial_fit(self, x: Any, w: ArrayLike, c: Any) -> "Model":
        """One step on each batch of 16 of n rows, as they come; the optimizer goes on.

        x: [n] lines of text, str, of at most 9 characters; or the numbers of their tokens, [n, 10] of
            integers: words from 4 to 15, 3 any other word, then 2, the end, and 0 behind it
        w: [n, 3], numbers
        c: [n] lines of text, str, of at most 3 words (longer ones are cut); or the numbers of their tokens, [n, 4] of
            integers: words from 4 to 8, 3 any other word, then 2, the end, and 0 behind it
        """
        self._train_steps({"x": x, "w": w, "c": c})
        return self

    def transform(self, x: Any, w: ArrayLike, c: Any) -> np.ndarray:
        """The codes' means: [n, 3].

        x: [n] lines of text, str, of at most 9 characters; or the numbers of their tokens, [n, 10] of
            integers: words from 4 to 15, 3 any other word, then 2, the end, and 0 behind it
        w: [n, 3], numbers
        c: [n] lines of text, str, of at most 3 words (longer ones are cut); or the numbers of their tokens, [n, 4] of
            integers: words from 4 to 8, 3 any other word, then 2, the end, and 0 behind it
        """
        return self._encode({"x": x, "w": w, "c": c})

    def fit_transform(self, x: Any, w: ArrayLike, c: Any, **options: Any) -> np.ndarray:
        """fit, then transform, of the same rows."""
        return self.fit(x, w, c, **options).transform(x, w, c)

    def inverse_transform(self, z: ArrayLike, c: Any, greedy: bool = False,
            temperature: Optional[float] = None, top: Optional[int] = None) -> Dict[str, Any]:
        """What the decoder expects for codes z [n, 3]: a dict by the streams' names (of a label, probabilities; of tokens, lines), in the data's units.

        c: [n] lines of text, str, of at most 3 words (longer ones are cut); or the numbers of their tokens, [n, 4] of
            integers: words from 4 to 8, 3 any other word, then 2, the end, and 0 behind it
        greedy: each token is the likeliest; else it is drawn
        temperature: probabilities to the power of 1 / temperature; None: 1
        top: of the likeliest so many; None: of all
        """
        return self._decode(z, {"c": c}, (greedy, temperature, top))

    def reconstruct(self, x: Any, w: ArrayLike, c: Any, greedy: bool = False,
            temperature: Optional[float] = None, top: Optional[int] = None) -> Dict[str, Any]:
        """Rows through the means of their codes and back: a dict by the streams' names (of a label, probabilities; of tokens, lines).

        x: [n] lines of text, str, of at most 9 characters; or the numbers of their tokens, [n, 10] of
            integers: words from 4 to 15, 3 any other word, then 2, the end, and 0 behind it
        w: [n, 3], numbers
        c: [n] lines of text, str, of at most 3 words (longer ones are cut); or the numbers of their tokens, [n, 4] of
            integers: words from 4 to 8, 3 any other word, then 2, the end, and 0 behind it
        greedy: each token is the likeliest; else it is drawn
        temperature: probabilities to the power of 1 / temperature; None: 1
        top: of the likeliest so many; None: of all
        """
        return self._reconstruct({"x": x, "w": w, "c": c}, (greedy, temperature, top))

    def sample(self, n: int, c: Any, seed: Optional[int] = None, greedy: bool = False,
            temperature: Optional[float] = None, top: Optional[int] = None) -> Dict[str, Any]:
        """Draws n codes from the prior and decodes them: a dict by the streams' names (of a label, probabilities; of tokens, lines).

        c: [n] lines of text, str, of at most 3 words (longer ones are cut); or the numbers of their tokens, [n, 4] of
            integers: words from 4 to 8, 3 any other word, then 2, the end, and 0 behind it
        greedy: each token is the likeliest; else it is drawn
        temperature: probabilities to the power of 1 / temperature; None: 1
        top: of the likeliest so many; None: of all
        """
        return self._sample(n, seed, {"c": c}, (greedy, temperature, top))

    def score_samples(self, x: Any, w: ArrayLike, c: Any, samples: int = 1) -> np.ndarray:
        """Of each row the evidence lower bound, in nats: [n].

        x: [n] lines of text, str, of at most 9 characters; or the numbers of their tokens, [n, 10] of
            integers: words from 4 to 15, 3 any other word, then 2, the end, and 0 behind it
        w: [n, 3], numbers
        c: [n] lines of text, str, of at most 3 words (longer ones are cut); or the numbers of their tokens, [n, 4] of
            integers: words from 4 to 8, 3 any other word, then 2, the end, and 0 behind it
        samples: above 1: the importance-sampled log-likelihood, a tighter bound
        """
        return self._elbo({"x": x, "w": w, "c": c}, samples)

    def score(self, x: Any, w: ArrayLike, c: Any) -> float:
        """The mean of score_samples."""
        return float(np.mean(self.score_samples(x, w, c), dtype=np.float64))
