-- What questions over all items would have to count or look up anew, kept with each write: a document
-- is taken out of these tables before it changes and put in after (store/totals.h). They hold what is
-- shown: current readings that no analyst has rejected. `dragoman check` compares them with the rows
-- that they were counted from, and `dragoman rebuild` counts them anew.

CREATE TABLE totals (
  product TEXT PRIMARY KEY,
  items INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE event_days (
  day TEXT NOT NULL,
  type TEXT NOT NULL,
  quad INTEGER NOT NULL,
  events INTEGER NOT NULL,
  PRIMARY KEY (day, type, quad)
) STRICT, WITHOUT ROWID;

-- Actors of the same name and code, with those of which nothing is shown any more (documents = 0).
CREATE TABLE known_actors (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,  -- in small letters
  code TEXT NOT NULL,
  documents INTEGER NOT NULL,
  mentions INTEGER NOT NULL,
  first TEXT,          -- day of the first and the last document
  last TEXT,
  UNIQUE (name, code)
) STRICT;
CREATE INDEX known_actors_code ON known_actors (lower(code));
CREATE INDEX known_actors_order ON known_actors (-mentions, name, code);

-- The items that an actor takes part in, by day: one place of the file for each actor.
CREATE TABLE acting (
  known INTEGER NOT NULL REFERENCES known_actors,
  item TEXT NOT NULL,
  day TEXT NOT NULL,
  document INTEGER NOT NULL,
  id INTEGER NOT NULL,
  PRIMARY KEY (known, item, day, document, id)
) STRICT, WITHOUT ROWID;

-- The rows that the tables above are counted from. Whether a document is shown is told by two small
-- indexes; its verdict stands behind the whole record.
CREATE VIEW shown_events AS
SELECT i.document, i.day, i.type, i.quad FROM events i
WHERE (i.verdict IS NULL OR i.verdict = 'confirmed')
  AND NOT EXISTS (SELECT 1 FROM documents d INDEXED BY documents_replaced
                  WHERE d.number = i.document AND d.replaced IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM documents d INDEXED BY documents_rejected
                  WHERE d.verdict = 'rejected' AND d.number = i.document);

CREATE VIEW counted_actors AS
SELECT a.document, lower(a.name) AS name, a.code, a.mentions, a.published,
       a.is_current AND (a.verdict IS NULL OR a.verdict = 'confirmed')
         AND NOT EXISTS (SELECT 1 FROM documents d INDEXED BY documents_rejected
                         WHERE d.verdict = 'rejected' AND d.number = a.document) AS is_shown
FROM (SELECT i.*, d.published, d.replaced IS NULL AS is_current
      FROM actors i JOIN documents d ON d.number = i.document) a;

CREATE VIEW all_parties AS
SELECT p.document, p.item, p.id, lower(a.name) AS name, a.code, i.day
FROM parties p
JOIN actors a ON a.document = p.document AND a.id = p.actor
JOIN events i ON p.item = 'event' AND i.document = p.document AND i.id = p.id
WHERE (i.verdict IS NULL OR i.verdict = 'confirmed')
UNION ALL
SELECT p.document, p.item, p.id, lower(a.name) AS name, a.code, i.day
FROM parties p
JOIN actors a ON a.document = p.document AND a.id = p.actor
JOIN claims i ON p.item = 'claim' AND i.document = p.document AND i.id = p.id
WHERE (i.verdict IS NULL OR i.verdict = 'confirmed')
UNION ALL
SELECT p.document, p.item, p.id, lower(a.name) AS name, a.code, i.day
FROM parties p
JOIN actors a ON a.document = p.document AND a.id = p.actor
JOIN links i ON p.item = 'link' AND i.document = p.document AND i.id = p.id
WHERE (i.verdict IS NULL OR i.verdict = 'confirmed');
CREATE VIEW shown_parties AS
SELECT * FROM all_parties p
WHERE NOT EXISTS (SELECT 1 FROM documents d INDEXED BY documents_replaced
                  WHERE d.number = p.document AND d.replaced IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM documents d INDEXED BY documents_rejected
                  WHERE d.verdict = 'rejected' AND d.number = p.document);

CREATE VIEW shown_items AS
SELECT d.number AS document, p.value AS product,
       CASE p.value
         WHEN 'documents' THEN 1
         WHEN 'events' THEN (SELECT count(*) FROM events i WHERE i.document = d.number)
         WHEN 'claims' THEN (SELECT count(*) FROM claims i WHERE i.document = d.number)
         WHEN 'figures' THEN (SELECT count(*) FROM figures i WHERE i.document = d.number)
         ELSE (SELECT count(*) FROM links i WHERE i.document = d.number)
       END AS items
FROM documents d, json_each('["documents", "events", "claims", "figures", "links"]') p
WHERE d.replaced IS NULL;

-- The map and the timeline read the index of days alone, and places.
DROP INDEX events_day;
CREATE INDEX events_day ON events (day, document, id, date_to, verdict, quad, place);
-- Promises and demands are a fifth of the claims; and the first row of an actor's name and code.
CREATE INDEX claims_asked ON claims (day, document, id) WHERE act IN ('promise', 'demand');
DROP INDEX actors_name;
CREATE INDEX actors_name ON actors (lower(name), code);
