-- What was said of an earlier reading. That a document is right is not carried to another text.
SELECT t.correction, t.role, c.product, t.id
FROM correction_items t
JOIN corrections c ON c.number = t.correction AND c.undone IS NULL
JOIN documents b ON b.number = ?1
JOIN documents a ON a.number = ?2
WHERE t.document = ?1
  AND NOT (c.product = 'documents' AND c.action = 'confirm' AND a.sha256 <> b.sha256)
ORDER BY t.correction, t.role;
