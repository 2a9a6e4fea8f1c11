-- Actors: names of one code that stand for one actor are one row (same_actors.h); ref and quote are
-- those of the first report under the name that it is shown under.
WITH grouped AS (
--grouped
)
SELECT i.document || '.' || i.id AS ref, i.name, i.kind, i.code, i.country, i.sectors, i.role,
       i.cameo, i.wikidata, g.documents, g.mentions, g.corrections, g.first, g.last,
       (SELECT group_concat(s.shown || CASE s.code WHEN g.code THEN '' ELSE ' [' || s.code || ']' END,
                            '; ')
        FROM known_actors m JOIN same_actors s ON s.name = m.name AND s.code = m.code
        WHERE m.actor = g.number AND m.documents > 0) AS names,
       (SELECT group_concat(s.shown || ': ' || s.why, '; ')
        FROM known_actors m JOIN same_actors s ON s.name = m.name AND s.code = m.code
        WHERE m.actor = g.number AND m.documents > 0 AND s.why <> '') AS names_why,
       i.begin, i."end", s.text AS quote,
       r.document, r.url, r.publisher, r.published, r.sha256, r.revision, r.added, r.version
FROM grouped g
JOIN actors i ON i.document = g.root / 1000000 AND i.id = g.root % 1000000
JOIN reports r ON r.number = i.document
LEFT JOIN sentences s ON s.document = i.document AND s.id = i.sentence
ORDER BY g.mentions DESC, g.name, g.code
