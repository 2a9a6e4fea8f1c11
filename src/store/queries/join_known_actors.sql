-- Puts what same_actors says into the totals of actors, for all of them.
DELETE FROM joined_actors;
UPDATE known_actors SET actor = NULL WHERE actor IS NOT NULL;
UPDATE known_actors AS k SET actor = l.number
FROM same_actors s JOIN known_actors l ON l.name = s.actor_name AND l.code = s.actor_code
WHERE k.name = s.name AND k.code = s.code;

INSERT INTO joined_actors
SELECT l.number, l.name, l.code, count(DISTINCT CASE WHEN a.is_shown THEN a.document END),
       coalesce(sum(a.is_shown * a.mentions), 0), min(CASE WHEN a.is_shown THEN a.published END),
       max(CASE WHEN a.is_shown THEN a.published END)
FROM known_actors l
JOIN known_actors k ON k.actor = l.number
JOIN counted_actors a ON a.name = lower(k.name) AND a.code = k.code
WHERE l.actor = l.number
GROUP BY l.number;
