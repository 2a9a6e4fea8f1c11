"""Tables into the libraries of others, and texts out of them."""
import datetime

import duckdb
import numpy
import pandas
import polars
import pyarrow
import pytest

import dragoman
from dragoman import _core

TABLES = ["events", "claims", "figures", "links", "needs", "actors", "places", "mentions", "sentences", "documents"]


def test_tables_have_the_rows_of_the_records(records):
    for name in TABLES:
        if name in ("mentions", "documents"):
            continue
        assert pyarrow.table(records.table(name)).num_rows == sum(len(record[name]) for record in records)
    assert len(records.documents) == 2
    assert len(records.mentions) == sum(len(i["mentions"]) for r in records for i in r["actors"] + r["places"])


def test_rows_say_what_the_record_says(records):
    row = pyarrow.table(records.events).to_pylist()[0]
    event = records[0]["events"][0]
    actors = records[0]["actors"]
    assert row["document"] == "a" and row["id"] == 0 and row["type"] == event["type"]
    assert row["text"] == event["trigger"]["text"] and row["begin"] == event["trigger"]["begin"]
    assert row["actors"] == [actors[i]["name"] for i in event["actors"]]
    assert row["date_from"] == datetime.date.fromisoformat(event["date"]["from"])
    assert row["modes"] == event["modes"] and row["claim"] == event["claim"]


def test_arrow_is_whole(records):
    for name in TABLES:
        table = pyarrow.table(records.table(name))
        table.validate(full=True)
        assert table.column_names == records.table(name).columns
        assert pyarrow.schema(records.table(name)) == table.schema


def test_pandas(records):
    frame = pandas.DataFrame.from_arrow(records.claims)
    assert list(frame.columns) == records.claims.columns
    assert (frame["act"] == "deny").any()


def test_polars(records):
    frame = polars.DataFrame(records.events)
    assert frame.schema["date_from"] == polars.Date
    assert frame.schema["actors"] == polars.List(polars.String)
    assert "XXX-MIL" in frame.explode("actor_codes")["actor_codes"]


def test_duckdb(records):
    events, claims = records.events, records.claims  # found by their names in the query
    rows = duckdb.sql("select e.type, c.act from events e left join claims c on e.claim = c.id and e.document = c.document")
    assert len(rows.fetchall()) == len(events)
    assert len(claims) > 0


def test_a_table_can_be_taken_twice_and_outlives_its_records(engine, dispatch):
    table = engine.read(dispatch).actors
    assert pyarrow.table(table) == pyarrow.table(table)


def test_a_stream_that_nobody_takes_is_released(records):
    for _ in range(100):
        records.events.__arrow_c_stream__()
        records.events.__arrow_c_schema__()


def test_many_records_come_in_batches(engine):
    records = engine.read(["It rained."] * 17_000, jobs=2)
    table = pyarrow.table(records.documents)
    assert table.num_rows == 17_000 and table["document"].num_chunks > 1


def test_an_unknown_table_is_refused(records):
    with pytest.raises(dragoman.Error) as raised:
        records.table("evnets")
    assert raised.value.code == "usage" and "events" in str(raised.value)


TEXTS = ["Varnia accused Oskaria of shelling.", None, "", "Élan 🇺🇳 denied that it had blocked the road to Tal Orven."]


def texts_and_notes(records):
    return [(r["document"]["text"], r["notes"]) for r in records]


@pytest.mark.parametrize("kind", [pyarrow.string(), pyarrow.large_string(), pyarrow.string_view(),
                                  pyarrow.dictionary(pyarrow.int8(), pyarrow.string())])
def test_columns_of_strings_of_every_kind(engine, kind):
    expected = texts_and_notes(engine.read(TEXTS))
    column = pyarrow.array(TEXTS).cast(kind) if not pyarrow.types.is_dictionary(kind) else pyarrow.array(TEXTS).dictionary_encode()
    assert texts_and_notes(engine.read(column)) == expected
    assert texts_and_notes(engine.read(column.slice(1))) == expected[1:]
    assert texts_and_notes(engine.read(pyarrow.chunked_array([column, column]))) == expected * 2


def test_series_and_arrays(engine):
    expected = texts_and_notes(engine.read(TEXTS))
    assert texts_and_notes(engine.read(polars.Series(TEXTS))) == expected
    assert texts_and_notes(engine.read(pandas.Series(TEXTS))) == expected
    assert texts_and_notes(engine.read(numpy.array(TEXTS, dtype=object))) == expected


COLUMNS = {"number": [1, 2], "id": ["x", "y"], "text": ["It rained.", None],
           "published": [datetime.date(2031, 3, 16), datetime.date(1969, 12, 31)]}


@pytest.mark.parametrize("table", [
    pyarrow.table(COLUMNS), pyarrow.record_batch(COLUMNS), polars.DataFrame(COLUMNS), pandas.DataFrame(COLUMNS)])
def test_tables_of_documents(engine, table):
    records = engine.read(table)
    assert [r["document"]["id"] for r in records] == ["x", "y"]
    assert [r["document"]["published"] for r in records] == ["2031-03-16", "1969-12-31"]
    assert records[1]["notes"] == ["the document has no text"]


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_time_stamps(engine, unit):
    days = [datetime.datetime(2031, 3, 16, 23, 59), datetime.datetime(1969, 12, 31, 1)]
    table = pyarrow.table({"text": ["a", "b"], "published": pyarrow.array(days, pyarrow.timestamp(unit))})
    assert [r["document"]["published"] for r in engine.read(table)] == ["2031-03-16", "1969-12-31"]


def test_slices_of_tables(engine):
    batch = pyarrow.record_batch({"text": [f"It rained {i}." for i in range(10)]}).slice(7)
    assert [r["document"]["text"] for r in engine.read(batch)] == ["It rained 7.", "It rained 8.", "It rained 9."]
    structs = pyarrow.StructArray.from_arrays([pyarrow.array(["a", "b", "c"])], ["text"]).slice(1)
    assert [r["document"]["text"] for r in engine.read(structs)] == ["b", "c"]


@pytest.mark.parametrize("table", [pyarrow.table({"body": ["a"]}), pyarrow.table({"text": [1.5]}), pyarrow.array([[1]])])
def test_other_tables_are_refused(engine, table):
    with pytest.raises(dragoman.Error) as raised:
        engine.read(table)
    assert raised.value.code == "usage"


def test_what_incidents_compare_is_whole_too(engine):
    """Words of the sentence stand there by their beginnings, which may not cut a letter in two."""
    read = engine.read(["Żołnierze attacked the ”Zażółć” base in Łódź on Monday."], published="2024-05-06")
    pyarrow.table(_core.events_to_join(read)).validate(full=True)
