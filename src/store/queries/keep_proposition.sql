INSERT INTO propositions (kind, subject, day, standing, sources, asserted_by, denied_by)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);
