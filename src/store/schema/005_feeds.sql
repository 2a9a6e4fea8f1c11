-- Feeds that are watched for new reports, and how the last look at each went.
--
-- A feed that is dropped is gone; what was read from it stays. Numbers are not used again.
CREATE TABLE feeds (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  url TEXT NOT NULL UNIQUE,
  interval_s INTEGER NOT NULL,
  title TEXT,
  last_read TEXT,        -- UTC
  last_status TEXT,
  etag TEXT,             -- of the last answer whose reports are all in the store
  last_modified TEXT,
  failures INTEGER NOT NULL DEFAULT 0,  -- in a row
  due INTEGER NOT NULL DEFAULT 0        -- not to be read before; seconds since 1970
) STRICT;
