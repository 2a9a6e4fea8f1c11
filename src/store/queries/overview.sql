-- How much a store holds: what is current, and the days of its documents.
SELECT coalesce((SELECT items FROM totals WHERE product = 'documents'), 0) AS documents,
       coalesce((SELECT items FROM totals WHERE product = 'events'), 0) AS events,
       coalesce((SELECT items FROM totals WHERE product = 'claims'), 0) AS claims,
       coalesce((SELECT items FROM totals WHERE product = 'figures'), 0) AS figures,
       coalesce((SELECT items FROM totals WHERE product = 'links'), 0) AS links,
       (SELECT min(published) FROM documents) AS "from",
       (SELECT max(published) FROM documents) AS "to";
