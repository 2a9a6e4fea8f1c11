INSERT INTO event_days
SELECT day, type, quad, ?2 * count(*) FROM shown_events WHERE document = ?1 GROUP BY day, type, quad
ON CONFLICT DO UPDATE SET events = events + excluded.events;
