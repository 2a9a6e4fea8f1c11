-- Each status of each link: who states it, and who states another one within a week. Two statuses
-- of one source are a change, not a dispute.
WITH stated AS (
  SELECT lower(l.name) AS link, l.status, l.document, l.id, coalesce(d.published, '') AS day,
         coalesce(s.name, root.publisher, root.url, root.id) AS source, coalesce(s.code, '') AS code,
         d.replaced IS NULL AS current
  FROM links l
  JOIN documents d ON d.number = l.document AND (d.replaced IS NULL OR d.reason = 'changed')
  JOIN copies k ON k.document = l.document
  JOIN documents root ON root.number = k.cluster
  LEFT JOIN party_names s ON s.document = l.document AND s.item = 'claim' AND s.id = l.claim
    AND s.side = 'speaker' AND s.position = 0
  WHERE l.verdict IS NOT 'rejected' AND d.verdict IS NOT 'rejected'
)
SELECT a.link || ' ' || a.status, 'link', a.document, a.id, 0, a.source, a.code, a.current, '',
       a.link || ' ' || a.status, (SELECT min(day) FROM stated f WHERE f.link = a.link
                                     AND f.status = a.status)
FROM stated a
UNION
SELECT a.link || ' ' || a.status, 'link', b.document, b.id, 1, b.source, b.code, b.current, '',
       a.link || ' ' || a.status, (SELECT min(day) FROM stated f WHERE f.link = a.link
                                     AND f.status = a.status)
FROM stated a JOIN stated b ON b.link = a.link AND b.status <> a.status AND b.source <> a.source
  AND abs(julianday(b.day) - julianday(a.day)) <= 7
ORDER BY 1, 5, 3, 4;
