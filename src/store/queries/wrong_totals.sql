-- How many rows of the totals are not what a count gives. Rows of nothing may stand or not.
WITH days AS (SELECT day, type, quad, count(*) AS events FROM shown_events GROUP BY day, type, quad),
actors_now AS (
  SELECT name, code, sum(is_shown), sum(is_shown * mentions),
         min(CASE WHEN is_shown THEN published END), max(CASE WHEN is_shown THEN published END)
  FROM counted_actors GROUP BY name, code HAVING sum(is_shown) > 0),
actors_kept AS (
  SELECT name, code, documents, mentions, first, last FROM known_actors WHERE documents <> 0),
joined_now AS (
  SELECT k.actor, count(DISTINCT CASE WHEN a.is_shown THEN a.document END) AS documents,
         sum(a.is_shown * a.mentions),
         min(CASE WHEN a.is_shown THEN a.published END), max(CASE WHEN a.is_shown THEN a.published END)
  FROM known_actors k JOIN counted_actors a ON a.name = lower(k.name) AND a.code = k.code
  WHERE k.actor IS NOT NULL GROUP BY k.actor HAVING sum(a.is_shown) > 0),
joined_kept AS (
  SELECT number, documents, mentions, first, last FROM joined_actors WHERE documents <> 0),
acting_now AS (
  SELECT k.number, p.item, p.day, p.document, p.id
  FROM shown_parties p JOIN known_actors k ON k.name = p.name AND k.code = p.code)
SELECT (SELECT count(*) FROM (SELECT product, sum(items) AS items FROM shown_items GROUP BY product
          HAVING sum(items) > 0 EXCEPT SELECT * FROM totals))
     + (SELECT count(*) FROM (SELECT * FROM totals WHERE items <> 0
          EXCEPT SELECT product, sum(items) FROM shown_items GROUP BY product))
     + (SELECT count(*) FROM (SELECT * FROM days EXCEPT SELECT * FROM event_days))
     + (SELECT count(*) FROM (SELECT * FROM event_days WHERE events <> 0 EXCEPT SELECT * FROM days))
     + (SELECT count(*) FROM (SELECT * FROM actors_now EXCEPT SELECT * FROM actors_kept))
     + (SELECT count(*) FROM (SELECT * FROM actors_kept EXCEPT SELECT * FROM actors_now))
     + (SELECT count(*) FROM (SELECT * FROM joined_now EXCEPT SELECT * FROM joined_kept))
     + (SELECT count(*) FROM (SELECT * FROM joined_kept EXCEPT SELECT * FROM joined_now))
     + (SELECT count(*) FROM (SELECT * FROM acting_now EXCEPT SELECT * FROM acting))
     + (SELECT count(*) FROM (SELECT * FROM acting EXCEPT SELECT * FROM acting_now))
