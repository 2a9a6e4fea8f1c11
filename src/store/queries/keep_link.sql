INSERT INTO links (
  document, id, day, name, kind, place, status, scope, date_from, date_to, date_precision, sole,
  claim, sentence, begin, "end", text)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17);
