-- Who says when of which route that it is open or shut, and for whom.
SELECT t.route, l.status, l.scope, d.published, l.date_from,
       coalesce(x.actor_shown, s.name, root.publisher, root.url, root.id), d.replaced IS NULL,
       l.document, l.id, coalesce(s.code, ''), r.name, k.cluster,
       (SELECT group_concat(n.country, ';') FROM party_names n WHERE n.document = l.document
          AND n.item = 'link' AND n.id = l.id AND n.side = 'blocker' AND n.country <> 'XXX')
FROM links l
JOIN link_routes t ON t.document = l.document AND t.id = l.id
JOIN routes r ON r.number = t.route
JOIN documents d ON d.number = l.document
JOIN copies k ON k.document = l.document
JOIN documents root ON root.number = k.cluster
LEFT JOIN party_names s ON s.document = l.document AND s.item = 'claim' AND s.id = l.claim
  AND s.side = 'speaker' AND s.position = 0
LEFT JOIN same_actors x ON x.name = lower(s.name) AND x.code = s.code
ORDER BY coalesce(d.published, ''), l.document, l.id;
