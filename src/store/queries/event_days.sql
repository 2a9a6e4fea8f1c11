-- Counts of events from the totals.
SELECT i.events
FROM event_days i
WHERE --filters
ORDER BY --order
