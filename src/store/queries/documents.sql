SELECT i.number AS ref, r.published, r.publisher, r.title, r.url, r.document, r.revision,
       c.cluster, round(c.similarity, 3) AS similarity,
       (SELECT count(*) FROM events e WHERE e.document = i.number) AS events,
       (SELECT count(*) FROM claims e WHERE e.document = i.number) AS claims,
       (SELECT count(*) FROM figures e WHERE e.document = i.number) AS figures,
       (SELECT count(*) FROM links e WHERE e.document = i.number) AS links,
       (SELECT snippet(sentence_words, 0, '[', ']', '…', 24) FROM sentence_words
          JOIN sentences w ON w.number = sentence_words.rowid
          WHERE sentence_words MATCH :words AND w.document = i.number
          ORDER BY sentence_words.rank, w.id LIMIT 1) AS snippet,
       i.verdict, (SELECT group_concat(k.told, '; ') FROM told_corrections k
          WHERE k.document = i.number AND k.product = 'documents') AS corrections,
       r.sha256, r.added, i.replaced, i.reason, r.version
FROM documents i
JOIN reports r ON r.number = i.number
LEFT JOIN copies c ON c.document = i.number
WHERE --filters
ORDER BY --order
LIMIT :limit OFFSET :offset
