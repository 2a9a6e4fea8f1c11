-- Happenings that took place, or of which somebody denies that they did, in the order of their days; of those without one, where their figures
-- tell a day other than that of the report, it is that.
SELECT i.document, i.id, d.key, i.type, i.day, coalesce(i.date_from, f.date_from, d.published),
       coalesce(i.date_to, f.date_to, d.published), p.name, p.lon, p.lat,
       (SELECT group_concat(code, ';') FROM party_names n WHERE n.document = i.document
          AND n.item = 'event' AND n.id = i.id AND n.side = 'actor'),
       (SELECT group_concat(code, ';') FROM party_names n WHERE n.document = i.document
          AND n.item = 'event' AND n.id = i.id AND n.side = 'recipient'),
       s.text, CASE i.rule WHEN 'columns' THEN d.publisher ELSE '' END, i.cameo, i.text,
       (SELECT group_concat(g.measure || ' ' || g.low, ';') FROM figures g
          WHERE g.document = i.document AND g.event = i.id AND g.low > 0),
       i.date_from IS NOT NULL, p.uncertainty_km, i.factuality = 'negated'
FROM events i
JOIN documents d ON d.number = i.document
LEFT JOIN places p ON p.document = i.document AND p.id = i.place
LEFT JOIN sentences s ON s.document = i.document AND s.id = i.sentence
LEFT JOIN figures f ON i.date_from IS NULL AND f.document = i.document
  AND f.id = (SELECT min(g.id) FROM figures g WHERE g.document = i.document AND g.event = i.id
                AND g.date_from = g.date_to AND g.date_from <> d.published)
LEFT JOIN claims c ON c.document = i.document AND c.id = i.claim
WHERE (d.replaced IS NULL OR d.reason = 'changed')
  AND (i.factuality = 'actual' OR (i.factuality = 'negated' AND c.act = 'deny'))
  AND i.verdict IS NOT 'rejected' AND d.verdict IS NOT 'rejected'
ORDER BY coalesce(i.date_from, f.date_from, d.published), i.document, i.id;
