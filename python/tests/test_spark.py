"""Spark: two workers read what one process reads, also where one of them is killed in mid-job."""
import os
import shutil
import signal
import sys
import threading
import time
from pathlib import Path

import pyarrow.parquet
import pytest

import dragoman
from dragoman import spark

pyspark = pytest.importorskip("pyspark")
if shutil.which("java") is None:
    pytest.skip("there is no Java on this machine: Spark was not tested", allow_module_level=True)

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


def test_two_workers_read_what_one_process_reads(session, engine, dispatch, tmp_path):
    articles = [article(i, dispatch) for i in range(60)]
    records = spark.read(frame(session, articles))
    assert records_of(records.collect()) == expected(engine, articles)

    spark.write(records, str(tmp_path / "records"))
    assert {path.name for path in (tmp_path / "records").glob("date=*")} == {
        "date=2031-03-16", "date=2031-03-17", "date=__HIVE_DEFAULT_PARTITION__"}
    lines = pyarrow.parquet.read_table(tmp_path / "records")["record"].to_pylist()
    store = dragoman.Store(tmp_path / "war.store")
    assert store.add(dragoman.Records.from_json(lines))["fresh"] == 60


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
    articles = [article(i, dispatch * 20) for i in range(160)]
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
