#!/usr/bin/env python3
"""What twice as much costs: length of a document, number of documents, size of the codebook, threads.

    bench/doubling.py build/release/dragoman FILE... [--words 2000] [--steps 4] [--rounds 3]

The texts of FILE are repeated. CPU seconds less those of the start; threads in wall seconds, too; of the rounds the best. A
factor of 2 a doubling is linear; a codebook is doubled by giving each rule a second one of another name, which is tried and loses.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def measure_once(program, file, *options):
    """(CPU seconds, wall seconds, megabytes) of one reading."""
    begin = time.monotonic()
    with open(os.devnull, "wb") as nothing:
        process = subprocess.Popen([program, "read", file, "--format", "json", *options], stdout=nothing)
        _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"dragoman read {file} {' '.join(options)} fails")
    return used.ru_utime + used.ru_stime, time.monotonic() - begin, used.ru_maxrss / 1024


class Bench:
    def __init__(self, options, folder):
        self.program, self.words, self.folder = options.program, options.words, Path(folder)
        self.steps = [2**i for i in range(options.steps)]
        self.text = "\n\n".join(Path(file).read_text(encoding="utf-8") for file in options.files)
        self.rounds = options.rounds
        self.start = self.measure(self.write("start.txt", "It rained.\n"))[0]

    def measure(self, file, *options):
        """The least of each measure."""
        return tuple(map(min, zip(*(measure_once(self.program, file, *options) for _ in range(self.rounds)))))

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def of_length(self, words):
        times = words // len(self.text.split()) + 1
        return " ".join("\n\n".join([self.text] * times).split(" ")[:words])

    def length(self, factor):
        cpu, _, memory = self.measure(self.write("long.txt", self.of_length(self.words * factor)))
        return f"one document of {self.words * factor} words", cpu - self.start, memory

    def documents(self, factor):
        lines = (self.of_length(300) + f"\n\nReport {i}." for i in range(10 * factor))
        text = "".join('{"text": "%s"}\n' % t.replace("\\", "").replace('"', '\\"').replace("\n", "\\n") for t in lines)
        cpu, _, memory = self.measure(self.write("many.jsonl", text))
        return f"{10 * factor} documents of 300 words", cpu - self.start, memory

    def codebook(self, factor):
        book = self.folder / f"codebook-{factor}"
        shutil.copytree(ROOT / "codebook", book)
        for path in book.glob("*.rules"):
            text = path.read_text(encoding="utf-8")
            rules = re.findall(r"^rule (?:.*\n)(?:[ \t]+.*\n|\n|#.*\n)*", text, re.M)
            for i in range(1, factor):
                text += "\n" + "\n".join(re.sub(r"^rule (\S+)", rf"rule \1.again{i}", rule) for rule in rules)
            path.write_text(text, encoding="utf-8")
        file, book = self.write("book.txt", self.of_length(self.words)), f"--codebook={book}"
        cpu, _, memory = self.measure(file, book)
        return f"rules × {factor}, start included", cpu, memory

    def with_jobs(self, factor):
        lines = "".join('{"text": "%s"}\n' % self.text.replace('"', '\\"').replace("\n", "\\n") for _ in range(40))
        return self.measure(self.write("threads.jsonl", lines), "--jobs", str(factor))

    def threads_work(self, factor):
        cpu, _, memory = self.with_jobs(factor)
        return f"40 documents, --jobs {factor}", cpu - self.start, memory

    def threads(self, factor):
        _, wall, memory = self.with_jobs(factor)
        return f"40 documents, --jobs {factor}, wall", wall, memory


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program", type=Path)
    arguments.add_argument("files", nargs="+")
    arguments.add_argument("--words", type=int, default=2_000)
    arguments.add_argument("--steps", type=int, default=4)
    arguments.add_argument("--rounds", type=int, default=3)
    print("| what | seconds | of the row above | peak MB |\n| --- | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(arguments.parse_args(), folder)
        threads = (bench.threads_work, bench.threads)
        for what in (bench.length, bench.documents, bench.codebook, *threads):
            before = None
            for factor in [1, 2] if what in threads else bench.steps:
                name, seconds, memory = what(factor)
                print(f"| {name} | {seconds:.2f} | {f'{seconds / before:.2f}' if before else ''} | {memory:.0f} |", flush=True)
                before = seconds


if __name__ == "__main__":
    main()
