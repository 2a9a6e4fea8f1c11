-- The deeds that promises and demands name: to do (0) or not to do (1), by whom.
SELECT e.document, e.claim, e.type, e.modes, e.factuality = 'negated',
       (SELECT group_concat(n.doer, ';') FROM doers n WHERE n.document = e.document
          AND n.item = 'event' AND n.id = e.id AND n.side = 'actor')
FROM claims c
JOIN events e ON e.document = c.document AND e.claim = c.id
WHERE c.act IN ('promise', 'demand') AND e.factuality <> 'actual' AND e.verdict IS NOT 'rejected'
  AND (e.type IN ('AID', 'COERCE', 'CONCEDE', 'COOPERATE', 'MOBILIZE', 'PROTEST', 'RETREAT',
                  'SANCTION', 'ASSAULT')
       OR (e.type = 'ACCUSE' AND '; ' || e.modes || ';' LIKE '%; investigate;%'))
ORDER BY e.document, e.id;
