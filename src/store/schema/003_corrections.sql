-- Analysts' corrections, and what people are short of.
--
-- The machine's reading is `documents.record`, which nobody changes. The tables of items hold what
-- is seen: that reading with the corrections in force on top, computed anew from both whenever a
-- correction is made or undone. So a correction counts in every filter, order and export.

CREATE TABLE needs (
  document INTEGER NOT NULL REFERENCES documents,
  id INTEGER NOT NULL,
  day TEXT NOT NULL,
  commodity TEXT NOT NULL,
  category TEXT NOT NULL,
  state TEXT NOT NULL,
  place INTEGER,
  cause TEXT,
  link INTEGER,
  claim INTEGER,
  sentence INTEGER,
  begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  verdict TEXT,
  PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX needs_category ON needs (category, day);

INSERT INTO needs
SELECT d.number, n.key, coalesce(d.published, ''), n.value ->> '$.commodity.text',
       n.value ->> '$.category', n.value ->> '$.state', n.value ->> '$.place',
       n.value ->> '$.cause.text', n.value ->> '$.link', n.value ->> '$.claim',
       (SELECT s.id FROM sentences s WHERE s.document = d.number
          AND s.begin <= n.value ->> '$.span.begin' AND s."end" > n.value ->> '$.span.begin'),
       n.value ->> '$.span.begin', n.value ->> '$.span.end', n.value ->> '$.span.text', NULL
FROM documents d, json_each(d.record, '$.needs') n;

-- 'confirmed' or 'rejected' by an analyst, 'merged' into another actor or place.
ALTER TABLE documents ADD COLUMN verdict TEXT;
ALTER TABLE actors ADD COLUMN verdict TEXT;
ALTER TABLE places ADD COLUMN verdict TEXT;
ALTER TABLE events ADD COLUMN verdict TEXT;
ALTER TABLE claims ADD COLUMN verdict TEXT;
ALTER TABLE figures ADD COLUMN verdict TEXT;
ALTER TABLE links ADD COLUMN verdict TEXT;

-- A row is never changed but for being undone, which has a time, a name and a reason, too.
CREATE TABLE corrections (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,      -- UTC
  who TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('confirm', 'reject', 'change', 'merge', 'split', 'note')),
  product TEXT NOT NULL CHECK (product IN ('documents', 'actors', 'places', 'events', 'claims',
    'figures', 'links', 'needs')),
  field TEXT,
  before TEXT,           -- what was seen when the correction was made
  after TEXT,
  why TEXT,
  undone TEXT,
  undone_by TEXT,
  undone_why TEXT,
  CHECK ((undone IS NULL) = (undone_by IS NULL)),
  CHECK ((action = 'change') = (field IS NOT NULL))
) STRICT;

-- The item in each reading that a correction holds for: in the one that the analyst saw, and in
-- later ones where the same words carry such an item. `other` is what the target is merged with.
CREATE TABLE correction_items (
  correction INTEGER NOT NULL REFERENCES corrections,
  role TEXT NOT NULL CHECK (role IN ('target', 'other')),
  document INTEGER NOT NULL REFERENCES documents,
  id INTEGER NOT NULL,
  PRIMARY KEY (correction, role, document)
) STRICT, WITHOUT ROWID;
CREATE INDEX correction_items_item ON correction_items (document, id);

-- Where each correction stands now. `detached`: a later reading has no such item at those words.
CREATE VIEW correction_states AS
SELECT c.number, c.at, c.who, c.action, c.product, c.field, c.before, c.after, c.why, c.undone,
       c.undone_by, c.undone_why, t.document, t.id,
       CASE WHEN c.undone IS NOT NULL THEN 'undone' WHEN d.replaced IS NULL THEN 'in force'
            ELSE 'detached' END AS state
FROM corrections c
JOIN correction_items t ON t.correction = c.number AND t.role = 'target'
JOIN documents d ON d.number = t.document
WHERE t.document = (SELECT max(document) FROM correction_items l
                    WHERE l.correction = c.number AND l.role = 'target');

-- What each item was corrected to, in a few words, by whom and when.
CREATE VIEW told_corrections AS
SELECT t.document, c.product, t.id, c.number,
       CASE c.action WHEN 'change' THEN c.field || ': ' || coalesce(c.before, '') || ' → ' ||
              coalesce(c.after, '') ELSE c.action || coalesce(' ' || c.after, '') END ||
       ' (' || c.who || ', ' || substr(c.at, 1, 10) || ')' AS told
FROM corrections c JOIN correction_items t ON t.correction = c.number AND t.role = 'target'
WHERE c.undone IS NULL;

DROP VIEW reports;
CREATE VIEW reports AS
SELECT d.number, d.id AS document, d.url, d.publisher, d.title, d.published, d.sha256, d.revision,
       d.added, d.replaced, d.verdict, v.engine || ' ' || v.model || ' ' || v.codebook AS version
FROM documents d JOIN versions v ON v.number = d.version;

-- Derived rows are as old as the corrections that they were computed with, too.
ALTER TABLE derived ADD COLUMN corrections INTEGER NOT NULL DEFAULT 0;
