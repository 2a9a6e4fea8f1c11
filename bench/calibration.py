#!/usr/bin/env python3
"""Whether scores of events are what they say: the share that is right among events of like scores.

    bench/calibration.py build/release/dragoman gold.jsonl [--fit]

The annotated file holds one document a line: {"id", "published", "text", "events": [{"type", "trigger"}]}; an event is right
where its type is and its trigger shares a word with the annotated one, or stands in the same sentence. --fit prints the
logistic that maps raw scores to shares, for the constants in src/events/certainty.cc.
"""
import argparse, json, math, re

from records import read_documents


def locate(text, quoted):
    words, number = quoted, 0
    found = re.fullmatch(r"(.*)#(\d+)", quoted, re.S)
    if found and quoted not in text:
        words, number = found.group(1), int(found.group(2))
    spans = [m.span() for m in re.finditer(r"\s+".join(re.escape(w) for w in words.split()), text)]
    return spans[min(number, len(spans) - 1)]


def sentence_of(record, position):
    return next((i for i, s in enumerate(record["sentences"]) if s["begin"] <= position < s["end"]), -1)


def judged(record, wanted):
    """(score, right) of each event; an annotated event counts once, for the best fit."""
    left = [(locate(record["document"]["text"], e["trigger"]), e["type"]) for e in wanted]
    pairs = []
    for index, event in enumerate(record["events"]):
        for number, ((begin, end), kind) in enumerate(left):
            if kind != event["type"]:
                continue
            if begin < event["trigger"]["end"] and event["trigger"]["begin"] < end:
                pairs.append((2, index, number))
            elif sentence_of(record, begin) == event["sentence"]:
                pairs.append((1, index, number))
    right, used = set(), set()
    for _, index, number in sorted(pairs, reverse=True):
        if index not in right and number not in used:
            right.add(index), used.add(number)
    return [(e["score"], i in right) for i, e in enumerate(record["events"])]


def fit(points, steps=20000, rate=0.05):
    a, b = 1.0, 0.0
    for _ in range(steps):
        da = db = 0.0
        for score, right in points:
            x = math.log(score / (1 - score))
            error = 1 / (1 + math.exp(-(a * x + b))) - right
            da, db = da + error * x, db + error
        a, b = a - rate * da / len(points), b - rate * db / len(points)
    return a, b


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("binary"), ap.add_argument("annotated"), ap.add_argument("--fit", action="store_true")
    a = ap.parse_args()
    documents = [json.loads(line) for line in open(a.annotated, encoding="utf-8")]
    records = read_documents(a.binary, [{k: d[k] for k in ("id", "published", "text", "title") if d.get(k)} for d in documents])
    points = [p for d in documents for p in judged(records[d["id"]], d["events"])]
    print("score        events   right   share")
    for low in [x / 10 for x in range(10)]:
        inside = [right for score, right in points if low <= score < low + 0.1]
        if inside:
            print(f"{low:.1f} to {low + 0.1:.1f}   {len(inside):6d}  {sum(inside):6d}   {sum(inside) / len(inside):.2f}")
    for least in (0.5, 0.7, 0.8, 0.9):
        above = [right for score, right in points if score >= least]
        if above:
            print(f"at least {least}  {len(above):4d}  {sum(above):6d}   {sum(above) / len(above):.2f}")
    brier = sum((score - right) ** 2 for score, right in points) / len(points)
    print(f"all        {len(points):6d}  {sum(r for _, r in points):6d}   {sum(r for _, r in points) / len(points):.2f}   Brier {brier:.3f}")
    if a.fit:
        slope, shift = fit(points)
        print(f"slope {slope:.3f} shift {shift:.3f}")


main()
