INSERT INTO events (
  document, id, day, type, modes, contexts, cameo, quad, goldstein, date_from, date_to,
  date_precision, place, factuality, historical, claim, rule, score, sentence, begin, "end",
  text)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
        ?21, ?22);
