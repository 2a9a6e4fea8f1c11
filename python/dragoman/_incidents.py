"""Incidents on Spark: events of many reports that tell of one happening, joined as a store joins them.

A store compares each event with the incidents that are open, in the order of days. What comes out hangs only on pairs
that are alike, so it is found in parts:

    events      of each record: what took place, its codes, place, days and words
    counts      of each word: how many events have it, since rare words weigh more
    blocks      events of one type, day and country; an event that names no country is in those of all, and one that
                lasts for more than a month meets others in blocks of months
    pairs       of events in one block that are alike
    parts       of events that are connected by pairs; most events are alone
    incidents   of each part, in the order of days, by the function that the store calls
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import _core

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow
    from pyspark.sql import DataFrame

EVENT = ("document", "sha256", "event")  # what names an event; texts of one id are revisions of it
EVENTS = (
    "document string, sha256 string, event bigint, key string, data_set string, type string, date_from date, "
    "date_to date, place string, lon double, lat double, actors string, recipients string, countries string, words string, "
    "deed string, trigger string, numbers string, dated bigint, denied bigint, uncertainty_km double"
)
JOINED = "document string, sha256 string, event bigint, incident_document string, incident_event bigint, score double, why string"
ALONE = "first report"
ALL, MONTH = -1, 31  # in days: of pairs in blocks of months one event lasts longer than MONTH
BLOCK = ("type", "longer_than", "start", "country")


def _events_of(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow

    for batch in batches:
        lines = [line for line in batch.column("record").to_pylist() if line is not None]
        yield from pyarrow.table(_core.events_to_join(_core.Records.from_json(lines))).to_batches()


def _in_order(events: pyarrow.Table) -> pyarrow.Table:
    return events.sort_by([(name, "ascending") for name in ("date_from", *EVENT)])


def _pairs_of(of: int) -> Any:
    def pairs(block: pyarrow.Table) -> pyarrow.Table:
        import pyarrow

        events = _in_order(block)
        longer_than = block["longer_than"][0].as_py()
        found = pyarrow.table(_core.alike_pairs(events, of=of, longer_than=longer_than))
        return pyarrow.table({"u": events["name"].take(found["b"]), "v": events["name"].take(found["a"])})

    return pairs


def _joined_of(of: int) -> Any:
    def joined(part: pyarrow.Table) -> pyarrow.Table:
        import pyarrow

        events = _in_order(part)
        found = pyarrow.table(_core.join_events(events, of=of))
        first = found["first"]
        return pyarrow.table([*(events[name] for name in EVENT), events["document"].take(first), events["event"].take(first),
                              found["score"], found["why"]],
                             names=[*EVENT, "incident_document", "incident_event", "score", "why"])

    return joined


def _kept(frame: DataFrame) -> DataFrame:
    """The frame as it is now, without its history: in the checkpoint folder of the session, where it has one."""
    has_folder = frame.sparkSession.sparkContext.getCheckpointDir() is not None
    return frame.checkpoint() if has_folder else frame.localCheckpoint()


def _counted(events: DataFrame) -> DataFrame:
    """The events with `words` and, word by word, the `counts` of events that have each."""
    from pyspark.sql import functions as f

    words = events.select("name", f.explode(f.split("words", " ")).alias("word")).where("word != ''")
    counted = words.join(words.groupBy("word").count(), "word")
    lists = counted.groupBy("name").agg(f.sort_array(f.collect_list(f.struct("word", "count"))).alias("list"))
    texts = lists.select("name", f.concat_ws(" ", "list.word").alias("words"),
                         f.concat_ws(" ", f.col("list.count").cast("array<string>")).alias("counts"))
    return events.drop("words").join(texts, "name", "left").fillna("", ["words", "counts"])


def _spread(events: DataFrame) -> DataFrame:
    """The events, each on all its days and those after it that one may be apart from another; long ones in months."""
    from pyspark.sql import functions as f

    last = f.date_add(f.greatest(f.coalesce("date_to", "date_from"), f.col("date_from")), _core.MOST_DAYS_APART)
    dated = events.where("date_from IS NOT NULL").withColumn("lasts", f.datediff(last, "date_from") - _core.MOST_DAYS_APART)
    days = f.sequence("date_from", last)
    months = f.sequence(f.trunc("date_from", "month"), f.trunc(last, "month"), f.expr("INTERVAL 1 MONTH"))
    of_days = dated.where(dated.lasts <= MONTH).withColumn("start", f.explode(days)).withColumn("longer_than", f.lit(ALL))
    return of_days.unionByName(dated.withColumn("start", f.explode(months)).withColumn("longer_than", f.lit(MONTH)))


def _blocks(events: DataFrame) -> DataFrame:
    """The events, each in all its blocks (BLOCK): two that may be one have a block in common."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    spread = _spread(events)
    named = spread.where("countries != ''").withColumn("country", f.explode(f.split("countries", ";")))
    nowhere = spread.where("countries = ''")
    with_others = nowhere.join(named.select(*BLOCK).distinct(), [*BLOCK[:3]])
    among_themselves = nowhere.withColumn("country", f.lit(""))
    block = Window.partitionBy(*BLOCK)
    sized = named.unionByName(with_others).unionByName(among_themselves).withColumn("size", f.count("*").over(block))
    longest = f.max("lasts").over(block)
    return sized.withColumn("longest", longest).where("size > 1 AND longest > longer_than").drop("size", "longest")


def _large_star(edges: DataFrame) -> DataFrame:
    """Ties every later neighbour of an event to the first of its neighbours."""
    from pyspark.sql import functions as f

    both = edges.unionByName(edges.select(f.col("v").alias("u"), f.col("u").alias("v")))
    first = both.groupBy("u").agg(f.least("u", f.min("v")).alias("first"))
    return both.join(first, "u").where("v > u").select(f.col("v").alias("u"), f.col("first").alias("v")).distinct()


def _small_star(edges: DataFrame) -> DataFrame:
    """Ties an event and all its earlier neighbours to the first of them."""
    from pyspark.sql import functions as f

    first = edges.groupBy("u").agg(f.min("v").alias("first"))
    earlier = edges.join(first, "u").where("v > first").select(f.col("v").alias("u"), f.col("first").alias("v"))
    return earlier.unionByName(first.withColumnRenamed("first", "v")).distinct()


def _are_stars(edges: DataFrame) -> bool:
    """True where no event is tied to two, nor to one that is itself tied."""
    from pyspark.sql import functions as f

    tied = edges.select(f.col("u").alias("v"))
    return edges.join(tied, "v", "left_semi").isEmpty() and edges.groupBy("u").count().where("count > 1").isEmpty()


def _parts(pairs: DataFrame) -> DataFrame:
    """Of each event that is connected with others (`u`) but the first, the first one of its part (`v`).

    R. Kiveris et al., Connected components in MapReduce and beyond, 2014: the alternating algorithm, which is done
    after a number of rounds that grows with the logarithm of the pairs, not with the longest chain.
    """
    edges = _kept(pairs.distinct())
    while not _are_stars(edges):
        edges = _kept(_small_star(_large_star(edges)))
    return edges


def incidents(records: DataFrame) -> DataFrame:
    """The incidents of what read() gave: one row an event that took place.

    Gives `document sha256 event` (the event), `incident_document incident_event` (the first event of its incident),
    `score` and `why`: what a store computes that was given the same records in the order of `document`. A document
    counts once however often the frame has it.
    """
    from pyspark.sql import functions as f

    found = records.select("record").mapInArrow(_events_of, EVENTS).dropDuplicates([*EVENT])
    events = found.withColumn("name", f.md5(f.concat_ws("\n", *EVENT))).persist()
    of = events.count()
    counted = _counted(events).persist()
    pairs = _blocks(counted).groupBy(*BLOCK).applyInArrow(_pairs_of(of), "u string, v string")
    ties = _parts(pairs)
    firsts = ties.select(f.col("v").alias("u"), "v").distinct()
    parts = ties.unionByName(firsts).select(f.col("u").alias("name"), f.col("v").alias("part"))
    together = counted.join(parts, "name").groupBy("part").applyInArrow(_joined_of(of), JOINED).where("score > 0")
    alone = events.join(parts, "name", "left_anti").where("denied = 0").select(
        *EVENT, f.col("document").alias("incident_document"), f.col("event").alias("incident_event"),
        f.lit(1.0).alias("score"), f.lit(ALONE).alias("why"))
    return together.unionByName(alone)
