-- Items of reading ?3 at the span where item ?2 of reading ?1 stands.
SELECT n.id FROM items o
JOIN items n ON n.begin = o.begin AND n."end" = o."end"
WHERE o.document = ?1 AND o.id = ?2 AND n.document = ?3
ORDER BY n.id;
