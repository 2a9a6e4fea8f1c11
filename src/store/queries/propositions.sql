-- Whatever is said to be so, of every standing; `disputes` lists versions of the contested ones.
SELECT i.number AS ref, i.kind, i.subject, i.day, i.standing, i.sources, i.asserted_by, i.denied_by,
       (SELECT count(*) FROM proposition_items q WHERE q.proposition = i.number) AS items,
       (SELECT group_concat(q.item || 's:' || q.document || '.' || q.id, '; ')
          FROM proposition_items q WHERE q.proposition = i.number) AS item_refs
FROM propositions i
WHERE --filters
ORDER BY --order
LIMIT :limit OFFSET :offset
