-- Each value of one measure of one group at one place: who gives it, and who gives one that does
-- not overlap with it within thirty days. Figures without a place or a group are not compared.
WITH given AS (
  SELECT f.measure || ' ' || lower(f."group") || ' at ' || p.name AS counted, f.document, f.id,
         coalesce(f.low, -1e300) AS low, coalesce(f.high, 1e300) AS high, f.text,
         coalesce(d.published, '') AS day,
         coalesce(x.actor_shown, s.name, root.publisher, root.url, root.id) AS source, coalesce(s.code, '') AS code,
         d.replaced IS NULL AS current
  FROM figures f
  JOIN documents d ON d.number = f.document AND (d.replaced IS NULL OR d.reason = 'changed')
  JOIN places p ON p.document = f.document AND p.id = f.place
  JOIN copies k ON k.document = f.document
  JOIN documents root ON root.number = k.cluster
  LEFT JOIN party_names s ON s.document = f.document AND s.item = 'claim' AND s.id = f.claim
    AND s.side = 'speaker' AND s.position = 0
  LEFT JOIN same_actors x ON x.name = lower(s.name) AND x.code = s.code
  WHERE f."group" IS NOT NULL AND f.verdict IS NOT 'rejected' AND d.verdict IS NOT 'rejected'
)
SELECT a.counted || ': ' || a.low || '-' || a.high, 'figure', a.document, a.id, 0, a.source, a.code,
       a.current, '', a.counted || ': ' || a.text, a.day
FROM given a
UNION
SELECT a.counted || ': ' || a.low || '-' || a.high, 'figure', b.document, b.id, 1, b.source, b.code,
       b.current, '', a.counted || ': ' || a.text, a.day
FROM given a JOIN given b ON b.counted = a.counted AND b.source <> a.source
  AND (b.low > a.high OR b.high < a.low) AND abs(julianday(b.day) - julianday(a.day)) <= 30
ORDER BY 1, 5, 3, 4;
