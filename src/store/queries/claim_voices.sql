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
       coalesce(x.actor_shown, s.name, root.publisher, root.url, root.id), coalesce(s.code, ''),
       d.replaced IS NULL, '', o.text, o.day
FROM voices v
JOIN claims o ON o.document = v.first AND o.id = v.subject
JOIN documents d ON d.number = v.first AND d.verdict IS NOT 'rejected' AND (d.replaced IS NULL OR d.reason = 'changed')
JOIN copies k ON k.document = v.first
JOIN documents root ON root.number = k.cluster
LEFT JOIN party_names s ON s.document = v.first AND s.item = 'claim' AND s.id = v.id
  AND s.side = 'speaker' AND s.position = 0
LEFT JOIN same_actors x ON x.name = lower(s.name) AND x.code = s.code
ORDER BY v.first, v.subject, v.stance, v.id;
