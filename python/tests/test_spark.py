"""Spark: two workers read what one process reads, also where one of them is killed in mid-job."""
import collections
import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pyarrow
import pytest

import dragoman
from dragoman import _incidents, spark

DATES = ["2031-03-16", "2031-03-17", None]


def article(number, text):
    return {"id": f"{number:04}", "text": f"{text}\n\nIt was report {number}.", "published": DATES[number % 3]}


@pytest.fixture(scope="module")
def session():
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable  # what the workers run
    session = (SparkSession.builder.master("local-cluster[2,1,1024]").appName("test")
               .config("spark.ui.enabled", "false").config("spark.task.maxFailures", "8")
               .config("spark.sql.execution.arrow.maxRecordsPerBatch", "20")
               .config("spark.sql.shuffle.partitions", "2").getOrCreate())
    yield session
    session.stop()


def frame(session, articles, partitions=4):
    return session.createDataFrame(articles, "id string, text string, published string").repartition(partitions)


def records_of(rows):
    return {row["id"]: row["record"] for row in rows}


def expected(engine, articles):
    return {article["id"]: json for article, json in zip(articles, engine.read(articles).json(), strict=True)}


TABLES = ("sentences actors places events claims figures links needs parties answers copies incidents incident_events"
          " propositions proposition_items").split()


def rows_of_store(path):
    """All that a store holds but the times of adding."""
    with contextlib.closing(sqlite3.connect(path)) as store:
        documents = store.execute("SELECT number, key, revision, id, published, sha256, record FROM documents ORDER BY number")
        return {"documents": documents.fetchall()} | {
            table: sorted(store.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in TABLES}


def test_two_workers_read_what_one_process_reads(session, engine, dispatch, tmp_path):
    articles = [article(i, dispatch) for i in range(60)]
    records = spark.read(frame(session, articles))
    assert records_of(records.collect()) == expected(engine, articles)

    spark.write(records, str(tmp_path / "records"))
    assert {path.name for path in (tmp_path / "records").glob("date=*")} == {
        "date=2031-03-16", "date=2031-03-17", "date=__HIVE_DEFAULT_PARTITION__"}
    subprocess.run([os.environ["DRAGOMAN_PROGRAM"], "add", tmp_path / "spark.store", "--from", "parquet", tmp_path / "records"],
                   check=True)
    from_spark = rows_of_store(tmp_path / "spark.store")
    assert len(from_spark["documents"]) == 60 and from_spark["incident_events"]

    alone = expected(engine, articles)
    store = dragoman.Store(tmp_path / "alone.store")
    store.add(dragoman.Records.from_json([alone[id] for _, _, _, id, *_ in from_spark["documents"]]))
    assert rows_of_store(tmp_path / "alone.store") == from_spark


def test_bad_documents_have_notes_and_end_no_job(session):
    rows = spark.read(frame(session, [
        {"id": "none", "text": None, "published": None}, {"id": "good", "text": "It rained.", "published": "2031-03-16"},
        {"id": "date", "text": "It rained.", "published": "someday"}, {"id": "nul", "text": "\0" * 1000, "published": None}]))
    notes = {row["id"]: row["notes"] for row in rows.collect()}
    assert notes["good"] == [] and "no text" in notes["none"][0] and "someday" in notes["date"][0]
    assert len(notes) == 4


def test_what_cannot_be_read_at_all_is_a_row_with_its_reason(monkeypatch):
    class Failing:
        version = {}

        def read(self, batch, published=None):
            if "bad" in batch.column("text").to_pylist():
                raise MemoryError("too long")
            return dragoman.Engine().read(batch)

    batch = pyarrow.RecordBatch.from_pydict({"text": ["good", "bad", "good"], "id": ["1", "2", "3"]})
    rows = spark._rows(Failing(), batch, None)
    assert [row[0] for row in rows] == ["1", "2", "3"]
    assert rows[1][2] == ["cannot be read (too long)"] and rows[1][3] is None


def executors():
    """The executors that this process's Spark started, by number."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_text().split("\0")
        except OSError:
            continue
        if any(w.endswith("CoarseGrainedExecutorBackend") for w in words) and is_ours(int(process.name)):
            found.append(int(process.name))
    return found


def is_ours(number):
    while number > 1:
        if number == os.getpid():
            return True
        number = int(Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[1])
    return False


def test_a_worker_that_is_killed_loses_nothing(session, engine, dispatch):
    articles = [article(i, dispatch * 8) for i in range(160)]
    results = []
    frame_of_all = spark.read(frame(session, articles, partitions=8))
    job = threading.Thread(target=lambda: results.append(records_of(frame_of_all.collect())))
    job.start()
    tracker = session.sparkContext.statusTracker()
    while not any(info and info.numCompletedTasks for info in map(tracker.getStageInfo, tracker.getActiveStageIds())):
        assert job.is_alive(), "the job was over before a worker could be killed"
        time.sleep(0.02)
    victim = executors()[0]
    os.kill(victim, signal.SIGKILL)
    assert job.is_alive(), "the job was over before a worker could be killed"
    job.join()
    assert results == [expected(engine, articles)]
    assert victim not in executors()

PLACES = ["Stepanakert", "Goris", "Shusha", "Berdzor"]
HAPPENINGS = [
    "{who} forces shelled {place} on {day}, wounding {n} people near the {spot}.",
    "{n} people were wounded on {day} when {who} forces shelled the {spot} in {place}.",
    "Shells hit the {spot} in {place} on {day}, residents said.",
    "Gunmen attacked the {spot} on {day}.",
    "{who} accused {other} on {day} of shelling the {spot} in {place}.",
    "{who} sent {n} trucks of flour to {place} on {day}.",
    "{who} has blocked the road to {place} since {day}.",
    "The governor met with villagers.",
    "In 2022 {who} forces shelled the {spot} in {place}.",
    "{who} forces shelled the {spot} in {place} in {month} 2022.",
]
SPOTS = ["market", "school", "bridge", "hospital", "mill"]


def dispatches(count):
    """Reports of few happenings in many words, a few of them twice or in two revisions, drawn with a fixed seed."""
    draw = random.Random(11)
    for i in range(count):
        who, other = draw.sample(["Armenian", "Azerbaijani", "Russian"], 2)
        day = f"December {draw.randint(5, 14)}"
        words = {"who": who, "other": other, "day": day, "n": draw.randint(2, 4), "month": draw.choice(["March", "December"])}
        text = "\n\n".join(sentence.format(**words, place=draw.choice(PLACES), spot=draw.choice(SPOTS))
                           for sentence in draw.sample(HAPPENINGS, 3))
        yield {"id": f"{i - (i % 20 == 7):04}", "text": text, "published": "2022-12-15" if i % 9 else None}


def incidents_of_store(path):
    with contextlib.closing(sqlite3.connect(path)) as store:
        return set(store.execute(
            "SELECT d.id, d.sha256, m.id, f.id, i.event, m.score, m.why FROM incident_events m"
            " JOIN documents d ON d.number = m.document JOIN incidents i ON i.number = m.incident"
            " JOIN documents f ON f.number = i.document"))


def test_incidents_are_those_of_a_store(session, engine, tmp_path):
    articles = list(dispatches(240))
    records = engine.read(articles)
    store = dragoman.Store(tmp_path / "war.store")
    store.add(records)
    rows = [(a["id"], json) for a, json in zip(articles, records.json(), strict=True)]
    rows += rows[:5] + [("unread", None)]
    found = spark.incidents(session.createDataFrame(rows, "id string, record string").repartition(4)).collect()

    expected = incidents_of_store(tmp_path / "war.store")
    assert {tuple(row) for row in found} == expected and len(found) == len(expected)
    reports = collections.Counter(row["incident_document"] + str(row["incident_event"]) for row in found)
    assert max(reports.values()) > 3 and min(reports.values()) == 1
    assert {row[4] for row in expected} != {0}


def test_incidents_of_nothing_are_none(session):
    assert spark.incidents(session.createDataFrame([], "id string, record string")).collect() == []


def test_a_chain_of_pairs_is_one_part(session):
    chain = [(f"{i + 1:03}", f"{i:03}") for i in range(40)] + [("b", "a")]
    ties = _incidents._parts(session.createDataFrame(chain, "u string, v string")).collect()
    assert {tuple(row) for row in ties} == {(f"{i:03}", "000") for i in range(1, 41)} | {("b", "a")}
