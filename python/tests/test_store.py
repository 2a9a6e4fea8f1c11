"""The store from Python: the same rows as on the command line."""
import threading

import polars
import pyarrow
import pytest

import dragoman


@pytest.fixture
def store(tmp_path, records):
    store = dragoman.Store(tmp_path / "war.store")
    store.add(records)
    return store


def test_adding_again_changes_nothing(store, records):
    assert store.add(records) == {"fresh": 0, "changed": 0, "reread": 0, "known": 2}
    assert store.check() == []


def test_questions_are_tables(store, records):
    events = polars.DataFrame(store.ask("events"))
    assert events.height == len(records[0]["events"])
    assert set(events["type"]) == {e["type"] for e in records[0]["events"]}
    assert events.schema["quad"] == polars.Int64


def test_filters(store):
    assert len(store.ask("events", type="ASSAULT")) == 1
    assert len(store.ask("events", from_="2032-01-01")) == 0
    assert len(store.ask("claims", limit=1)) == 1
    for wrong in [{"product": "evnets"}, {"product": "events", "colour": "red"}]:
        with pytest.raises(dragoman.Error) as raised:
            store.ask(**wrong)
        assert raised.value.code == "usage"


def test_an_answer_without_rows_has_its_columns(store):
    table = pyarrow.table(store.ask("events", from_="2040-01-01"))
    assert table.num_rows == 0 and "actor_codes" in table.column_names


def test_records_come_back_as_they_were_added(store, records):
    assert store.record(1) == records[0]
    with pytest.raises(dragoman.Error):
        store.record(99)


def test_export(store, tmp_path):
    store.export(tmp_path / "events.csv", to="acled")
    lines = (tmp_path / "events.csv").read_text().splitlines()
    assert "event_id_cnty" in lines[0] and len(lines) > 1
    store.export(tmp_path / "named.json", to="geojson", names=False, coarse=0.5)
    assert "Relko" not in (tmp_path / "named.json").read_text()
    with pytest.raises(dragoman.Error) as raised:
        store.export(tmp_path / "events.xls", to="xls")
    assert raised.value.code == "usage"


def test_an_export_replaces_no_store(store, tmp_path):
    other = tmp_path / "other.store"
    dragoman.Store(other)
    before = other.read_bytes()
    with pytest.raises(dragoman.Error, match="is a store"):
        store.export(other, to="csv")
    assert other.read_bytes() == before


def test_a_missing_store_is_told(tmp_path):
    with pytest.raises(dragoman.Error) as raised:
        dragoman.Store(tmp_path / "none.store", create=False)
    assert raised.value.code in ("bad_input", "cannot_run")


def test_threads_take_turns(store, records):
    def work():
        for _ in range(20):
            store.add(records)
            store.ask("events")

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.check() == []
