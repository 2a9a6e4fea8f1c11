-- Claims that accuse somebody or refuse something, with the party that is accused or refuses.
SELECT c.document, c.id, c.act, d.published, w.cluster, c.text,
       CASE c.act WHEN 'refuse' THEN
         (SELECT group_concat(n.doer, ';') FROM doers n WHERE n.document = c.document
            AND n.item = 'claim' AND n.id = c.id AND n.side = 'speaker')
       ELSE
         (SELECT group_concat(n.doer, ';') FROM doers n WHERE n.document = c.document
            AND ((n.item = 'claim' AND n.id = c.id AND n.side = 'addressee')
              OR (n.item = 'event' AND n.side = 'actor' AND n.id IN
                   (SELECT e.id FROM events e WHERE e.document = c.document AND e.claim = c.id))))
       END,
       coalesce(v.name, w.name)
FROM claims c
JOIN documents d ON d.number = c.document
JOIN outlets w ON w.document = c.document
LEFT JOIN speakers v ON v.document = c.document AND v.claim = c.id
WHERE c.act IN ('accuse', 'refuse') AND c.verdict IS NOT 'rejected' AND d.replaced IS NULL
  AND d.verdict IS NOT 'rejected' AND d.published IS NOT NULL
ORDER BY c.document, c.id;
