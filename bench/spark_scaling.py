#!/usr/bin/env python3
"""Seconds a million sentences with Spark on one worker and on two, against one process, in one run.

    bench/spark_scaling.py FILE... [--documents N]

The texts of FILE (plain text) are repeated to N documents (default 2,000). The Python that runs this has
dragoman and pyspark. Workers have one core each; the first job, which loads the engines, is not counted.
Sentences are those that were found. Efficiency is the time of one process over workers times their time.
"""
import argparse
import os
import sys
import time

import pyarrow

import dragoman
from dragoman import spark


def seconds(work):
    begin = time.monotonic()
    result = work()
    return time.monotonic() - begin, result


def session_of(workers):
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    return (SparkSession.builder.master(f"local-cluster[{workers},1,1024]").config("spark.ui.enabled", "false")
            .config("spark.sql.execution.arrow.maxRecordsPerBatch", "200").getOrCreate())


def with_spark(workers, articles):
    session = session_of(workers)
    frame = session.createDataFrame(articles, "id string, text string").repartition(4 * workers).cache()
    frame.count()
    records = spark.read(frame, published="2031-03-14")
    sized = records.selectExpr("sum(length(record)) as characters")
    spark.read(frame.limit(40).repartition(2 * workers)).count()  # loads the engines
    took, _ = seconds(sized.collect)
    session.stop()
    return took


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("files", nargs="+")
    arguments.add_argument("--documents", type=int, default=2_000)
    options = arguments.parse_args()
    texts = [open(path, encoding="utf-8").read() for path in options.files]
    articles = [{"id": str(i), "text": texts[i % len(texts)]} for i in range(options.documents)]
    engine = dragoman.Engine()
    table = pyarrow.Table.from_pylist(articles)
    engine.read(table.slice(0, 20))
    alone, records = seconds(lambda: engine.read(table, published="2031-03-14").json())
    sentences = len(engine.read(texts).sentences) / len(texts) * options.documents
    print(f"{options.documents} documents, {sentences:.0f} sentences")
    print(f"one process   {alone:7.1f} s   {alone / sentences * 1e6:7.0f} s a million sentences")
    for workers in (1, 2):
        took = with_spark(workers, articles)
        print(f"{workers} worker(s)   {took:7.1f} s   {took / sentences * 1e6:7.0f} s a million sentences"
              f"   efficiency {alone / workers / took:.2f}")


if __name__ == "__main__":
    main()
