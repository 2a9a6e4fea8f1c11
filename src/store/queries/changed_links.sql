SELECT coalesce(i.date_from, i.day) AS date, 'link' AS kind,
       i.name || ': ' || i.status || coalesce(' for ' || i.scope, '') ||
       coalesce(', says ' || (SELECT group_concat(name, ', ') FROM party_names n
          WHERE n.document = i.document AND n.item = 'claim' AND n.id = i.claim
            AND n.side = 'speaker'), '') AS text,
       i.document, i.begin, i."end", i.document || '.' || i.id AS ref
FROM links i
JOIN reports r ON r.number = i.document
LEFT JOIN places p ON p.document = i.document AND p.id = i.place
WHERE --filters
ORDER BY i.day DESC, i.document DESC, i.id DESC
LIMIT :limit OFFSET :offset
