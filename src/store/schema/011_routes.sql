-- Which links of several reports are one route (store/routes.h): derived as in 002.
CREATE TABLE routes (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,  -- that most of its reports use
  kind TEXT NOT NULL
) STRICT;

CREATE TABLE link_routes (
  document INTEGER NOT NULL,
  id INTEGER NOT NULL,
  route INTEGER NOT NULL REFERENCES routes,
  why TEXT NOT NULL,
  PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_routes_route ON link_routes (route);

-- Names that stand for a route wherever they are told: "Tawila road", not "road".
CREATE TABLE route_names (
  name TEXT NOT NULL,  -- in small letters
  route INTEGER NOT NULL REFERENCES routes,
  PRIMARY KEY (name, route)
) STRICT, WITHOUT ROWID;

-- What was derived before lacks them.
DELETE FROM derived;
