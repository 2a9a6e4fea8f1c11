-- The current reading under a key, and whether this version made it.
SELECT d.number, d.revision, d.sha256,
       v.engine = ?2 AND v.model = ?3 AND v.codebook = ?4
FROM documents d JOIN versions v ON v.number = d.version
WHERE d.key = ?1 AND d.replaced IS NULL;
