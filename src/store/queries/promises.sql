-- Promises and demands. What later claims answer them within the document is listed with its words:
-- kept according to whoever confirms, broken according to whoever accuses, refused by whoever does;
-- what later reports say of them, with its ref and why it answers. As of a day, what was known then.
SELECT i.document || '.' || i.id AS ref, i.act,
       CASE WHEN EXISTS (SELECT 1 FROM answers a WHERE a.document = i.document AND a.item = 'claim'
              AND a.id = i.id)
              OR EXISTS (SELECT 1 FROM promise_answers a JOIN documents b ON b.number = a.by_document
                WHERE a.document = i.document AND a.id = i.id
                  AND (:as_of IS NULL OR b.added < :as_of)) THEN 'answered'
            WHEN i.deadline_to IS NULL THEN 'open'
            WHEN i.deadline_to < :today THEN 'overdue'
            WHEN i.deadline_from <= :today THEN 'due'
            ELSE 'open' END AS status,
       (SELECT group_concat(name, '; ') FROM party_names n WHERE n.document = i.document
          AND n.item = 'claim' AND n.id = i.id AND n.side = 'speaker') AS speakers,
       (SELECT group_concat(code, '; ') FROM party_names n WHERE n.document = i.document
          AND n.item = 'claim' AND n.id = i.id AND n.side = 'speaker') AS speaker_codes,
       (SELECT group_concat(name, '; ') FROM party_names n WHERE n.document = i.document
          AND n.item = 'claim' AND n.id = i.id AND n.side = 'addressee') AS addressees,
       i.text AS content, i.deadline_from, i.deadline_to, i.condition,
       (SELECT group_concat(told, '; ') FROM (
          SELECT b.act || ': ' || b.text AS told FROM answers a
          JOIN claims b ON b.document = a.document AND b.id = a.claim
          WHERE a.document = i.document AND a.item = 'claim' AND a.id = i.id
          UNION ALL
          SELECT a.item || 's:' || a.by_document || '.' || a.by_id || ' (' || a.why || ')'
          FROM promise_answers a JOIN documents b ON b.number = a.by_document
          WHERE a.document = i.document AND a.id = i.id
            AND (:as_of IS NULL OR b.added < :as_of))) AS answered_by,
       (SELECT group_concat(source, '; ') FROM (
          SELECT coalesce(n.name, r.publisher) AS source FROM answers a
          JOIN claims b ON b.document = a.document AND b.id = a.claim AND b.act IN ('confirm')
          LEFT JOIN party_names n ON n.document = b.document AND n.item = 'claim' AND n.id = b.id
            AND n.side = 'speaker'
          WHERE a.document = i.document AND a.item = 'claim' AND a.id = i.id
          UNION
          SELECT a.source FROM promise_answers a JOIN documents b ON b.number = a.by_document
          WHERE a.document = i.document AND a.id = i.id AND a.verdict = 'kept'
            AND (:as_of IS NULL OR b.added < :as_of))) AS kept_by,
       (SELECT group_concat(source, '; ') FROM (
          SELECT coalesce(n.name, r.publisher) AS source FROM answers a
          JOIN claims b ON b.document = a.document AND b.id = a.claim AND b.act IN ('accuse')
          LEFT JOIN party_names n ON n.document = b.document AND n.item = 'claim' AND n.id = b.id
            AND n.side = 'speaker'
          WHERE a.document = i.document AND a.item = 'claim' AND a.id = i.id
          UNION
          SELECT a.source FROM promise_answers a JOIN documents b ON b.number = a.by_document
          WHERE a.document = i.document AND a.id = i.id AND a.verdict = 'broken'
            AND (:as_of IS NULL OR b.added < :as_of))) AS broken_by,
       (SELECT group_concat(source, '; ') FROM (
          SELECT coalesce(n.name, r.publisher) AS source FROM answers a
          JOIN claims b ON b.document = a.document AND b.id = a.claim AND b.act IN ('deny', 'refuse')
          LEFT JOIN party_names n ON n.document = b.document AND n.item = 'claim' AND n.id = b.id
            AND n.side = 'speaker'
          WHERE a.document = i.document AND a.item = 'claim' AND a.id = i.id
          UNION
          SELECT a.source FROM promise_answers a JOIN documents b ON b.number = a.by_document
          WHERE a.document = i.document AND a.id = i.id AND a.verdict = 'refused'
            AND (:as_of IS NULL OR b.added < :as_of))) AS refused_by,
       i.verdict, (SELECT group_concat(k.told, '; ') FROM told_corrections k
          WHERE k.document = i.document AND k.product = 'claims' AND k.id = i.id) AS corrections,
       i.begin, i."end", s.text AS quote,
       r.document, r.url, r.publisher, r.published, r.sha256, r.revision, r.added, r.version
FROM claims i
JOIN reports r ON r.number = i.document
LEFT JOIN sentences s ON s.document = i.document AND s.id = i.sentence
WHERE +i.act IN ('promise', 'demand') AND --filters
ORDER BY --order
LIMIT :limit OFFSET :offset
