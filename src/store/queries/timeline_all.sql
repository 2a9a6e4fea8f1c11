-- What timeline.sql gives where there is no filter, without a join for each event: all, without those
-- of documents that are not asked.
SELECT day, quad, sum(events) AS events FROM (
  SELECT day, quad, count(*) AS events FROM events
  WHERE day <> '' AND (verdict IS NULL OR verdict = 'confirmed')
  GROUP BY day, quad
  UNION ALL
  SELECT i.day, i.quad, -count(*) FROM documents d JOIN events i ON i.document = d.number
  WHERE (d.replaced IS NOT NULL OR d.verdict = 'rejected')
    AND i.day <> '' AND (i.verdict IS NULL OR i.verdict = 'confirmed')
  GROUP BY i.day, i.quad)
GROUP BY day, quad
HAVING sum(events) > 0
ORDER BY day, quad
