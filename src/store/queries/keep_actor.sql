INSERT INTO actors (
  document, id, name, kind, country, sectors, code, role, cameo, wikidata, mentions, sentence,
  begin, "end", text)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15);
