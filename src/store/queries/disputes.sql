-- One row a version: what is said by whom about a proposition on which sources differ.
SELECT o.number || '' AS ref, o.kind, o.subject, o.standing, o.sources, o.asserted_by, o.denied_by,
       i.stance, i.source, i.item, i.document || '.' || i.id AS item_ref,
       w.begin, w."end", w.text AS words, s.text AS quote,
       r.document, r.url, r.publisher, r.published, r.sha256, r.revision, r.added, r.version
FROM propositions o
JOIN proposition_items i ON i.proposition = o.number
JOIN reports r ON r.number = i.document
JOIN (SELECT 'event' AS item, document, id, sentence, begin, "end", text FROM events
      UNION ALL SELECT 'claim', document, id, sentence, begin, "end", text FROM claims
      UNION ALL SELECT 'figure', document, id, sentence, begin, "end", text FROM figures
      UNION ALL SELECT 'link', document, id, sentence, begin, "end", text FROM links) w
  ON w.item = i.item AND w.document = i.document AND w.id = i.id
LEFT JOIN sentences s ON s.document = w.document AND s.id = w.sentence
WHERE o.standing IN ('contested', 'denied-only') AND --filters
ORDER BY --order
LIMIT :limit OFFSET :offset
