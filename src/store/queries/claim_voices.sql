-- Claims without an event of their own that others deny or confirm in the document. What is asked,
-- promised or refused is not said to be so, and who denies beside a denial does not dispute that.
WITH answered AS (
  SELECT DISTINCT a.document, a.id FROM answers a
  JOIN claims c ON c.document = a.document AND c.id = a.claim AND c.act IN ('deny', 'confirm')
    AND c.verdict IS NOT 'rejected'
  JOIN claims b ON b.document = a.document AND b.id = a.id AND b.verdict IS NOT 'rejected'
    AND b.act NOT IN ('deny', 'demand', 'promise', 'threaten', 'refuse', 'question', 'no-comment')
  WHERE a.item = 'claim'
    AND NOT EXISTS (SELECT 1 FROM events e JOIN incident_events t ON t.document = e.document
                      AND t.id = e.id WHERE e.document = a.document AND e.claim = a.id)
), voices AS (
  SELECT w.document AS first, w.id AS subject, w.id AS id, 0 AS stance FROM answered w
  UNION ALL
  SELECT w.document, w.id, c.id, CASE c.act WHEN 'deny' THEN 1 ELSE 2 END
  FROM answered w
  JOIN answers a ON a.document = w.document AND a.item = 'claim' AND a.id = w.id
  JOIN claims c ON c.document = a.document AND c.id = a.claim AND c.act IN ('deny', 'confirm')
    AND c.verdict IS NOT 'rejected'
  WHERE c.id <> w.id
)
SELECT v.first || '.' || v.subject, 'claim', v.first, v.id, v.stance,
       coalesce(s.name, o.name), coalesce(s.code, ''),
       d.replaced IS NULL, '', b.text, b.day
FROM voices v
JOIN claims b ON b.document = v.first AND b.id = v.subject
JOIN documents d ON d.number = v.first AND d.verdict IS NOT 'rejected' AND (d.replaced IS NULL OR d.reason = 'changed')
JOIN outlets o ON o.document = v.first
LEFT JOIN speakers s ON s.document = v.first AND s.claim = v.id
ORDER BY v.first, v.subject, v.stance, v.id;
