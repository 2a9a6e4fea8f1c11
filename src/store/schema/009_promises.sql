-- Which later reports answer a promise or a demand of another document, and how: derived as in 002.
CREATE TABLE promise_answers (
  document INTEGER NOT NULL,  -- the promise or demand, a claim
  id INTEGER NOT NULL,
  item TEXT NOT NULL CHECK (item IN ('event', 'claim')),  -- what answers it
  by_document INTEGER NOT NULL,
  by_id INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('kept', 'broken', 'refused')),
  source TEXT NOT NULL,       -- who says so
  score REAL NOT NULL,        -- how much of what was promised the answer's words tell, 0 to 1
  why TEXT NOT NULL,
  PRIMARY KEY (document, id, item, by_document, by_id)
) STRICT, WITHOUT ROWID;
-- What was derived before lacks them.
DELETE FROM derived;
