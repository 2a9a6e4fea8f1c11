"""Reading on many machines: `dragoman.spark.read(df)` on Spark's mapInArrow.

    from dragoman import spark
    records = spark.read(session.read.parquet("articles"))      # columns text, id, published, ...
    spark.write(records, "records")                             # Parquet, one folder a date
    spark.incidents(records)                                    # events that tell of one happening, joined

Each worker process of Python loads one engine, once; the weights are a mapped file, so the workers of a machine
share its pages. A row in, a row out: a document that cannot be read has its reason in `notes` and never ends a job.
The records are those of one machine, byte for byte. docs/SPARK.md tells the rest.
"""
from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ._core import Engine, Records
from ._incidents import incidents as incidents

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

COLUMNS = ("text", "id", "title", "url", "publisher", "language", "published")
SCHEMA = "id string, published date, notes array<string>, record string"

_engines: dict[tuple[Any, ...], Engine] = {}


def _engine(options: tuple[Any, ...]) -> Engine:
    """The engine of this process: made at the first batch, kept for all others."""
    if options not in _engines:
        _engines[options] = Engine(*options)
    return _engines[options]


def _failed(engine: Engine, batch: pyarrow.RecordBatch, row: int, reason: Exception) -> tuple[Any, ...]:
    names = batch.schema.names
    name = str(batch.column("id")[row].as_py()) if "id" in names else None
    return name, None, [f"cannot be read ({reason})"], None


def _rows(engine: Engine, batch: pyarrow.RecordBatch, published: str | None) -> list[tuple[Any, ...]]:
    """One row a document. Where a batch fails, its documents are tried one by one."""
    try:
        return _read(engine, batch, published)
    except Exception as reason:  # noqa: BLE001: whatever it is, the job goes on
        if batch.num_rows == 1:
            return [_failed(engine, batch, 0, reason)]
    return [row for i in range(batch.num_rows) for row in _rows(engine, batch.slice(i, 1), published)]


def _read(engine: Engine, batch: pyarrow.RecordBatch, published: str | None) -> list[tuple[Any, ...]]:
    records = engine.read(batch, published=published)
    documents = _columns(records, ("document", "published", "notes"))
    return list(zip(*documents, records.json(), strict=True))


def _columns(records: Records, names: tuple[str, ...]) -> list[list[Any]]:
    import pyarrow

    table = pyarrow.table(records.documents)
    return [table[name].to_pylist() for name in names]


def _batch(rows: list[tuple[Any, ...]]) -> pyarrow.RecordBatch:
    import pyarrow

    columns = list(zip(*rows, strict=True)) if rows else [[], [], [], []]
    types = [pyarrow.string(), pyarrow.date32(), pyarrow.list_(pyarrow.string()), pyarrow.string()]
    arrays = [pyarrow.array(values, kind) for values, kind in zip(columns, types, strict=True)]
    return pyarrow.RecordBatch.from_arrays(arrays, names=["id", "published", "notes", "record"])


def read(
    df: DataFrame,
    published: str | datetime.date | None = None,
    *,
    model: str | None = None,
    codebook: str | None = None,
    precision: str = "int8",
    fast: bool = False,
) -> DataFrame:
    """Reads the documents of `df`: columns `text` and, where there are, `id title url publisher language published`.

    Gives `id`, `published` (date), `notes` (list of text) and `record` (the JSON of `dragoman read`; null where even
    an empty record could not be made). `model` and `codebook` are paths on the workers; without them those of the
    package count. `fast` skips sentences that a first look finds nothing in. `published` is the date of documents that state none.
    """
    chosen = df.select([name for name in COLUMNS if name in df.columns])
    options = (model, codebook, precision, fast)
    date = None if published is None else str(published)

    def run(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        engine = _engine(options)
        for batch in batches:
            yield _batch(_rows(engine, batch, date))

    return chosen.mapInArrow(run, SCHEMA)


def write(records: DataFrame, path: str, mode: str = "errorifexists") -> None:
    """Writes what read() gave as Parquet, one folder a date; documents without a date go to the folder of null."""
    from pyspark.sql import functions

    dated = records.withColumn("date", functions.col("published"))
    dated.write.mode(mode).option("compression", "zstd").partitionBy("date").parquet(path)
