-- What timeline.sql gives where there is no filter, from the totals.
SELECT day, quad, sum(events) AS events
FROM event_days
WHERE day <> ''
GROUP BY day, quad
HAVING sum(events) > 0
ORDER BY day, quad
