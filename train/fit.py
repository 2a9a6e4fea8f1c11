"""Fine-tunes the reader on all heads together and writes checkpoints.

    python train/fit.py --data DATA --encoder model.safetensors --vocabulary vocab.txt --out DIR [--epochs 14] [--seed 1]

With `--start english.model` it goes on from the weights of an earlier run (same network), with `--silver` it adds news that
this earlier model has read (train/silver.py says how its names are corrected).
"""
import argparse
import collections
import json
import math
import os
import random
import time
import torch
import torch.nn.functional as F
from safetensors.torch import load_file

import gum
import treebanks
import uds
from network import Reader
from pieces import Pieces
from silver import read_silver
from weights import load_weights
from windows import batch_of, cut_windows, vary

BATCH_PIECES = 2600
AVERAGED_STEPS, REPORTED_STEPS = 4, 50
WEIGHTS = {"sentence": 0.5, "upos": 0.5, "feats": 0.5, "lemma": 0.5, "attribution": 0.2, "factuality": 0.15}
SILVER_WEIGHT, OTHER_NAMES_WEIGHT = 0.4, 0.3
OTHER_LABELS = {"other_names": treebanks.NAME_LABELS, "attribution": gum.ATTRIBUTION_LABELS, "factuality": uds.FACTUALITY_LABELS}
# sentences of each source in an epoch; treebanks are read whole
GMB_SENTENCES, SILVER_SENTENCES = 2500, 3500


def read_sources(a):
    """Training sentences by source, and development treebanks by name."""
    path = lambda *p: os.path.join(a.data, *p)
    facts = treebanks.Facts(path("places"))
    ewt, gum_path = treebanks.read_treebank(path("parse", "en_ewt-ud-train.conllu")), path("parse", "gum_open-train.conllu")
    sources = {"ewt": ewt, "gum": treebanks.read_treebank(gum_path),
               "wiki": treebanks.read_wikigold(path("names", "wikigold", "data", "wikigold.conll.txt"), facts),
               "gmb": treebanks.read_gmb(path("names", "gmb_ner.csv.zip"), facts), "silver": []}
    # GMB has habits of its own: a head of its own learns them, and stays behind when the model is written
    for word in (w for s in sources["gmb"] for w in s):
        word.other_names, word.names = word.names, treebanks.ANY_NAME
    if a.silver:
        sources["silver"] = read_silver(*a.silver, facts)
    told = {"names": treebanks.join_uner(ewt, path("names", "en_ewt-ud-train.OLD-0c7ce0d.iob2"), facts),
            "gum names": gum.add_gum_labels(sources["gum"], gum_path, facts),
            "factuality": uds.add_factuality(ewt, path("claims", "factuality.zip"), "train")}
    print({k: len(v) for k, v in sources.items()}, told, flush=True)
    dev = {"ewt": treebanks.read_treebank(path("parse", "en_ewt-ud-dev.conllu")),
           "gum": treebanks.read_treebank(path("parse", "gum_open-dev.conllu"))}
    treebanks.join_uner(dev["ewt"], path("names", "en_ewt-ud-dev.iob2"), facts)
    uds.add_factuality(dev["ewt"], path("claims", "factuality.zip"), "dev")
    gum.add_gum_labels(dev["gum"], path("parse", "gum_open-dev.conllu"), facts)
    return sources, dev


def losses(reader, h, batch, name_weight):
    """Of the word vectors `h` against what the sources tell."""
    h = reader.dropout(h)
    total = 0
    for name, weight in WEIGHTS.items():
        if (batch[name] >= 0).any():
            total = total + weight * F.cross_entropy(reader.heads[name](h), batch[name], ignore_index=-100)
    for name, weight in (("names", name_weight), ("other_names", OTHER_NAMES_WEIGHT)):
        if (batch[name] != treebanks.ANY_NAME).any():
            total = total + weight * name_loss(reader.heads[name](h), batch[name])
    if (batch["head"] >= -1).any():
        total = total + tree_loss(reader, h, batch)
    return total


def name_loss(scores, masks):
    """-log of the probability of all labels that the source allows."""
    bits = (masks[:, None] >> torch.arange(scores.shape[1])) & 1
    chosen = scores.masked_fill(bits == 0, -1e9)
    each = torch.logsumexp(scores, 1) - torch.logsumexp(chosen, 1)
    told = (masks != treebanks.ANY_NAME).float()
    return (each * told).sum() / told.sum().clamp(min=1)


def masked_arcs(reader, h, batch):
    """Arc scores [words, widest + 1] with heads outside of the sentence shut off, and column of word 0 of each window."""
    arcs = reader.arcs(h, batch["grid"])
    b, i = batch["place"].T
    rows = arcs[b, i]
    base = torch.tensor(batch["begins"])[b]
    column = torch.arange(rows.shape[1] - 1)[None, :] + base[:, None]
    shut = (column < batch["span"][:, :1]) | (column >= batch["span"][:, 1:])
    own = column == torch.arange(len(rows))[:, None]
    shut = torch.cat([torch.zeros(len(rows), 1, dtype=torch.bool), shut | own], 1)
    return rows.masked_fill(shut, -1e9), base


def tree_loss(reader, h, batch):
    rows, base = masked_arcs(reader, h, batch)
    known = (batch["head"] >= -1).nonzero()[:, 0]
    heads = batch["head"][known]
    gold = torch.where(heads < 0, 0, heads - base[known] + 1)
    arc = F.cross_entropy(rows[known], gold)
    typed = batch["relation"][known] >= 0
    scores = reader.relations_of(h, known[typed], heads[typed])
    return arc + F.cross_entropy(scores, batch["relation"][known][typed])


@torch.no_grad()
def evaluate(reader, sentences, pieces):
    """Gold words and sentences: LAS (best head of each word), tags, sentence starts, names (exact, PER ORG LOC)."""
    reader.eval()
    n = collections.Counter()
    windows = cut_windows(sentences, pieces, random.Random(0), shortest=120)
    for k in range(0, len(windows), 16):
        batch = batch_of(windows[k:k + 16], pieces, reader.labels, reader.relations)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            h = reader.encode(batch)
        rows, base = masked_arcs(reader, h, batch)
        best = rows.argmax(1)
        heads = torch.where(best == 0, -1, best - 1 + base)
        relation = reader.relations_of(h, torch.arange(len(h)), heads).argmax(1)
        good = heads == batch["head"]
        n["words"] += len(h)
        n["uas"] += int(good.sum())
        n["las"] += int((good & (universal(reader)[relation] == universal(reader)[batch["relation"].clamp(min=-1)])).sum())
        for name in ("upos", "feats", "lemma"):
            n[name] += int((reader.heads[name](h).argmax(1) == batch[name]).sum())
        for name in ("attribution", "factuality"):
            count_labels(n, name, reader.heads[name](h).argmax(1), batch[name])
        starts = reader.heads["sentence"](h).argmax(1)
        n["s_tp"] += int(((starts == 1) & (batch["sentence"] == 1)).sum())
        n["s_pred"] += int((starts == 1).sum())
        n["s_gold"] += int((batch["sentence"] == 1).sum())
        count_names(n, reader.heads["names"](h).argmax(1).tolist(), batch["names"].tolist())
    reader.train()
    f = lambda tp, p, g: 2 * tp / (p + g) if p + g else 0
    out = {k: n[k] / n["words"] for k in ("uas", "las", "upos", "feats", "lemma")}
    out["starts"] = f(n["s_tp"], n["s_pred"], n["s_gold"])
    out["names"] = f(n["n_tp"], n["n_pred"], n["n_gold"])
    out["attribution"] = f(n["attribution_right"], n["attribution_given"], n["attribution_wanted"])
    out["factuality"] = n["factuality_right"] / max(1, n["factuality_told"])
    return {k: round(v, 4) for k, v in out.items()}


def universal(reader):
    base = [r.split(":")[0] for r in reader.relations]
    first = {r: base.index(r) for r in base}
    return torch.tensor([first[r] for r in base] + [-1])


def count_labels(n, name, predicted, gold):
    """Right words; label 0 of attribution is nothing, so that it counts by F1."""
    told = gold >= 0
    predicted, gold = predicted[told], gold[told]
    n[name + "_told"] += len(gold)
    n[name + "_given"] += int((predicted > 0).sum())
    n[name + "_wanted"] += int((gold > 0).sum())
    n[name + "_right"] += int(((predicted == gold) & ((gold > 0) | (name == "factuality"))).sum())


FOLD = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def count_names(n, predicted, masks):
    def spans(tags):
        out, begin, kind = set(), None, None
        for i, tag in enumerate(tags + ["O"]):
            now = FOLD.get(tag[2:])
            if begin is not None and (now != kind or tag[:2] == "B-"):
                out.add((begin, i, kind))
                begin = None
            if now and begin is None:
                begin, kind = i, now
        return out

    def gold(mask):
        for i, label in enumerate(treebanks.NAME_LABELS):
            if mask >> i & 1:
                return label
    g, p = spans([gold(m) for m in masks]), spans([treebanks.NAME_LABELS[i] for i in predicted])
    n["n_tp"] += len(g & p)
    n["n_pred"] += len(p)
    n["n_gold"] += len(g)


def epoch_windows(sources, pieces, rng):
    """[(windows, weight of names)] of one epoch: treebanks whole, of the noisy sources another part each time."""
    part = lambda name, n: rng.sample(sources[name], min(n, len(sources[name])))
    groups = [(cut_windows(s, pieces, rng), w) for s, w in
              ((sources["ewt"], 1.0), (sources["gum"], 1.0), (sources["wiki"], 1.0), (part("gmb", GMB_SENTENCES), 0),
               (part("silver", SILVER_SENTENCES), SILVER_WEIGHT))]
    # short windows too: a lone sentence or headline must be read as well
    for source in (sources["ewt"], sources["gum"]):
        lone = rng.sample(source, len(source) // 12)
        groups.append(([[s] for s in lone if len(s) < 60], 1.0))
    return groups


def batches(groups, pieces, rng, most_pieces=BATCH_PIECES):
    """[(windows of about one length, weight)], mixed."""
    out = []
    for windows, weight in groups:
        sized = sorted(((sum(len(pieces.of(w.form)) for s in win for w in s) + rng.random() * 20, i) for i, win in enumerate(windows)))
        row, widest = [], 0
        for size, i in sized:
            if row and (len(row) + 1) * size > most_pieces:
                out.append((row, weight))
                row = []
            row.append(windows[i])
        if row:
            out.append((row, weight))
    rng.shuffle(out)
    return out


def parameter_groups(reader, encoder_rate, head_rate):
    encoder, heads = [], []
    for name, p in reader.named_parameters():
        (encoder if name.split(".")[0] in ("word", "position", "norm", "layers") else heads).append(p)
    return [{"params": encoder, "lr": encoder_rate, "top": encoder_rate}, {"params": heads, "lr": head_rate, "top": head_rate}]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--data", required=True), ap.add_argument("--encoder", required=True)
    ap.add_argument("--vocabulary", required=True), ap.add_argument("--out", required=True)
    ap.add_argument("--epochs", type=int, default=14), ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--start", help="weights of an earlier run to go on from")
    ap.add_argument("--silver", nargs=2, metavar=("CONLLU", "LINKS"), help="news as an earlier model read it, and its links")
    ap.add_argument("--rate", type=float, default=2e-4, help="highest learning rate of the encoder")
    ap.add_argument("--minutes", type=float, default=1e9, help="the schedule ends then, whatever epoch it is")
    a = ap.parse_args()
    rng = random.Random(a.seed)
    torch.manual_seed(a.seed)
    vocabulary = open(a.vocabulary, encoding="utf-8").read().split("\n")
    vocabulary = vocabulary[:-1] if vocabulary[-1] == "" else vocabulary
    pieces = Pieces(vocabulary)
    sources, dev = read_sources(a)
    labels, relations = treebanks.label_sets(sources["ewt"] + sources["gum"], OTHER_LABELS)
    reader = Reader(len(vocabulary), labels, relations)
    start_from = load_weights(reader, a.start) if a.start else reader.load_encoder(load_file(a.encoder))
    optimiser = torch.optim.AdamW(parameter_groups(reader, a.rate, a.rate * 7.5), weight_decay=0.01, betas=(0.9, 0.98))
    average = {k: v.detach().clone() for k, v in reader.state_dict().items()}
    start, step, warm = time.time(), 0, 150
    total = None
    for epoch in range(a.epochs):
        todo = batches(epoch_windows(sources, pieces, rng), pieces, rng)
        total = total or len(todo) * a.epochs
        seen = 0.0
        for windows, weight in todo:
            done = max(step / total, (time.time() - start) / 60 / a.minutes)
            if done >= 1:
                break
            rate = min(1, (step + 1) / warm) * (1 - done)
            for group in optimiser.param_groups:
                group["lr"] = group["top"] * rate
            batch = batch_of([vary(w, rng) for w in windows], pieces, labels, relations)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = losses(reader, reader.encode(batch), batch, weight)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 2.0)
            optimiser.step()
            step += 1
            seen += float(loss)
            if step % AVERAGED_STEPS == 0:
                decay = min(0.99 ** AVERAGED_STEPS, step / (step + 20))
                for k, v in reader.state_dict().items():
                    average[k].mul_(decay).add_(v, alpha=1 - decay)
            if step % REPORTED_STEPS == 0:
                print(f"step {step}/{total} loss {seen / REPORTED_STEPS:.3f} rate {rate:.3f} {(time.time() - start) / 60:.1f} min", flush=True)
                seen = 0.0
        finished = epoch + 1 == a.epochs or (time.time() - start) / 60 >= a.minutes
        state, scores = best_state(reader, average, dev, pieces) if finished else (average, {})
        print(f"epoch {epoch + 1} {(time.time() - start) / 60:.1f} min {json.dumps(scores)}", flush=True)
        torch.save({"state": state, "labels": labels, "relations": relations, "scores": scores, "seed": a.seed,
                    "epoch": epoch + 1, "steps": step, "start": start_from}, os.path.join(a.out, "checkpoint.pt.new"))
        os.replace(os.path.join(a.out, "checkpoint.pt.new"), os.path.join(a.out, "checkpoint.pt"))
        if finished:
            break


def best_state(reader, average, dev, pieces):
    """The last weights or their running average, whichever reads the development texts better, and its scores."""
    tried = []
    for name, state in (("last", {k: v.clone() for k, v in reader.state_dict().items()}), ("average", average)):
        reader.load_state_dict(state)
        scores = {k: evaluate(reader, s, pieces) for k, s in dev.items()}
        print(name, json.dumps(scores), flush=True)
        tried.append((scores["ewt"]["las"] + scores["gum"]["las"] + scores["ewt"]["names"], len(tried), state, scores))
    return max(tried)[2:]


if __name__ == "__main__":
    main()
