-- Which names stand for one person or body (store/same_actors.h): derived as in 002. A row for each
-- name of an actor that has several; `actor_name` and `actor_code` are those that it is shown under.
CREATE TABLE same_actors (
  name TEXT NOT NULL,        -- in small letters, as in known_actors
  code TEXT NOT NULL,
  shown TEXT NOT NULL,       -- as written
  actor_name TEXT NOT NULL,  -- in small letters
  actor_code TEXT NOT NULL,
  actor_shown TEXT NOT NULL,
  why TEXT NOT NULL,         -- empty for the name that the actor is shown under
  PRIMARY KEY (name, code)
) STRICT, WITHOUT ROWID;

-- The row of known_actors that an actor with several names is shown under; null where it has one.
ALTER TABLE known_actors ADD COLUMN actor INTEGER;
CREATE INDEX known_actors_joined ON known_actors (actor, name, code) WHERE actor IS NOT NULL;
DROP INDEX known_actors_order;
CREATE INDEX known_actors_order ON known_actors (-mentions, name, code) WHERE actor IS NULL;

-- Totals of actors with several names, kept as those of known_actors are.
CREATE TABLE joined_actors (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  code TEXT NOT NULL,
  documents INTEGER NOT NULL,
  mentions INTEGER NOT NULL,
  first TEXT,
  last TEXT
) STRICT;
CREATE INDEX joined_actors_order ON joined_actors (-mentions, name, code);

-- What was derived before lacks them.
DELETE FROM derived;
