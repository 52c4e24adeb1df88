-- Counts of events for what is drawn. They begin empty; what they do not cover is counted when it is asked for, and folded in by and by
-- while records are added.

CREATE TABLE tallies (
  a       TEXT NOT NULL,
  b       TEXT NOT NULL,
  period  INTEGER NOT NULL,
  type    TEXT NOT NULL,
  status  TEXT NOT NULL,
  events  INTEGER NOT NULL,
  PRIMARY KEY (a, b, period, type, status)
) STRICT, WITHOUT ROWID;

CREATE TABLE place_tallies (
  place   INTEGER NOT NULL REFERENCES places (id),
  period  INTEGER NOT NULL,
  type    TEXT NOT NULL,
  status  TEXT NOT NULL,
  events  INTEGER NOT NULL,
  PRIMARY KEY (place, period, type, status)
) STRICT, WITHOUT ROWID;

INSERT INTO meta VALUES ('counted', 0);
