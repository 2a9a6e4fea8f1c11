SELECT i.document || '.' || i.id AS ref, i.date_from, i.date_to, i.date_precision, i.type, i.modes,
       i.contexts, i.cameo, i.quad, i.goldstein,
       (SELECT group_concat(name, '; ') FROM party_names n WHERE n.document = i.document
          AND n.item = 'event' AND n.id = i.id AND n.side = 'actor') AS actors,
       (SELECT group_concat(code, '; ') FROM party_names n WHERE n.document = i.document
          AND n.item = 'event' AND n.id = i.id AND n.side = 'actor') AS actor_codes,
       (SELECT group_concat(name, '; ') FROM party_names n WHERE n.document = i.document
          AND n.item = 'event' AND n.id = i.id AND n.side = 'recipient') AS recipients,
       (SELECT group_concat(code, '; ') FROM party_names n WHERE n.document = i.document
          AND n.item = 'event' AND n.id = i.id AND n.side = 'recipient') AS recipient_codes,
       p.name AS place, p.kind AS place_kind, p.lon, p.lat, p.uncertainty_km, p.country, p.admin1,
       i.factuality, i.historical, i.claim,
       coalesce((SELECT group_concat(name, '; ') FROM party_names n WHERE n.document = i.document
          AND n.item = 'claim' AND n.id = i.claim AND n.side = 'speaker'), r.publisher) AS source,
       (SELECT min(f.low) FROM figures f WHERE f.document = i.document AND f.event = i.id
          AND f.measure = 'killed') AS killed_low,
       (SELECT max(coalesce(f.high, f.low)) FROM figures f WHERE f.document = i.document
          AND f.event = i.id AND f.measure = 'killed') AS killed_high,
       t.incident, t.score AS incident_score, t.why AS incident_why,
       i.rule, i.score, i.text AS words,
       i.verdict, (SELECT group_concat(k.told, '; ') FROM told_corrections k
          WHERE k.document = i.document AND k.product = 'events' AND k.id = i.id) AS corrections,
       i.begin, i."end", s.text AS quote,
       r.document, r.url, r.publisher, r.published, r.sha256, r.revision, r.added, r.version
FROM events i
JOIN reports r ON r.number = i.document
LEFT JOIN places p ON p.document = i.document AND p.id = i.place
LEFT JOIN sentences s ON s.document = i.document AND s.id = i.sentence
LEFT JOIN incident_events t ON t.document = i.document AND t.id = i.id
WHERE --filters
ORDER BY --order
LIMIT :limit OFFSET :offset
