-- What analysts said, oldest first, with where it stands now.
SELECT i.number AS ref, i.state, i.at AS "when", i.who, i.action,
       i.product || ':' || i.document || CASE i.product WHEN 'documents' THEN '' ELSE '.' || i.id END
         AS target,
       i.field, i.before, i.after, i.why, i.undone, i.undone_by, i.undone_why,
       w.begin, w."end", w.text AS words, s.text AS quote,
       r.document, r.url, r.publisher, r.published, r.sha256, r.revision, r.added, r.version
FROM correction_states i
JOIN reports r ON r.number = i.document
LEFT JOIN (SELECT 'events' AS product, document, id, begin, "end", text FROM events
      UNION ALL SELECT 'claims', document, id, begin, "end", text FROM claims
      UNION ALL SELECT 'figures', document, id, begin, "end", text FROM figures
      UNION ALL SELECT 'links', document, id, begin, "end", text FROM links
      UNION ALL SELECT 'needs', document, id, begin, "end", text FROM needs
      UNION ALL SELECT 'actors', document, id, begin, "end", text FROM actors
      UNION ALL SELECT 'places', document, id, begin, "end", text FROM places) w
  ON w.product = i.product AND w.document = i.document AND w.id = i.id
LEFT JOIN sentences s ON s.document = i.document AND s.begin <= w.begin AND s."end" > w.begin
WHERE --filters
ORDER BY --order
LIMIT :limit OFFSET :offset
