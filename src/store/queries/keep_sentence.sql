INSERT INTO sentences (
  document, id, begin, "end", text)
VALUES (?1, ?2, ?3, ?4, ?5);
