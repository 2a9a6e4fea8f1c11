SELECT i.document || '.' || i.id AS ref, i.name, i.kind, i.status, i.scope, i.date_from AS since,
       (SELECT group_concat(name, '; ') FROM party_names n WHERE n.document = i.document
          AND n.item = 'link' AND n.id = i.id AND n.side = 'blocker') AS blocked_by,
       i.sole, p.name AS place, p.lon, p.lat, p.country,
       coalesce((SELECT group_concat(name, '; ') FROM party_names n WHERE n.document = i.document
          AND n.item = 'claim' AND n.id = i.claim AND n.side = 'speaker'), r.publisher) AS source,
       i.claim, coalesce(w.name, i.name) AS route, t.why AS route_why,
       i.verdict, (SELECT group_concat(k.told, '; ') FROM told_corrections k
          WHERE k.document = i.document AND k.product = 'links' AND k.id = i.id) AS corrections,
       i.begin, i."end", s.text AS quote,
       r.document, r.url, r.publisher, r.published, r.sha256, r.revision, r.added, r.version
FROM links i
JOIN reports r ON r.number = i.document
LEFT JOIN places p ON p.document = i.document AND p.id = i.place
LEFT JOIN link_routes t ON t.document = i.document AND t.id = i.id
LEFT JOIN routes w ON w.number = t.route
LEFT JOIN sentences s ON s.document = i.document AND s.id = i.sentence
WHERE --filters
ORDER BY --order
LIMIT :limit OFFSET :offset
