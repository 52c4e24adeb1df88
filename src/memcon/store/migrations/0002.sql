-- Occurrences: their tables, which no memcon of layout 1 filled, are laid out anew, and every article waits to be linked.

DROP TABLE accounts;
DROP TABLE occurrences;

CREATE TABLE occurrences (
  id        INTEGER PRIMARY KEY,
  lead      INTEGER NOT NULL REFERENCES versions (id),
  channel   TEXT,
  edtf      TEXT,
  day_first INTEGER NOT NULL,
  day_last  INTEGER NOT NULL,
  accounts  INTEGER NOT NULL
) STRICT;

CREATE TABLE accounts (
  version    INTEGER PRIMARY KEY REFERENCES versions (id),
  occurrence INTEGER NOT NULL,
  event      INTEGER,
  day        INTEGER NOT NULL,
  source     INTEGER
) STRICT;
CREATE INDEX accounts_occurrence ON accounts (occurrence);
CREATE INDEX accounts_day ON accounts (day);

CREATE TABLE recalls (
  version INTEGER NOT NULL REFERENCES versions (id),
  other   INTEGER NOT NULL REFERENCES versions (id),
  PRIMARY KEY (version, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX recalls_other ON recalls (other);

CREATE TABLE matching (
  version INTEGER PRIMARY KEY REFERENCES versions (id),
  day     INTEGER,
  keys    BLOB NOT NULL,
  near    BLOB NOT NULL
) STRICT;
CREATE INDEX matching_day ON matching (day);

CREATE TABLE unlinked (
  version INTEGER PRIMARY KEY REFERENCES versions (id)
) STRICT;

INSERT INTO unlinked SELECT current FROM articles WHERE current IS NOT NULL;
