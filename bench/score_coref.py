#!/usr/bin/env python3
"""Scores coreference against OntoGUM documents and GAP pairs.

    bench/score_coref.py build/release/dragoman ontogum FOLDER LIST     LIST: CoNLL-U whose newdoc ids are taken, news only
    bench/score_coref.py build/release/dragoman gap FILE.tsv

OntoGUM: MUC, B3 and CEAF-e (Pradhan et al. 2014) with their mean, mentions matched by their exact words and, as the record
gives fuller phrases than OntoGUM in places, by their last word. The record names only actors and places: chains of gold in
which it has no mention at all are left out in the second table. GAP: A and B are each right where the pronoun's actor names
them and gold says so, or neither does.
"""
import csv
import json
import os
import re
import subprocess
import sys
import tempfile


def read_records(binary, documents):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8") as f:
        for d in documents:
            f.write(json.dumps(d, ensure_ascii=False) + "\n")
    out = subprocess.run([binary, "read", "--format", "json", f.name], stdout=subprocess.PIPE, check=True).stdout
    os.unlink(f.name)
    return {r["document"]["id"]: r for r in map(json.loads, out.decode("utf-8").splitlines())}


# ---- gold

def ontogum(path):
    """The text of a document and its chains as sets of (begin, end); one mention alone is no chain."""
    text, chains = entities(path)
    return text, [c for c in chains.values() if len(c) > 1]


def entities(path):
    """The text of an OntoGUM document and its entities: key → set of (begin, end)."""
    text, chains, open_spans, position = "", {}, {}, {}
    words, tokens = [], 0
    for line in open(path, encoding="utf-8"):
        if line.startswith("# newpar") and text:
            text = text.rstrip() + "\n\n"
        fields = line.rstrip("\n").split("\t")
        if len(fields) != 10:
            continue
        number, form, misc = fields[0], fields[1], fields[9]
        if "-" in number and number[0].isdigit():
            first, last = map(int, number.split("-"))
            tokens, words = last - first + 1, [len(text), len(text) + len(form)]
            text += form + ("" if "SpaceAfter=No" in misc else " ")
            continue
        if not number.isdigit():
            continue
        if tokens:
            # Words of a multiword token share its characters.
            index = words + []
            size = len(form) if tokens > 1 else index[1] - index[0]
            begin, end = index[0], min(index[1], index[0] + size)
            words[0], tokens = end, tokens - 1
        else:
            begin, end = len(text), len(text) + len(form)
            text += form + ("" if "SpaceAfter=No" in misc else " ")
        entity = re.search(r"Entity=([^|]*)", misc)
        for mark in re.findall(r"\([^()]*\)?|[^()]+\)", entity[1]) if entity else []:
            key = mark.strip("()").split("-")[0]
            if mark.startswith("("):
                open_spans.setdefault(key, []).append(begin)
            if mark.endswith(")") and open_spans.get(key):
                chains.setdefault(key, set()).add((open_spans[key].pop(), end))
    return text, chains


def predicted(record):
    chains = [{(m["begin"], m["end"]) for m in a["mentions"]} for a in record["actors"]]
    taken = set().union(*chains) if chains else set()
    chains += [{(m["begin"], m["end"]) for m in p["mentions"]} - taken for p in record["places"]]
    return [c for c in chains if len(c) > 1]


def aligned(gold, ours, text):
    """Our mentions renamed to the gold mention that they are: same words, or the same last word."""
    spans = {s for c in gold for s in c}
    ends = {}
    for s in sorted(spans, key=lambda s: s[0]):
        ends.setdefault(s[1], s)  # the longest
    trim = lambda s: (s[0] + len(text[s[0]:s[1]]) - len(re.sub(r"^(the|a|an) ", "", text[s[0]:s[1]], flags=re.I)), s[1])
    trimmed = {trim(s): s for s in spans}
    used, out = set(), []
    for chain in ours:
        new = set()
        for s in sorted(chain):
            g = s if s in spans else trimmed.get(trim(s)) or ends.get(s[1])
            new.add(g if g and g not in used else s)
            used.add(g)
        out.append(new)
    return out


# ---- measures: (right, of) of recall and of precision

def muc(key, response):
    where = {m: i for i, c in enumerate(response) for m in c}
    right = of = 0
    for c in key:
        parts = len({where[m] for m in c if m in where}) + sum(m not in where for m in c)
        right += len(c) - parts
        of += len(c) - 1
    return right, of


def b3(key, response):
    where = {m: c for c in response for m in c}
    return sum(len(c & where.get(m, set())) / len(c) for c in key for m in c), sum(map(len, key))


def ceaf(key, response):
    from scipy.optimize import linear_sum_assignment
    if not key or not response:
        return 0, len(key)
    phi = [[-2 * len(k & r) / (len(k) + len(r)) for r in response] for k in key]
    rows, columns = linear_sum_assignment(phi)
    return -sum(phi[i][j] for i, j in zip(rows, columns)), len(key)


def f1(counts):
    recall, precision = (counts[i][0] / counts[i][1] if counts[i][1] else 0 for i in (0, 1))
    return recall, precision, 2 * recall * precision / (recall + precision) if recall + precision else 0


def score_ontogum(binary, folder, listing):
    names = [n for n in re.findall(r"# newdoc id = (\S+)", open(listing, encoding="utf-8").read()) if "_news_" in n]
    golds = {n: ontogum(os.path.join(folder, n + ".conllu")) for n in names}
    records = read_records(binary, [{"id": n, "text": t} for n, (t, _) in golds.items()])
    for title, only_ours in (("all chains", False), ("chains in which the record has a mention", True)):
        totals = {m: [[0, 0], [0, 0]] for m in (muc, b3, ceaf)}
        for name, (text, gold) in golds.items():
            ours = aligned(gold, predicted(records[name]), text)
            mine = {m for c in ours for m in c}
            key = [c for c in gold if not only_ours or c & mine]
            for measure, total in totals.items():
                for i, (a, b) in enumerate(((key, ours), (ours, key))):
                    right, of = measure(a, b)
                    total[i][0] += right
                    total[i][1] += of
        print(f"{len(names)} documents, {title}")
        results = [f1(total) for total in totals.values()]
        for (r, p, f), name in zip(results, ("MUC", "B3", "CEAF-e")):
            print(f"  {name:7s} R {r:.3f}  P {p:.3f}  F1 {f:.3f}")
        print(f"  mean    F1 {sum(f for _, _, f in results) / 3:.3f}")


def score_gap(binary, path):
    rows = list(csv.DictReader(open(path, encoding="utf-8"), delimiter="\t"))
    records = read_records(binary, [{"id": r["ID"], "text": r["Text"]} for r in rows])
    tp = fp = fn = whole = 0
    for r in rows:
        at = int(r["Pronoun-offset"])
        actor = next((a for a in records[r["ID"]]["actors"]
                      if any(m["begin"] == at for m in a["mentions"])), {"mentions": []})
        hits = []
        for name in "AB":
            begin = int(r[name + "-offset"])
            end = begin + len(r[name])
            said = any(m["begin"] < end and begin < m["end"] and m["begin"] != at for m in actor["mentions"])
            gold = r[name + "-coref"].upper() == "TRUE"
            tp, fp, fn = tp + (said and gold), fp + (said and not gold), fn + (gold and not said)
            hits.append(said == gold)
        whole += all(hits)
    p, rec = tp / max(1, tp + fp), tp / max(1, tp + fn)
    print(f"GAP {len(rows)}: P {p:.3f} R {rec:.3f} F1 {2 * p * rec / max(1e-9, p + rec):.3f}; both names right {whole / len(rows):.3f}")


if __name__ == "__main__":
    if sys.argv[2] == "ontogum":
        score_ontogum(sys.argv[1], sys.argv[3], sys.argv[4])
    else:
        score_gap(sys.argv[1], sys.argv[3])
