INSERT OR IGNORE INTO answers (
  document, claim, item, id)
VALUES (?1, ?2, ?3, ?4);
