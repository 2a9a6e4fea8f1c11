-- Items of reading ?3 that share words with item ?2 of reading ?1.
SELECT n.id FROM items o
JOIN items n ON n.begin < o."end" AND n."end" > o.begin
WHERE o.document = ?1 AND o.id = ?2 AND n.document = ?3
ORDER BY n.id;
