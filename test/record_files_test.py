#!/usr/bin/env python3
"""A store filled from Parquet is the one that reading the documents makes, whoever packed the records.

    test/record_files_test.py PROGRAM FOLDER

The records of examples/ are written by pyarrow as Spark lays them out (a folder a date, `notes` a list), with each
packing, both versions of pages, with dictionaries and without, in groups of two rows. Every store that
`add --from parquet` makes of them must give the rows and records of the one that `add` made; the same again must change
nothing. Then what must be refused. pyarrow is fetched into FOLDER; where it cannot be had, the test is skipped (77).
"""
import itertools
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from parquet_readers import go_on_with_readers, have_readers

PROGRAM, FOLDER = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
PRODUCTS = "events claims disputes figures links needs promises actors documents incidents propositions".split()
CODECS, PAGES, DICTIONARIES = ("zstd", "snappy", "gzip", "none"), ("1.0", "2.0"), (True, False)


def run(*words, status=0):
    answer = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True)
    assert answer.returncode == status, f"{words}: status {answer.returncode}, {answer.stderr}"
    return answer.stdout if status == 0 else answer.stderr


def rows_of(store):
    """Everything that can be asked, less the time at which it was added."""
    rows = {}
    for product in PRODUCTS:
        lines = run("ask", store, product, "--format", "json").splitlines()
        rows[product] = [{key: value for key, value in json.loads(line).items() if key != "added"} for line in lines]
    return rows


def records_of(store):
    run("export", store, "--to", "jsonl", f"{store}.jsonl")
    return Path(f"{store}.jsonl").read_text(encoding="utf-8")


def write(folder, records, **how):
    """As dragoman.spark.write does; dates in folders, a mark of success and checksums beside the files."""
    import pyarrow
    import pyarrow.parquet
    schema = pyarrow.schema([("id", pyarrow.string()), ("published", pyarrow.date32()),
                             ("notes", pyarrow.list_(pyarrow.string())), ("record", pyarrow.string())])
    for date, group in itertools.groupby(records, key=lambda record: record["document"]["published"]):
        rows = [{"id": r["document"]["id"], "published": None, "notes": r["notes"] or ["none", "of them"],
                 "record": json.dumps(r, ensure_ascii=False)} for r in group]
        place = folder / f"date={date or '__HIVE_DEFAULT_PARTITION__'}"
        place.mkdir(parents=True)
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows, schema), place / "part-00000.parquet", row_group_size=2, **how)
        (place / ".part-00000.parquet.crc").write_bytes(b"crc")
    (folder / "_SUCCESS").write_bytes(b"")


def check_equal(folder, records, wanted):
    for codec, page, dictionary in itertools.product(CODECS, PAGES, DICTIONARIES):
        name = f"{codec}-{page}-{'dictionary' if dictionary else 'plain'}"
        write(folder / name, records, compression=codec, data_page_version=page, use_dictionary=dictionary)
        store = folder / f"{name}.store"
        run("add", store, "--from", "parquet", folder / name)
        for product, rows in rows_of(store).items():
            assert rows == wanted[product], f"{name}: {product} differ"
        assert records_of(store) == records_of(folder / "read.store"), f"{name}: records differ"
        before = store.read_bytes()
        run("add", store, "--from", "parquet", folder / name)
        assert store.read_bytes() == before, f"{name}: the same again changed the store"
        assert "whole" in run("check", store)
    print(f"{len(CODECS) * len(PAGES) * len(DICTIONARIES)} stores from Parquet are the store of the documents")


def check_refused(folder, records):
    import pyarrow
    import pyarrow.parquet

    def refused(name, table, *words, **how):
        pyarrow.parquet.write_table(pyarrow.table(table), folder / name, **how)
        said = run("add", folder / "refused.store", "--from", "parquet", folder / name, status=1)
        assert name in said and all(word in said for word in words), said

    good = [json.dumps(record, ensure_ascii=False) for record in records[:3]]
    other = json.loads(good[1])
    other["document"]["text"] = other["document"]["text"].replace("the ", "teh ")
    changed = json.dumps(other, ensure_ascii=False)
    refused("foreign.parquet", {"title": ["a"], "text": ["b"]}, "lacks the column record", "title, text", "dragoman.spark")
    refused("numbers.parquet", {"record": [1, 2]}, "no text")
    refused("nested.parquet", {"record": [["a"], ["b"]]}, "no text")
    refused("null.parquet", {"id": ["x7"], "record": pyarrow.array([None], pyarrow.string())}, "row 1", "x7", "notes")
    refused("no_json.parquet", {"record": [good[0], "{"]}, "row 2")
    refused("changed.parquet", {"record": [good[0], changed]}, "row 2", "hashed")
    refused("delta.parquet", {"record": good}, "encoding", use_dictionary=False, column_encoding={"record": "DELTA_BYTE_ARRAY"})
    refused("brotli.parquet", {"record": good}, "codec", compression="brotli")
    (folder / "nothing").mkdir()
    assert "no *.parquet" in run("add", folder / "refused.store", "--from", "parquet", folder / "nothing", status=1)
    whole = (folder / "delta.parquet").read_bytes()
    (folder / "cut.parquet").write_bytes(whole[:-20])
    assert "cut short" in run("add", folder / "refused.store", "--from", "parquet", folder / "cut.parquet", status=1)
    kept = run("ask", folder / "refused.store", "documents", "--format", "json").splitlines()
    assert len(kept) == 1, "the good rows beside bad ones are kept, once"
    print("foreign, damaged and incomplete files are named with their cure")


def main():
    go_on_with_readers(FOLDER)
    if not have_readers():
        print("SKIPPED, NOTHING WAS TESTED: pyarrow cannot be had")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reports = sorted(EXAMPLES.glob("*.txt")) + [EXAMPLES / "lachin.jsonl"]
        lines = run("read", *reports, "--published", "2031-03-16", "--format", "json")
        records = sorted(map(json.loads, lines.splitlines()), key=lambda record: record["document"]["published"])
        # The same order of documents: those of one day, as they were read.
        texts = folder / "texts.jsonl"
        texts.write_text("".join(json.dumps(record["document"]) + "\n" for record in records), encoding="utf-8")
        run("add", folder / "read.store", texts)
        records = [json.loads(line) for line in records_of(folder / "read.store").splitlines()]
        assert len(records) > 3, len(records)
        wanted = rows_of(folder / "read.store")
        assert wanted["events"] and wanted["claims"] and wanted["disputes"], "the examples give too little to compare"
        check_equal(folder, records, wanted)
        check_refused(folder, records)


if __name__ == "__main__":
    main()
