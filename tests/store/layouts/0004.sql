-- A memcon store: one SQLite file with what memcon read of a collection of pages.
--
-- Each row of `versions` keeps the whole record of an article, with its text, as memcon read it, never changed afterwards. The other tables
-- hold the same things in columns that can be asked; they are made from the newest version of each article with the corrections of people
-- applied, and can be made anew from `versions` and `corrections` at any time.
--
-- To read a record without memcon, in Python:  json.loads(zlib.decompressobj(-15, zdict=dictionary).decompress(record))
-- where `dictionary` is SELECT value FROM meta WHERE key = 'dictionary'.
--
-- Days are integers that read as dates: 20211230 is 30 December 2021; 0 stands for a day that the page does not give.
-- Offsets count Unicode code points in the text of the article from 0, the end not included.
-- This file is version 4 of the layout (PRAGMA user_version); migrations/NNNN.sql bring an older file up to version NNNN.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value ANY NOT NULL
) STRICT, WITHOUT ROWID;
-- 'dictionary': the preset dictionary with which `versions.record` is compressed. 'counted': the last event in `tallies`.

-- One article, however often its text was changed.
CREATE TABLE articles (
  id      INTEGER PRIMARY KEY,
  key     TEXT NOT NULL UNIQUE,              -- the text id of its first version; corrections name the article by it
  current INTEGER REFERENCES versions (id) DEFERRABLE INITIALLY DEFERRED   -- the version that the other tables speak of
) STRICT;

CREATE TABLE versions (
  id         INTEGER PRIMARY KEY,
  article    INTEGER NOT NULL REFERENCES articles (id),
  text_id    TEXT NOT NULL UNIQUE,           -- first 16 hex digits of the SHA-256 of the text
  record_id  TEXT NOT NULL,                  -- the id in the record: the collector's, else the same as text_id
  made_by    TEXT NOT NULL,                  -- the version of memcon that read it
  title      TEXT,
  outlet     TEXT COLLATE NOCASE,
  agency     TEXT COLLATE NOCASE,
  side       TEXT,                           -- ISO alpha-3 of the country whose official text it is
  url        TEXT,
  language   TEXT NOT NULL,
  published  TEXT,                           -- EDTF, as the page or the collector gives it
  day        INTEGER NOT NULL,               -- the day of publication
  record     BLOB NOT NULL                   -- the record as JSON, compressed: raw deflate with the dictionary in `meta`
) STRICT;
CREATE INDEX versions_article ON versions (article);
CREATE INDEX versions_record ON versions (record_id);
CREATE INDEX versions_outlet ON versions (outlet);
CREATE INDEX versions_agency ON versions (agency) WHERE agency IS NOT NULL;
CREATE INDEX versions_url ON versions (url) WHERE url IS NOT NULL;
CREATE INDEX versions_day ON versions (day);
CREATE INDEX versions_made_by ON versions (made_by);

-- Under which names a version was given to memcon.
CREATE TABLE sources (
  sha256     TEXT NOT NULL,                  -- of the capture
  name       TEXT NOT NULL,                  -- the file, and what the collector calls the capture within it
  capture_id TEXT NOT NULL,                  -- the collector's id, '' where there is none
  version    INTEGER NOT NULL REFERENCES versions (id),
  PRIMARY KEY (sha256, name, capture_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sources_version ON sources (version);
CREATE INDEX sources_capture ON sources (capture_id) WHERE capture_id <> '';

-- Index of the words of the newest versions (the words themselves are in the records):
-- SELECT versions.title FROM search JOIN versions ON versions.id = search.rowid WHERE search MATCH '"border talks"'.
CREATE VIRTUAL TABLE search USING fts5 (
  title, text, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
);

-- Who acts, across all records.
CREATE TABLE actors (
  id       INTEGER PRIMARY KEY,
  key      TEXT NOT NULL UNIQUE,             -- a country's alpha-3 code, a Wikidata item, or name/kind/country
  name     TEXT NOT NULL,
  kind     TEXT NOT NULL,                    -- person country organisation group collective
  country  TEXT,                             -- ISO alpha-3 of the country that the actor acts for
  sector   TEXT,
  wikidata TEXT,
  records  INTEGER NOT NULL DEFAULT 0,       -- in how many articles
  events   INTEGER NOT NULL DEFAULT 0        -- in how many events
) STRICT;
CREATE INDEX actors_records ON actors (records);
CREATE INDEX actors_country ON actors (country, records);

-- What an actor goes by in the records beside its key, folded, in one spelling: persons by their surname, coded ones by their name.
CREATE TABLE names (
  name  TEXT NOT NULL,
  actor INTEGER NOT NULL REFERENCES actors (id),
  PRIMARY KEY (name, actor)
) STRICT, WITHOUT ROWID;

-- An actor in a record.
CREATE TABLE mentions (
  version INTEGER NOT NULL REFERENCES versions (id),
  n       TEXT NOT NULL,                     -- the id within the record: a1
  actor   INTEGER NOT NULL REFERENCES actors (id),
  read_as INTEGER REFERENCES actors (id),    -- whom memcon read, where people have merged or split actors
  times   INTEGER NOT NULL,                  -- how often the record names the actor
  PRIMARY KEY (version, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_actor ON mentions (actor);
CREATE INDEX mentions_read_as ON mentions (read_as) WHERE read_as IS NOT NULL;

CREATE TABLE places (
  id       INTEGER PRIMARY KEY,
  key      TEXT NOT NULL UNIQUE,             -- the GeoNames id, else name:country
  name     TEXT NOT NULL,
  folded   TEXT NOT NULL,
  geonames INTEGER,
  country  TEXT,                             -- ISO alpha-3
  lat      REAL,
  lon      REAL
) STRICT;
CREATE INDEX places_folded ON places (folded);
CREATE INDEX places_geonames ON places (geonames) WHERE geonames IS NOT NULL;
CREATE INDEX places_country ON places (country);

CREATE TABLE events (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL REFERENCES versions (id),
  n          TEXT NOT NULL,                  -- the id within the record: e1
  type       TEXT NOT NULL,                  -- PLOVER
  status     TEXT NOT NULL,                  -- happened ongoing planned proposed conditional denied alleged
  mode       TEXT,
  channel    TEXT,
  day_first  INTEGER NOT NULL,
  day_last   INTEGER NOT NULL,               -- at most a year after day_first
  edtf       TEXT,
  place      INTEGER REFERENCES places (id),
  said_by    INTEGER REFERENCES actors (id), -- who alone reports it; null where the outlet says so itself
  confidence REAL NOT NULL,
  "start"    INTEGER NOT NULL,               -- the words that tell it
  "end"      INTEGER NOT NULL
) STRICT;
CREATE INDEX events_version ON events (version);
CREATE INDEX events_day ON events (day_first);
CREATE INDEX events_long ON events (day_first, day_last) WHERE day_last > day_first;
CREATE INDEX events_type ON events (type, day_first, status);
CREATE INDEX events_status ON events (status, day_first);
CREATE INDEX events_place ON events (place) WHERE place IS NOT NULL;
CREATE INDEX events_said_by ON events (said_by) WHERE said_by IS NOT NULL;

CREATE TABLE participants (
  event   INTEGER NOT NULL REFERENCES events (id),
  actor   INTEGER NOT NULL REFERENCES actors (id),
  role    TEXT NOT NULL,                     -- initiator recipient participant host mediator absent
  country TEXT,                              -- the country that the actor acts for in this record
  PRIMARY KEY (event, actor, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX participants_actor ON participants (actor);
CREATE INDEX participants_country ON participants (country) WHERE country IS NOT NULL;

CREATE TABLE statements (
  id        INTEGER PRIMARY KEY,
  version   INTEGER NOT NULL REFERENCES versions (id),
  n         TEXT NOT NULL,                   -- the id within the record: s1
  speaker   INTEGER REFERENCES actors (id),
  country   TEXT,                            -- the country that the speaker acts for
  for_actor INTEGER REFERENCES actors (id),  -- for whom the speaker speaks
  addressee INTEGER REFERENCES actors (id),
  act       TEXT NOT NULL,
  form      TEXT NOT NULL,                   -- direct indirect mixed
  day       INTEGER NOT NULL,                -- when it was said; else the day of publication
  "start"   INTEGER NOT NULL,                -- what was said
  "end"     INTEGER NOT NULL
) STRICT;
CREATE INDEX statements_version ON statements (version);
CREATE INDEX statements_day ON statements (day);
CREATE INDEX statements_speaker ON statements (speaker) WHERE speaker IS NOT NULL;
CREATE INDEX statements_for ON statements (for_actor) WHERE for_actor IS NOT NULL;
CREATE INDEX statements_addressee ON statements (addressee) WHERE addressee IS NOT NULL;
CREATE INDEX statements_country ON statements (country) WHERE country IS NOT NULL;

CREATE TABLE documents (
  version     INTEGER NOT NULL REFERENCES versions (id),
  n           TEXT NOT NULL,
  name        TEXT NOT NULL,
  kind        TEXT,
  status      TEXT,
  proposed_by INTEGER REFERENCES actors (id),
  PRIMARY KEY (version, n)
) STRICT, WITHOUT ROWID;

-- Tests of a page against itself.
CREATE TABLE checks (
  version INTEGER NOT NULL REFERENCES versions (id),
  n       INTEGER NOT NULL,
  kind    TEXT NOT NULL,
  ok      INTEGER,                           -- 1, 0, or null where the page leaves the matter open
  message TEXT NOT NULL,
  PRIMARY KEY (version, n)
) STRICT, WITHOUT ROWID;

-- The event of the world that one or more articles are about. An id here is the number behind the id that memcon prints:
-- SELECT printf('o-%012x', id). What it is called is taken from the account that names it best.
CREATE TABLE occurrences (
  id        INTEGER PRIMARY KEY,
  lead      INTEGER NOT NULL REFERENCES versions (id),  -- that account
  channel   TEXT,                            -- that of most accounts
  edtf      TEXT,                            -- the most precise that an account gives; null where none does
  day_first INTEGER NOT NULL,                -- 0 where no account gives a day
  day_last  INTEGER NOT NULL,
  accounts  INTEGER NOT NULL                 -- how many articles are about it
) STRICT;

-- What each article is about.
CREATE TABLE accounts (
  version    INTEGER PRIMARY KEY REFERENCES versions (id),
  occurrence INTEGER NOT NULL,               -- a row of `occurrences`
  event      INTEGER,                        -- the main event, a row of `events`; null where the article tells none
  day        INTEGER NOT NULL,               -- the first day of that event, else the day of publication
  source     INTEGER                         -- the version of which this one is a near copy
) STRICT;
CREATE INDEX accounts_occurrence ON accounts (occurrence);
CREATE INDEX accounts_day ON accounts (day);

-- Which articles also speak of what another one is about.
CREATE TABLE recalls (
  version INTEGER NOT NULL REFERENCES versions (id),
  other   INTEGER NOT NULL REFERENCES versions (id),
  PRIMARY KEY (version, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX recalls_other ON recalls (other);

-- By what an article is matched with others: kept so that a new article is compared with few.
CREATE TABLE matching (
  version INTEGER PRIMARY KEY REFERENCES versions (id),
  day     INTEGER,                           -- day of publication, as a number of days (1 January of the year 1 is 1); null for none
  keys    BLOB NOT NULL,                     -- CRC-32 of its most telling words, four bytes each, the lowest first
  near    BLOB NOT NULL                      -- articles like it: version (4 bytes), ten thousandths of likeness (2; the highest bit: a copy)
) STRICT;
CREATE INDEX matching_day ON matching (day);

-- The articles of each such word: first those with a day, then those without one by the ids of their texts.
CREATE TABLE matching_words (
  word    BLOB NOT NULL,                     -- CRC-32, as in `matching`
  id      TEXT NOT NULL,                     -- '' for an article with a day, else the id of its text
  version INTEGER NOT NULL REFERENCES versions (id),
  PRIMARY KEY (word, id, version)
) STRICT, WITHOUT ROWID;

-- Versions that were added or changed since articles were last put together by occurrence.
CREATE TABLE unlinked (
  version INTEGER PRIMARY KEY REFERENCES versions (id)
) STRICT;

-- How many events there are, of those that have a day, by month, type and status. They cover the events up to the row number that `meta`
-- has under 'counted'; later ones are to be counted beside them. Those who only stay away from an event are not counted with it.
CREATE TABLE tallies (
  a       TEXT NOT NULL,                     -- ISO alpha-3; '' for all events
  b       TEXT NOT NULL,                     -- another party, a <= b; '' for all events of a; a = b for two actors of one country
  type    TEXT NOT NULL,
  status  TEXT NOT NULL,
  period  INTEGER NOT NULL,                  -- 202112, where the event begins; 2021 where it lasts longer than a month
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

-- What people have corrected: a log that only grows.
CREATE TABLE corrections (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  op      TEXT NOT NULL,                     -- reject set merge-actors split-actor merge-occurrences split-occurrence undo
  article TEXT REFERENCES articles (key),    -- null where the correction is of no one article
  anchor  TEXT,                              -- JSON: the kind and type of the item, its words and those around them
  field   TEXT,
  value   TEXT,                              -- JSON
  undoes  INTEGER REFERENCES corrections (id),
  who     TEXT NOT NULL,
  at      TEXT NOT NULL,                     -- ISO 8601, UTC
  why     TEXT NOT NULL
) STRICT;
CREATE INDEX corrections_article ON corrections (article);
CREATE TRIGGER corrections_stay BEFORE UPDATE ON corrections BEGIN SELECT RAISE(ABORT, 'corrections are never changed: add another'); END;
CREATE TRIGGER corrections_are_kept BEFORE DELETE ON corrections BEGIN SELECT RAISE(ABORT, 'corrections are never deleted: undo them'); END;

-- Captures that could not be read.
CREATE TABLE problems (
  name       TEXT NOT NULL,
  capture_id TEXT NOT NULL,
  code       TEXT NOT NULL,
  message    TEXT NOT NULL,
  PRIMARY KEY (name, capture_id)
) STRICT, WITHOUT ROWID;
