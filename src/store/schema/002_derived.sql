-- What follows from the records across documents. Nobody types these rows: `dragoman rebuild`
-- computes them all anew, to the same bytes. And the views that the questions share.

CREATE VIEW reports AS
SELECT d.number, d.id AS document, d.url, d.publisher, d.title, d.published, d.sha256, d.revision,
       d.added, d.replaced, v.engine || ' ' || v.model || ' ' || v.codebook AS version
FROM documents d JOIN versions v ON v.number = d.version;

CREATE VIEW party_names AS
SELECT p.document, p.item, p.id, p.side, p.position, a.name, a.code, a.country, a.kind
FROM parties p JOIN actors a ON a.document = p.document AND a.id = p.actor;

-- How many readings the derived rows were computed from, and when the last of them was made.
CREATE TABLE derived (
  readings INTEGER NOT NULL,
  replaced INTEGER NOT NULL
) STRICT;

-- Documents that carry one text (agency copies) have one cluster: the number of its first document.
CREATE TABLE copies (
  document INTEGER PRIMARY KEY REFERENCES documents,
  cluster INTEGER NOT NULL,
  similarity REAL NOT NULL  -- to the first document of the cluster, 0 to 1
) STRICT;
CREATE INDEX copies_cluster ON copies (cluster);

-- One happening with all its reports. `number` is the order of the first report's event.
CREATE TABLE incidents (
  number INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  day TEXT NOT NULL,
  date_from TEXT,
  date_to TEXT,
  place TEXT,
  lon REAL,
  lat REAL,
  actors TEXT NOT NULL,      -- codes
  recipients TEXT NOT NULL,
  reports INTEGER NOT NULL   -- events that tell it
) STRICT;

CREATE TABLE incident_events (
  document INTEGER NOT NULL,
  id INTEGER NOT NULL,
  incident INTEGER NOT NULL REFERENCES incidents,
  score REAL NOT NULL,  -- how alike the event is to the one it was joined to, 0 to 1
  why TEXT NOT NULL,
  PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_events_incident ON incident_events (incident);

CREATE TABLE propositions (
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('incident', 'claim', 'figure', 'link')),
  subject TEXT NOT NULL,  -- what it is about, in short
  day TEXT NOT NULL,
  standing TEXT NOT NULL CHECK (standing IN ('single-source', 'corroborated', 'contested',
    'denied-only', 'acknowledged', 'retracted', 'superseded')),
  sources INTEGER NOT NULL,  -- independent ones that assert it
  asserted_by TEXT NOT NULL,
  denied_by TEXT NOT NULL
) STRICT;
CREATE INDEX propositions_standing ON propositions (standing, day);

-- The words that a proposition stands on, and what each does with it.
CREATE TABLE proposition_items (
  proposition INTEGER NOT NULL REFERENCES propositions,
  item TEXT NOT NULL CHECK (item IN ('event', 'claim', 'figure', 'link')),
  document INTEGER NOT NULL,
  id INTEGER NOT NULL,
  stance TEXT NOT NULL CHECK (stance IN ('asserts', 'denies', 'confirms')),
  source TEXT NOT NULL,
  PRIMARY KEY (proposition, item, document, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX proposition_items_item ON proposition_items (item, document, id);
