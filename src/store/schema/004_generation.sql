-- A number that grows with each write: a view that remembers it knows whether it is up to date.
CREATE TABLE generation (
  number INTEGER NOT NULL
) STRICT;
INSERT INTO generation
SELECT (SELECT count(*) + count(replaced) FROM documents) + (SELECT count(*) FROM corrections);

CREATE TRIGGER documents_written AFTER INSERT ON documents
BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER corrections_written AFTER INSERT ON corrections
BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER corrections_undone AFTER UPDATE OF undone ON corrections
BEGIN UPDATE generation SET number = number + 1; END;
CREATE TRIGGER derived_written AFTER INSERT ON derived
BEGIN UPDATE generation SET number = number + 1; END;

-- The event that an incident began with, and its proposition. What was derived before lacks them.
ALTER TABLE incidents ADD COLUMN document INTEGER;
ALTER TABLE incidents ADD COLUMN event INTEGER;
ALTER TABLE incidents ADD COLUMN proposition INTEGER;
DELETE FROM derived;
