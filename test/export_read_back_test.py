#!/usr/bin/env python3
"""Exporting and reading back keeps ids, quotes, hashes and offsets, whatever the texts hold.

    test/export_read_back_test.py PROGRAM FOLDER [SEED]

Random reports of hostile text (SQL, formulas, control characters, right-to-left marks, marks of CSV and
JSON) are kept and exported in every format; each file is read by a reader that knows nothing of us, and
its rows must be those of `ask`. Parquet is read by pyarrow and by duckdb, which are fetched into FOLDER where
this Python lacks them; if no registry can be reached, that part is left out and the test ends as skipped (77).
"""
import csv
import io
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from parquet_readers import go_on_with_readers, have_readers

PROGRAM = Path(sys.argv[1]).resolve()
FOLDER = Path(sys.argv[2]).resolve()
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 1
EVIDENCE = ("ref", "quote", "sha256", "begin", "end")
HOSTILE = ["'); DROP TABLE events; --", "=cmd|' /C calc'!A0", "@SUM(1+1)", "+1-800", "\u202emark left\u202c", "\u200f\u05d0\u05d1\u200f",
           'he said "so", twice', "a, b; c", "tab\there", "\x01\x07bell", "\u0000nul", "\u2028line", "\u0085next", "\\ back \\n",
           "</script><b>", "\ufeff", "\U0001f54a", "e\u0301", "NULL", "\uff1dfull"]
CORES = ["Varnia accused Oskaria of shelling the bridge", "Oskarian troops shelled Baku on Friday, killing 4 people",
         "Davit Relko denied the accusation", "Oskaria promised to open the Serin road", "Police arrested 12 people in Yerevan"]


def run(*words):
    answer = subprocess.run([PROGRAM, *map(str, words)], capture_output=True)
    assert answer.returncode == 0, answer.stderr.decode()
    return answer.stdout.decode("utf-8")


def reports(chance, count):
    """JSON Lines of reports: each sentence has something hostile before, behind or around its core."""
    lines = []
    for number in range(count):
        sentences = []
        for _ in range(4):
            nasty, core = chance.choice(HOSTILE), chance.choice(CORES)
            sentences.append(chance.choice([f"{core} {nasty}.", f"{nasty} {core}.", f"{core}, {nasty}, on Monday."]))
        lines.append(json.dumps({"id": f"https://example.org/{number}?q='--", "url": f"https://example.org/{number}?q='--",
                                 "title": chance.choice(HOSTILE), "publisher": chance.choice(HOSTILE), "published": "2031-03-14",
                                 "text": "\n\n".join(sentences)}))
    return "\n".join(lines) + "\n"


RUN_BY_SPREADSHEETS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def plain(field):
    """A spreadsheet's guard taken off: it stands before what would be run."""
    assert not field.startswith(RUN_BY_SPREADSHEETS) or re.fullmatch(r"[-+][0-9.]+", field), f"{field!r} would be run"
    return field[1:] if field[:1] == "'" and field[1:].startswith(RUN_BY_SPREADSHEETS) else field


def csv_rows(text, skip=0):
    lines = list(csv.reader(io.StringIO(text, newline="")))
    names = lines[0]
    assert all(len(line) == len(names) for line in lines), "a line has another number of fields"
    return [dict(zip(names, map(plain, line))) for line in lines[1 + skip:]]


def gdelt_rows(text):
    rows = [line.split("\t") for line in text.split("\n")[:-1]]
    assert all(len(row) == len(rows[0]) for row in rows), "a line has another number of fields"
    own = 61
    names = ("ref", "quote", "according_to", "document", "source_url", "sha256", "begin", "end")
    return [dict(zip(names, map(plain, row[own:]))) for row in rows]


def geojson_rows(text):
    return [feature["properties"] for feature in json.loads(text)["features"]]


def jsonl_rows(text):
    """From whole records: the rows as the store counts them, documents in the order they were added."""
    rows = []
    for number, line in enumerate(text.split("\n")[:-1], start=1):
        record = json.loads(line)
        document = record["document"]
        for event in record["events"]:
            sentence = record["sentences"][event["sentence"]]
            rows.append({"ref": f"{number}.{event['id']}", "quote": document["text"][sentence["begin"]:sentence["end"]],
                         "sha256": document["sha256"], **{key: event["trigger"][key] for key in ("begin", "end")}})
    return rows


def parquet_rows(path):
    """Twice the rows: as pyarrow and as duckdb read them."""
    import duckdb
    import pyarrow.parquet
    table = duckdb.sql(f"SELECT * FROM '{path}'")
    return [pyarrow.parquet.read_table(path).to_pylist(), [dict(zip(table.columns, row)) for row in table.fetchall()]]


def evidence(rows, blanks_alike=False):
    def told(key, row):
        text = "" if row[key] is None else str(row[key])
        return text.replace("\t", " ").replace("\n", " ").replace("\r", " ") if blanks_alike else text
    return sorted(tuple(told(key, row) for key in EVIDENCE) for row in rows)


def check(name, rows, wanted, **how):
    given, expected = evidence(rows, **how), evidence(wanted, **how)
    for mine, theirs in zip(given, expected):
        assert mine == theirs, f"{name}: {mine!r} came back of {theirs!r}"
    assert len(given) == len(expected), f"{name}: {len(given)} rows came back of {len(expected)}"
    print(f"{name}: {len(given)} rows came back as they were")


def main():
    go_on_with_readers(FOLDER)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "reports.jsonl").write_text(reports(random.Random(SEED), 60), encoding="utf-8")
        store = folder / "hostile.store"
        run("add", store, folder / "reports.jsonl")
        assert "whole" in run("check", store)
        events = [json.loads(line) for line in run("ask", store, "events", "--format", "json").split("\n")[:-1]]
        assert len(events) > 100, len(events)

        def exported(form, *options):
            run("export", store, "--to", form, *options, folder / f"out.{form}")
            return (folder / f"out.{form}").read_bytes().decode("utf-8")

        check("csv", csv_rows(exported("csv")), events)
        check("hxl", csv_rows(exported("hxl"), skip=1), events)
        check("geojson", geojson_rows(exported("geojson")), events)
        check("jsonl", jsonl_rows(exported("jsonl")), events)
        check("gdelt", gdelt_rows(exported("gdelt")), events, blanks_alike=True)
        kept = {row["ref"] for row in csv_rows(exported("acled"))}
        assert kept, "no event has a kind of ACLED"
        check("acled", csv_rows(exported("acled")), [row for row in events if row["ref"] in kept])
        check("ged", csv_rows(exported("ged")), [row for row in events if row["type"] == "ASSAULT"])
        if not have_readers():
            print("parquet: NOT read back, pyarrow and duckdb cannot be had")
            sys.exit(77)
        run("export", store, "--to", "parquet", folder / "out.parquet")
        for rows in parquet_rows(folder / "out.parquet"):
            check("parquet", rows, events)
            types = {key: type(value).__name__ for key, value in rows[0].items()}
            assert (types["begin"], types["goldstein"], types["published"]) == ("int", "float", "date"), types


if __name__ == "__main__":
    main()
