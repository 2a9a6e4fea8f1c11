"""A store of generated records, for measuring questions on more events than anybody has read.

    bench/store_generator.py PROGRAM STORE [EVENTS]      default: 10,000,000; about 1.5 KB an event

The schema is that of PROGRAM (`add` of one sentence); rows are drawn by arithmetic on their number, so
that every run gives the same store. Actors, places and words are frequent and rare as in news (cubes of
equal draws). A document has five events, sentences and actors, two claims, a figure and, one in ten, a
link; two events make an incident. Texts of documents are left out: no question reads them.
"""
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

EVENTS_OF_A_DOCUMENT = 5
DAYS = 5479  # 2010 to 2024
ACTORS, PLACES, WORDS, PUBLISHERS = 5000, 20000, 30000, 200
TYPES = ("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
         "MOBILIZE COERCE ASSAULT").split()
ACTS = "assert assert assert deny confirm accuse demand promise threaten refuse".split()
MEASURES = "killed wounded detained displaced troops participants".split()
SECTORS = "GOV MIL REB CVL MED JUD".split()
SYLLABLES = "ba ko ri se du mo la ne ti vu pa zo gi fe ha ju".split()
TABLES = ("documents sentences actors places events claims figures links parties copies incidents "
          "incident_events propositions proposition_items acting known_actors").split()

COUNTED = Path(__file__).resolve().parent.parent / "src/store/schema/008_counted.sql"  # what is kept beside the rows

LISTS = {"type_names": TYPES, "act_names": ACTS, "measure_names": MEASURES}


def word(number):
    out = ""
    for _ in range(4):
        out += SYLLABLES[number % 16]
        number //= 16
    return out


def draw(row, salt):
    """An equal draw from 0 to 1; each salt gives another one. Cubes of it are skewed like names in news."""
    return f"(({row}) * {1103515245 + salt * 12820163} % 2147483647 / 2147483647.0)"


def skewed(row, salt, size):
    u = draw(row, salt)
    return f"CAST({u} * {u} * {u} * {size} AS INTEGER)"


def equal(row, salt, size):
    return f"CAST({draw(row, salt)} * {size} AS INTEGER)"


def make_lists(connection):
    connection.execute("CREATE TEMP TABLE days (n INTEGER PRIMARY KEY, day TEXT)")
    connection.execute(f"""INSERT INTO days WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c WHERE n < {DAYS})
                           SELECT n, date('2010-01-01', n || ' days') FROM c""")
    for name, values in LISTS.items():
        connection.execute(f"CREATE TEMP TABLE {name} (n INTEGER PRIMARY KEY, name TEXT)")
        connection.executemany(f"INSERT INTO {name} VALUES (?, ?)", enumerate(values))
    connection.execute("CREATE TEMP TABLE words (n INTEGER PRIMARY KEY, word TEXT)")
    connection.executemany("INSERT INTO words VALUES (?, ?)", ((n, word(n)) for n in range(WORDS)))
    connection.execute("CREATE TEMP TABLE names (n INTEGER PRIMARY KEY, name TEXT, code TEXT, country TEXT, sector TEXT)")
    connection.executemany("INSERT INTO names VALUES (?, ?, ?, ?, ?)", (
        (n, f"{word(n * 7 + 1).title()} {word(n * 13 + 5).title()}", f"{country(n)}-{SECTORS[n % 6]}", country(n),
         SECTORS[n % 6]) for n in range(ACTORS)))


def country(number):
    number %= 190
    return "C" + chr(65 + number // 26) + chr(65 + number % 26)


def count_to(size):
    return f"WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c WHERE n < {size - 1})"


def document_rows(documents):
    d = "n + 1"
    yield f"""INSERT INTO documents (number, key, revision, id, url, publisher, title, language, published, sha256,
              version, added, record) {count_to(documents)} SELECT {d}, 'https://example.org/' || n, 1, n,
              'https://example.org/' || n, 'Paper ' || {skewed('n', 1, PUBLISHERS)}, 'Report ' || n, 'en',
              (SELECT day FROM days WHERE days.n = {equal('c.n', 2, DAYS)}), printf('%064x', n), 1,
              '2025-01-01T00:00:00Z', '{{}}' FROM c"""
    yield f"""INSERT INTO copies {count_to(documents)} SELECT {d}, {d}, 1 FROM c"""
    place = skewed("n", 3, PLACES)
    yield f"""INSERT INTO places (document, id, name, kind, lon, lat, uncertainty_km, country, "begin", "end", text)
              {count_to(documents)} SELECT {d}, 0, 'Place ' || {place}, 'settlement', {place} * 7 % 3600 / 10.0 - 180,
              {place} * 11 % 1400 / 10.0 - 70, 5, 'C' || char(65 + {place} % 190 / 26) || char(65 + {place} % 190 % 26),
              0, 5, 'Place' FROM c"""


def item_rows(documents):
    events = documents * EVENTS_OF_A_DOCUMENT
    document, position = "c.n / 5 + 1", "c.n % 5"
    day = f"(SELECT day FROM days WHERE days.n = {equal('c.n / 5', 2, DAYS)})"
    words = " || ' ' || ".join(f"(SELECT word FROM words w WHERE w.n = {skewed('c.n', 10 + k, WORDS)})" for k in range(8))
    yield f"""INSERT INTO sentences {count_to(events)} SELECT n + 1, {document}, {position}, 100 * ({position}),
              100 * ({position}) + 90, {words} FROM c"""
    yield "INSERT INTO sentence_words (rowid, text) SELECT number, text FROM sentences"
    yield f"""INSERT INTO actors (document, id, name, kind, country, sectors, code, mentions, sentence, "begin", "end", text)
              {count_to(events)} SELECT {document}, {position}, a.name, 'government', a.country, a.sector, a.code, 1,
              {position}, 0, 5, a.name FROM c JOIN names a ON a.n = {skewed('c.n', 4, ACTORS)}"""
    yield f"""INSERT INTO events (document, id, day, type, modes, contexts, cameo, quad, goldstein, date_from, date_to,
              date_precision, place, factuality, historical, rule, score, sentence, "begin", "end", text)
              {count_to(events)} SELECT {document}, {position}, {day}, (SELECT name FROM type_names t
                WHERE t.n = {equal('c.n', 5, 16)}), '', '', '190', {equal('n', 6, 4)} + 1, 0, {day}, {day}, 'day', 0,
              CASE n % 10 WHEN 0 THEN 'negated' ELSE 'actual' END, 0, 'r', 0.9, {position}, 0, 5, 'struck' FROM c"""
    for side, shift in (("actor", 0), ("recipient", 1)):
        yield f"""INSERT INTO parties {count_to(events)} SELECT {document}, 'event', {position}, '{side}', 0,
                  (n + {shift}) % 5 FROM c"""
    claims = documents * 2
    yield f"""INSERT INTO claims (document, id, day, act, cue, quote, rule, sentence, "begin", "end", text)
              {count_to(claims)} SELECT n / 2 + 1, n % 2, (SELECT day FROM days WHERE days.n = {equal('c.n / 2', 2, DAYS)}),
              (SELECT name FROM act_names t WHERE t.n = {equal('c.n', 7, 10)}), 'said', 'indirect', 'r', n % 2, 0, 5,
              'content' FROM c"""
    yield f"""INSERT INTO parties {count_to(claims)} SELECT n / 2 + 1, 'claim', n % 2, 'speaker', 0, n % 2 FROM c"""
    yield f"""INSERT INTO figures (document, id, day, measure, "group", low, high, bound, date_precision, place, event,
              sentence, "begin", "end", text) {count_to(documents)} SELECT n + 1, 0,
              (SELECT day FROM days WHERE days.n = {equal('c.n', 2, DAYS)}),
              (SELECT name FROM measure_names t WHERE t.n = {equal('c.n', 8, 6)}), 'people', n % 90, n % 90, 'exact', 'day',
              0, 0, 0, 0, 5, 'ten' FROM c"""
    yield f"""INSERT INTO links (document, id, day, name, kind, place, status, date_precision, sole, sentence, "begin",
              "end", text) {count_to(documents // 10)} SELECT n * 10 + 1, 0,
              (SELECT day FROM days WHERE days.n = {equal('c.n * 10', 2, DAYS)}), 'Road ' || {skewed('n', 9, 500)}, 'road', 0,
              CASE n % 3 WHEN 0 THEN 'open' WHEN 1 THEN 'closed' ELSE 'restricted' END, 'day', 0, 0, 0, 5, 'road' FROM c"""


def derived_rows(documents):
    """Two events with neighbouring numbers are one incident; one incident in fifty is contested."""
    standing = """CASE WHEN n % 50 = 0 THEN 'contested' WHEN n % 5 = 0 THEN 'corroborated' ELSE 'single-source' END"""
    events = documents * EVENTS_OF_A_DOCUMENT
    incidents = events // 2
    first = "e.document = c.n * 2 / 5 + 1 AND e.id = c.n * 2 % 5"
    yield f"""INSERT INTO incidents {count_to(incidents)} SELECT c.n + 1, e.type, e.day, e.date_from, e.date_to,
              p.name, p.lon, p.lat, 'A', 'B', 2, e.document, e.id, c.n + 1
              FROM c JOIN events e ON {first} JOIN places p ON p.document = e.document AND p.id = 0"""
    yield f"""INSERT INTO incident_events {count_to(events)} SELECT n / 5 + 1, n % 5, n / 2 + 1, 0.9, 'same day' FROM c"""
    yield f"""INSERT INTO propositions {count_to(incidents)} SELECT c.n + 1, 'incident', e.type, e.day, {standing}, 1, 'A', ''
              FROM c JOIN events e ON {first}"""
    yield f"""INSERT INTO proposition_items {count_to(events)} SELECT n / 2 + 1, 'event', n / 5 + 1, n % 5, 'asserts', 'A'
              FROM c"""
    yield "DELETE FROM derived"
    yield """INSERT INTO derived (readings, replaced, corrections, generation) SELECT count(*), count(replaced), 0,
              (SELECT number FROM generation) FROM documents"""


def empty_store(program, store):
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "one.txt"
        text.write_text("It rained.\n")
        subprocess.run([program, "add", store, text], check=True, stderr=subprocess.DEVNULL)


def generate(program, store, events):
    empty_store(program, store)
    documents = events // EVENTS_OF_A_DOCUMENT
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA cache_size = -400000")
        for table in reversed(TABLES):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("INSERT INTO sentence_words (sentence_words) VALUES ('delete-all')")
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        indices = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for name, _ in indices:
            connection.execute(f"DROP INDEX {name}")
        make_lists(connection)
        for rows in (document_rows, item_rows, derived_rows):
            for sql in rows(documents):
                connection.execute("BEGIN")
                connection.execute(sql)
                connection.execute("COMMIT")
        for _, sql in indices + triggers:
            connection.execute(sql)
        connection.executescript("BEGIN; " + COUNTED.read_text() + "COMMIT;")
        connection.execute("PRAGMA journal_mode = WAL")


if __name__ == "__main__":
    generate(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 10_000_000)
