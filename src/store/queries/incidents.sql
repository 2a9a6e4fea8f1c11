-- One row a happening, with its standing; ref is the number that `ask events --incident` takes, the
-- quote is that of its first report.
SELECT i.number AS ref, i.type, i.date_from, i.date_to, i.actors, i.recipients, i.place, i.lon,
       i.lat, i.reports, o.standing, o.sources, o.asserted_by, o.denied_by,
       i.document || '.' || i.event AS event_ref, e.begin, e."end", s.text AS quote,
       r.document, r.url, r.publisher, r.published, r.sha256, r.revision, r.added, r.version
FROM incidents i
JOIN events e ON e.document = i.document AND e.id = i.event
JOIN reports r ON r.number = i.document
LEFT JOIN sentences s ON s.document = e.document AND s.id = e.sentence
LEFT JOIN propositions o ON o.number = i.proposition
WHERE --filters
ORDER BY --order
LIMIT :limit OFFSET :offset
