-- Figures of one measure, group and place, month by month: the lowest and the highest, and by whom.
-- Never an average. Those without a place are left out: nothing says that they count the same.
WITH given AS (
  SELECT i.measure, i."group", p.name AS place, substr(i.day, 1, 7) AS period,
         coalesce(i.low, i.high) AS low, coalesce(i.high, i.low) AS high, i.document, i.id,
         coalesce((SELECT group_concat(name, '; ') FROM party_names n WHERE n.document = i.document
            AND n.item = 'claim' AND n.id = i.claim AND n.side = 'speaker'), r.publisher, '')
           AS source
  FROM figures i
  JOIN reports r ON r.number = i.document
  LEFT JOIN places p ON p.document = i.document AND p.id = i.place
  WHERE r.replaced IS NULL AND r.verdict IS NOT 'rejected' AND i.verdict IS NOT 'rejected'
    AND coalesce(i.low, i.high) IS NOT NULL AND p.name IS NOT NULL AND --filters
), ends AS (
  SELECT *, row_number() OVER (PARTITION BY measure, lower("group"), place, period
                               ORDER BY low, document, id) AS up,
         row_number() OVER (PARTITION BY measure, lower("group"), place, period
                            ORDER BY high DESC, document, id) AS down
  FROM given
)
SELECT measure || ' ' || period AS ref, measure, "group", place, period,
       min(low) AS low, max(CASE up WHEN 1 THEN source END) AS low_by,
       max(CASE up WHEN 1 THEN document || '.' || id END) AS low_ref,
       max(high) AS high, max(CASE down WHEN 1 THEN source END) AS high_by,
       max(CASE down WHEN 1 THEN document || '.' || id END) AS high_ref,
       count(*) AS figures, count(DISTINCT source) AS sources
FROM ends
GROUP BY measure, lower("group"), place, period
ORDER BY --order
LIMIT :limit OFFSET :offset
