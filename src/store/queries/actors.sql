-- Actors of the same name and code are one row; ref and quote are those of their first report.
WITH grouped AS (
  SELECT min(i.document * 1000000 + i.id) AS root, count(*) AS documents,
         sum(i.mentions) AS mentions, min(r.published) AS first, max(r.published) AS last,
         group_concat((SELECT group_concat(k.told, '; ') FROM told_corrections k
           WHERE k.document = i.document AND k.product = 'actors' AND k.id = i.id), '; ')
           AS corrections
  FROM actors i JOIN reports r ON r.number = i.document
  WHERE --filters
  GROUP BY lower(i.name), i.code
  HAVING --behind
  ORDER BY --order
  LIMIT :limit OFFSET :offset
)
SELECT i.document || '.' || i.id AS ref, i.name, i.kind, i.code, i.country, i.sectors, i.role,
       i.cameo, i.wikidata, g.documents, g.mentions, g.corrections, g.first, g.last, i.begin,
       i."end", s.text AS quote,
       r.document, r.url, r.publisher, r.published, r.sha256, r.revision, r.added, r.version
FROM grouped g
JOIN actors i ON i.document = g.root / 1000000 AND i.id = g.root % 1000000
JOIN reports r ON r.number = i.document
LEFT JOIN sentences s ON s.document = i.document AND s.id = i.sentence
ORDER BY g.mentions DESC, lower(i.name), i.code
