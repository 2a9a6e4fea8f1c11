SELECT s.document, group_concat(s.text, ' ')
FROM (SELECT w.document, w.text FROM sentences w JOIN documents d ON d.number = w.document
      WHERE d.replaced IS NULL OR d.reason = 'changed' ORDER BY w.document, w.id) s
GROUP BY s.document
ORDER BY s.document;
