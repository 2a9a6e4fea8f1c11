#!/usr/bin/env python3
"""Words a second and peak memory of `dragoman read`, end to end, on one core.

    bench/throughput.py PROGRAM FILE... [--words N] [--precision int8|float32]

The texts of FILE (plain text) are repeated, in JSON Lines, to about N words (default 200,000), read
once to warm the file cache, then three times; the best time counts. Times are CPU seconds, so that
other work on the machine disturbs little; wall seconds stand beside them. The time to load the model
is measured with one sentence and shown apart; the rate is given with and without it.
"""
import argparse
import json
import os
import resource
import subprocess
import tempfile
import time

REPEATS = 3


def on_one_core():
    os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[0]})


def cpu_of_children():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def seconds(command):
    """(CPU, wall) seconds of the command, pinned to one core, output thrown away."""
    cpu, wall = cpu_of_children(), time.monotonic()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, preexec_fn=on_one_core)
    return cpu_of_children() - cpu, time.monotonic() - wall


def best(command):
    seconds(command)
    return min(seconds(command) for _ in range(REPEATS))


def write_documents(path, texts, words):
    """Writes texts in turn until there are enough words; returns how many there are."""
    total, number = 0, 0
    with open(path, "w", encoding="utf-8") as out:
        while total < words:
            text = texts[number % len(texts)]
            out.write(json.dumps({"id": str(number), "published": "2031-03-14", "text": text}) + "\n")
            total += len(text.split())
            number += 1
    return total


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("files", nargs="+")
    arguments.add_argument("--words", type=int, default=200_000)
    arguments.add_argument("--precision", default="int8")
    options = arguments.parse_args()
    texts = [open(path, encoding="utf-8").read() for path in options.files]
    with tempfile.TemporaryDirectory() as folder:
        many, one = os.path.join(folder, "many.jsonl"), os.path.join(folder, "one.jsonl")
        words = write_documents(many, texts, options.words)
        write_documents(one, ["It rained."], 1)
        command = [options.program, "read", "--format", "json", "--precision", options.precision]
        start, whole = best([*command, one]), best([*command, many])
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{words} words, {options.precision}, one core")
    print(f"  start and one sentence   {start[0]:8.2f} s   (wall {start[1]:.2f} s)")
    print(f"  whole                    {whole[0]:8.2f} s   {words / whole[0]:8.0f} words/s   (wall {whole[1]:.2f} s)")
    print(f"  without the start        {whole[0] - start[0]:8.2f} s   {words / (whole[0] - start[0]):8.0f} words/s")
    print(f"  peak memory              {memory:8.0f} MB")


if __name__ == "__main__":
    main()
