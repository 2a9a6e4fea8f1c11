-- Deeds that reports tell as done or as not done. Sentences that speak of what is asked, promised or
-- threatened are left out: their deeds are talked of, whatever their verbs say; but not "they released
-- 181 people, as they had promised", where the deed is told first.
SELECT e.document, e.id, e.type, e.modes, e.factuality = 'negated', d.published, e.date_from,
       w.cluster,
       (SELECT group_concat(n.doer, ';') FROM doers n WHERE n.document = e.document
          AND n.item = 'event' AND n.id = e.id AND n.side = 'actor'),
       (SELECT group_concat(n.name, ' ') FROM doers n WHERE n.document = e.document
          AND n.item = 'event' AND n.id = e.id AND n.side = 'actor'),
       s.text,
       coalesce(v.name, w.name)
FROM events e
JOIN documents d ON d.number = e.document
JOIN outlets w ON w.document = e.document
LEFT JOIN speakers v ON v.document = e.document AND v.claim = e.claim
JOIN sentences s ON s.document = e.document AND s.id = e.sentence
WHERE e.factuality IN ('actual', 'negated') AND e.historical = 0 AND e.verdict IS NOT 'rejected'
  AND d.replaced IS NULL AND d.verdict IS NOT 'rejected' AND d.published IS NOT NULL
  AND (e.type IN ('AID', 'COERCE', 'CONCEDE', 'COOPERATE', 'MOBILIZE', 'PROTEST', 'RETREAT',
                  'SANCTION', 'ASSAULT')
       OR (e.type = 'ACCUSE' AND '; ' || e.modes || ';' LIKE '%; investigate;%'))
  AND NOT EXISTS (SELECT 1 FROM events o WHERE o.document = e.document AND o.sentence = e.sentence
                    AND (o.type IN ('REQUEST', 'THREATEN', 'REJECT')
                         OR (o.type = 'AGREE' AND o.begin < e.begin)
                         OR o.factuality IN ('future', 'hypothetical')))
  AND NOT EXISTS (SELECT 1 FROM claims o WHERE o.document = e.document AND o.sentence = e.sentence
                    AND (o.act IN ('demand', 'threaten', 'refuse', 'question')
                         OR (o.act = 'promise'
                             AND NOT EXISTS (SELECT 1 FROM events a
                                WHERE a.document = e.document AND a.sentence = e.sentence
                                  AND a.type = 'AGREE' AND a.begin > e.begin))))
ORDER BY e.document, e.id;
