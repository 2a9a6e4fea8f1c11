-- The first and last day of the actors of the document ?1, without it, where one of them was its day.
UPDATE known_actors AS k
SET (first, last) = (SELECT min(d.published), max(d.published)
                     FROM actors a JOIN documents d ON d.number = a.document
                     WHERE lower(a.name) = lower(k.name) AND a.code = k.code AND a.document <> ?1
                       AND (a.verdict IS NULL OR a.verdict = 'confirmed') AND d.replaced IS NULL
                       AND NOT EXISTS (SELECT 1 FROM documents r INDEXED BY documents_rejected
                                       WHERE r.verdict = 'rejected' AND r.number = a.document))
FROM documents gone
WHERE gone.number = ?1 AND gone.published IN (k.first, k.last)
  AND (k.name, k.code) IN (SELECT lower(name), code FROM actors WHERE document = ?1);
