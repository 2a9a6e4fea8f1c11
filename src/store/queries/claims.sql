SELECT i.document || '.' || i.id AS ref, i.act,
       (SELECT group_concat(name, '; ') FROM party_names n WHERE n.document = i.document
          AND n.item = 'claim' AND n.id = i.id AND n.side = 'speaker') AS speakers,
       (SELECT group_concat(code, '; ') FROM party_names n WHERE n.document = i.document
          AND n.item = 'claim' AND n.id = i.id AND n.side = 'speaker') AS speaker_codes,
       (SELECT group_concat(name, '; ') FROM party_names n WHERE n.document = i.document
          AND n.item = 'claim' AND n.id = i.id AND n.side = 'addressee') AS addressees,
       i.cue, i.text AS content, i.quote AS quotation, i.inside, i.denies,
       (SELECT group_concat(a.item || ' ' || a.id, '; ') FROM answers a
          WHERE a.document = i.document AND a.claim = i.id) AS answers,
       i.deadline_from, i.deadline_to, i.condition, i.rule, i.score,
       i.verdict, (SELECT group_concat(k.told, '; ') FROM told_corrections k
          WHERE k.document = i.document AND k.product = 'claims' AND k.id = i.id) AS corrections,
       i.begin, i."end", s.text AS quote,
       r.document, r.url, r.publisher, r.published, r.sha256, r.revision, r.added, r.version
FROM claims i
JOIN reports r ON r.number = i.document
LEFT JOIN sentences s ON s.document = i.document AND s.id = i.sentence
WHERE --filters
ORDER BY --order
LIMIT :limit OFFSET :offset
