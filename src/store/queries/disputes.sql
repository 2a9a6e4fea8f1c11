-- One row a version: what is said by whom about a proposition on which sources differ.
SELECT o.number || '' AS ref, o.kind, o.subject, o.standing, o.sources, o.asserted_by, o.denied_by,
       i.stance, i.source,
       (SELECT a.role FROM actors a
          LEFT JOIN same_actors x ON x.name = lower(a.name) AND x.code = a.code
          WHERE a.document = i.document AND coalesce(x.actor_shown, a.name) = i.source
            AND a.role IS NOT NULL LIMIT 1) AS role,
       (SELECT a.code FROM actors a
          LEFT JOIN same_actors x ON x.name = lower(a.name) AND x.code = a.code
          WHERE a.document = i.document AND coalesce(x.actor_shown, a.name) = i.source
          LIMIT 1) AS code,
       i.item, i.document || '.' || i.id AS item_ref,
       coalesce(e.begin, c.begin, f.begin, l.begin) AS begin,
       coalesce(e."end", c."end", f."end", l."end") AS "end",
       coalesce(e.text, c.text, f.text, l.text) AS words, s.text AS quote,
       r.document, r.url, r.publisher, r.published, r.sha256, r.revision, r.added, r.version
FROM propositions o INDEXED BY propositions_disputed
CROSS JOIN proposition_items i ON i.proposition = o.number
JOIN reports r ON r.number = i.document
LEFT JOIN events e ON i.item = 'event' AND e.document = i.document AND e.id = i.id
LEFT JOIN claims c ON i.item = 'claim' AND c.document = i.document AND c.id = i.id
LEFT JOIN figures f ON i.item = 'figure' AND f.document = i.document AND f.id = i.id
LEFT JOIN links l ON i.item = 'link' AND l.document = i.document AND l.id = i.id
LEFT JOIN sentences s ON s.document = i.document
  AND s.id = coalesce(e.sentence, c.sentence, f.sentence, l.sentence)
WHERE o.standing IN ('contested', 'denied-only') AND --filters
ORDER BY --order
LIMIT :limit OFFSET :offset
