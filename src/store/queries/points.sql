-- Events that have coordinates, the newest first.
SELECT i.document || '.' || i.id AS id, p.lon, p.lat, i.quad, i.day AS date, p.uncertainty_km
FROM events i
JOIN reports r ON r.number = i.document
JOIN places p ON p.document = i.document AND p.id = i.place
LEFT JOIN incident_events t ON t.document = i.document AND t.id = i.id
WHERE p.lon IS NOT NULL AND p.lat IS NOT NULL AND --filters
ORDER BY i.day DESC, i.document DESC, i.id DESC
LIMIT :limit OFFSET :offset
