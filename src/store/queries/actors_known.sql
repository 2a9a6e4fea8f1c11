  -- From the totals: only the rows of the page are looked up.
  SELECT k.number, k.name, k.code,
         coalesce((SELECT a.document * 1000000 + a.id FROM actors a
            WHERE lower(a.name) = lower(k.name) AND a.code = k.code AND --shown
            ORDER BY a.document, a.id LIMIT 1),
           (SELECT min(a.document * 1000000 + a.id)
            FROM known_actors m JOIN actors a ON lower(a.name) = lower(m.name) AND a.code = m.code
            WHERE m.actor = k.number AND --shown)) AS root,
         k.documents, k.mentions, k.first, k.last,
         (SELECT group_concat(t.told, '; ')
          FROM told_corrections t JOIN actors a ON a.document = t.document AND a.id = t.id
          JOIN known_actors m ON m.name = lower(a.name) AND m.code = a.code
          JOIN documents d ON d.number = a.document
          WHERE t.product = 'actors' AND coalesce(m.actor, m.number) = k.number
            AND (a.verdict IS NULL OR a.verdict = 'confirmed') AND d.replaced IS NULL)
           AS corrections
  FROM (SELECT -i.mentions AS rank, i.number, i.name, i.code, i.documents, i.mentions, i.first,
               i.last
        FROM known_actors i WHERE i.actor IS NULL AND i.documents > 0 AND --filters
        UNION ALL
        SELECT -i.mentions, i.number, i.name, i.code, i.documents, i.mentions, i.first, i.last
        FROM (SELECT *, number AS actor FROM joined_actors) i WHERE i.documents > 0 AND --filters
        ORDER BY rank, name, code
        LIMIT :limit OFFSET :offset) k
