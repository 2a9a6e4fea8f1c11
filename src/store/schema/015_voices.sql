-- In whose voice something is said: that of the first speaker of its claim, by the name that stands
-- for all names of that actor; else that of the outlet which first carried the text. The speaker's
-- columns are subqueries, since SQLite would make a whole table of a view that is a join where it
-- stands on the right of a LEFT JOIN. What is told of incidents, tallies and routes is derived anew.
CREATE VIEW speakers AS
SELECT p.document, p.id AS claim,
       (SELECT coalesce(x.actor_shown, a.name) FROM actors a
          LEFT JOIN same_actors x ON x.name = lower(a.name) AND x.code = a.code
          WHERE a.document = p.document AND a.id = p.actor) AS name,
       (SELECT a.code FROM actors a WHERE a.document = p.document AND a.id = p.actor) AS code
FROM parties p
WHERE p.item = 'claim' AND p.side = 'speaker' AND p.position = 0;

CREATE VIEW outlets AS
SELECT k.document, k.cluster, coalesce(root.publisher, root.url, root.id) AS name
FROM copies k JOIN documents root ON root.number = k.cluster;
DELETE FROM derived;
