SELECT i.document || '.' || i.id AS ref, i.measure, i."group", i.low, i.high, i.bound,
       i.date_from, i.date_to, p.name AS place, p.lon, p.lat, p.country,
       coalesce((SELECT group_concat(name, '; ') FROM party_names n WHERE n.document = i.document
          AND n.item = 'claim' AND n.id = i.claim AND n.side = 'speaker'), r.publisher) AS source,
       i.event, i.claim, t.tally, t.position AS tally_position, t.state AS tally_state, i.text AS words,
       i.verdict, (SELECT group_concat(k.told, '; ') FROM told_corrections k
          WHERE k.document = i.document AND k.product = 'figures' AND k.id = i.id) AS corrections,
       i.begin, i."end", s.text AS quote,
       r.document, r.url, r.publisher, r.published, r.sha256, r.revision, r.added, r.version
FROM figures i
JOIN reports r ON r.number = i.document
LEFT JOIN places p ON p.document = i.document AND p.id = i.place
LEFT JOIN tally_figures t ON t.document = i.document AND t.id = i.id
LEFT JOIN sentences s ON s.document = i.document AND s.id = i.sentence
WHERE --filters
ORDER BY --order
LIMIT :limit OFFSET :offset
