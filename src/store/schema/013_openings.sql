-- What answers a promise may be what is said of a link, too. Derived, so made anew.
DROP TABLE promise_answers;
CREATE TABLE promise_answers (
  document INTEGER NOT NULL,  -- the promise or demand, a claim
  id INTEGER NOT NULL,
  item TEXT NOT NULL CHECK (item IN ('event', 'claim', 'link')),  -- what answers it
  by_document INTEGER NOT NULL,
  by_id INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('kept', 'broken', 'refused')),
  source TEXT NOT NULL,       -- who says so
  score REAL NOT NULL,        -- how much of what was promised the answer's words tell, 0 to 1
  why TEXT NOT NULL,
  PRIMARY KEY (document, id, item, by_document, by_id)
) STRICT, WITHOUT ROWID;
DELETE FROM derived;
