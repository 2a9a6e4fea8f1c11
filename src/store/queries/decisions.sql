-- Merges and splits in force, for every reading that they hold for.
SELECT c.action, t.document, t.id, o.document, o.id,
       CASE c.action WHEN 'merge' THEN 'merged by ' ELSE 'split by ' END || c.who ||
       coalesce(': ' || c.why, '')
FROM corrections c
JOIN correction_items t ON t.correction = c.number AND t.role = 'target'
LEFT JOIN correction_items o ON o.correction = c.number AND o.role = 'other'
WHERE c.product = ?1 AND c.action IN ('merge', 'split') AND c.undone IS NULL
ORDER BY c.number, t.document, o.document;
