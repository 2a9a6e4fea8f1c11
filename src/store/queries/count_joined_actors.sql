-- The same for actors with several names; a document counts once.
INSERT INTO joined_actors (number, name, code, documents, mentions, first, last)
SELECT l.number, l.name, l.code, ?2 * max(a.is_shown), ?2 * sum(a.is_shown * a.mentions),
       min(CASE WHEN a.is_shown THEN a.published END), max(CASE WHEN a.is_shown THEN a.published END)
FROM counted_actors a
JOIN known_actors k ON k.name = a.name AND k.code = a.code
JOIN known_actors l ON l.number = k.actor
WHERE a.document = ?1
GROUP BY l.number
ON CONFLICT DO UPDATE SET
  documents = documents + excluded.documents, mentions = mentions + excluded.mentions,
  first = min(coalesce(first, excluded.first), coalesce(excluded.first, first)),
  last = max(coalesce(last, excluded.last), coalesce(excluded.last, last));
