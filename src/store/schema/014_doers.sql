-- Who takes part in an item, as promises and deeds are held against each other: by code, and those of
-- no known country by name, where they have one ("=varnia", not "troops").
CREATE VIEW doers AS
SELECT p.document, p.item, p.id, p.side, p.position, a.name,
       CASE WHEN a.country = 'XXX' AND a.name GLOB '[A-Z]*' THEN '=' || lower(a.name) ELSE a.code END
         AS doer
FROM parties p JOIN actors a ON a.document = p.document AND a.id = p.actor;
DELETE FROM derived;
