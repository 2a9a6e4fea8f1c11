"""Reading: what is taken, in which order, and what becomes of bad input."""
import datetime
import json
import pickle
import threading
import time

import pytest

import dragoman


def texts_of(records):
    return [record["document"]["text"] for record in records]


def test_one_text_is_one_record(engine, dispatch):
    (record,) = engine.read(dispatch, published="2031-03-16")
    assert record["document"]["published"] == "2031-03-16"
    assert any(event["type"] == "ACCUSE" for event in record["events"])
    assert any(claim["act"] == "deny" for claim in record["claims"])


def test_every_span_is_a_slice_of_the_text(engine):
    (record,) = engine.read("Élan accused 🇺🇳 peacekeepers in Çankaya of shooting 3 men.")
    text = record["document"]["text"]
    for actor in record["actors"]:
        for mention in actor["mentions"]:
            assert text[mention["begin"]:mention["end"]] == mention["text"]


def test_dates_may_be_dates(engine):
    day = datetime.date(2031, 3, 16)
    assert engine.read("It rained.", published=day)[0]["document"]["published"] == "2031-03-16"


def test_dictionaries_have_the_keys_of_json_lines(engine):
    (record,) = engine.read({"text": "It rained.", "id": 7, "title": "Rain", "publisher": "Gazette", "url": "http://a/b",
                             "published": datetime.datetime(2031, 3, 16, 10)})
    document = record["document"]
    assert (document["id"], document["title"], document["publisher"]) == ("7", "Rain", "Gazette")
    assert document["published"] == "2031-03-16"


def test_the_order_of_many_jobs_is_that_of_the_texts(engine, dispatch):
    texts = [f"{dispatch}\n\nIt rained on {i} days." if i % 3 else f"It rained on {i} days." for i in range(300)]
    one, many = engine.read(texts), engine.read(texts, jobs=4)
    assert texts_of(many) == texts
    assert one.json() == many.json()


def test_iterables_of_any_kind_are_read(engine):
    assert texts_of(engine.read(f"It rained {i}." for i in range(3))) == ["It rained 0.", "It rained 1.", "It rained 2."]
    assert len(engine.read([])) == 0


HOSTILE = ["", " ", "\0", "\ud800 lone", "a" * 50_000, "“" * 3_000, "," * 20_000, "\u202e\u200b" * 500, b"\xff\xfe\x00\xd8",
           b"caf\xe9", "é" * 5_000 + ".", "(" * 5_000, "\u0301" * 2_000, "1" * 5_000, "<p>" * 500]


def test_any_bytes_give_a_record(engine):
    records = engine.read(HOSTILE, jobs=2)
    assert len(records) == len(HOSTILE)
    for record in records:
        assert json.loads(record.json)["version"] == engine.version


@pytest.mark.parametrize("nothing", [None, float("nan"), {}, {"text": None}, {"id": "x"}])
def test_a_missing_text_is_told_in_the_notes(engine, nothing):
    (record,) = engine.read([nothing])
    assert record["notes"] == ["the document has no text"]


def test_an_unknown_date_is_told_in_the_notes(engine):
    (record,) = engine.read({"text": "It rained.", "published": "someday"})
    assert record["document"]["published"] is None
    assert "someday" in record["notes"][0]


@pytest.mark.parametrize("wrong", [3, [3], [["It rained."]], object()])
def test_what_is_no_text_is_refused(engine, wrong):
    with pytest.raises(dragoman.Error) as raised:
        engine.read(wrong)
    assert raised.value.code == "usage"


def test_options_are_checked(engine):
    for wrong in [{"jobs": 0}, {"jobs": "many"}, {"published": "16 March"}]:
        with pytest.raises(dragoman.Error) as raised:
            engine.read("It rained.", **wrong)
        assert raised.value.code == "usage"
    with pytest.raises(dragoman.Error, match="int8"):
        dragoman.Engine(precision="int3")


def test_fast_skips_what_holds_nothing_and_says_so(engine):
    text = ("The army shelled the town of Serin on Monday.\n\nIt is a nice place, with old trees and a small park. "
            "The garden is very beautiful in spring.")
    (fast,), (full,) = dragoman.Engine(fast=True).read([text]), engine.read([text])
    assert fast["notes"] == ["first look: 2 of 3 sentences skipped"]
    assert full["notes"] == []


def test_a_missing_model_says_so():
    with pytest.raises(dragoman.Error) as raised:
        dragoman.Engine(model="/nowhere/english.model")
    assert raised.value.code == "cannot_run"
    assert "/nowhere/english.model" in str(raised.value)


def test_other_threads_go_on_while_one_reads(engine, dispatch):
    ticks, done = [], threading.Event()

    def tick():
        while not done.is_set():
            ticks.append(time.monotonic())
            time.sleep(0.005)

    thread = threading.Thread(target=tick)
    thread.start()
    begin = time.monotonic()
    engine.read([dispatch] * 400)
    end = time.monotonic()
    done.set()
    thread.join()
    during = [t for t in ticks if begin < t < end]
    assert end - begin > 0.1, "too short to tell"
    assert len(during) > (end - begin) / 0.1  # with the lock held there would be none


def test_two_threads_read_at_once(engine, dispatch):
    results = [None, None]

    def read(index):
        results[index] = engine.read([dispatch] * 20).json()

    threads = [threading.Thread(target=read, args=(i,)) for i in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results[0] == results[1] and len(results[0]) == 20


def test_engine_and_records_travel_to_other_processes(engine, records):
    assert pickle.loads(pickle.dumps(engine)).version == engine.version
    assert pickle.loads(pickle.dumps(records)).json() == records.json()
    assert pickle.loads(pickle.dumps(records[0])) == records[0]


def test_records_are_a_sequence(records):
    assert records[-1]["document"]["id"] == "b"
    assert [record["document"]["id"] for record in records] == ["a", "b"]
    assert len(records + records) == 4
    with pytest.raises(IndexError):
        records[2]
    with pytest.raises(dragoman.Error) as raised:
        dragoman.Records.from_json(["{}"])
    assert raised.value.code == "bad_input"


def test_files_are_read_and_complaints_are_warnings(engine, tmp_path, dispatch):
    good = tmp_path / "good.jsonl"
    good.write_text(json.dumps({"id": "1", "text": dispatch, "published": "2031-03-16"}) + "\nno JSON\n")
    with pytest.warns(UserWarning, match="good.jsonl:2"):
        records = engine.read_files(good)
    assert [record["document"]["id"] for record in records] == ["1"]
    with pytest.warns(UserWarning, match="nowhere"):
        assert len(engine.read_files([tmp_path / "nowhere.txt"], jobs=2)) == 0
