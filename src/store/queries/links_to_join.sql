-- Links of all reports, in the order of their days; ends and places of the document as JSON lists.
SELECT i.document, i.id, i.name, i.kind, p.lon, p.lat,
       (SELECT json_group_array(q.name)
          FROM json_each(d.record, '$.links[' || i.id || '].ends') e
          JOIN places q ON q.document = i.document AND q.id = e.value),
       s.text, (SELECT json_group_array(q.name) FROM places q WHERE q.document = i.document),
       d.published
FROM links i
JOIN documents d ON d.number = i.document
LEFT JOIN places p ON p.document = i.document AND p.id = i.place AND p.kind IN ('route', 'site')
LEFT JOIN sentences s ON s.document = i.document AND s.id = i.sentence
WHERE (d.replaced IS NULL OR d.reason = 'changed') AND i.verdict IS NOT 'rejected'
  AND d.verdict IS NOT 'rejected'
ORDER BY coalesce(d.published, ''), i.document, i.id;
