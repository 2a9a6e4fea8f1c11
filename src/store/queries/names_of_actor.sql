-- Every name, code and role under which the actor of the name or code ?1 stands in current readings.
WITH same AS (
  SELECT document, id FROM actors WHERE lower(name) = lower(?1)
  UNION
  SELECT document, id FROM actors WHERE lower(code) = lower(?1)
  UNION
  SELECT a.document, a.id
  FROM known_actors k
  JOIN known_actors m ON m.actor = k.actor
  JOIN actors a ON lower(a.name) = lower(m.name) AND a.code = m.code
  WHERE k.name = lower(?1)
)
SELECT a.name, a.code, a.role, a.text, a.kind, a.country, a.wikidata, min(d.published) AS first,
       max(d.published) AS last, count(*) AS documents
FROM same k
JOIN actors a ON a.document = k.document AND a.id = k.id
JOIN documents d ON d.number = a.document
WHERE d.replaced IS NULL
GROUP BY a.name, a.code, a.role, a.text, a.kind, a.country, a.wikidata
ORDER BY count(*) DESC, a.name, a.code, first;
