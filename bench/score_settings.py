#!/usr/bin/env python3
"""Scores when and where the events of annotated reports happened.

    bench/score_settings.py build/release/dragoman gold.jsonl [--errors]

Of the events found (type and trigger are right) the share whose date is that of gold, to the day, month or year that gold
tells, or none where it tells none; and the share whose place has the words of gold's, or none. gold.jsonl: a document a line
with `id`, `text`, `published` and `events` of `type`, `trigger` (`word` or `word#n`, the n-th of its kind), `date`, `place`.
"""
import argparse
import json
import subprocess
import sys
import tempfile


def read_records(program, documents):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for d in documents:
            file.write(json.dumps({k: d[k] for k in ("id", "text", "published")}, ensure_ascii=False) + "\n")
        file.flush()
        out = subprocess.run([program, "read", "--format", "json", file.name], stdout=subprocess.PIPE, check=True).stdout
    records = (json.loads(line) for line in out.decode().splitlines())
    return {r["document"]["id"]: r for r in records}


def begin_of(text, phrase):
    """Where `word#n` begins in the text, and the word."""
    word, _, number = phrase.partition("#")
    at = -1
    for _ in range(int(number or 0) + 1):
        at = text.find(word, at + 1)
    return at, word


def same_trigger(event, wanted, text):
    at, word = begin_of(text, wanted["trigger"])
    trigger = event["trigger"]
    return event["type"] == wanted["type"] and trigger["begin"] < at + len(word) and trigger["end"] > at


def date_of(event):
    """2024, 2024-05 or 2024-05-20 as gold writes them; other spans as begin..end."""
    begin, end = event["date"]["from"], event["date"]["to"]
    exact = {"year": 4, "month": 7, "day": 10}.get(event["date"]["precision"])
    return None if begin is None else begin[:exact] if exact else f"{begin}..{end}"


def same_place(place, wanted):
    if place is None or wanted is None:
        return place is None and wanted is None
    name = wanted.partition("#")[0]
    told = [place["name"]] + [mention["text"] for mention in place["mentions"]]
    return any(words in name or name in words for words in told)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("gold")
    arguments.add_argument("--errors", action="store_true")
    options = arguments.parse_args()
    with open(options.gold, encoding="utf-8") as file:
        gold = [json.loads(line) for line in file]
    records = read_records(options.program, gold)
    found = dates = places = 0
    for document in gold:
        record = records[document["id"]]
        for wanted in document["events"]:
            event = next((e for e in record["events"] if same_trigger(e, wanted, document["text"])), None)
            if event is None:
                continue
            place = None if event["place"] is None else record["places"][event["place"]]
            when, where = date_of(event) == wanted["date"], same_place(place, wanted["place"])
            found, dates, places = found + 1, dates + when, places + where
            if options.errors and not (when and where):
                print(document["id"], event["type"], wanted["trigger"], "|", wanted["date"], "read", date_of(event), "|",
                      wanted["place"], "read", place and place["name"], file=sys.stderr)
    print(f"events found {found}; date right {dates / found:.3f}; place right {places / found:.3f}")


if __name__ == "__main__":
    main()
