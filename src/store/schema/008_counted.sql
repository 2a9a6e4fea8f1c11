-- Counts anew what schema 7 keeps: for stores that were there before it, and for `dragoman rebuild`.
DELETE FROM acting;
DELETE FROM known_actors;
DELETE FROM event_days;
DELETE FROM totals;

INSERT INTO totals SELECT product, sum(items) FROM shown_items GROUP BY product;

INSERT INTO event_days
SELECT day, type, quad, count(*) FROM shown_events GROUP BY day, type, quad;

INSERT INTO known_actors (name, code, documents, mentions, first, last)
SELECT name, code, sum(is_shown), sum(is_shown * mentions),
       min(CASE WHEN is_shown THEN published END), max(CASE WHEN is_shown THEN published END)
FROM counted_actors
GROUP BY name, code
ORDER BY name, code;

INSERT OR IGNORE INTO acting
SELECT k.number, p.item, p.day, p.document, p.id
FROM shown_parties p JOIN known_actors k ON k.name = p.name AND k.code = p.code
ORDER BY k.number, p.item, p.day, p.document, p.id;
