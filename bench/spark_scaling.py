#!/usr/bin/env python3
"""Seconds a million sentences with Spark on one worker and on two, against one process, in turns in one run.

    bench/spark_scaling.py FILE... [--documents N] [--rounds N]

The texts of FILE (plain text, or JSON Lines with "text") are repeated to N documents (default 1,000). The Python that runs this has
dragoman and pyspark. Workers have one core each; one worker has all documents in one task. The first job, which
loads the engines, is not counted; of the rounds (default 3) the best of each counts. Sentences are those that were found.
Efficiency is the time of one process over workers times their time.

Also what joining into incidents costs: the events of a record, and comparing two events of one block.
"""
import argparse
import json
import os
import sys
import time
from pathlib import Path

import pyarrow

import dragoman
from dragoman import _core, spark

PUBLISHED = "2031-03-14"


def seconds(work):
    begin = time.monotonic()
    result = work()
    return time.monotonic() - begin, result


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
    sized = spark.read(frame, published=PUBLISHED).selectExpr("sum(length(record)) as characters")
    return lambda: sized.collect()[0]["characters"]


def in_turns(ways, rounds):
    """The best seconds of each way, and what it gave."""
    best = {}
    for _ in range(rounds):
        for name, work in ways.items():
            took, gave = seconds(work)
            best[name] = min(best.get(name, (took, gave)), (took, gave))
    return best


def joining(records):
    """(Seconds to take the events of a record, seconds to compare two events of one day)."""
    took, table = seconds(lambda: pyarrow.table(_core.events_to_join(records)))
    events = table.append_column("counts", pyarrow.array([" ".join("1" for _ in words.split()) for words in table["words"].to_pylist()]))
    kinds = events["type"].to_pylist()
    block = events.filter(pyarrow.array([kind == max(kinds, key=kinds.count) for kind in kinds])).sort_by("date_from")
    compared, _ = seconds(lambda: _core.alike_pairs(block, of=len(events)))
    return took / len(records), compared / max(1, len(block) * (len(block) - 1) / 2)


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
    best = in_turns({"one process": lambda: sum(map(len, engine.read(table, published=PUBLISHED).json())),
                     "one worker": one, "two workers": two}, options.rounds)
    session.stop()
    sentences = len(records.sentences)
    alone = best["one process"][0]
    print(f"{options.documents} documents, {sentences} sentences, {sum(len(t['text'].split()) for t in articles)} words, "
          f"{sum(len(t['text'].encode()) for t in articles)} bytes of text, {best['one process'][1]} characters of records")
    for workers, (name, (took, _)) in zip((1, 1, 2), best.items(), strict=True):
        print(f"{name:12} {took:7.1f} s   {took / sentences * 1e6:7.0f} s a million sentences"
              f"   efficiency {alone / workers / took:.2f}")
    events, compared = joining(records)
    print(f"events of a record {events * 1e3:.2f} ms, two events of a block compared {compared * 1e6:.2f} µs")


if __name__ == "__main__":
    main()
