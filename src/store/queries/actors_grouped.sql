  -- From the rows of each document.
  SELECT min(i.document * 1000000 + i.id) AS root, count(*) AS documents,
         sum(i.mentions) AS mentions, min(r.published) AS first, max(r.published) AS last,
         group_concat((SELECT group_concat(k.told, '; ') FROM told_corrections k
           WHERE k.document = i.document AND k.product = 'actors' AND k.id = i.id), '; ')
           AS corrections
  FROM actors i JOIN reports r ON r.number = i.document
  WHERE --filters
  GROUP BY lower(i.name), i.code
  HAVING --behind
  ORDER BY --order
  LIMIT :limit OFFSET :offset
