-- What reports count: of an incident that several reports tell, or at a place. What befell persons
-- may also be counted at a place that its report names elsewhere. What is promised, asked or planned
-- is no count.
WITH befalls (measure) AS (
  VALUES ('killed'), ('wounded'), ('missing'), ('displaced'), ('detained'), ('abducted'), ('released'),
         ('participants')
)
SELECT CASE WHEN n.reports > 1 AND f.measure IN befalls THEN n.number END AS incident, f.measure,
       lower(coalesce(f."group", '')), coalesce(p.name, ''), f.date_from,
       coalesce(f.low, -1e300), coalesce(f.high, 1e300), d.published,
       coalesce(s.name, o.name), d.replaced IS NULL,
       f.document, f.id, coalesce(s.code, ''),
       f.measure || coalesce(' ' || lower(f."group"), '') || coalesce(' at ' || p.name, '') || ': ' ||
         f.text,
       f.measure IN befalls,
       coalesce(p.kind IN ('settlement', 'site', 'other'), 0),
       CASE WHEN p.name IS NULL THEN
         (SELECT group_concat(q.name, ';') FROM places q WHERE q.document = f.document
            AND q.kind IN ('settlement', 'site', 'other')) END,
       n.number
FROM figures f
JOIN documents d ON d.number = f.document AND (d.replaced IS NULL OR d.reason = 'changed')
JOIN outlets o ON o.document = f.document
LEFT JOIN places p ON p.document = f.document AND p.id = f.place
LEFT JOIN events e ON e.document = f.document AND e.id = f.event
LEFT JOIN incident_events t ON t.document = f.document AND t.id = f.event
LEFT JOIN incidents n ON n.number = t.incident
LEFT JOIN claims c ON c.document = f.document AND c.id = f.claim
LEFT JOIN speakers s ON s.document = f.document AND s.claim = f.claim
WHERE f.verdict IS NOT 'rejected' AND d.verdict IS NOT 'rejected' AND d.published IS NOT NULL
  AND coalesce(f.low, f.high) IS NOT NULL
  AND (f.measure IN befalls
    OR (f."group" IS NOT NULL AND (p.name IS NOT NULL OR n.number IS NOT NULL)))
  AND coalesce(e.factuality, 'actual') = 'actual'
  AND coalesce(c.act, 'assert') NOT IN ('promise', 'demand', 'threaten')
ORDER BY d.published, f.document, f.id;
