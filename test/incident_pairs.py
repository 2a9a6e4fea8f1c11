#!/usr/bin/env python3
"""Which events of different reports are one happening: judged pairs, and how well incidents agree with them.

    test/incident_pairs.py PROGRAM WIKINEWS.jsonl.gz                  precision and recall of both halves
    test/incident_pairs.py PROGRAM WIKINEWS.jsonl.gz --wrong dev      the pairs of a half that are not right
    test/incident_pairs.py PROGRAM WIKINEWS.jsonl.gz --draw N         pairs to judge: number, distance, sentences

The pairs stand in incident_pairs.tsv beside this file: article and offset of the trigger (in code points of its
text, title first) of each event, 1 for the same happening and 0 for another, and the half: `dev` is for
looking at errors, `held` is only counted. A pair is drawn when both events are of one type, of
different articles, at most three days apart, and have an actor's code, a place or a fifth of their words in
common; so recall is that among pairs which look alike, not among all. Pairs that the reader no longer finds
are counted and left out.
"""
import argparse
import gzip
import json
import random
import re
import sqlite3
import subprocess
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path

PAIRS = Path(__file__).with_name("incident_pairs.tsv")
DAYS_APART = 3
WORDS_ALIKE = 0.14
MONTHS = ("2005-04", "2005-07", "2005-08", "2006-08", "2006-09")
TITLES = re.compile(r"\b(kill|attack|bomb|strike|shell|troop|rebel|ceasefire|cease-fire|hostage|militan|army|rocket|war\b|Israel|"
                    r"Hezbollah|Lebanon|Georgia|Ossetia|Gaza|protest|clash|missile|Iran|Korea|nuclear|blast|explosion|Libya|Egypt)", re.I)


def articles(path):
    """Those on conflicts in months when Wikinews wrote several reports on one happening."""
    for line in gzip.open(path, "rt", encoding="utf-8"):
        row = json.loads(line)
        if (row.get("date_est") or "")[:7] in MONTHS and TITLES.search(row["title"]):
            yield {"id": row["url"], "url": row["url"], "published": row["date_est"], "publisher": "Wikinews",
                   "text": row["title"] + "\n\n" + "\n\n".join(row["paras"])}


def store_of(program, path, folder):
    texts, store = Path(folder) / "articles.jsonl", Path(folder) / "pairs.store"
    texts.write_text("".join(json.dumps(article) + "\n" for article in articles(path)), encoding="utf-8")
    subprocess.run([program, "add", store, texts], check=True, stderr=subprocess.DEVNULL)
    return store


def events(store):
    """{(article, begin): event} of what has an incident; articles by their number at Wikinews."""
    with closing(sqlite3.connect(store)) as connection:
        connection.row_factory = sqlite3.Row
        rows = connection.execute("""
            SELECT d.url, e.begin, e."end", e.type, e.day, e.date_from, t.incident, p.name AS place, s.text AS sentence, d.title,
                   (SELECT group_concat(code, ';') FROM party_names n WHERE n.document = e.document AND n.id = e.id
                      AND n.item = 'event') AS codes, t.why, d.published
            FROM events e JOIN documents d ON d.number = e.document
            JOIN incident_events t ON t.document = e.document AND t.id = e.id
            LEFT JOIN places p ON p.document = e.document AND p.id = e.place
            LEFT JOIN sentences s ON s.document = e.document AND s.id = e.sentence
            WHERE d.replaced IS NULL""").fetchall()
    return {(row["url"].split("=")[-1], row["begin"]): row for row in rows}


def words(event):
    return set(re.findall(r"[a-z]{4,}", (event["sentence"] or "").lower()))


def look_alike(a, b):
    if not a["day"] or not b["day"] or a["type"] != b["type"] or a["url"] == b["url"]:
        return False
    if abs((date.fromisoformat(a["day"]) - date.fromisoformat(b["day"])).days) > DAYS_APART:
        return False
    codes = {c for c in (a["codes"] or "").split(";") if c[:3] not in ("", "XXX")}
    common = codes & set((b["codes"] or "").split(";"))
    same_place = a["place"] and a["place"] == b["place"]
    shared = len(words(a) & words(b)) / max(1, len(words(a) | words(b)))
    return a["incident"] == b["incident"] or common and (same_place or shared >= WORDS_ALIKE / 2) or shared >= WORDS_ALIKE


def draw(all_events, count):
    ordered = sorted(all_events.items(), key=lambda item: (item[1]["type"], item[1]["day"], item[0]))
    pairs = [(one, other) for i, one in enumerate(ordered) for other in ordered[i + 1:i + 400] if look_alike(one[1], other[1])]
    joined = [pair for pair in pairs if pair[0][1]["incident"] == pair[1][1]["incident"]]
    apart = [pair for pair in pairs if pair[0][1]["incident"] != pair[1][1]["incident"]]
    chance = random.Random(4)
    drawn = chance.sample(joined, min(len(joined), count // 2))
    drawn += chance.sample(apart, min(len(apart), count - len(drawn)))
    print(f"# {len(joined)} joined and {len(apart)} not joined pairs look alike; {len(drawn)} drawn")
    chance.shuffle(drawn)
    for number, ((key_a, a), (key_b, b)) in enumerate(drawn):
        print(f"{number}\t{key_a[0]}\t{key_a[1]}\t{key_b[0]}\t{key_b[1]}\t{a['type']}")
        for event in (a, b):
            print(f"   {event['day']} ({event['published']}) {event['codes']} @{event['place']}: {' '.join((event['sentence'] or '').split())}")


def judged():
    for line in PAIRS.read_text().splitlines():
        if not line.startswith("#"):
            first, at, other, there, same, half = line.split("\t")
            yield (first, int(at)), (other, int(there)), same == "1", half


def found(all_events, key):
    """The event whose trigger begins there; another reading may begin it a word earlier or later."""
    return next((all_events[key[0], key[1] + shift] for shift in (0, *range(-12, 13)) if (key[0], key[1] + shift) in all_events), None)


def score(all_events, wrong_half):
    counts = {half: {"right": 0, "joined": 0, "same": 0, "pairs": 0, "lost": 0} for half in ("dev", "held")}
    for key_a, key_b, same, half in judged():
        a, b = found(all_events, key_a), found(all_events, key_b)
        if not a or not b:
            counts[half]["lost"] += 1
            continue
        joined = a["incident"] == b["incident"]
        for name, value in (("right", joined and same), ("joined", joined), ("same", same), ("pairs", True)):
            counts[half][name] += bool(value)
        if half == wrong_half and joined != same:
            print("JOINED, are two" if joined else "APART, are one", b["why"] if joined else "")
            for event in (a, b):
                print(f"   {event['type']} {event['day']} {event['codes']} @{event['place']}: {' '.join((event['sentence'] or '').split())}")
    for half, n in counts.items():
        precision, recall = n["right"] / max(1, n["joined"]), n["right"] / max(1, n["same"])
        print(f"{half:5} {n['pairs']} pairs ({n['same']} the same): precision {precision:.2f}, recall {recall:.2f}; "
              f"{n['lost']} no longer found")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("wikinews")
    arguments.add_argument("--draw", type=int)
    arguments.add_argument("--wrong", choices=("dev",))
    arguments.add_argument("--store", help="made before by this script, to spare the reading")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        all_events = events(options.store or store_of(options.program, options.wikinews, folder))
    draw(all_events, options.draw) if options.draw else score(all_events, options.wrong)


if __name__ == "__main__":
    main()
