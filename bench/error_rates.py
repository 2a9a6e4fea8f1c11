#!/usr/bin/env python3
"""Writes the two tables of docs/LIMITS.md: how often the program errs, by item and by type of event.

    bench/error_rates.py build/release/dragoman DATA      DATA as for `make test DATA=...`

*Wrong* is one less precision, *missed* one less recall, as the score scripts in DATA/score print them.
"""
import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "LIMITS.md"
ITEMS = {  # line of the score script: words of the page
    "event": "event: type, at these words", "event+who": "event with everybody on both sides",
    "event+factuality": "event with its factuality (told, planned, threatened, denied)", "claim": "claim: who says something",
    "claim+speaker": "claim with its speaker", "claim+act": "claim with its act (asserts, denies, demands …)",
    "figure": "figure: number and what it counts", "attribution with source": "attribution in newspapers (PolNeAR)",
    "toponyms": "place within 161 km (LGL)", "names": "name of a person, organisation or place (web text)"}
SCRIPTS = [("gold.py", "gold/dev.jsonl"), ("attribution.py", "data/claims/polnear-dev"), ("places.py", "data/places/lgl.xml.gz"),
           ("names.py", "data/names/en_ewt-ud-dev.iob2")]
RATES = re.compile(r"^(\S.*?) +P +([0-9.]+) +R +([0-9.]+)", re.M)
TYPE = re.compile(r"^([A-Z]+) +F1 ([0-9.]+) +right (\d+) of (\d+) given, (\d+) wanted", re.M)


def printed(program, data, script, file):
    return subprocess.run([sys.executable, data / "score" / script, program, data / file], capture_output=True, text=True, check=True).stdout


def row(name, precision, recall):
    return f"| {name} | {1 - precision:.2f} | {1 - recall:.2f} |"


def items(program, data):
    found = {name: (float(p), float(r)) for script, file in SCRIPTS for name, p, r in RATES.findall(printed(program, data, script, file))}
    return [row(words, *found[name]) for name, words in ITEMS.items() if name in found]


def types(program, data):
    lines = TYPE.findall(printed(program, data, "dyads.py", "data/events/plv_dev.tsv"))
    best_first = sorted(lines, key=lambda line: -float(line[1]))
    return [row(f"`{name}`", int(right) / int(given), int(right) / int(wanted)) for name, _, right, given, wanted in best_first]


def with_table(page, heading, rows):
    """The page with the rows of the table under this heading replaced."""
    table = re.compile(rf"(^\| {heading} +\| wrong \| missed \|\n\| --- \| ---: \| ---: \|\n)(?:^[|A-Z].*\n)*", re.M)
    return table.sub(lambda found: found[1] + "".join(line + "\n" for line in rows), page)


def main():
    program, data = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    page = with_table(PAGE.read_text(), "item", items(program, data))
    PAGE.write_text(with_table(page, "type", types(program, data)))


if __name__ == "__main__":
    main()
