-- Names of which an analyst says that they stand for nobody else.
SELECT DISTINCT lower(a.name), a.code
FROM corrections c
JOIN correction_items t ON t.correction = c.number AND t.role = 'target'
JOIN actors a ON a.document = t.document AND a.id = t.id
WHERE c.product = 'actors' AND c.action = 'split' AND c.undone IS NULL;
