-- Promises and demands with who is to do it: the one who promises, those of whom it is demanded.
SELECT c.document, c.id, c.act, d.published, c.deadline_to, c.text, k.cluster,
       (SELECT group_concat(n.doer, ';') FROM doers n WHERE n.document = c.document
          AND n.item = 'claim' AND n.id = c.id
          AND n.side = CASE c.act WHEN 'promise' THEN 'speaker' ELSE 'addressee' END),
       (SELECT group_concat(n.name, ' ') FROM doers n WHERE n.document = c.document
          AND n.item = 'claim' AND n.id = c.id
          AND n.side = CASE c.act WHEN 'promise' THEN 'speaker' ELSE 'addressee' END)
FROM claims c
JOIN documents d ON d.number = c.document
JOIN copies k ON k.document = c.document
WHERE c.act IN ('promise', 'demand') AND c.verdict IS NOT 'rejected' AND d.replaced IS NULL
  AND d.verdict IS NOT 'rejected' AND d.published IS NOT NULL
ORDER BY c.document, c.id;
