"""Sentences to windows of word pieces, with the changes that make a reader robust, and windows to batches."""
import copy
import random
import torch
from pieces import shape

MAX_PIECES = 190
QUOTES = {'"': ["“", "”"], "'": ["’"], "“": ['"'], "”": ['"'], "’": ["'"], "n't": ["n’t"], "'s": ["’s"]}


def cut_windows(sentences, pieces, rng, shortest=40):
    """Runs of whole sentences of random length, at most MAX_PIECES pieces; a longer sentence is cut."""
    out, window, size, limit = [], [], 0, MAX_PIECES
    for sentence in sentences:
        n = sum(len(pieces.of(w.form)) for w in sentence)
        while n > MAX_PIECES:
            sentence = sentence[: len(sentence) * (MAX_PIECES - 5) // n]
            n = sum(len(pieces.of(w.form)) for w in sentence)
        if window and size + n > limit:
            out.append(window)
            window, size = [], 0
            limit = MAX_PIECES if rng.random() < 0.5 else rng.randint(shortest, MAX_PIECES)
        window.append(sentence)
        size += n
    return out + ([window] if window else [])


def _recased(sentence, change):
    out = []
    for w in sentence:
        w = copy.copy(w)
        w.form = change(w.form)
        out.append(w)
    return out


def vary(window, rng):
    """A window as a careless or a shouting hand would have typed it."""
    dice = rng.random()
    if dice < 0.06:
        window = [_recased(s, str.lower) for s in window]
    out = []
    hard_wrapped = rng.random() < 0.1
    for s in window:
        dice = rng.random()
        if dice < 0.04:
            s = _recased(s, str.upper)
        elif dice < 0.06:
            s = _recased(s, lambda f: f[:1].upper() + f[1:])
        elif dice < 0.13:
            s = _recased(s, lambda f: rng.choice(QUOTES[f]) if f in QUOTES else f)
        if len(s) > 3 and s[-1].form == "." and s[-1].upos and rng.random() < 0.03:
            s = s[:-1]
        if hard_wrapped or rng.random() < 0.05:
            s = [copy.copy(w) for w in s]
            for i, w in enumerate(s):
                if hard_wrapped and w.gap == 1 and rng.random() < 0.08:
                    w.gap = 2
            if not hard_wrapped and s[0].gap == 1:
                s[0].gap = 3
        out.append(s)
    return out


def batch_of(windows, pieces, labels, relations):
    """Tensors of a list of windows; targets are -100 where a source says nothing."""
    index = {name: {v: i for i, v in enumerate(values)} for name, values in labels.items()}
    relation_index = {r: i for i, r in enumerate(relations)}
    rows, shapes, gaps, words = [], [], [], []
    piece_word, piece_at, piece_count, begins = [], [], [], []
    for window in windows:
        row, row_shapes, row_gaps = [pieces.cls], [0], [0]
        begins.append(len(words))
        for sentence in window:
            base = len(words)
            for word in sentence:
                found = pieces.of(word.form)
                piece_count.append(len(found))
                for piece in found:
                    piece_word.append(len(words))
                    piece_at.append((len(rows), len(row)))
                    row.append(piece), row_shapes.append(shape(word.form)), row_gaps.append(word.gap)
                words.append((word, base))
        rows.append(row + [pieces.sep]), shapes.append(row_shapes + [0]), gaps.append(row_gaps + [0])
    begins.append(len(words))
    t = max(map(len, rows))
    pad = lambda lists: torch.tensor([r + [0] * (t - len(r)) for r in lists])
    batch = {"pieces": pad(rows), "shapes": pad(shapes), "gaps": pad(gaps), "words": len(words),
             "mask": torch.tensor([[True] * len(r) + [False] * (t - len(r)) for r in rows]),
             "piece_word": torch.tensor(piece_word), "piece_at": torch.tensor([b * t + i for b, i in piece_at]),
             "piece_count": torch.tensor(piece_count, dtype=torch.float)}
    widest = max(b - a for a, b in zip(begins, begins[1:]))
    grid = torch.zeros(len(windows), widest, dtype=torch.long)
    place = []
    for k, (a, b) in enumerate(zip(begins, begins[1:])):
        grid[k, : b - a] = torch.arange(a, b)
        place += [(k, i) for i in range(b - a)]
    batch["grid"], batch["begins"] = grid, begins
    batch["place"] = torch.tensor(place)
    target = lambda get: torch.tensor([get(w, base) for w, base in words])
    from treebanks import lemma_script
    batch["sentence"] = target(lambda w, _: -100 if w.start is None else int(w.start))
    batch["upos"] = target(lambda w, _: -100 if w.upos is None else index["upos"][w.upos])
    batch["feats"] = target(lambda w, _: -100 if w.upos is None else index["feats"].get(w.feats, -100))
    batch["lemma"] = target(lambda w, _: -100 if w.upos is None else index["lemma"].get(lemma_script(w.form, w.lemma), -100))
    batch["names"] = target(lambda w, _: w.names)
    batch["other_names"] = target(lambda w, _: w.other_names)
    for name in ("attribution", "factuality"):
        batch[name] = target(lambda w, _: -100 if getattr(w, name) is None else index[name][getattr(w, name)])
    # heads as numbers in the batch; -1 the root, -100 unknown. Sentence of each word for the mask.
    lengths = {}
    for i, (_, base) in enumerate(words):
        lengths[base] = i + 1
    batch["span"] = torch.tensor([(base, lengths[base]) for _, base in words])
    inside = lambda w, base: w.head is not None and (w.head < 0 or base + w.head < lengths[base])
    batch["head"] = target(lambda w, base: -100 if not inside(w, base) else -1 if w.head < 0 else base + w.head)
    batch["relation"] = target(lambda w, base: relation_index.get(w.relation, -100) if inside(w, base) else -100)
    return batch
