-- Actors of the same name and code are one row; ref and quote are those of their first report.
SELECT min(i.document) || '.' || i.id AS ref, i.name, i.kind, i.code, i.country, i.sectors, i.role,
       i.cameo, i.wikidata, count(*) AS documents, sum(i.mentions) AS mentions,
       group_concat((SELECT group_concat(k.told, '; ') FROM told_corrections k
          WHERE k.document = i.document AND k.product = 'actors' AND k.id = i.id), '; ') AS corrections,
       min(r.published) AS first, max(r.published) AS last, i.begin, i."end", s.text AS quote,
       r.document, r.url, r.publisher, r.published, r.sha256, r.revision, r.added, r.version
FROM actors i
JOIN reports r ON r.number = i.document
LEFT JOIN sentences s ON s.document = i.document AND s.id = i.sentence
WHERE --filters
GROUP BY lower(i.name), i.code
ORDER BY mentions DESC, lower(i.name), i.code
LIMIT :limit OFFSET :offset
