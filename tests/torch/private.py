"""Models that are trained privately: each row's gradient by itself, shortened, in a plain loop."""

import torch


def make(models):
    """The same models as others, under private training. clip lies between the norms of the rows."""

    def private(base, clip_):
        class Private(base):
            clip = clip_

            def gradients(self, x, y, eps):
                loss, recon, kl = self.losses(x, y, eps)
                said = dict(getattr(self, "said", {}))  # of all rows
                names = [n for n, _ in self.named_parameters()]
                total, shortened = None, 0
                for i in range(len(x)):
                    one = self.losses(x[i:i + 1], None if y is None else y[i:i + 1], eps[i:i + 1])[0]
                    row = torch.autograd.grad(one, list(self.parameters()))
                    norm = torch.sqrt(sum((g ** 2).sum() for g in row))
                    shortened += bool(norm > self.clip)
                    factor = torch.clamp(self.clip / norm, max=1) / len(x)
                    row = [factor * g for g in row]
                    total = row if total is None else [a + b for a, b in zip(total, row)]
                assert 0 < shortened < len(x), shortened
                self.said = said
                return loss, recon, kl, dict(zip(names, total))

        return Private

    return {name: private(base, clip) for name, (base, clip) in models.items()}
