-- Promises and demands of documents that speak of routes: by a link, or by a place that bears the
-- name of one. The last column is 1 for a link of the same sentence.
WITH asked AS MATERIALIZED (
  SELECT document, id, sentence, text, deadline_to FROM claims
  WHERE act IN ('promise', 'demand') AND verdict IS NOT 'rejected')
SELECT c.document, c.id, d.published, c.deadline_to, k.cluster, c.text, r.route, r.is_near, w.name
FROM (SELECT c.document, c.id, w.route, l.sentence IS c.sentence AS is_near
      FROM asked c
      CROSS JOIN links l ON l.document = c.document
      CROSS JOIN link_routes w ON w.document = l.document AND w.id = l.id
      UNION
      SELECT c.document, c.id, n.route, 0
      FROM asked c
      CROSS JOIN places p ON p.document = c.document
      CROSS JOIN route_names n ON n.name = lower(p.name)) r
JOIN asked c ON c.document = r.document AND c.id = r.id
JOIN routes w ON w.number = r.route
JOIN documents d ON d.number = c.document
JOIN copies k ON k.document = c.document
WHERE d.replaced IS NULL AND d.verdict IS NOT 'rejected' AND d.published IS NOT NULL
ORDER BY c.document, c.id, r.is_near, r.route;
