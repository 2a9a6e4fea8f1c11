"""Reads reports about a conflict and keeps the record: who did what to whom, and who says so.

    import dragoman

    engine = dragoman.Engine()
    records = engine.read("Varnia accused the Oskarian army of shelling the bridge.", published="2031-03-16")
    records[0]["events"]              # the record, as in `dragoman read --format json`
    polars.DataFrame(records.events)  # or pandas.DataFrame.from_arrow, pyarrow.table, duckdb.sql
"""
from ._core import Engine, Error, Records, Store, Table, __version__
from ._record import Record

__all__ = ["Engine", "Error", "Record", "Records", "Store", "Table", "__version__"]
