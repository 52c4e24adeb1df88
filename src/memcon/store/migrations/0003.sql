-- Counts of events for what is drawn. They begin empty; what they do not cover is counted when it is asked for, and folded in by and by
-- while records are added.

CREATE INDEX events_long ON events (day_first, day_last) WHERE day_last > day_first;

CREATE TABLE tallies (
  a       TEXT NOT NULL,
  b       TEXT NOT NULL,
  type    TEXT NOT NULL,
  status  TEXT NOT NULL,
  period  INTEGER NOT NULL,
  events  INTEGER NOT NULL,
  PRIMARY KEY (a, b, type, status, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE place_tallies (
  place   INTEGER NOT NULL REFERENCES places (id),
  type    TEXT NOT NULL,
  status  TEXT NOT NULL,
  period  INTEGER NOT NULL,
  events  INTEGER NOT NULL,
  PRIMARY KEY (place, type, status, period)
) STRICT, WITHOUT ROWID;

INSERT INTO meta VALUES ('counted', 0);
