-- Who says when of which route that it is open or shut, and for whom.
SELECT t.route, l.status, l.scope, d.published, l.date_from,
       coalesce(s.name, o.name), d.replaced IS NULL,
       l.document, l.id, coalesce(s.code, ''), r.name, o.cluster,
       (SELECT group_concat(n.country, ';') FROM party_names n WHERE n.document = l.document
          AND n.item = 'link' AND n.id = l.id AND n.side = 'blocker' AND n.country <> 'XXX')
FROM links l
JOIN link_routes t ON t.document = l.document AND t.id = l.id
JOIN routes r ON r.number = t.route
JOIN documents d ON d.number = l.document
JOIN outlets o ON o.document = l.document
LEFT JOIN speakers s ON s.document = l.document AND s.claim = l.claim
ORDER BY coalesce(d.published, ''), l.document, l.id;
