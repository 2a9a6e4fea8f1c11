SELECT i.day AS date, 'figure' AS kind,
       i.measure || ': ' || i.text || coalesce(' ' || i."group", '') ||
       coalesce(', says ' || (SELECT group_concat(name, ', ') FROM party_names n
          WHERE n.document = i.document AND n.item = 'claim' AND n.id = i.claim
            AND n.side = 'speaker'), '') AS text,
       i.document, i.begin, i."end", i.document || '.' || i.id AS ref
FROM figures i
JOIN reports r ON r.number = i.document
LEFT JOIN places p ON p.document = i.document AND p.id = i.place
WHERE i.measure <> 'other' AND --filters
ORDER BY i.day DESC, i.document DESC, i.id DESC
LIMIT :limit OFFSET :offset
