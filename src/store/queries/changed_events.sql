SELECT i.day AS date, 'event' AS kind,
       i.type || ' ' ||
       coalesce((SELECT group_concat(name, ', ') FROM party_names n WHERE n.document = i.document
          AND n.item = 'event' AND n.id = i.id AND n.side = 'actor'), '?') || ' → ' ||
       coalesce((SELECT group_concat(name, ', ') FROM party_names n WHERE n.document = i.document
          AND n.item = 'event' AND n.id = i.id AND n.side = 'recipient'), '?') ||
       coalesce(', ' || p.name, '') AS text,
       i.document, i.begin, i."end", i.document || '.' || i.id AS ref
FROM events i
JOIN reports r ON r.number = i.document
LEFT JOIN places p ON p.document = i.document AND p.id = i.place
LEFT JOIN incident_events t ON t.document = i.document AND t.id = i.id
WHERE i.factuality = 'actual' AND --filters
ORDER BY i.day DESC, i.document DESC, i.id DESC
LIMIT :limit OFFSET :offset
