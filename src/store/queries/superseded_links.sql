-- What every later report of a link contradicts, more than a week on, has been superseded.
UPDATE propositions SET standing = 'superseded'
WHERE kind = 'link' AND standing IN ('single-source', 'corroborated') AND EXISTS (
  SELECT 1 FROM propositions later
  WHERE later.kind = 'link' AND later.number <> propositions.number
    AND rtrim(rtrim(later.subject, 'abcdefghijklmnopqrstuvwxyz'), ' ')
        = rtrim(rtrim(propositions.subject, 'abcdefghijklmnopqrstuvwxyz'), ' ')
    AND later.day > (SELECT date(max(d.published), '+7 days') FROM proposition_items i
                     JOIN documents d ON d.number = i.document
                     WHERE i.proposition = propositions.number AND i.stance = 'asserts'));
