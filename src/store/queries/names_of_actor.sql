-- Every name, code and role under which the actor of the name or code ?1 stands in current readings.
WITH same AS (
  SELECT a.document, a.id FROM actors a JOIN documents d ON d.number = a.document
  WHERE d.replaced IS NULL AND (lower(a.name) = lower(?1) OR lower(a.code) = lower(?1))
)
SELECT a.name, a.code, a.role, a.text, a.kind, a.country, a.wikidata, min(d.published) AS first,
       max(d.published) AS last, count(*) AS documents
FROM same k
JOIN actors a ON a.document = k.document AND a.id = k.id
JOIN documents d ON d.number = a.document
GROUP BY a.name, a.code, a.role, a.text, a.kind, a.country, a.wikidata
ORDER BY count(*) DESC, a.name, a.code, first;
