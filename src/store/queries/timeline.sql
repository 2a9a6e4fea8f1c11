-- Events a day by class (quad 0: none known). The caller joins days to weeks and months.
SELECT i.day, i.quad, count(*) AS events
FROM events i
JOIN reports r ON r.number = i.document
LEFT JOIN places p ON p.document = i.document AND p.id = i.place
LEFT JOIN incident_events t ON t.document = i.document AND t.id = i.id
WHERE i.day <> '' AND --filters
GROUP BY i.day, i.quad
ORDER BY i.day, i.quad
LIMIT :limit OFFSET :offset
