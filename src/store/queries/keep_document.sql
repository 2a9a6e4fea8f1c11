INSERT INTO documents (key, revision, id, url, publisher, title, language, published, sha256,
                       version, added, record)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12);
