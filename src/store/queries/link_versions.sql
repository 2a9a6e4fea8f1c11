-- What is said of links, by route and newest first; the ends are a JSON list of places.
SELECT coalesce(w.number || '', lower(i.name)) AS key, coalesce(w.name, i.name) AS name, i.kind,
       i.status, i.scope,
       (SELECT group_concat(name, '; ') FROM party_names n WHERE n.document = i.document
          AND n.item = 'claim' AND n.id = i.claim AND n.side = 'speaker') AS speaker,
       coalesce(r.publisher, r.document) AS source, coalesce(i.date_from, i.day) AS date,
       s.text AS quote, i.document, i.document || '.' || i.id AS ref, i.begin, i."end",
       p.lon, p.lat,
       (SELECT json_group_array(json_object('name', q.name, 'lon', q.lon, 'lat', q.lat))
          FROM documents d, json_each(d.record, '$.links[' || i.id || '].ends') e
          JOIN places q ON q.document = d.number AND q.id = e.value
          WHERE d.number = i.document) AS ends,
       EXISTS (SELECT 1 FROM proposition_items k JOIN propositions o ON o.number = k.proposition
          WHERE k.item = 'link' AND k.document = i.document AND k.id = i.id
            AND o.standing = 'contested') AS contested
FROM links i
JOIN reports r ON r.number = i.document
LEFT JOIN places p ON p.document = i.document AND p.id = i.place
LEFT JOIN link_routes t ON t.document = i.document AND t.id = i.id
LEFT JOIN routes w ON w.number = t.route
LEFT JOIN sentences s ON s.document = i.document AND s.id = i.sentence
WHERE --filters
ORDER BY i.day DESC, i.document DESC, i.id DESC
LIMIT :limit OFFSET :offset
