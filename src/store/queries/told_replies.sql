-- Claims that accuse somebody or refuse something, with the party that is accused or refuses.
SELECT c.document, c.id, c.act, d.published, k.cluster, c.text,
       CASE c.act WHEN 'refuse' THEN
         (SELECT group_concat(n.doer, ';') FROM doers n WHERE n.document = c.document
            AND n.item = 'claim' AND n.id = c.id AND n.side = 'speaker')
       ELSE
         (SELECT group_concat(n.doer, ';') FROM doers n WHERE n.document = c.document
            AND ((n.item = 'claim' AND n.id = c.id AND n.side = 'addressee')
              OR (n.item = 'event' AND n.side = 'actor' AND n.id IN
                   (SELECT e.id FROM events e WHERE e.document = c.document AND e.claim = c.id))))
       END,
       coalesce((SELECT n.name FROM doers n WHERE n.document = c.document
          AND n.item = 'claim' AND n.id = c.id AND n.side = 'speaker' AND n.position = 0),
         root.publisher, root.url, root.id)
FROM claims c
JOIN documents d ON d.number = c.document
JOIN copies k ON k.document = c.document
JOIN documents root ON root.number = k.cluster
WHERE c.act IN ('accuse', 'refuse') AND c.verdict IS NOT 'rejected' AND d.replaced IS NULL
  AND d.verdict IS NOT 'rejected' AND d.published IS NOT NULL
ORDER BY c.document, c.id;
