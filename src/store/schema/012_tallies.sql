-- Which figures of several reports count one thing (store/tallies.h), and in which order they were
-- said: derived as in 002.
CREATE TABLE tally_figures (
  document INTEGER NOT NULL,
  id INTEGER NOT NULL,
  tally INTEGER NOT NULL,
  position INTEGER NOT NULL,  -- 1, 2, ... in the order of being said
  state TEXT NOT NULL CHECK (state IN ('latest', 'agrees', 'differs', 'superseded')),
  PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX tally_figures_order ON tally_figures (tally, position);

-- What was derived before lacks them.
DELETE FROM derived;
