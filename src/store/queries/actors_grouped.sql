  -- From the rows of each document.
  SELECT l.number, l.name, l.code,
         coalesce(min(CASE k.number WHEN l.number THEN i.document * 1000000 + i.id END),
                  min(i.document * 1000000 + i.id)) AS root,
         CASE WHEN k.actor IS NULL THEN count(*) ELSE count(DISTINCT i.document) END AS documents,
         sum(i.mentions) AS mentions,
         min(r.published) AS first, max(r.published) AS last,
         group_concat((SELECT group_concat(t.told, '; ') FROM told_corrections t
           WHERE t.document = i.document AND t.product = 'actors' AND t.id = i.id), '; ')
           AS corrections
  FROM actors i JOIN reports r ON r.number = i.document
  JOIN known_actors k ON k.name = lower(i.name) AND k.code = i.code
  JOIN known_actors l ON l.number = coalesce(k.actor, k.number)
  WHERE --filters
  GROUP BY l.number
  HAVING --behind
  ORDER BY --order
  LIMIT :limit OFFSET :offset
