-- Who says what of each incident: the events themselves (denied where a denial holds them), then
-- the claims that deny or confirm an event or the claim which holds it. Who denies an accusation does
-- not deny that it was made, but what it says; nor is a ceasefire denied that an attack is said to
-- have broken.
WITH accused AS (
  SELECT g.document, g.id AS accusation, e.id AS deed
  FROM events g
  JOIN claims c ON c.document = g.document AND c.sentence = g.sentence AND c.act = 'accuse'
  JOIN events e ON e.document = c.document AND e.claim = c.id
  WHERE g.type = 'ACCUSE'
  UNION
  SELECT g.document, g.id, e.id
  FROM events g
  JOIN events e ON e.document = g.document AND e.sentence = g.sentence AND e.claim IS NULL
    AND e.begin > g.begin AND e.quad = 4
  WHERE g.type = 'ACCUSE'
), voices AS (
  SELECT t.incident, 'event' AS item, e.document, e.id,
         CASE WHEN e.type = 'ACCUSE' AND c.act = 'deny' THEN NULL ELSE e.claim END AS claim,
         CASE WHEN e.type = 'ACCUSE' AND c.act = 'deny' THEN 0
              WHEN c.act = 'deny' THEN 1 WHEN c.act = 'confirm' THEN 2 ELSE 0 END AS stance
  FROM incident_events t
  JOIN events e ON e.document = t.document AND e.id = t.id
  LEFT JOIN claims c ON c.document = e.document AND c.id = e.claim
  UNION
  SELECT t.incident, 'claim', c.document, c.id, c.id, CASE c.act WHEN 'deny' THEN 1 ELSE 2 END
  FROM incident_events t
  JOIN events e ON e.document = t.document AND e.id = t.id
  JOIN answers a ON a.document = e.document
    AND ((a.item = 'event' AND a.id = e.id
          AND NOT EXISTS (SELECT 1 FROM accused g
                          WHERE g.document = e.document AND g.accusation = e.id))
      OR (a.item = 'event'
          AND EXISTS (SELECT 1 FROM accused g WHERE g.document = e.document AND g.deed = e.id
                        AND g.accusation = a.id))
      OR (a.item = 'claim' AND a.id = e.claim))
  JOIN claims c ON c.document = a.document AND c.id = a.claim AND c.act IN ('deny', 'confirm')
    AND c.verdict IS NOT 'rejected'
  WHERE e.claim IS NOT c.id AND NOT (e.modes = 'ceasefire' AND EXISTS (
    SELECT 1 FROM events m
    WHERE m.document = e.document AND m.claim = e.claim AND m.quad = 4 AND m.begin < e.begin))
), told AS (  -- whose code tells no country stands under its name
  SELECT i.number, p.side,
         group_concat(CASE WHEN p.country IN ('', 'XXX') THEN p.name ELSE p.code END, '; ') AS names
  FROM incidents i
  JOIN party_names p ON p.document = i.document AND p.item = 'event' AND p.id = i.event
  WHERE i.actors LIKE '%XXX%' OR i.recipients LIKE '%XXX%'
  GROUP BY i.number, p.side
)
SELECT v.incident, v.item, v.document, v.id, v.stance,
       coalesce(s.name, o.name), coalesce(s.code, ''),
       d.replaced IS NULL, i.actors,
       i.type || ' ' || coalesce(a.names, i.actors) || ' > ' || coalesce(r.names, i.recipients) ||
       coalesce(' at ' || i.place, ''), i.day
FROM voices v
JOIN incidents i ON i.number = v.incident
LEFT JOIN told a ON a.number = i.number AND a.side = 'actor'
LEFT JOIN told r ON r.number = i.number AND r.side = 'recipient'
JOIN documents d ON d.number = v.document
JOIN outlets o ON o.document = v.document
LEFT JOIN speakers s ON s.document = v.document AND s.claim = v.claim
ORDER BY v.incident, v.document, v.item, v.id;
