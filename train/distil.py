"""Makes the encoder of a model narrower and teaches it to say what the wider one says.

    python train/distil.py --data DATA --teacher english.model --vocabulary vocab.txt --news news.conllu --out DIR
        [--keep 0.6] [--minutes 60] [--start narrower.model]

Attention heads and inner units go, the least needed for their cost first, over the first part of the run: what shutting
one off would cost is estimated by the squared gradient of a gate on it (Fisher; Theis et al., "Faster gaze prediction with
dense networks and Fisher pruning", 2018, section 2.2), by cost as there. What is left learns the teacher's
hidden vectors after every layer (the same number of layers, so each has its own: Jiao et al., "TinyBERT", 2020, eq. 8) and
the probabilities of all heads (Hinton et al., "Distilling the knowledge in a neural network", 2015), and where a
treebank says what is right, that, too. `news.conllu` is news as the teacher cut it into sentences; nothing else of it is read.
"""
import argparse
import json
import os
import random
import time
import torch
import torch.nn.functional as F

import fit
import treebanks
from network import FULL, HEAD_WIDTH, LAYERS, WIDTH, Reader
from pieces import Pieces
from silver import read_articles
from weights import load_weights, read_model, widths_of
from windows import batch_of, cut_windows, vary

BATCH_PIECES = 3000
NEWS_SENTENCES, GMB_SENTENCES = 40000, 10000  # of an epoch; treebanks are read whole
HIDDEN_WEIGHT, VECTOR_WEIGHT, LABEL_WEIGHT, TOLD_WEIGHT = 1.0, 2.0, 1.0, 0.4
HEAD_WEIGHTS = {"names": 2.0, "sentence": 0.5, "upos": 0.5, "feats": 0.5, "lemma": 0.5, "attribution": 1.0, "factuality": 0.3}
WARM_STEPS, SAVED_STEPS = 50, 1000
PRUNED_BY, PRUNINGS = 0.25, 24  # share of the run in which units go, in that many steps
INNER_STEP, HEAD_STEP = 64, 2  # the products work on squares of 64 by 64
EMBEDDINGS = ("word", "position", "shape", "gap", "norm")
LEAST_HEADS, LEAST_INNER = 2, 128
HEAD_COST, INNER_COST = 4 * WIDTH * HEAD_WIDTH, 2 * WIDTH  # multiply-adds a piece


def cost(widths):
    """Multiply-adds a piece of the encoder's dense layers."""
    return sum(heads * HEAD_COST + inner * INNER_COST for heads, inner in widths)


class Gates:
    """A gate on every attention head and inner unit of a reader, and what shutting it off would cost."""

    def __init__(self, reader):
        self.layers = reader.layers
        self.groups = []  # (layer, "head_gates" or "inner_gates", cost of one)
        for layer in self.layers:
            layer.head_gates = torch.ones(layer.heads, requires_grad=True)
            layer.inner_gates = torch.ones(layer.up.out_features, requires_grad=True)
            self.groups += [(layer, "head_gates", HEAD_COST), (layer, "inner_gates", INNER_COST)]
        self.scores = [torch.zeros_like(getattr(layer, name)) for layer, name, _ in self.groups]

    def gather(self):
        """After a backward pass: adds the squared gradients."""
        for score, (layer, name, _) in zip(self.scores, self.groups):
            gate = getattr(layer, name)
            score.mul_(0.98).add_(gate.grad ** 2)
            gate.grad = None

    def worth(self):
        """What each unit is worth for a multiply-add; one that is shut does not come back."""
        return [torch.where(getattr(layer, name).detach() > 0, score / price, -1.0)
                for score, (layer, name, price) in zip(self.scores, self.groups)]

    @torch.no_grad()
    def shut(self, budget):
        """Shuts the units that are worth least until `budget` multiply-adds are left."""
        worth, left = self.worth(), 0
        open_units = []
        for g, (layer, name, price) in enumerate(self.groups):
            least = LEAST_HEADS if name == "head_gates" else LEAST_INNER
            order = worth[g].argsort(descending=True).tolist()
            live = [i for i in order if worth[g][i] >= 0]
            left += len(live) * price
            open_units += [(float(worth[g][i]), g, i) for i in live[least:]]
        for _, g, i in sorted(open_units):
            if left <= budget:
                break
            layer, name, price = self.groups[g]
            getattr(layer, name)[i] = 0
            left -= price

    @torch.no_grad()
    def kept(self):
        """[(numbers of heads, numbers of inner units)] of every layer, as many as the products like, in their order."""
        out = []
        for (layer, name, _), worth, score in zip(self.groups, self.worth(), self.scores):
            step = HEAD_STEP if name == "head_gates" else INNER_STEP
            n = min(len(worth), max(step, round(int((worth >= 0).sum()) / step) * step))
            ranked = torch.where(worth >= 0, score + score.max(), score)
            out.append(sorted(ranked.topk(n).indices.tolist()))
        return list(zip(out[::2], out[1::2]))


@torch.no_grad()
def narrowed(reader, kept, make):
    """A reader with the units of `kept` and no others."""
    small = make([(len(heads), len(inner)) for heads, inner in kept])
    state = reader.state_dict()
    for k, (heads, inner) in enumerate(kept):
        rows = torch.tensor([h * HEAD_WIDTH + i for h in heads for i in range(HEAD_WIDTH)])
        wide = reader.layers[k].heads * HEAD_WIDTH
        all_rows = torch.cat([rows + part * wide for part in range(3)])
        units, base = torch.tensor(inner), f"layers.{k}."
        for part, index in (("qkv", all_rows), ("up", units)):
            for kind in ("weight", "bias"):
                state[f"{base}{part}.{kind}"] = state[f"{base}{part}.{kind}"][index]
        state[base + "output.weight"] = state[base + "output.weight"][:, rows]
        state[base + "down.weight"] = state[base + "down.weight"][:, units]
    small.load_state_dict(state)
    return small


def likeness(ours, theirs, mask):
    """Mean squared difference as a share of the mean square."""
    ours, theirs = ours.float(), theirs.float()
    m = mask[..., None]
    return (((ours - theirs) ** 2) * m).sum() / ((theirs ** 2) * m).sum()


def divergence(ours, theirs):
    """Kullback-Leibler divergence of rows of logits, mean over rows."""
    return F.kl_div(ours.float().log_softmax(-1), theirs.float().log_softmax(-1), log_target=True, reduction="batchmean")


def tree_divergence(reader, teacher, h, t, batch):
    ours, base = fit.masked_arcs(reader, h, batch)
    theirs, _ = fit.masked_arcs(teacher, t, batch)
    best = theirs.argmax(1)
    heads = torch.where(best == 0, -1, best - 1 + base)
    words = torch.arange(len(h))
    return divergence(ours, theirs) + divergence(reader.relations_of(h, words, heads), teacher.relations_of(t, words, heads))


def loss_of(reader, teacher, batch, name_weight):
    """What the narrow reader says against what the teacher says; `name_weight` None where no label is right for sure."""
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        theirs = teacher.hidden(batch)
        t = teacher.words_of(theirs[-1], batch)
        their_heads = {name: teacher.heads[name](t) for name in HEAD_WEIGHTS}
    with torch.autocast("cpu", dtype=torch.bfloat16):
        ours = reader.hidden(batch)
        h = reader.words_of(ours[-1], batch)
        hidden = sum(likeness(o, x, batch["mask"]) for o, x in zip(ours, theirs)) / LAYERS
        vectors = likeness(h, t, torch.ones(len(h)))
        labels = sum(w * divergence(reader.heads[name](h), their_heads[name]) for name, w in HEAD_WEIGHTS.items())
        labels = labels + tree_divergence(reader, teacher, h, t, batch)
        total = HIDDEN_WEIGHT * hidden + VECTOR_WEIGHT * vectors + LABEL_WEIGHT * labels
        if name_weight is not None:
            total = total + TOLD_WEIGHT * fit.losses(reader, h, batch, name_weight)
    return total, (hidden.item(), vectors.item(), labels.item())


def epoch_batches(sources, news, pieces, rng):
    """[(windows, weight of names or None)]: treebanks with what they tell, news and GMB as mere text."""
    part = lambda s, n: s if len(s) <= n else (lambda at: s[at:at + n])(rng.randrange(len(s) - n))
    groups = [(cut_windows(s, pieces, rng), w) for s, w in
              ((sources["ewt"], 1.0), (sources["gum"], 1.0), (sources["wiki"], 1.0),
               (part(news, NEWS_SENTENCES), None), (part(sources["gmb"], GMB_SENTENCES), None))]
    for source in (sources["ewt"], sources["gum"], news):
        lone = rng.sample(source, 1200)
        groups.append(([[s] for s in lone if len(s) < 60], None))
    return fit.batches(groups, pieces, rng, BATCH_PIECES)


def optimiser_of(reader, rate):
    """Of all but the embeddings, which stay the teacher's."""
    learning = [p for name, p in reader.named_parameters() if p.requires_grad_(name.split(".")[0] not in EMBEDDINGS).requires_grad]
    return torch.optim.AdamW(learning, lr=rate, weight_decay=0.01, betas=(0.9, 0.98))


def save(path, state, labels, relations, scores, seed, steps, fingerprints):
    """fingerprints: those of "start" and "teacher"."""
    torch.save({"state": state, "labels": labels, "relations": relations, "scores": scores, "seed": seed, "epoch": 0,
                "steps": steps, **fingerprints}, path + ".new")
    os.replace(path + ".new", path)


class Course:
    """One run: the reader that learns, its gates while units still go, and the running average of its weights."""

    def __init__(self, reader, make, budget, rate):
        self.reader, self.make, self.budget, self.rate = reader, make, budget, rate
        self.gates, self.at_first, self.pruned = Gates(reader), cost(widths(reader)), 0
        self.optimiser, self.average, self.step = optimiser_of(reader, rate), None, 0

    def learn(self, loss, done):
        """One step; `done` is the share of the run that is over."""
        for group in self.optimiser.param_groups:
            group["lr"] = self.rate * min(1, (self.step + 1) / WARM_STEPS) * (1 - done)
        self.optimiser.zero_grad()
        loss.backward()
        if self.gates:
            self.gates.gather()
        torch.nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
        self.optimiser.step()
        self.step += 1
        if self.gates and self.step > WARM_STEPS and done > PRUNED_BY * (self.pruned + 1) / PRUNINGS:
            self.prune()
        if self.average and self.step % fit.AVERAGED_STEPS == 0:
            for k, v in self.reader.state_dict().items():
                self.average[k].mul_(0.98).add_(v, alpha=0.02)

    def prune(self):
        """The next units go; after the last, the reader is cut down to what is left."""
        self.pruned += 1
        share = 1 - (1 - self.pruned / PRUNINGS) ** 3  # Zhu and Gupta, "To prune, or not to prune", 2017, eq. 1
        self.gates.shut(self.at_first - share * (self.at_first - self.budget))
        if self.pruned < PRUNINGS:
            return
        self.reader = narrowed(self.reader, self.gates.kept(), self.make)
        left = cost(widths(self.reader)) / cost(FULL)
        print(f"narrowed to {widths(self.reader)}, {left:.3f} of the products", flush=True)
        self.gates, self.optimiser = None, optimiser_of(self.reader, self.rate)
        self.average = {k: v.detach().clone() for k, v in self.reader.state_dict().items()}


def widths(reader):
    return [(layer.heads, layer.up.out_features) for layer in reader.layers]


def run(a, course, teacher, batches_of_epoch, save_as):
    """Teaches until the minutes are over."""
    start, seen = time.time(), [0.0] * 4
    done = 0
    while done < 1:
        for batch, weight in batches_of_epoch():
            done = (time.time() - start) / 60 / a.minutes
            if done >= 1:
                break
            loss, parts = loss_of(course.reader, teacher, batch, weight)
            course.learn(loss, done)
            seen = [s + v for s, v in zip(seen, (loss.item(), *parts))]
            if course.step % fit.REPORTED_STEPS == 0:
                names = ("loss", "hidden", "vectors", "labels")
                told = " ".join(f"{name} {v / fit.REPORTED_STEPS:.4f}" for name, v in zip(names, seen))
                print(f"step {course.step} {told} {(time.time() - start) / 60:.1f} min", flush=True)
                seen = [0.0] * 4
            if course.step % SAVED_STEPS == 0 and course.average:
                save_as(course.average, {})


def arguments():
    ap = argparse.ArgumentParser()
    for name in ("--data", "--teacher", "--vocabulary", "--news", "--out"):
        ap.add_argument(name, required=True)
    ap.add_argument("--start", help="a narrower model of an earlier run to go on from")
    ap.add_argument("--keep", type=float, default=0.6, help="share of the full encoder's multiply-adds to keep")
    ap.add_argument("--minutes", type=float, default=60), ap.add_argument("--seed", type=int, default=5)
    ap.add_argument("--rate", type=float, default=4e-4)
    return ap.parse_args()


def main():
    a = arguments()
    a.silver = None
    os.makedirs(a.out, exist_ok=True)
    rng = random.Random(a.seed)
    torch.manual_seed(a.seed)
    vocabulary = open(a.vocabulary, encoding="utf-8").read().split("\n")
    vocabulary = vocabulary[:-1] if vocabulary[-1] == "" else vocabulary
    pieces = Pieces(vocabulary)
    sources, dev = fit.read_sources(a)
    news = [[w for w, _ in rows] for article in read_articles(a.news) for rows in article.sentences]
    labels, relations = treebanks.label_sets(sources["ewt"] + sources["gum"], fit.OTHER_LABELS)
    make = lambda kept: Reader(len(vocabulary), labels, relations, dropout=0.0, tree_dropout=0.1, widths=kept)
    teacher, reader = make(widths_of(read_model(a.teacher)[0])), make(widths_of(read_model(a.start or a.teacher)[0]))
    fingerprints = {"teacher": load_weights(teacher, a.teacher), "start": load_weights(reader, a.start or a.teacher)}
    teacher.eval().requires_grad_(False)
    course = Course(reader, make, a.keep * cost(FULL), a.rate)

    def save_as(state, scores):
        path = os.path.join(a.out, "checkpoint.pt")
        save(path, state, labels, relations, scores, a.seed, course.step, fingerprints)

    def batches_of_epoch():
        for windows, weight in epoch_batches(sources, news, pieces, rng):
            yield batch_of([vary(w, rng) for w in windows], pieces, labels, relations), weight

    run(a, course, teacher, batches_of_epoch, save_as)
    save_as(*fit.best_state(course.reader, course.average or course.reader.state_dict(), dev, pieces))
    print(json.dumps({"teacher": {k: fit.evaluate(teacher, s, pieces) for k, s in dev.items()}}), flush=True)


if __name__ == "__main__":
    main()
