-- What the actors of the document ?1 take part in there.
SELECT k.number, p.item, p.day, p.document, p.id
FROM shown_parties p JOIN known_actors k ON k.name = p.name AND k.code = p.code
WHERE p.document = ?1;
