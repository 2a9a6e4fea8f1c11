-- Actors of the same name and code are one row; ref and quote are those of their first report.
WITH grouped AS (
--grouped
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
