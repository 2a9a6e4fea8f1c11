  -- From the totals: only the rows of the page are looked up.
  SELECT (SELECT a.document * 1000000 + a.id FROM actors a
          WHERE lower(a.name) = lower(k.name) AND a.code = k.code
            AND (a.verdict IS NULL OR a.verdict = 'confirmed')
            AND a.document NOT IN (SELECT number FROM documents WHERE replaced IS NOT NULL)
            AND a.document NOT IN (SELECT number FROM documents WHERE verdict = 'rejected')
          ORDER BY a.document, a.id LIMIT 1) AS root,
         k.documents, k.mentions, k.first, k.last,
         (SELECT group_concat(t.told, '; ')
          FROM told_corrections t JOIN actors a ON a.document = t.document AND a.id = t.id
          JOIN documents d ON d.number = a.document
          WHERE t.product = 'actors' AND lower(a.name) = k.name AND a.code = k.code
            AND (a.verdict IS NULL OR a.verdict = 'confirmed') AND d.replaced IS NULL)
           AS corrections
  FROM (SELECT i.* FROM known_actors i WHERE i.documents > 0 AND --filters
        ORDER BY -i.mentions, i.name, i.code
        LIMIT :limit OFFSET :offset) k
