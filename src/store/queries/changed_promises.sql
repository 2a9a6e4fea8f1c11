SELECT i.day AS date, 'promise' AS kind,
       coalesce((SELECT group_concat(name, ', ') FROM party_names n WHERE n.document = i.document
          AND n.item = 'claim' AND n.id = i.id AND n.side = 'speaker'), '?') || ' ' || i.act ||
       's ' || i.text AS text,
       i.document, i.begin, i."end", i.document || '.' || i.id AS ref
FROM claims i
JOIN reports r ON r.number = i.document
WHERE +i.act IN ('promise', 'demand') AND --filters
ORDER BY i.day DESC, i.document DESC, i.id DESC
LIMIT :limit OFFSET :offset
