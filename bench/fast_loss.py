#!/usr/bin/env python3
"""What `dragoman read --fast` saves and what it loses against the full reading, in turns, in one run.

    bench/fast_loss.py build/release/dragoman news.jsonl [--turns 3]

CPU seconds of the whole program, the best of the turns; then of the items of the full reading how many are kept, and of those of
the fast one how many the full one does not have: where sentences are skipped, words that are read get other neighbours.
"""
import argparse
import collections
import json
import os
import subprocess
import tempfile


def read(program, path, *options):
    """The records and the CPU seconds."""
    with tempfile.TemporaryFile() as out:
        before = os.times()
        subprocess.run([program, "read", "--format", "json", *options, path], stdout=out, check=True)
        after = os.times()
        out.seek(0)
        records = [json.loads(line) for line in out]
    return records, after.children_user + after.children_system - before.children_user - before.children_system


def items(record):
    """(kind of item, what it is known by) of everything in a record."""
    actors = record["actors"]
    codes = lambda ids: tuple(sorted(actors[a]["country"] + "".join(actors[a]["sectors"][:1]) for a in ids))
    for e in record["events"]:
        known = (e["type"], e["trigger"]["begin"])
        yield "event", known
        yield "event with codes", (*known, codes(e["actors"]), codes(e["recipients"]))
    for c in record["claims"]:
        known = (c["act"], c["cue"]["begin"])
        yield "claim", known
        yield "claim with speaker", (*known, tuple(sorted(actors[a]["name"] for a in c["speakers"])))
    for f in record["figures"]:
        yield "figure", (f["measure"], f["span"]["begin"], f["low"], f["high"])
    for one in record["links"] + record["needs"]:
        yield "link, need", (one.get("status"), one["span"]["begin"])


def count(records):
    out = collections.defaultdict(collections.Counter)
    for number, record in enumerate(records):
        for kind, known in items(record):
            out[kind][(number, *known)] += 1
    return out


def skipped(records):
    """Share of the words of all texts that stand in no sentence."""
    words = inside = 0
    for record in records:
        text = record["document"]["text"]
        words += len(text.split())
        inside += sum(len(text[s["begin"]: s["end"]].split()) for s in record["sentences"])
    return 1 - inside / max(1, words)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program"), ap.add_argument("file"), ap.add_argument("--turns", type=int, default=3)
    a = ap.parse_args()
    seconds = {(): [], ("--fast",): []}
    records = {}
    for _ in range(a.turns):
        for options, spent in seconds.items():
            records[options], took = read(a.program, a.file, *options)
            spent.append(took)
    (full, fast), (slow, quick) = records.values(), (min(s) for s in seconds.values())
    print(f"CPU seconds {slow:.2f}, with --fast {quick:.2f}: {slow / quick:.2f} times as fast; "
          f"{skipped(fast) - skipped(full):.1%} of the words skipped")
    kept, there = count(full), count(fast)
    for kind, wanted in kept.items():
        both = (wanted & there[kind]).total()
        print(f"{kind:20s} {wanted.total():6d}  kept {both / wanted.total():.3f}  not in the full reading "
              f"{1 - both / max(1, there[kind].total()):.3f}")


main()
