-- The first and last day of actors with several names that stand in the document ?1, by those of
-- their names.
UPDATE joined_actors AS j
SET (first, last) = (SELECT min(k.first), max(k.last) FROM known_actors k WHERE k.actor = j.number)
WHERE j.number IN (SELECT k.actor FROM actors a
                   JOIN known_actors k ON k.name = lower(a.name) AND k.code = a.code
                   WHERE a.document = ?1 AND k.actor IS NOT NULL);
