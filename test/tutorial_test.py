#!/usr/bin/env python3
"""Runs every command of README.md and docs/TUTORIAL.md whose answer is shown, each page in an empty folder, in
order, and looks at what they print.

    test/tutorial_test.py PROGRAM [--update]

A command must end with 0, and most lines that a page shows must still be printed: small changes of reading
need no new page, a page that tells of another program does. --update writes what is printed into the tutorial;
README.md leaves out part of it ("…" and lists at the end) and is mended by hand.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TUTORIAL, README = ROOT / "docs" / "TUTORIAL.md", ROOT / "README.md"
BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.M | re.S)
STILL_TRUE = 0.5  # share of a block's lines that must still be printed


def answer(command, folder, path):
    """What it prints; a command that fails ends the test."""
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=folder, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, timeout=300,
                          env=os.environ | {"PATH": f"{path}:{os.environ['PATH']}"})
    if done.returncode:
        sys.exit(f"`{command}` ends with {done.returncode}:\n{done.stdout}")
    return done.stdout.rstrip("\n") + "\n" if done.stdout else ""


def run(block, folder, path):
    """The block as it would be printed today."""
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{answer(command, folder, path)}" for command in commands)


def words_of(line):
    """Without running numbers and times of the day, which change with every item before."""
    return [word for word in line.split() if not word.isdigit() and "T" not in word[10:11]]


def stale(block, printed):
    """What is wrong with a block, in words; empty where it still tells the truth."""
    shown = [words_of(line) for line in block.splitlines() if line.strip("…") and not line.startswith("$ ")]
    lines = [words_of(line) for line in printed.splitlines()]
    true = sum(line in lines for line in shown)
    silent = not shown and any(line and not line.startswith("$ ") for line in printed.splitlines())
    if silent or true < STILL_TRUE * len(shown):
        return f"{true} of {len(shown)} lines are printed today:\n{printed}"
    return ""


def printed_blocks(page, program):
    """What each block of the page would be today."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        return [run(block, folder, program.resolve().parent) for block in BLOCK.findall(page.read_text())]


def wrong_on(page, printed):
    blocks = BLOCK.findall(page.read_text())
    assert blocks, f"{page.name} shows no command"
    return [f"{page.name}: {found}" for block, now in zip(blocks, printed, strict=True) if (found := stale(block, now))]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program", type=Path)
    arguments.add_argument("--update", action="store_true")
    options = arguments.parse_args()
    printed = {page: printed_blocks(page, options.program) for page in (TUTORIAL, README)}
    if options.update:
        today = iter(printed[TUTORIAL])
        TUTORIAL.write_text(BLOCK.sub(lambda _: next(today), TUTORIAL.read_text()))
        return
    wrong = [found for page, blocks in printed.items() for found in wrong_on(page, blocks)]
    if wrong:
        sys.exit("\n".join(wrong) + "\nout of date: read what is printed, then run with --update (README.md: by hand)")
    print(f"{sum(map(len, printed.values()))} blocks as on the pages")


if __name__ == "__main__":
    main()
