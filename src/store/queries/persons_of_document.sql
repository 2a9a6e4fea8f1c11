-- What persons are called in the document ?1: their names, and (0) the words that mention them.
SELECT name, code, 1 AS is_name FROM actors WHERE document = ?1 AND kind = 'person'
UNION
SELECT m.value ->> '$.text', a.code, 0
FROM actors a
JOIN documents d ON d.number = a.document
JOIN json_each(d.record, '$.actors[' || a.id || '].mentions') m
WHERE a.document = ?1 AND a.kind = 'person'
ORDER BY 1, 2, 3;
