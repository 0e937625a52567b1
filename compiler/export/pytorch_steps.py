# --- pytorch_steps.py: rows of tokens and series: stages that know where a row ends, telling rows a token at a time, and lines of
# text as rows; goes behind pytorch_table.py.

# ---------------------------------------------------------------- rows of tokens

class Token:
    """Numbers that are no words: padding behind a row's end, the begin, the end, any other word."""
    pad, bos, eos, unk = range(4)


def steps_of(x):
    """Where rows [n, steps] have a token: behind their end there is padding."""
    return x != Token.pad


def one_step_late(x):
    """What stands before each step of rows [n, steps]: the begin, and all tokens but the last."""
    return F.pad(x[:, :-1], (1, 0), value=Token.bos)


def steps_behind(previous):
    """Where rows have a step, by what stands before it: behind the end there is none."""
    return (previous != Token.pad) & (previous != Token.eos)


def steps_in(x):
    """Where rows [n, steps, channels] of a series have a step: as far as the last one that is not NaN."""
    return (~torch.isnan(x)).any(-1).flip(1).cumsum(1).flip(1) > 0


def filled(x):
    """A series with 0 behind each row's last step."""
    return torch.where(torch.isnan(x), 0, x)


def every_step(z, steps):
    """Steps that are made in one go, for each row of z: none is behind an end."""
    return torch.ones(z.shape[0], steps, dtype=torch.bool, device=z.device)


class StepsMask(nn.Module):
    """In training: runs of `block` steps of a series are hidden with probability p: 0, or the means of `columns`.
    `hidden` is 1 where the last batch was, [n, steps, 1]."""

    def __init__(self, p, block=1, columns=None):
        super().__init__()
        self.p, self.block, self.u, self.hidden = p, block, None, None
        self.columns = [columns]  # in a list: its tensors are saved elsewhere

    def forward(self, x):
        if not self.training:
            self.hidden = torch.ones_like(x[..., :1])  # nothing is, and all counts
            return x
        sides = (x.shape[0], x.shape[1] // self.block)
        keep = (torch.rand(sides, device=x.device) if self.u is None else self.u.reshape(sides)) > self.p
        keep = keep.repeat_interleave(self.block, 1)[..., None].to(x)
        self.hidden = 1 - keep
        mean = 0 if self.columns[0] is None else self.columns[0].mean.reshape(x.shape[1:])
        return mean + keep * (x - mean)


class WordDropout(nn.Module):
    """In training: words become the unknown one with probability p; begin, end and padding stay."""

    def __init__(self, p):
        super().__init__()
        self.p, self.u = p, None

    def forward(self, x):
        if not self.training:
            return x
        u = torch.rand(x.shape, device=x.device) if self.u is None else self.u.reshape(x.shape)
        return torch.where((u > self.p) | (x <= Token.unk), x, Token.unk)


class Positions(nn.Module):
    """Adds a vector for each step: which step it is. `states`: see tell."""

    def __init__(self, steps, width):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(steps, width))

    def forward(self, x, states=None):
        first = 0 if states is None else states.get(self, 0)
        if states is not None:
            states[self] = first + x.shape[1]
        return x + self.weight[first:first + x.shape[1]]


class Sinusoids(nn.Module):
    """The same by sines and cosines of it, which nobody learns. `states`: see tell."""

    def __init__(self, width):
        super().__init__()
        self.width = width

    def forward(self, x, states=None):
        first = 0 if states is None else states.get(self, 0)
        if states is not None:
            states[self] = first + x.shape[1]
        step = torch.arange(first, first + x.shape[1], device=x.device).to(x)[:, None]
        number = torch.arange(self.width, device=x.device)
        angle = step / 10000 ** (2 * (number // 2) / self.width).to(x)
        return x + torch.where(number % 2 == 0, torch.sin(angle), torch.cos(angle))


class WordMask(nn.Module):
    """In training: runs of `block` words become the unknown one with probability p; begin, end and padding stay.
    `hidden` is 1 where the last batch was, [n, steps]."""

    def __init__(self, p, block=1):
        super().__init__()
        self.p, self.block, self.u, self.hidden = p, block, None, None

    def forward(self, x):
        if not self.training:
            self.hidden = torch.ones_like(x)  # nothing is, and all counts
            return x
        sides = (x.shape[0], x.shape[1] // self.block)
        keep = (torch.rand(sides, device=x.device) if self.u is None else self.u.reshape(sides)) > self.p
        keep = keep.repeat_interleave(self.block, 1)
        self.hidden = (~keep & (x >= Token.unk)).long()
        return torch.where(keep | (x <= Token.unk), x, Token.unk)


class StepsConv(nn.Conv1d):
    """Of each step and its neighbours, so many before and behind it; 0 beyond a row's ends. `states`: see tell."""

    def __init__(self, *args, pad, **kwargs):
        super().__init__(*args, **kwargs)
        self.pad = pad

    def forward(self, x, mask, states=None):
        x = (x * mask[..., None]).transpose(1, 2)
        if states is None:
            return super().forward(F.pad(x, self.pad)).transpose(1, 2)
        before = states.get(self, x.new_zeros(*x.shape[:2], self.pad[0]))
        x = torch.cat((before, x), 2)
        states[self] = x[:, :, x.shape[2] - self.pad[0]:]
        return super().forward(x).transpose(1, 2)


class Pool(nn.Module):
    """One vector of all steps that a row has: the last one's, their mean, or the largest of each number."""

    def __init__(self, of):
        super().__init__()
        self.of = of

    def forward(self, x, mask):
        if self.of == "last":
            return x[torch.arange(len(x), device=x.device), mask.sum(1) - 1]
        if self.of == "mean":
            return (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return x.masked_fill(~mask[..., None], -1e30).amax(1)


class FlattenSteps(nn.Module):
    """All steps side by side, 0 behind a row's end."""

    def forward(self, x, mask):
        return (x * mask[..., None]).flatten(1)


def held(h, mask):
    """States [n, steps, units]; behind a row's end those of its last step."""
    last = h[torch.arange(len(h), device=h.device), mask.sum(1) - 1]
    return torch.where(mask[..., None], h, last[:, None])


class GRU(nn.GRU):
    """From the first step to the last. start: the width of what makes the first state, which is 0 otherwise. `states`:
    see tell."""

    def __init__(self, width, units, start=None):
        super().__init__(width, units, batch_first=True)
        if start is not None:
            self.start = nn.Linear(start, units)

    def forward(self, x, mask, start=None, states=None):
        first = None if start is None else self.start(start)[None]
        if states is not None:
            first = states.get(self, first)
        h, last = super().forward(x, first)
        if states is not None:
            states[self] = last
        return held(h, mask)


class LSTM(nn.LSTM):
    """The same with cells; `start` makes the first ones, too."""

    def __init__(self, width, units, start=None):
        super().__init__(width, units, batch_first=True)
        if start is not None:
            self.start = nn.Linear(start, 2 * units)

    def forward(self, x, mask, start=None, states=None):
        first = None
        if start is not None:
            first = tuple(part[None].contiguous() for part in self.start(start).chunk(2, -1))
        if states is not None:
            first = states.get(self, first)
        h, last = super().forward(x, first)
        if states is not None:
            states[self] = last
        return held(h, mask)


def packed(layer, x, mask, first):
    """What a recurrent layer makes of rows that end, 0 behind their ends."""
    rows = nn.utils.rnn.pack_padded_sequence(x, mask.sum(1).cpu(), batch_first=True, enforce_sorted=False)
    return nn.utils.rnn.pad_packed_sequence(layer(rows, first)[0], batch_first=True, total_length=x.shape[1])[0]


class BothGRU(nn.GRU):
    """From the first step to the last, and beside it from the last to the first: [n, steps, 2 units]."""

    def __init__(self, width, units, start=None):
        super().__init__(width, units, batch_first=True, bidirectional=True)
        if start is not None:
            self.start = nn.Linear(start, 2 * units)

    def forward(self, x, mask, start=None):
        first = None if start is None else torch.stack(self.start(start).chunk(2, -1))
        return packed(super().forward, x, mask, first)


class BothLSTM(nn.LSTM):
    """The same with cells; `start` makes a state and cells for each direction."""

    def __init__(self, width, units, start=None):
        super().__init__(width, units, batch_first=True, bidirectional=True)
        if start is not None:
            self.start = nn.Linear(start, 4 * units)

    def forward(self, x, mask, start=None):
        first = None
        if start is not None:
            parts = self.start(start).chunk(4, -1)
            first = torch.stack(parts[::2]), torch.stack(parts[1::2])
        return packed(super().forward, x, mask, first)


class Attention(nn.Module):
    """Every step, or place of an image, asks all of them in so many heads, or those of `over`, which have so many
    numbers; causal: those up to it alone. Tensors are those of nn.MultiheadAttention. `states`: see tell."""

    def __init__(self, width, heads, causal=False, over=None):
        super().__init__()
        self.heads, self.causal, self.together = heads, causal, over in (None, width)
        if self.together:
            self.in_proj_weight = nn.Parameter(torch.empty(3 * width, width))
            nn.init.xavier_uniform_(self.in_proj_weight)
        else:
            self.q_proj_weight = nn.Parameter(torch.empty(width, width))
            self.k_proj_weight = nn.Parameter(torch.empty(width, over))
            self.v_proj_weight = nn.Parameter(torch.empty(width, over))
            for weight in (self.q_proj_weight, self.k_proj_weight, self.v_proj_weight):
                nn.init.xavier_uniform_(weight)
        self.in_proj_bias = nn.Parameter(torch.zeros(3 * width))
        self.out_proj = nn.Linear(width, width)

    def parts(self, x, others):
        """Queries, keys and values."""
        weights = self.in_proj_weight.chunk(3) if self.together else (
            self.q_proj_weight, self.k_proj_weight, self.v_proj_weight)
        return [F.linear(s, w, b) for s, w, b in zip((x, others, others), weights, self.in_proj_bias.chunk(3))]

    def forward(self, x, mask=None, over=None, over_mask=None, states=None):
        steps = lambda s: channels_last(s).flatten(1, 2) if s.dim() == 4 else s
        seen = mask if over is None else over_mask
        q, k, v = self.parts(steps(x), steps(x if over is None else over))
        if states is not None:  # those before are kept
            before = states.get(self, (k[:, :0], v[:, :0]))
            k, v = states[self] = torch.cat((before[0], k), 1), torch.cat((before[1], v), 1)
            seen = None
        q, k, v = (s.unflatten(-1, (self.heads, -1)).transpose(1, 2) for s in (q, k, v))
        score = q @ k.transpose(2, 3) / math.sqrt(q.shape[-1])
        if self.causal:
            late = torch.ones(q.shape[2], k.shape[2], dtype=torch.bool, device=x.device)
            score = score.masked_fill(late.triu(1 + k.shape[2] - q.shape[2]), -math.inf)
        if seen is not None:
            score = score.masked_fill(~seen[:, None, None], -math.inf)
        h = (torch.softmax(score, -1) @ v).transpose(1, 2).flatten(2)
        h = self.out_proj(h if mask is None else h * mask[..., None])
        return h if x.dim() != 4 else channels_first(h.reshape(channels_last(x).shape))


# ---------------------------------------------------------------- telling rows

def choose(logits, greedy, temperature, top):
    """A token of each row of logits [n, words]: the likeliest, or one drawn by p ** (1 / temperature), of the `top`
    likeliest (0: of all). Padding and the begin are never told."""
    logits = logits.clone()
    logits[:, :Token.eos] = -math.inf
    if greedy:
        return logits.argmax(-1)
    if top:
        least = logits.topk(min(top, logits.shape[1]), -1).values[:, -1:]
        logits = logits.masked_fill(logits < least, -math.inf)
    return torch.multinomial(torch.softmax(logits / temperature, -1), 1)[:, 0]


def tell(says, like, steps, greedy=False, temperature=1.0, top=0, begin=None):
    """Rows of tokens [n, steps], one step at a time. says(previous, states): logits [n, 1, words] of the next
    token, given the one before it, [n, 1], and `states`, a dict in which stages keep what they need of earlier
    steps. like: has n rows. begin: rows [n, k] that are gone on with from their end, or padding, on."""
    x = torch.zeros(len(like), steps, dtype=torch.long, device=like.device)
    previous, states = torch.full_like(x[:, :1], Token.bos), {}
    over = torch.zeros(len(like), dtype=torch.bool, device=like.device)
    for t in range(steps):
        token = choose(says(previous, states)[:, 0], greedy, temperature, top)
        if begin is not None and t < begin.shape[1]:
            token = torch.where(begin[:, t] > Token.eos, begin[:, t].to(token), token)
        x[:, t] = token.masked_fill(over, Token.pad)
        over = over | (token == Token.eos)
        if bool(over.all()):
            break
        previous = x[:, t:t + 1]
    return x


def tell_at_once(logits, greedy=False, temperature=1.0, top=0):
    """Rows of tokens [n, steps] from the logits of all steps, [n, steps, words]."""
    x = choose(logits.flatten(0, 1), greedy, temperature, top).reshape(logits.shape[:2])
    ends = (x == Token.eos).long()
    return x.masked_fill(ends.cumsum(1) > ends, Token.pad)


# ---------------------------------------------------------------- lines of text

class Words:
    """Lines of text as rows of so many tokens, and back; unit: what a token is (byte, char, word, atom or id).
    `words` are those that training found: the first has the number 4."""

    def __init__(self, steps, unit, truncate=False):
        self.steps, self.unit, self.truncate, self.words = steps, unit, truncate, []

    def found(self, text):
        """Takes the words from the weights' metadata: one a line, bytes as two digits to the base of 16."""
        self.words = text.split("\n")[:-1]
        if self.unit == "byte":
            self.words = [bytes.fromhex(word) for word in self.words]

    def cut(self, line):
        """The tokens of a line."""
        if self.unit == "byte":
            data = line.encode()
            return [data[i:i + 1] for i in range(len(data))]
        if self.unit == "char":
            return list(line)
        if self.unit == "atom":
            return re.findall(r"\[[^\]]*\]|Br|Cl|@@|%[0-9][0-9]|.", line)
        return [word for word in re.split("[ \t]", line) if word]

    def numbers(self, lines):
        """Rows [n, steps]: numbers of words, the end, and padding behind it."""
        if not self.words and self.unit != "id":
            raise ValueError("these weights know no words: training finds them")
        number = {word: Token.unk + 1 + i for i, word in enumerate(self.words)}
        rows = torch.zeros(len(lines), self.steps, dtype=torch.long)
        for row, line in zip(rows, lines):
            tokens = self.cut(line)
            if len(tokens) >= self.steps and not self.truncate:
                raise ValueError(f"more than {self.steps - 1} tokens: {line!r}")
            tokens = tokens[:self.steps - 1]
            known = [int(word) if self.unit == "id" else number.get(word, Token.unk) for word in tokens]
            row[:len(known) + 1] = torch.tensor(known + [Token.eos])
        return rows

    def line(self, row):
        words = []
        for k in row:
            if k in (Token.pad, Token.eos):
                break
            known = 0 <= k - Token.unk - 1 < len(self.words)
            if self.unit == "id" or not self.words:
                words.append(str(k))
            elif self.unit == "byte":
                words.append(self.words[k - Token.unk - 1] if known else "\N{REPLACEMENT CHARACTER}".encode())
            else:
                other = "<unk>" if self.unit == "word" else "\N{REPLACEMENT CHARACTER}"
                words.append(self.words[k - Token.unk - 1] if known else other)
        if words and isinstance(words[0], bytes):
            return b"".join(words).decode(errors="replace")
        return (" " if self.unit in ("word", "id") or not self.words else "").join(words)

    def lines(self, rows):
        """Rows of numbers as lines of text."""
        return [self.line(row) for row in rows.long().tolist()]
