SELECT 'sentence', id, begin, "end", text FROM sentences WHERE document = ?1
UNION ALL SELECT 'actor', id, begin, "end", text FROM actors WHERE document = ?1
UNION ALL SELECT 'place', id, begin, "end", text FROM places WHERE document = ?1
UNION ALL SELECT 'event', id, begin, "end", text FROM events WHERE document = ?1
UNION ALL SELECT 'claim', id, begin, "end", text FROM claims WHERE document = ?1
UNION ALL SELECT 'figure', id, begin, "end", text FROM figures WHERE document = ?1
UNION ALL SELECT 'link', id, begin, "end", text FROM links WHERE document = ?1
UNION ALL SELECT 'need', id, begin, "end", text FROM needs WHERE document = ?1;
