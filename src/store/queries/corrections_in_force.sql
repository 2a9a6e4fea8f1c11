-- Corrections that hold for a reading, in the order they were made, with the current other item.
SELECT c.number, c.action, c.product, t.id, o.document, o.id, c.field, c.after
FROM correction_items t
JOIN corrections c ON c.number = t.correction AND c.undone IS NULL
LEFT JOIN correction_items o ON o.correction = c.number AND o.role = 'other'
  AND o.document = (SELECT max(l.document) FROM correction_items l
                    WHERE l.correction = c.number AND l.role = 'other')
WHERE t.document = ?1 AND t.role = 'target'
ORDER BY c.number;
