-- Days only grow here: known_actor_days.sql mends those of a document that goes.
INSERT INTO known_actors (name, code, documents, mentions, first, last)
SELECT name, code, ?2 * sum(is_shown), ?2 * sum(is_shown * mentions),
       min(CASE WHEN is_shown THEN published END), max(CASE WHEN is_shown THEN published END)
FROM counted_actors WHERE document = ?1
GROUP BY name, code
ON CONFLICT DO UPDATE SET
  documents = documents + excluded.documents, mentions = mentions + excluded.mentions,
  first = min(coalesce(first, excluded.first), coalesce(excluded.first, first)),
  last = max(coalesce(last, excluded.last), coalesce(excluded.last, last));
