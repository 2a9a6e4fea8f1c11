INSERT INTO claims (
  document, id, day, act, cue, quote, inside, denies, deadline_from, deadline_to, condition,
  rule, score, sentence, begin, "end", text)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17);
