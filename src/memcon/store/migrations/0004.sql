-- The articles of each word that articles are looked for by, taken from `matching`: so that one without a day is found without all others.

CREATE TABLE matching_words (
  word    BLOB NOT NULL,
  id      TEXT NOT NULL,
  version INTEGER NOT NULL REFERENCES versions (id),
  PRIMARY KEY (word, id, version)
) STRICT, WITHOUT ROWID;

INSERT INTO matching_words
WITH RECURSIVE words (at) AS (SELECT 1 UNION ALL SELECT at + 4 FROM words WHERE at < 93)
SELECT substr(keys, at, 4), CASE WHEN m.day IS NULL THEN text_id ELSE '' END, version
FROM matching m JOIN versions v ON v.id = version JOIN words ON at < length(keys)
ORDER BY 1, 2, 3;
