#!/usr/bin/env python3
"""CPU and wall seconds a million sentences with Spark on one worker and on two, against one process, in turns in one run.

    bench/spark_scaling.py FILE... [--documents N] [--rounds N]

The texts of FILE (plain text, or JSON Lines with "text") are repeated to N documents (default 1,000). The Python that runs this has
dragoman and pyspark. Workers have one core each; one worker has all documents in one task. The first job, which
loads the engines, is not counted; of the rounds (default 3) the best of each counts. Sentences are those that were found.
CPU seconds hold the JVM, the executors and their workers. Efficiency is the time of one process over that of all workers: of
CPU seconds, what Spark adds to the reading; of wall seconds, also waiting, which tells something on an idle machine alone.

Also what joining into incidents costs: the events of a record, and comparing two events of one block.
"""
import argparse
import contextlib
import json
import os
import sys
import time
from pathlib import Path

import pyarrow

import dragoman
from dragoman import _core, spark

PUBLISHED = "2031-03-14"


def stat_of(process):
    """(Parent, CPU ticks) of a folder of /proc."""
    words = (process / "stat").read_text().rpartition(")")[2].split()
    return int(words[1]), sum(map(int, words[11:13]))


def ticks():
    """Of this process and of all that it started and that run: process number → CPU ticks."""
    stats = {}
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # gone meanwhile
            stats[int(process.name)] = stat_of(process)
    ours, grows = {os.getpid()}, True
    while grows:
        more = {number for number, (parent, _) in stats.items() if parent in ours} - ours
        ours, grows = ours | more, bool(more)
    return {number: stats[number][1] for number in ours}


def seconds(work):
    """(CPU seconds, wall seconds) and what the work gave."""
    before, begin = ticks(), time.monotonic()
    result = work()
    wall = time.monotonic() - begin
    cpu = sum(count - before.get(number, 0) for number, count in ticks().items())
    return (cpu / os.sysconf("SC_CLK_TCK"), wall), result


def texts_of(path):
    text = Path(path).read_text(encoding="utf-8")
    return [json.loads(line)["text"] for line in text.splitlines()] if path.endswith(".jsonl") else [text]


def session_of(workers):
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    return (SparkSession.builder.master(f"local-cluster[{workers},1,1024]").config("spark.ui.enabled", "false")
            .config("spark.sql.execution.arrow.maxRecordsPerBatch", "100").getOrCreate())


def job_of(session, articles, tasks):
    """Reads the articles in so many tasks; only the length of the records comes back."""
    frame = session.createDataFrame(articles, "id string, text string").repartition(tasks).cache()
    frame.count()

    def job():  # a new query each time: Spark keeps the stages of one that has run
        spark.read(frame, published=PUBLISHED).selectExpr("sum(length(record))").collect()

    return job


def in_turns(ways, rounds):
    """The least CPU and wall seconds of each way."""
    taken = {name: [] for name in ways}
    for _ in range(rounds):
        for name, work in ways.items():
            taken[name].append(seconds(work)[0])
    return {name: tuple(map(min, zip(*times, strict=True))) for name, times in taken.items()}


def joining(records):
    """(CPU seconds to take the events of a record, CPU seconds to compare two events of one type)."""
    (took, _), table = seconds(lambda: pyarrow.table(_core.events_to_join(records)))
    counts = [" ".join("1" for _ in words.split()) for words in table["words"].to_pylist()]
    events = table.append_column("counts", pyarrow.array(counts))
    kinds = events["type"].to_pylist()
    block = events.filter(pyarrow.array([kind == max(kinds, key=kinds.count) for kind in kinds])).sort_by("date_from")
    (compared, _), _ = seconds(lambda: _core.alike_pairs(block, of=len(events)))
    return took / len(records), compared / max(1, len(block) * (len(block) - 1) / 2)


def report(articles, records, best):
    sentences, text = len(records.sentences), [article["text"] for article in articles]
    print(f"{len(articles)} documents, {sentences} sentences, {sum(len(t.split()) for t in text)} words, "
          f"{sum(len(t.encode()) for t in text)} bytes of text, {sum(map(len, records.json()))} characters of records")
    alone_cpu, alone_wall = best["one process"]
    for workers, (name, (cpu, wall)) in zip((1, 1, 2), best.items(), strict=True):
        print(f"{name:12} {cpu:6.1f} CPU s, {cpu / sentences * 1e6:6.0f} a million sentences, efficiency {alone_cpu / cpu:.2f}"
              f"   {wall:6.1f} s, {wall / sentences * 1e6:6.0f} a million, efficiency {alone_wall / workers / wall:.2f}")
    events, compared = joining(records)
    print(f"events of a record {events * 1e3:.2f} ms, two events of a block compared {compared * 1e6:.2f} µs")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("files", nargs="+")
    arguments.add_argument("--documents", type=int, default=1_000)
    arguments.add_argument("--rounds", type=int, default=3)
    options = arguments.parse_args()
    texts = [text for path in options.files for text in texts_of(path)]
    articles = [{"id": f"{i:06}", "text": texts[i % len(texts)]} for i in range(options.documents)]
    engine = dragoman.Engine()
    table = pyarrow.Table.from_pylist(articles)
    records = engine.read(table, published=PUBLISHED)
    session = session_of(2)
    one, two = job_of(session, articles, 1), job_of(session, articles, 8)
    two()  # loads the engines of both workers
    best = in_turns({"one process": lambda: engine.read(table, published=PUBLISHED).json(),
                     "one worker": one, "two workers": two}, options.rounds)
    session.stop()
    report(articles, records, best)


if __name__ == "__main__":
    main()
