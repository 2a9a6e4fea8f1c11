#!/usr/bin/env python3
"""What keeping costs beside reading: `dragoman add` against `dragoman read` on the same documents, in one run.

    bench/add_ratio.py PROGRAM FILE.jsonl [--documents N] [--rounds R]

FILE is JSON Lines (id, published, text, ...), cut to N documents (default 2,000). read and add take turns, each pinned
to one core; the best of R rounds counts, in CPU seconds. Shown beside: add without computing incidents, the same
documents again (nothing is read), what is left after a kill half-way, and the memory of half the documents.
"""
import argparse
import itertools
import os
import resource
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from throughput import on_one_core


def cpu_of(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run(command, kill_after=None):
    """(CPU seconds, peak MB) of the command; killed after so many CPU seconds where told."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=on_one_core)
    if kill_after:
        while cpu_of(process.pid) < kill_after:
            time.sleep(0.05)
        os.kill(process.pid, signal.SIGKILL)
    _, status, usage = os.wait4(process.pid, 0)
    assert kill_after or status == 0, f"{command}: status {status}"
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def cut(source, target, documents):
    with open(source, encoding="utf-8") as lines, open(target, "w", encoding="utf-8") as out:
        kept = list(itertools.islice(lines, documents))
        out.writelines(kept)
    return len(kept)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    arguments.add_argument("file")
    arguments.add_argument("--documents", type=int, default=2000)
    arguments.add_argument("--rounds", type=int, default=2)
    options = arguments.parse_args()
    times = {"read": [], "add": [], "add --no-rebuild": []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        documents = cut(options.file, folder / "all.jsonl", options.documents)
        cut(options.file, folder / "half.jsonl", options.documents // 2)
        program = options.program
        for number in range(options.rounds):
            store = folder / f"{number}.store"
            times["read"].append(run([program, "read", folder / "all.jsonl", "--format", "json"]))
            times["add"].append(run([program, "add", store, folder / "all.jsonl"]))
            times["add --no-rebuild"].append(run([program, "add", f"{store}.bare", folder / "all.jsonl", "--no-rebuild"]))
        again = run([program, "add", folder / "0.store", folder / "all.jsonl"])
        half = run([program, "add", folder / "half.store", folder / "half.jsonl"])
        run([program, "add", folder / "killed.store", folder / "all.jsonl"], kill_after=min(times["add"])[0] / 2)
        rest = run([program, "add", folder / "killed.store", folder / "all.jsonl"])
        size = (folder / "0.store").stat().st_size
    read = min(times["read"])[0]
    print(f"{documents} documents, one core, CPU seconds, best of {options.rounds}")
    for name, all_times in times.items():
        seconds, memory = min(all_times)
        print(f"  {name:26}{seconds:8.1f} s   {documents / seconds:7.1f} documents/s   {read / seconds:5.2f} of read   {memory:5.0f} MB")
    print(f"  the same again            {again[0]:8.1f} s")
    print(f"  the rest after kill -9    {rest[0]:8.1f} s")
    print(f"  memory of half of them    {half[1]:8.0f} MB")
    print(f"  store                     {size / 1e6:8.1f} MB, {size / documents / 1000:.1f} KB a document")


if __name__ == "__main__":
    main()
