-- Records as they were read. Names are those of the record's JSON; begin and end count code points
-- of the document's text, as there. An item's key is its document and its id in that document, so
-- "12.3" names it for good. Lists of plain words are joined with "; ".

CREATE TABLE versions (
  number INTEGER PRIMARY KEY,
  engine TEXT NOT NULL,
  model TEXT NOT NULL,
  codebook TEXT NOT NULL,
  UNIQUE (engine, model, codebook)
) STRICT;

-- One row a reading of one text. Rows are never deleted: `replaced` says when a later one took over.
CREATE TABLE documents (
  number INTEGER PRIMARY KEY,
  key TEXT NOT NULL,          -- the url, else the id: what the revisions of a document share
  revision INTEGER NOT NULL,  -- 1, 2, ... of the text under this key
  id TEXT NOT NULL,
  url TEXT,
  publisher TEXT,
  title TEXT,
  language TEXT NOT NULL,
  published TEXT,
  sha256 TEXT NOT NULL,       -- of the text
  version INTEGER NOT NULL REFERENCES versions,
  added TEXT NOT NULL,        -- transaction time, UTC
  replaced TEXT,
  reason TEXT CHECK (reason IN ('changed', 'reread')),
  record TEXT NOT NULL,       -- the whole record as JSON, with the text
  CHECK ((replaced IS NULL) = (reason IS NULL))
) STRICT;
CREATE UNIQUE INDEX documents_current ON documents (key) WHERE replaced IS NULL;
CREATE INDEX documents_text ON documents (sha256);
CREATE INDEX documents_published ON documents (published);

CREATE TABLE sentences (
  number INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents,
  id INTEGER NOT NULL,
  begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (document, id)
) STRICT;

CREATE VIRTUAL TABLE sentence_words USING fts5 (
  text, content = 'sentences', content_rowid = 'number',
  tokenize = 'unicode61 remove_diacritics 2'
);

-- begin, end and text of actors and places are those of the first mention.
CREATE TABLE actors (
  document INTEGER NOT NULL REFERENCES documents,
  id INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  country TEXT NOT NULL,
  sectors TEXT NOT NULL,
  code TEXT NOT NULL,
  role TEXT,
  cameo TEXT,
  wikidata TEXT,
  mentions INTEGER NOT NULL,
  sentence INTEGER,
  begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX actors_name ON actors (lower(name));
CREATE INDEX actors_code ON actors (lower(code));

CREATE TABLE places (
  document INTEGER NOT NULL REFERENCES documents,
  id INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  lon REAL,
  lat REAL,
  uncertainty_km REAL NOT NULL,
  country TEXT,
  admin1 TEXT,
  geonames TEXT,
  begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX places_name ON places (lower(name));

-- `day` orders rows of all kinds: the first day of the item, else the day it was said, else "".
CREATE TABLE events (
  document INTEGER NOT NULL REFERENCES documents,
  id INTEGER NOT NULL,
  day TEXT NOT NULL,
  type TEXT NOT NULL,
  modes TEXT NOT NULL,
  contexts TEXT NOT NULL,
  cameo TEXT,
  quad INTEGER NOT NULL,
  goldstein REAL NOT NULL,
  date_from TEXT,
  date_to TEXT,
  date_precision TEXT NOT NULL,
  place INTEGER,
  factuality TEXT NOT NULL,
  historical INTEGER NOT NULL,
  claim INTEGER,
  rule TEXT NOT NULL,
  score REAL,
  sentence INTEGER,
  begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,  -- the trigger
  PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX events_day ON events (day, document, id);
CREATE INDEX events_type ON events (type, day);

CREATE TABLE claims (
  document INTEGER NOT NULL REFERENCES documents,
  id INTEGER NOT NULL,
  day TEXT NOT NULL,
  act TEXT NOT NULL,
  cue TEXT NOT NULL,
  quote TEXT NOT NULL,
  inside INTEGER,
  denies TEXT,
  deadline_from TEXT,
  deadline_to TEXT,
  condition TEXT,
  rule TEXT NOT NULL,
  score REAL,
  sentence INTEGER,
  begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,  -- the content
  PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_day ON claims (day, document, id);
CREATE INDEX claims_act ON claims (act, day);

CREATE TABLE figures (
  document INTEGER NOT NULL REFERENCES documents,
  id INTEGER NOT NULL,
  day TEXT NOT NULL,
  measure TEXT NOT NULL,
  "group" TEXT,
  low REAL,
  high REAL,
  bound TEXT NOT NULL,
  date_from TEXT,
  date_to TEXT,
  date_precision TEXT NOT NULL,
  place INTEGER,
  event INTEGER,
  claim INTEGER,
  sentence INTEGER,
  begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX figures_measure ON figures (measure, day);

CREATE TABLE links (
  document INTEGER NOT NULL REFERENCES documents,
  id INTEGER NOT NULL,
  day TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  place INTEGER,
  status TEXT NOT NULL,
  scope TEXT,
  date_from TEXT,
  date_to TEXT,
  date_precision TEXT NOT NULL,
  sole INTEGER NOT NULL,
  claim INTEGER,
  sentence INTEGER,
  begin INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_name ON links (lower(name), day);

-- Who takes part in an item, in the order of the record: actors and recipients of events, speakers
-- and addressees of claims, those who block a link.
CREATE TABLE parties (
  document INTEGER NOT NULL,
  item TEXT NOT NULL CHECK (item IN ('event', 'claim', 'link')),
  id INTEGER NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('actor', 'recipient', 'speaker', 'addressee', 'blocker')),
  position INTEGER NOT NULL,
  actor INTEGER NOT NULL,
  PRIMARY KEY (document, item, id, side, position),
  FOREIGN KEY (document, actor) REFERENCES actors (document, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX parties_actor ON parties (document, actor);

-- Which earlier claims and events of the document a claim denies, confirms or replies to.
CREATE TABLE answers (
  document INTEGER NOT NULL,
  claim INTEGER NOT NULL,
  item TEXT NOT NULL CHECK (item IN ('claim', 'event')),
  id INTEGER NOT NULL,
  PRIMARY KEY (document, claim, item, id),
  FOREIGN KEY (document, claim) REFERENCES claims (document, id)
) STRICT, WITHOUT ROWID;
