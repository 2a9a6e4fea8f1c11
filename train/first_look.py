"""Learns which sentences a full reading finds nothing in, for `dragoman read --fast`.

    python train/first_look.py --records news.records --segments news.segments --model model/english.model --out english.look
    python train/first_look.py --records news.records --segments news.segments --look model/english.look

The second learns nothing: it tells what weights that exist lose against a reading of today.

RECORDS is what `dragoman read --format json` says of the news (train/make_look.sh), SEGMENTS what bench/list_segments gives of
the same texts. A segment is worth reading where an item of the record (event, claim, figure, link, need) has words in it, or
where an actor or place of such an item is introduced. A twentieth of the articles chooses the threshold, another tells what is
lost by it. Layout of the weights: src/network/look_network.cc.
"""
import argparse
import bisect
import hashlib
import itertools
import json
import random
import numpy
import torch

from export import Tensors, quantised, write
from weights import read_model

EMBEDDING, WIDTH, LAYERS, SHAPES = 32, 64, 3, 8
ROWS = 512          # pieces of a document that see each other, as in the program
BATCH = 48          # such rows
EPOCHS, RATE = 6, 3e-3
INTRODUCED = 0.5    # weight of a segment that only introduces somebody, against one with an item
DROPPED = 0.1       # share of pieces that training hides
MARKS = 20.0        # weight of finding the words that tell, which are one in sixty
KEPT = 0.97         # share of events and claims that the threshold must keep

KINDS = ("event", "claim", "figure", "link")
WORTH = {"link": 5}  # they are rare, and what the record is kept for
EMPTY, NO_SHAPE = numpy.array([-1], numpy.int32), numpy.array([0], numpy.uint8)
entropy = torch.nn.functional.binary_cross_entropy_with_logits


class Text:
    """Segments of one article with what the record says of them: items [n] and whether somebody is introduced [n]."""

    def __init__(self, record, segments):
        self.fold = int(hashlib.sha1(record["document"]["id"].encode()).hexdigest(), 16) % 20
        self.begins, _, self.free, pieces, shapes, words = zip(*segments)
        self.pieces = [numpy.array(ids, numpy.int32) for ids in pieces]
        self.shapes = [numpy.array(forms, numpy.uint8) for forms in shapes]
        self.words = [numpy.array(begins, numpy.int32) for begins in words]
        self.marks = [numpy.zeros((len(ids), len(KINDS)), numpy.float32) for ids in pieces]  # the words that tell of a kind
        self.bytes = list(itertools.accumulate((len(c.encode()) for c in record["document"]["text"]), initial=0))
        self.items = [0] * len(segments)
        self.parts = {kind: [] for kind in KINDS}  # of each item, the segments that it stands in
        for kind, spans in items_of(record):
            where = {self.at(edge) for s in spans for edge in (s["begin"], s["end"] - 1)}
            for k in where:
                self.items[k] += WORTH.get(kind, 1)
            self.parts[kind].append(where)
            self.mark(spans[0], KINDS.index(kind))
        self.introduces = {self.at(s["begin"]) for s in introductions(record)}
        del self.bytes, self.words

    def at(self, character):
        """The segment of a code point; of what stands in none, the one before."""
        return max(0, bisect.bisect_right(self.begins, self.bytes[character]) - 1)

    def mark(self, span, kind):
        k = self.at(span["begin"])
        inside = (self.words[k] >= self.bytes[span["begin"]]) & (self.words[k] < self.bytes[span["end"]])
        self.marks[k][inside, kind] = 1


def items_of(record):
    """(kind, its spans) of every item, first the words that tell of it; needs count as links."""
    for e in record["events"]:
        yield "event", [e["trigger"], *e["actor_spans"], *e["recipient_spans"]]
    for c in record["claims"]:
        yield "claim", [s for s in (c["cue"], c["content"], *c["speaker_spans"]) if s]
    for f in record["figures"]:
        yield "figure", [f["span"]]
    for one in record["links"] + record["needs"]:
        yield "link", [one["span"]]


def introductions(record):
    """First and fullest mention of each actor and first of each place that an event or claim has."""
    actors, places = set(), set()
    for e in record["events"]:
        actors.update(e["actors"], e["recipients"]), places.add(e["place"])
    for c in record["claims"]:
        actors.update(c["speakers"], c["addressees"])
    for a in actors:
        mentions = record["actors"][a]["mentions"]
        yield from mentions[:1]
        yield from sorted(mentions, key=lambda m: -len(m["text"]))[:1]
    for p in places - {None}:
        yield from record["places"][p]["mentions"][:1]


def read_texts(records, segments):
    out = []
    with open(records, encoding="utf-8") as r, open(segments, encoding="utf-8") as s:
        for record, cut in zip(map(json.loads, r), map(json.loads, s)):
            if record["document"]["id"] != cut["id"]:
                raise SystemExit(f"{segments}: {cut['id']} stands where {records} has {record['document']['id']}: make both anew")
            if cut["segments"]:
                out.append(Text(record, cut["segments"]))
    return out


def rows_of(text):
    """Runs of segments that see each other, as LookNetwork::run cuts them: lists of segment numbers."""
    out, size = [], ROWS + 1
    for k, ids in enumerate(text.pieces):
        if size + len(ids) > ROWS:
            out.append([])
            size = 0
        out[-1].append(k)
        size += len(ids)
    return out


class Batch:
    """Rows laid end to end with an empty piece (-1) before, between and behind them."""

    def __init__(self, rows):
        pieces, shapes, marks, lengths, targets, weights = [EMPTY], [NO_SHAPE], [], [], [], []
        for text, numbers in rows:
            for k in numbers:
                pieces.append(text.pieces[k]), shapes.append(text.shapes[k]), marks.append(text.marks[k])
                lengths.append(len(text.pieces[k]))
                worth = text.items[k] or (INTRODUCED if k in text.introduces else 0)
                targets.append(float(worth > 0))
                weights.append(text.free[k] * (worth or lengths[-1] / 25))
            pieces.append(EMPTY), shapes.append(NO_SHAPE)
        self.pieces, self.shapes, self.marks = (torch.from_numpy(numpy.concatenate(v)) for v in (pieces, shapes, marks))
        self.pieces, self.shapes = self.pieces.long(), self.shapes.long()
        self.lengths, self.targets, self.weights = torch.tensor(lengths), torch.tensor(targets), torch.tensor(weights)


class Look(torch.nn.Module):
    """The network of src/network/look_network.cc."""

    def __init__(self, start):
        super().__init__()
        self.word = torch.nn.Parameter(start)
        self.shape = torch.nn.Parameter(torch.randn(SHAPES, EMBEDDING) * 0.1)
        sizes = [EMBEDDING] + [WIDTH] * (LAYERS - 1)
        self.layers = torch.nn.ModuleList(torch.nn.Linear(3 * n, WIDTH) for n in sizes)
        self.score = torch.nn.Linear(WIDTH, 1)
        self.kinds = torch.nn.Linear(WIDTH, len(KINDS))  # for training alone: which word is it that tells?

    def forward(self, batch, drop=0.0):
        there = (batch.pieces >= 0)[:, None].float()
        seen = there * (torch.rand(len(batch.pieces), 1) >= drop)
        given = (self.word[batch.pieces.clamp(min=0)] + self.shape[batch.shapes]) * seen
        x = torch.zeros(len(batch.pieces), WIDTH)
        for k, layer in enumerate(self.layers):
            given = x if k else given
            edge = given.new_zeros(1, given.shape[1])
            wide = torch.cat([torch.cat([edge, given[:-1]]), given, torch.cat([given[1:], edge])], 1)
            x = (x + torch.relu(layer(wide))) * there
        x = x[batch.pieces >= 0]
        return self.score(torch.segment_reduce(x, "max", lengths=batch.lengths))[:, 0], self.kinds(x)


def first_embeddings(model):
    """The encoder's own, in the directions in which they differ most."""
    _, tensors = read_model(model)
    full = torch.tensor(tensors["embeddings.word"] * tensors["embeddings.word.scales"][:, None])
    full = full - full.mean(0)
    _, _, directions = torch.pca_lowrank(full, q=EMBEDDING, center=False)
    out = full @ directions
    return out / out.std() * 0.3


def batches(rows, size=BATCH):
    return (Batch(rows[i: i + size]) for i in range(0, len(rows), size))


def fit(look, texts, epochs):
    rows = [(t, numbers) for t in texts for numbers in rows_of(t)]
    steps = epochs * -(-len(rows) // BATCH)
    optimiser = torch.optim.AdamW(look.parameters(), lr=RATE, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    for epoch in range(epochs):
        random.shuffle(rows)
        total = count = 0.0
        for batch in batches(rows):
            found, kinds = look(batch, DROPPED)
            losses = entropy(found, batch.targets, reduction="none")
            loss = (losses * batch.weights).sum() / batch.weights.sum().clamp(min=1)
            loss = loss + MARKS * entropy(kinds, batch.marks)
            optimiser.zero_grad(), loss.backward(), optimiser.step(), schedule.step()
            total, count = total + loss.item(), count + 1
        print(f"epoch {epoch + 1}: loss {total / count:.4f}", flush=True)


@torch.no_grad()
def scores_of(look, texts):
    """Of each text its segments' logits; infinite where the segment is read anyway."""
    out = []
    for text in texts:
        found = torch.cat([look(Batch([(text, numbers)]))[0] for numbers in rows_of(text)]).numpy()
        out.append(numpy.where(text.free, found, numpy.inf))
    return out


def kept(texts, scores, threshold):
    """Share of word pieces read, and of items of each kind with all their words."""
    read = total = 0
    whole = {kind: [0, 0] for kind in texts[0].parts}
    for text, found in zip(texts, scores):
        sizes = numpy.array([len(ids) for ids in text.pieces])
        read, total = read + sizes[found >= threshold].sum(), total + sizes.sum()
        for kind, parts in text.parts.items():
            whole[kind][0] += sum(all(found[k] >= threshold for k in where) for where in parts)
            whole[kind][1] += len(parts)
    return {"read": read / total, **{kind: a / max(b, 1) for kind, (a, b) in whole.items()}}


def choose(texts, scores, least):
    """The highest threshold that keeps this share of events and of claims."""
    for threshold in numpy.arange(3, -9, -0.05):
        share = kept(texts, scores, threshold)
        if min(share["event"], share["claim"]) >= least:
            return float(threshold)
    raise SystemExit("no threshold keeps so much")


def save(look, path, threshold, created_from):
    get = lambda p: p.detach().numpy()
    t = Tensors()
    t.add_quantised("embeddings.word", get(look.word)), t.add("embeddings.shape", get(look.shape))
    for k, layer in enumerate(look.layers):
        t.add(f"layer.{k}.weight", get(layer.weight)), t.add(f"layer.{k}.bias", get(layer.bias))
    t.add("score.weight", get(look.score.weight)[0]), t.add("score.bias", get(look.score.bias))
    t.add("threshold", numpy.array([threshold], dtype=numpy.float32))
    config = {"vocabulary": len(look.word), "embedding": EMBEDDING, "width": WIDTH, "layers": LAYERS}
    return write(path, t, {"name": "english first look", "config": config, "created_from": created_from})


def table(texts, scores, thresholds):
    print(f"{'threshold':>9} " + " ".join(f"{name:>7}" for name in ("read", *texts[0].parts)))
    for threshold in thresholds:
        share = kept(texts, scores, threshold)
        print(f"{threshold:9.2f} " + " ".join(f"{v:7.3f}" for v in share.values()))


def learned(texts, model, epochs):
    """A look that has learned from these texts, its embeddings as the program has them: signed bytes times a scale."""
    look = Look(first_embeddings(model))
    fit(look, texts, epochs)
    values, scales = quantised(look.word.detach().numpy())
    look.word.data = torch.tensor(values * scales[:, None])
    return look


@torch.no_grad()
def loaded(path):
    """The look of a weights file, and its threshold."""
    _, tensors = read_model(path)
    look = Look(torch.tensor(tensors["embeddings.word"] * tensors["embeddings.word.scales"][:, None]))
    look.shape.copy_(torch.tensor(tensors["embeddings.shape"]))
    for k, layer in enumerate(look.layers):
        layer.weight.copy_(torch.tensor(tensors[f"layer.{k}.weight"])), layer.bias.copy_(torch.tensor(tensors[f"layer.{k}.bias"]))
    look.score.weight[0] = torch.tensor(tensors["score.weight"])
    look.score.bias.copy_(torch.tensor(tensors["score.bias"]))
    return look, float(tensors["threshold"][0])


def main():
    ap = argparse.ArgumentParser()
    for name in ("records", "segments"):
        ap.add_argument("--" + name, required=True)
    ap.add_argument("--model"), ap.add_argument("--out"), ap.add_argument("--look")
    ap.add_argument("--seed", type=int, default=1), ap.add_argument("--epochs", type=int, default=EPOCHS)
    a = ap.parse_args()
    if not a.look and not (a.model and a.out):
        ap.error("give --model and --out to learn, or --look to measure")
    random.seed(a.seed), torch.manual_seed(a.seed)
    texts = read_texts(a.records, a.segments)
    chosen, told = ([t for t in texts if t.fold == n] for n in (0, 1))
    look, threshold = loaded(a.look) if a.look else (learned([t for t in texts if t.fold > 1], a.model, a.epochs), None)
    scores, others = scores_of(look, chosen), scores_of(look, told)
    if threshold is None:
        threshold = choose(chosen, scores, KEPT)
    table(told, others, sorted({threshold, *(choose(chosen, scores, least) for least in (0.995, 0.99, 0.98, 0.95, 0.9))}))
    print(f"threshold {threshold:.2f}")
    if a.look:
        return
    with open(a.records, encoding="utf-8") as f:
        reader = json.loads(f.readline())["version"]
    print(save(look, a.out, threshold, {"seed": a.seed, "epochs": a.epochs, "reader": reader}))


main()
