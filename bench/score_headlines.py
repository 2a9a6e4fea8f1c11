#!/usr/bin/env python3
"""How often a killed figure read from a headline is the one that coders gave the event.

    bench/score_headlines.py build/release/dragoman ucdp_syria.csv.gz [--show N]

In: UCDP GED rows with `source_headline`, `low`, `best`, `high` (deaths). Rows that quote several
headlines and headlines that stand for several events are left out: their numbers are not the
event's. A headline is right where one of its killed figures, or their sum, is the best estimate.
"""
import argparse, collections, csv, gzip, html, json, subprocess, tempfile


def headlines(path):
    events = collections.defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as f:
        for row in csv.DictReader(f):
            words = " ".join(html.unescape(row["source_headline"]).split())
            if any(c.isdigit() for c in words) and len(words) > 20 and ";" not in words:
                events[words].append(tuple(int(row[k]) for k in ("low", "best", "high")))
    return {words: rows[0] for words, rows in events.items() if len(rows) == 1}


def read(binary, texts):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as f:
        for i, text in enumerate(texts):
            f.write(json.dumps({"id": str(i), "text": text}, ensure_ascii=False) + "\n")
        f.flush()
        out = subprocess.run([binary, "read", "--format", "json", f.name], stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line)["figures"] for line in out.decode().splitlines() if line.strip()]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("binary"), ap.add_argument("csv"), ap.add_argument("--show", type=int, default=0)
    a = ap.parse_args()
    known = headlines(a.csv)
    n = collections.Counter(headlines=len(known))
    for (words, (low, best, high)), figures in zip(known.items(), read(a.binary, list(known))):
        killed = [f for f in figures if f["measure"] == "killed"]
        n["with a death word"] += any(w in words.lower() for w in ("kill", "dead", "die", "death"))
        if not killed:
            if a.show and any(w in words.lower() for w in ("kill", "dead", "die", "death")):
                a.show -= 1
                print("none |", [(f["measure"], f["span"]["text"]) for f in figures], "|", words)
            continue
        values = [(f["low"] or 0, f["high"] or (1e9 if f["low"] else 0)) for f in killed]
        values.append(tuple(map(sum, zip(*values))))
        n["with a killed figure"] += 1
        right = any(l == best for l, _ in values)
        n["equal to best"] += right
        n["overlapping low to high"] += any(l <= high and h >= low for l, h in values)
        if a.show and not right:
            a.show -= 1
            print(low, best, high, "|", [(f["low"], f["high"], f["span"]["text"]) for f in killed], "|", words)
    for key, value in n.items():
        print(f"{key:28s} {value}")


main()
