INSERT INTO parties (
  document, item, id, side, position, actor)
VALUES (?1, ?2, ?3, ?4, ?5, ?6);
