-- What questions to millions of items need: each filter that may be rare has an index to begin with.

-- Days with what is asked of every event beside them, so that a scan over days reads the index alone.
DROP INDEX events_day;
CREATE INDEX events_day ON events (day, document, id, date_to, verdict);
DROP INDEX events_type;
CREATE INDEX events_type ON events (type, day, document, id, date_to, verdict);
CREATE INDEX figures_day ON figures (day, document, id);
CREATE INDEX links_day ON links (day, document, id);
-- Items of several days: the few that reach into a time without beginning in it.
CREATE INDEX events_long ON events (date_to, day) WHERE date_to > day;
CREATE INDEX figures_long ON figures (date_to, day) WHERE date_to > day;
CREATE INDEX links_long ON links (date_to, day) WHERE date_to > day;
CREATE INDEX incidents_long ON incidents (date_to, day) WHERE date_to > day;

CREATE INDEX places_country ON places (country);
CREATE INDEX places_lat ON places (lat, lon);
CREATE INDEX documents_publisher ON documents (lower(publisher));
CREATE INDEX documents_host ON documents
  (lower(substr(url, instr(url, '://') + 3, instr(substr(url, instr(url, '://') + 3) || '/', '/') - 1)));
CREATE INDEX documents_order ON documents (coalesce(published, ''), number);
CREATE INDEX documents_replaced ON documents (number) WHERE replaced IS NOT NULL;
CREATE INDEX documents_rejected ON documents (verdict) WHERE verdict = 'rejected';

CREATE INDEX incidents_day ON incidents (day, number);
CREATE INDEX incidents_type ON incidents (type, day, number);
CREATE INDEX propositions_day ON propositions (day, number);
CREATE INDEX propositions_disputed ON propositions (day, number)
  WHERE standing IN ('contested', 'denied-only');
CREATE INDEX links_order ON links (lower(name), day, document, id);


-- The write after which the derived rows were computed: they are fresh as long as none came after.
ALTER TABLE derived ADD COLUMN generation INTEGER NOT NULL DEFAULT -1;
DROP TRIGGER derived_written;
CREATE TRIGGER derived_written AFTER INSERT ON derived
BEGIN
  UPDATE generation SET number = number + 1;
  UPDATE derived SET generation = (SELECT number FROM generation);
END;
