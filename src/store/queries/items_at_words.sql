-- Items of reading ?3 at the words of item ?2 of reading ?1, in the same place of an equal sentence.
SELECT n.id FROM items o
JOIN sentences os ON os.document = o.document AND os.begin <= o.begin AND os."end" > o.begin
JOIN sentences ns ON ns.document = ?3 AND ns.text = os.text
JOIN items n ON n.document = ?3 AND n.begin - ns.begin = o.begin - os.begin AND n.text = o.text
WHERE o.document = ?1 AND o.id = ?2
ORDER BY n.id;
