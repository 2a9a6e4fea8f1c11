-- Who towards whom. An actor without a country stands under its name, since XXX is many.
SELECT CASE WHEN a.country IN ('', 'XXX') THEN a.name ELSE a.code END AS actor,
       CASE WHEN b.country IN ('', 'XXX') THEN b.name ELSE b.code END AS recipient,
       sum(i.quad IN (1, 2)) AS cooperation, sum(i.quad IN (3, 4)) AS conflict, count(*) AS events
FROM events i
JOIN reports r ON r.number = i.document
JOIN party_names a ON a.document = i.document AND a.item = 'event' AND a.id = i.id
  AND a.side = 'actor'
JOIN party_names b ON b.document = i.document AND b.item = 'event' AND b.id = i.id
  AND b.side = 'recipient'
LEFT JOIN places p ON p.document = i.document AND p.id = i.place
LEFT JOIN incident_events t ON t.document = i.document AND t.id = i.id
WHERE --filters
GROUP BY 1, 2
ORDER BY events DESC, actor, recipient
LIMIT :limit OFFSET :offset
