#!/usr/bin/env python3
"""Measures the program with the score scripts and fails where a figure is below test/floors.toml.

    test/floors.py --program build/release/dragoman [--data DIR] [--table FILE] [--only WORD]

DIR (default: $DRAGOMAN_DATA) holds the folders `score` and `data`. Without it, or without a file in
it, what is missing is named in the table; leaves with 77 (skipped) where nothing could be measured.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

try:
    import tomllib
except ImportError:  # Python 3.10
    tomllib = None

SKIPPED = 77


def figure(output, name):
    """The F1 on the line that starts with `name`; of a name with a group, what the group catches."""
    if "(" in name:
        match = re.search(name, output)
        return float(match.group(1)) if match else None
    for line in output.splitlines():
        if line.startswith(name):
            return float(re.search(r"F1 +([0-9.]+)", line).group(1))
    return None


def with_options(program, options, folder):
    """A program that is `program` with these options behind what it is asked."""
    wrapper = Path(folder) / "dragoman"
    wrapper.write_text(f"#!/bin/sh\nexec '{Path(program).resolve()}' \"$@\" {' '.join(options)}\n")
    wrapper.chmod(0o755)
    return wrapper


def measure(floor, program, folder):
    """[(name, value or None, least)] and a word on what went wrong, if anything did."""
    least = floor["figures"]
    script = folder / floor["script"]
    data = folder / floor["arguments"][0]
    absent = [str(p) for p in (script, data) if not p.exists()]
    if absent:
        return [], "SKIPPED, absent: " + ", ".join(absent)
    with tempfile.TemporaryDirectory() as scratch:
        chosen = with_options(program, floor["options"], scratch) if "options" in floor else program
        command = [sys.executable, script, chosen, data, *floor["arguments"][1:]]
        run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode:
        return [(n, None, v) for n, v in least.items()], "FAILED: " + (run.stderr.strip().splitlines() or ["?"])[-1]
    return [(n, figure(run.stdout, n), v) for n, v in least.items()], ""


def rows(floor, program, folder):
    """Lines of the table, how many figures were measured, how many are too low."""
    begin = time.monotonic()
    figures, remark = measure(floor, program, folder)
    lines = [f"{floor['name']:36s} {remark or f'{time.monotonic() - begin:.0f} s'}"]
    low = int(remark.startswith("FAILED") and not figures)
    for name, value, least in figures:
        verdict = "ok" if value is not None and value >= least else "BELOW THE FLOOR"
        low += verdict != "ok"
        lines.append(f"    {name:28s} {value if value is not None else '-':>7}  floor {least:<6}  {verdict}")
    return lines, max(len(figures), low), low


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--program", required=True)
    arguments.add_argument("--data", default=os.environ.get("DRAGOMAN_DATA", ""))
    arguments.add_argument("--table")
    arguments.add_argument("--only", default="")
    options = arguments.parse_args()
    if not tomllib:
        print("SKIPPED: needs Python 3.11; no accuracy was measured")
        sys.exit(SKIPPED)
    floors = tomllib.loads((Path(__file__).parent / "floors.toml").read_text())["floor"]
    lines, measured, low = ["Accuracy"], 0, 0
    for floor in floors:
        if options.only in floor["name"]:
            more, figures, below = rows(floor, options.program, Path(options.data or "no data folder given"))
            lines, measured, low = lines + more, measured + figures, low + below
    if not measured:
        lines.append("SKIPPED: NO ACCURACY WAS MEASURED. Name the folder with `make test DATA=...`.")
    table = "\n".join(lines) + "\n"
    print(table)
    if options.table:
        Path(options.table).write_text(table)
    sys.exit(SKIPPED if not measured else 1 if low else 0)


if __name__ == "__main__":
    main()
