#!/usr/bin/env python3
"""Reads documents that were made to hurt, and holds the program to bounds of memory and time.

    bench/hostile.py build/release/dragoman [--documents 2000] [--seed 1] [--jobs 2] [--only WORD] [--bounds memory]

Each kind is a function below: quotations in quotations, a million commas, scripts mixed within words, marks of
direction, invisible characters, archives that unpack to a hundred times their size. One in 100 documents of a kind is
LARGE, the others are small. Every file must end as a record or as a complaint that names it; no line may be broken
JSON, no process may crash, take more memory than BASE plus FACTOR times its largest document, or, unless --bounds
says memory, more processor time than PATIENCE a megabyte. Exit status 1 where one does.
"""
import argparse
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

SMALL, LARGE = 400, 20_000       # pieces of a document
BATCH = 100                      # files of one process
BASE, FACTOR = 400e6, 400        # bytes of memory: the engine, and what a byte of text may cost
PATIENCE = 200                   # seconds of the processor a megabyte: a byte can be a word, a slow core reads 5,000 a second
START = 5                        # seconds of the processor that a process may take for its start
BOMB = 20_000_000                # bytes that an archive unpacks to
NAMES = ["Varnia", "Oskaria", "the army", "Davit Relko", "the UN", "rebels"]
VERBS = ["said that", "denied that", "accused", "promised to", "shelled", "blocked", "and"]


def words(r, n):
    return " ".join(r.choice(NAMES if i % 2 == 0 else VERBS) for i in range(n))


def nested_quotes(r, n):
    return "".join(f"{r.choice('“‘«')}{r.choice(NAMES)} said, " for _ in range(n)) + "it is shut" + "”’»" * (n // 3)


def commas(r, n):
    return ("," * 50 * n) if r.random() < 0.3 else ", ".join(r.choice(NAMES) for _ in range(n)) + " accused Varnia."


def one_word(r, n):
    return r.choice("aé中́") * 50 * n


def mixed_scripts(r, n):
    ranges = [(0x41, 0x7A), (0x410, 0x44F), (0x5D0, 0x5EA), (0x627, 0x64A), (0x4E00, 0x4EFF), (0xE01, 0xE2E), (0x1F600, 0x1F640)]
    return "".join(" " if r.random() < 0.15 else chr(r.randint(*r.choice(ranges))) for _ in range(4 * n))


def directions(r, n):
    return "".join(r.choice("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u202c\u2069") + r.choice(NAMES) + " " for _ in range(n))


def invisible(r, n):
    return "".join(c + r.choice(["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u034f"]) * r.randint(0, 5) for c in words(r, n))


def stacked_marks(r, n):
    return "".join(c + "".join(chr(r.randint(0x300, 0x36F)) for _ in range(20)) for c in words(r, n // 5))


def said_that_said(r, n):
    return "".join(f"{r.choice(NAMES)} said that " for _ in range(n)) + "the bridge was shut."


def coordination(r, n):
    return " and ".join(r.choice(NAMES) for _ in range(n)) + " attacked " + " or ".join(r.choice(NAMES) for _ in range(n)) + "."


def relative_clauses(r, n):
    return "Troops " + "who shelled the town that rebels " * n + "left."


def numbers(r, n):
    kinds = [lambda: "9" * r.randint(1, 400), lambda: "1,000" * r.randint(1, 50), lambda: "31/02/20310", lambda: "-1e999", lambda: "two " * 9]
    return " ".join(r.choice(kinds)() + " people were killed." for _ in range(n // 10 + 1))


def brackets(r, n):
    return "".join(r.choice("([{<\"'") for _ in range(4 * n)) + words(r, n)


def lines(r, n):
    return r.choice(["\n", "\r\n", "\r", "\u2028", "\x0c"]).join(r.choice(words(r, 2)) for _ in range(4 * n))


def no_text(r, n):
    return "".join(r.choice("\0\x01\x07\x1b\x7f\ufffe ") for _ in range(4 * n))


def broken_utf8(r, n):
    return bytes(r.choice([0x80, 0xC0, 0xC1, 0xE0, 0xED, 0xF5, 0xFF, 0x20, 0x61]) for _ in range(4 * n))


def deep_html(r, n):
    tag = r.choice(["div", "p", "table", "blockquote", "b"])
    return "<html><body>" + f"<{tag} class='{'x' * r.randint(0, 50)}'>" * (5 * n) + "<p>" + words(r, n) + "&amp" * n


def entities(r, n):
    head = "".join(f'<!ENTITY a{i + 1} "{f"&a{i};" * 10}">' for i in range(9))
    return f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "{words(r, 4)}">{head}]><rss><channel><item><guid>FILE_NAME</guid><title>&a9;</title>' \
           f"<description>{words(r, n)}</description></item></channel></rss>"


def deep_json(r, n):
    return '{"text": ' + "[" * 20 * n + "]" * 20 * n + '}\n{"text": "\\ud800 ' + words(r, n) + '", "text": 1e999}\n{"id": "x", "text": "' + "\\u0000" * n + '"}\n'


def archive(r, n):
    return gzip.compress(r.choice([b"\0", b"a ", b"He said. ", b"<p>"]) * (BOMB // 9 if n == LARGE else 20 * n), 9)


def archive_in_archive(r, n):
    return gzip.compress(gzip.compress(archive(r, min(n, SMALL))))


def records_of_wrong_length(r, n):
    return "".join(f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {r.choice([0, 5, 10**9, -1])}\r\n\r\n{words(r, 20)}\r\n\r\n" for _ in range(n // 50 + 1))


KINDS = {nested_quotes: "txt", commas: "txt", one_word: "txt", mixed_scripts: "txt", directions: "txt", invisible: "txt", stacked_marks: "txt",
         said_that_said: "txt", coordination: "txt", relative_clauses: "txt", numbers: "txt", brackets: "txt", lines: "txt", no_text: "txt",
         broken_utf8: "txt", deep_html: "html", entities: "xml", deep_json: "jsonl", archive: "txt.gz", archive_in_archive: "txt.gz",
         records_of_wrong_length: "warc"}


def write(folder, kind, numbers_, seed):
    """Files of one kind; bytes of the largest and of all, unpacked."""
    paths, largest, total = [], 0, 0
    for number in numbers_:
        r = random.Random(f"{seed} {kind.__name__} {number}")
        made = kind(r, LARGE if number % 100 == 99 else r.randint(1, SMALL))
        body = made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")
        path = folder / f"{kind.__name__}-{number}.{KINDS[kind]}"
        path.write_bytes(body.replace(b"FILE_NAME", path.name.encode()))
        size = len(gzip.decompress(body)) if kind is archive else len(body)
        paths, largest, total = [*paths, path], max(largest, size), total + size
    return paths, largest, total


def read(program, paths, jobs, folder):
    """(exit status, seconds of the processor, bytes of memory, standard output, standard error) of one process."""
    with open(folder / "out", "w+b") as out, open(folder / "err", "w+b") as err:
        process = subprocess.Popen([program, "read", *paths, "--jobs", str(jobs), "--format", "json"], stdout=out, stderr=err)
        _, status, used = os.wait4(process.pid, 0)
        seconds = used.ru_utime + used.ru_stime
        out.seek(0), err.seek(0)
        return os.waitstatus_to_exitcode(status), seconds, used.ru_maxrss * 1024, out.read(), err.read().decode("utf-8", "replace")


def is_json(line):
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def faults(paths, status, out, err):
    if status not in (0, 1):
        yield f"ends with {status}: {err[-300:]}"
    broken = [line for line in out.splitlines() if not is_json(line)]
    if broken:
        yield f"{len(broken)} lines are no JSON"
    text = out.decode("utf-8", "replace")
    lost = [path.name for path in paths if path.name not in text and path.name not in err]
    if lost:
        yield f"neither read nor named: {', '.join(lost[:3])} and {len(lost) - 1} more" if len(lost) > 1 else f"neither read nor named: {lost[0]}"


def try_kind(kind, options):
    """One row of the table, and what went wrong."""
    wrong, seconds, memory, total, worst = [], 0.0, 0, 0, 0
    count = max(1, options.documents // len(KINDS))
    for first in range(0, count, BATCH):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            paths, largest, size = write(folder, kind, range(first, min(first + BATCH, count)), options.seed)
            status, took, used, out, err = read(options.program, paths, options.jobs, folder)
        wrong += [f"{kind.__name__} {first}…: {fault}" for fault in faults(paths, status, out, err)]
        if used > BASE + FACTOR * largest:
            wrong.append(f"{kind.__name__} {first}…: {used / 1e6:.0f} MB for a document of {largest / 1e6:.2f} MB")
        if options.bounds == "all" and took > START + PATIENCE * size / 1e6:
            wrong.append(f"{kind.__name__} {first}…: {took:.0f} s of the processor for {size / 1e6:.2f} MB")
        seconds, memory, total, worst = seconds + took, max(memory, used), total + size, max(worst, largest)
    row = f"| {kind.__name__.replace('_', ' ')} | {count} | {total / 1e6:.2f} | {worst / 1e6:.2f} | {seconds:.1f} | {memory / 1e6:.0f} |"
    return row, wrong


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("--documents", type=int, default=2_000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--jobs", type=int, default=2)
    arguments.add_argument("--only", default="")
    arguments.add_argument("--bounds", choices=["all", "memory"], default="all")
    options = arguments.parse_args()
    print("| kind | documents | MB | largest, MB | CPU s | peak MB |\n| --- | ---: | ---: | ---: | ---: | ---: |")
    wrong = []
    for kind in KINDS:
        if options.only in kind.__name__:
            row, found = try_kind(kind, options)
            print(row, flush=True)
            wrong += found
    sys.exit("\n".join(wrong) if wrong else 0)


if __name__ == "__main__":
    main()
