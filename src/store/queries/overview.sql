-- How much a store holds: what is current, and the days of its documents.
SELECT (SELECT count(*) FROM documents WHERE replaced IS NULL) AS documents,
       (SELECT count(*) FROM events)
         - (SELECT count(*) FROM events WHERE document IN
              (SELECT number FROM documents WHERE replaced IS NOT NULL)) AS events,
       (SELECT count(*) FROM claims)
         - (SELECT count(*) FROM claims WHERE document IN
              (SELECT number FROM documents WHERE replaced IS NOT NULL)) AS claims,
       (SELECT count(*) FROM figures)
         - (SELECT count(*) FROM figures WHERE document IN
              (SELECT number FROM documents WHERE replaced IS NOT NULL)) AS figures,
       (SELECT count(*) FROM links)
         - (SELECT count(*) FROM links WHERE document IN
              (SELECT number FROM documents WHERE replaced IS NOT NULL)) AS links,
       (SELECT min(published) FROM documents) AS "from",
       (SELECT max(published) FROM documents) AS "to";
