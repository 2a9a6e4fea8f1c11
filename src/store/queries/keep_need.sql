INSERT INTO needs (
  document, id, day, commodity, category, state, place, cause, link, claim, sentence, begin, "end",
  text)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14);
