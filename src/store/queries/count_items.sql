-- Adds (?2 = 1) the document ?1 to the totals, or takes it out (-1).
INSERT INTO totals SELECT product, ?2 * items FROM shown_items WHERE document = ?1
ON CONFLICT DO UPDATE SET items = items + excluded.items;
