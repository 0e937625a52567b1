# --- pytorch_table.py: a table's columns as numbers, and what a decoder says of each; goes behind
# pytorch_objectives.py.

# ---------------------------------------------------------------- tables

def read_metadata(path):
    """{key: text} beside the tensors of a safetensors file."""
    with open(path, "rb") as f:
        size = struct.unpack("<Q", f.read(8))[0]
        return json.loads(f.read(size)).get("__metadata__", {})


class Table(StandardizedColumns):
    """The columns of a table: (name, kind), and of a category its words, or how many classes of which
    training finds the words; of an ordinal how many levels. A row is a number for each column: itself, a
    count, 0 or 1, days since 1970, which of the words, which of the levels from 0 on; NaN if missing."""

    def __init__(self, columns):
        super().__init__(len(columns))
        self.columns = [(name, kind, rest[0] if rest else 1) for name, kind, *rest in columns]
        self.words = {name: list(of) for name, kind, of in self.columns if isinstance(of, tuple)}

    def found(self, text):
        """Takes the words that training found from the weights' metadata."""
        for (name, kind, _), line in zip(self.columns, csv.reader(text.splitlines())):
            if kind == "category" and name not in self.words:
                self.words[name] = [word for word in line if word]

    def classes(self, i):
        of = self.columns[i][2]
        return len(of) if isinstance(of, tuple) else of

    def numbers(self, columns):
        """Rows of {name: values}: words, dates as text or datetime.date, levels from 1 on, flags as
        0 and 1; None or NaN where a value is missing."""
        rows = []
        for i, (name, kind, _) in enumerate(self.columns):
            rows.append([self.number(i, kind, name, value) for value in columns[name]])
        return torch.tensor(rows, dtype=torch.float64).T

    def number(self, i, kind, name, value):
        if value is None or value != value:
            return math.nan
        if kind == "category":
            words = self.words[name]
            other = math.nan if isinstance(self.columns[i][2], tuple) else self.classes(i) - 1
            return words.index(value) if value in words else other
        if kind == "date":
            day = datetime.date.fromisoformat(value[:10]) if isinstance(value, str) else value
            return (day - datetime.date(1970, 1, 1)).days
        return float(value) - (kind == "ordinal")

    def likeliest(self, said):
        """{name: values} of what decode says, as `numbers` takes them: the likeliest words and flags, the
        level that half of the probability reaches, the mean of all else (the median of a logarithm)."""
        columns = {}
        for i, (name, kind, _) in enumerate(self.columns):
            x = said[name].detach().cpu()
            if kind == "category":
                words = self.words[name]
                columns[name] = [words[k] for k in x[:, :len(words)].argmax(1).tolist()]
            elif kind == "ordinal":
                below = x.double().cumsum(1)[:, :-1] < 0.5
                columns[name] = (1 + below.sum(1)).tolist()
            elif kind == "flag":
                columns[name] = (x > 0.5).long().tolist()
            elif kind == "date":
                columns[name] = [(datetime.date(1970, 1, 1) + datetime.timedelta(math.floor(v + 0.5))).isoformat()
                                 for v in x.tolist()]
            else:
                columns[name] = x.round().long().tolist() if kind == "count" else x.tolist()
        return columns

    def cells(self, x):
        """Rows as their likelihood sees them: numbers and dates standardized, 0 where one is missing."""
        x = x.reshape(-1, len(self.columns)).double()
        logs = torch.tensor([kind == "log" for _, kind, _ in self.columns], device=x.device)
        scaled = torch.tensor([kind in ("number", "log", "date") for _, kind, _ in self.columns], device=x.device)
        x = torch.where(scaled, self.standardize(torch.where(logs, torch.log(x), x)).double(), x)
        return torch.where(torch.isnan(x), 0, x).to(self.std.dtype)

    def forward(self, x):
        """Rows as the networks see them: one-hot codes, flags as -1 and 1, numbers standardized; 0 where
        one is missing."""
        x = x.reshape(-1, len(self.columns))
        cells, known, parts = self.cells(x), (~torch.isnan(x)).to(self.std.dtype), []
        for i, (_, kind, _) in enumerate(self.columns):
            each, here = cells[:, i:i + 1], known[:, i:i + 1]
            if kind in ("category", "ordinal"):
                each = here * F.one_hot(each[:, 0].long(), self.classes(i))
            elif kind == "flag":
                each = here * (2 * each - 1)
            elif kind == "count":
                each = here * (torch.log1p(each) - self.mean[i]) / self.std[i]
            parts.append(each)
        return torch.cat(parts, 1)

    def nll(self, heads, x, h):
        """-log p of each column, in nats and in units of the data: [n, columns]."""
        return torch.stack([head.nll(x[:, i], h, self.mean[i], self.std[i])
                            for i, head in enumerate(heads.values())], 1)

    def says(self, heads, h):
        """{column: what is expected, in the data's units}: [n], of words and levels the probability of each."""
        return {name: head.says(h, self.mean[i], self.mean_low[i], self.std[i])
                for i, ((name, _, _), head) in enumerate(zip(self.columns, heads.values()))}


class NumberHeads(nn.Module):
    """A number, standardized: the mean and the log variance of a normal; log: of its logarithm."""

    def __init__(self, features, floor, log=False):
        super().__init__()
        self.floor, self.log = floor, log
        self.mean = nn.Linear(features, 1)
        self.logvar = nn.Linear(features, 1)

    def nll(self, x, h, mean, std):
        least = 2 * math.log(self.floor)
        p, logvar = self.mean(h)[:, 0], least + F.softplus(self.logvar(h)[:, 0] - least)
        unit = torch.log(std) + (mean + std * x if self.log else 0)
        return 0.5 * (logvar + (x - p) ** 2 * torch.exp(-logvar) + math.log(2 * math.pi)) + unit

    def says(self, h, mean, low, std):
        x = mean.double() + (low.double() + std.double() * self.mean(h)[:, 0].double())
        return torch.exp(x) if self.log else x


class CountHeads(nn.Module):
    """A count: the log rate, in deviations of log(1 + x), and the log size of a negative binomial."""

    def __init__(self, features, floor):
        super().__init__()
        self.floor = floor
        self.lograte = nn.Linear(features, 1)
        self.logsize = nn.Linear(features, 1)

    def rate(self, h, mean, std):
        return mean + std * self.lograte(h)[:, 0]

    def nll(self, x, h, mean, std):
        p, least, most = self.rate(h, mean, std), math.log(self.floor), math.log(1e6)
        logsize = most - F.softplus(most - least - F.softplus(self.logsize(h)[:, 0] - least))
        return nb_deviance(p, logsize, x) + lgamma_rest(x) + nb_rest(logsize, x)

    def says(self, h, mean, low, std):
        return torch.exp(self.rate(h, mean, std))


class CategoryHeads(nn.Module):
    """One of several words: logits."""

    def __init__(self, features, classes):
        super().__init__()
        self.logits = nn.Linear(features, classes)

    def nll(self, x, h, mean, std):
        return F.cross_entropy(self.logits(h), x.long(), reduction="none")

    def says(self, h, mean, low, std):
        return torch.softmax(self.logits(h), 1)


class FlagHeads(nn.Module):
    """0 or 1: the logit."""

    def __init__(self, features):
        super().__init__()
        self.logit = nn.Linear(features, 1)

    def nll(self, x, h, mean, std):
        p = self.logit(h)[:, 0]
        return F.softplus(p) - x * p

    def says(self, h, mean, low, std):
        return torch.sigmoid(self.logit(h)[:, 0])


class OrdinalHeads(nn.Module):
    """Ordered logits (McCullagh 1980): P(x <= j) = sigmoid(cut[j] - l), learned cuts in rising order."""

    def __init__(self, features, levels):
        super().__init__()
        self.start = math.log(math.expm1(1))  # softplus of it is 1
        self.location = nn.Linear(features, 1)
        self.cuts = nn.Parameter(torch.full((levels - 1,), self.start))

    def log_share(self, h):
        gap = F.softplus(self.cuts[1:]) + 1e-3
        first = self.cuts[:1] - (self.start + 0.5 * len(gap))
        cut = torch.cat((first, first + torch.cumsum(gap, 0)))
        l = self.location(h)
        between = F.pad(torch.log(-torch.expm1(-gap)), (1, 1)) if len(gap) else 0
        return between - F.pad(F.softplus(l - cut), (0, 1)) - F.pad(F.softplus(cut - l), (1, 0))

    def nll(self, x, h, mean, std):
        return F.nll_loss(self.log_share(h), x.long(), reduction="none")

    def says(self, h, mean, low, std):
        return torch.exp(self.log_share(h))
