-- Names of actors that are shown, with the kind that each has in its first report.
WITH firsts AS MATERIALIZED (
  SELECT k.name, k.code, k.mentions, k.first, k.last,
         (SELECT a.document * 1000000 + a.id FROM actors a
          WHERE lower(a.name) = lower(k.name) AND a.code = k.code
            AND (a.verdict IS NULL OR a.verdict = 'confirmed')
          ORDER BY a.document, a.id LIMIT 1) AS root
  FROM known_actors k
  WHERE k.documents > 0
)
SELECT a.name, f.code, a.kind, f.mentions, f.first, f.last, f.name
FROM firsts f
CROSS JOIN actors a ON a.document = f.root / 1000000 AND a.id = f.root % 1000000
ORDER BY f.name, f.code;
