#!/usr/bin/env python3
"""Learns the weights by which a pronoun's antecedent is chosen (src/names/clue_weights.h).

    train/pronouns.py build/release/bench/list_antecedents DATA > weights.h     DATA: the folder that holds coref/ and parse/

A log-linear model over the candidates of each pronoun (Berger et al. 1996): the gold antecedents share the probability. Learned
on OntoGUM's documents of the training part of GUM and, for "he" and "she" alone, on LitBank, whose chains name no things,
and GAP's development pairs. Since candidates depend on what earlier pronouns mean, it is run some times, each with the weights of the last.
"""
import csv
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

# In news a pronoun means an actor more often than in these texts (64% of "it" against 24%), by about this logit; half of it for things.
TOLD = 1.0
# Too rare in these texts to be learned: "freed the soldiers. They were handed over", 'Residents said soldiers had come. "They …'
PRIOR = {"undergoes": 3.0, "source_before": -2.0}
LOOSE = {"conversation", "vlog", "interview"}
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "bench"))
from score_coref import entities
KINDS = ("he, she", "it", "they")
WORDS = {**dict.fromkeys("he him his himself she her hers herself".split(), 0),
         **dict.fromkeys("it its itself".split(), 1),
         **dict.fromkeys("they them their theirs themselves".split(), 2)}


def litbank(path):
    """The text of a LitBank document and its mentions, (begin, end) → entity."""
    text, mentions, begun, opened = "", {}, {}, False
    for line in open(path, encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if len(fields) < 5:
            continue
        word, marks = fields[3], fields[-1] if fields[-1] != "_" else fields[-2]
        glue = re.match(r"[,.;:!?)\]’”]|n't|'(s|ll|re|ve|d|m)?$", word) or re.search(r"[(\[“‘]$", text)
        if word in ('"', "''", "``"):
            glue, opened, word = glue or opened, not opened, '"'
        elif text.endswith('"') and opened:
            glue = True
        text += ("" if glue or not text else " ") + word
        for mark in marks.split("|"):
            key = mark.strip("()")
            if mark.startswith("("):
                begun.setdefault(key, []).append(len(text) - len(word))
            if mark.endswith(")") and begun.get(key):
                mentions[(begun[key].pop(), len(text))] = key
    return text, mentions


def innermost(mentions, at):
    """The entity of the smallest mention around this character."""
    around = [(e - b, k) for (b, e), k in mentions.items() if b <= at < e]
    return min(around)[1] if around else None


def in_characters(text, item):
    """Offsets of the listing, in bytes, as characters."""
    raw = text.encode("utf-8")
    at = lambda offset: len(raw[:offset].decode("utf-8")) if offset >= 0 else -1
    for pronoun in item["pronouns"]:
        pronoun.update(begin=at(pronoun["begin"]), end=at(pronoun["end"]))
        for option in pronoun["options"]:
            option["begin"] = at(option["begin"])
    item["names"] = [(chain, at(begin), at(end)) for chain, begin, end in item["names"]]
    return item


def listed(program, texts):
    """For each text its pronouns with the candidates that the program sees."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8") as f:
        for number, text in enumerate(texts):
            f.write(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n")
    root = os.path.join(HERE, "..")
    command = [program, os.path.join(root, "model", "english.model"), os.path.join(root, "codebook"), f.name]
    run = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    os.unlink(f.name)
    return [in_characters(text, json.loads(line)) for text, line in zip(texts, run.stdout.decode("utf-8").splitlines())]


def examples(documents, lists, kinds):
    """(kind, [(clues, right)]) of each pronoun that gold says something of."""
    for (text, mentions), item in zip(documents, lists):
        for pronoun in item["pronouns"]:
            begin, end = pronoun["begin"], pronoun["end"]
            kind = WORDS.get(text[begin:end].lower())
            if kind not in kinds:
                continue
            entity = mentions.get((begin, end))
            if entity is None and kind != 1:
                continue
            options = [(o["clues"], o["begin"] >= 0 and entity is not None and innermost(mentions, o["begin"]) == entity)
                       for o in pronoun["options"]]
            if not any(right for _, right in options):
                if kind == 0:
                    continue
                options[-1] = (options[-1][0], True)
            yield kind, options


def gap(path):
    """The texts of GAP's pairs, each with its pronoun and the names that gold gives it."""
    for row in csv.DictReader(open(path, encoding="utf-8"), delimiter="\t"):
        names = [(int(row[n + "-offset"]), int(row[n + "-offset"]) + len(row[n])) for n in "AB" if row[n + "-coref"] == "TRUE"]
        yield row["Text"], int(row["Pronoun-offset"]), names


def gap_examples(rows, lists):
    """Right are the candidates of the chain that has the name; pronouns of neither name are left out."""
    for (_, at, names), item in zip(rows, lists):
        pronoun = next((p for p in item["pronouns"] if p["begin"] == at), None)
        chains = {c for c, first, last in item["names"] for b, e in names if first < e and b < last and first != at}
        if pronoun and any(o["chain"] in chains for o in pronoun["options"]):
            yield [(o["clues"], o["chain"] in chains) for o in pronoun["options"]]


def fitted(instances, prior, decay):
    size = len(prior)
    rows, columns, starts, right = [], [], [0], []
    for options in instances:
        for clues, good in options:
            rows += [len(right)] * len(clues)
            columns += clues
            right.append(good)
        starts.append(len(right))
    x = csr_matrix((np.ones(len(rows)), (rows, columns)), (len(right), size))
    right, begin = np.array(right), np.array(starts[:-1])
    of = np.repeat(np.arange(len(begin)), np.diff(starts))

    def loss(w):
        s = x @ w
        s = np.exp(s - np.maximum.reduceat(s, begin)[of])
        good = np.where(right, s, 0)
        p, q = s / np.add.reduceat(s, begin)[of], good / np.add.reduceat(good, begin)[of]
        value = -np.log(np.add.reduceat(good, begin) / np.add.reduceat(s, begin)).sum()
        return value + decay * ((w - prior) @ (w - prior)), x.T @ (p - q) + 2 * decay * (w - prior)

    return minimize(loss, prior, jac=True, method="L-BFGS-B").x


def accuracy(instances, w):
    good = sum(max(options, key=lambda o: sum(w[c] for c in o[0]))[1] for options in instances)
    return good / max(1, len(instances))


def ontogum(data, part):
    """The documents of a part of GUM, those of written and planned speech apart."""
    names = re.findall(r"# newdoc id = (\S+)", open(f"{data}/parse/gum_open-{part}.conllu", encoding="utf-8").read())
    paths = [(n, f"{data}/coref/ontogum/{n}.conllu") for n in names]
    read = [(n, *entities(p)) for n, p in paths if os.path.exists(p)]
    documents = [(n.split("_")[1], (text, {m: k for k, spans in e.items() for m in spans})) for n, text, e in read]
    return [[d for genre, d in documents if (genre in LOOSE) == loose] for loose in (False, True)]


def clue_names():
    """The enumerators of Clue, a role for each of those that stand for several."""
    text = re.sub(r"//.*", "", open(os.path.join(HERE, "..", "src", "names", "clues.h"), encoding="utf-8").read())
    roles = re.search(r"enum class Role[^{]*{([^}]*)}", text)[1].split(",")
    for name in re.search(r"enum class Clue[^{]*{([^}]*)}", text)[1].split(","):
        name = name.split("=")[0].strip()
        if name.startswith("role"):
            yield from (f"{name}, {role.strip()}" for role in roles)
        elif name and name != "count":
            yield name


def table(names, weights):
    print("""// Made by train/pronouns.py. How much a clue (clues.h) speaks for a candidate: for "he" and "she", for "it",
// for "they". Logits.
#pragma once

#include "names/clues.h"

namespace dragoman {

inline constexpr double kClueWeights[kClues][3] = {""")
    for name, row in zip(names, weights):
        print("    {%s},  // %s" % (", ".join("%.2f" % w for w in row), name))
    print("};\n\n}  // namespace dragoman")


def main(program, data):
    strict, loose = ontogum(data, "train")
    held, _ = ontogum(data, "dev")
    novels = [litbank(p) for p in sorted(glob.glob(f"{data}/coref/litbank/coref/conll/*"))]
    pairs = list(gap(f"{data}/coref/gap-development.tsv"))
    see = lambda documents: listed(program, [d[0] for d in documents])
    taken = lambda documents, lists, kind: [options for _, options in examples(documents, lists, {kind})]
    strict_lists, loose_lists, novel_lists, held_lists = see(strict), see(loose), see(novels), see(held)
    more = list(gap_examples(pairs, see(pairs)))
    names = list(clue_names())
    columns = []
    for kind in range(3):
        instances = taken(strict, strict_lists, kind) + taken(loose, loose_lists, kind)
        if kind == 0:
            instances += taken(novels, novel_lists, 0)[::3] + more
        else:
            instances += taken(strict, strict_lists, kind)  # news is nearer to these: they count twice
        prior = np.array([PRIOR.get(name, 0.0) for name in names])
        weights = fitted(instances, prior, 1 if kind == 0 else 3)
        right = accuracy(taken(held, held_lists, kind), weights)
        print(f"{KINDS[kind]}: {len(instances)} pronouns, right {accuracy(instances, weights):.3f}, held out {right:.3f}", file=sys.stderr)
        if kind:
            weights[names.index("nobody")] -= TOLD
            weights[names.index("thing")] -= TOLD / 2
        columns.append(weights)
    table(names, np.array(columns).T)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
