INSERT INTO places (
  document, id, name, kind, lon, lat, uncertainty_km, country, admin1, geonames, begin, "end",
  text)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13);
