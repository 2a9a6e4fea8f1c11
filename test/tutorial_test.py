#!/usr/bin/env python3
"""Runs every command of docs/TUTORIAL.md in an empty folder, in order, and looks at what they print.

    test/tutorial_test.py PROGRAM [--update]

A command must end with 0, and most lines that the page shows must still be printed: small changes of reading
need no new page, a page that tells of another program does. --update writes what is printed into the page.
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
PAGE = ROOT / "docs" / "TUTORIAL.md"
BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.M | re.S)
STILL_TRUE = 0.5  # share of a block's lines that must still be printed


def answer(command, folder, path):
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=folder, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, timeout=300,
                          env=os.environ | {"PATH": f"{path}:{os.environ['PATH']}"})
    if done.returncode:
        sys.exit(f"{PAGE.name}: `{command}` ends with {done.returncode}:\n{done.stdout}")
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
    shown = [words_of(line) for line in block.splitlines() if line and not line.startswith("$ ")]
    lines = [words_of(line) for line in printed.splitlines()]
    true = sum(line in lines for line in shown)
    silent = not shown and any(line and not line.startswith("$ ") for line in printed.splitlines())
    if silent or true < STILL_TRUE * len(shown):
        return f"{true} of {len(shown)} lines are printed today:\n{printed}"
    return ""


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program", type=Path)
    arguments.add_argument("--update", action="store_true")
    options = arguments.parse_args()
    text = PAGE.read_text()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        printed = [run(block, folder, options.program.resolve().parent) for block in BLOCK.findall(text)]
    if options.update:
        today = iter(printed)
        PAGE.write_text(BLOCK.sub(lambda _: next(today), text))
        return
    wrong = [found for block, now in zip(BLOCK.findall(text), printed, strict=True) if (found := stale(block, now))]
    if wrong or not printed:
        sys.exit("\n".join(wrong) + f"\n{PAGE.name} is out of date: read what is printed, then run with --update")
    print(f"{len(printed)} blocks as on the page")


if __name__ == "__main__":
    main()
