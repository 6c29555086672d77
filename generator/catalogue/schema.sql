-- The whole corpus as the pages read it. Written afresh by every build, in one fixed order.
-- Spans ("start", "end") count characters of the article's decoded text. "sentence" is sentence.n of the same article,
-- NULL where no sentence covers the place. "public" says whether a site for everybody may show the words, "masked" how
-- it prints them where something personal stands in them (NULL: as they are).

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  rights TEXT NOT NULL,        -- full, excerpt, metadata
  reliability TEXT NOT NULL,   -- Admiralty letter A-F
  note TEXT,
  listed INTEGER NOT NULL      -- whether sources.yml names it
) STRICT;

CREATE TABLE article (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,  -- newest first, undated last
  counted INTEGER NOT NULL,          -- 0: a copy of one that is counted
  title TEXT NOT NULL,
  title_public TEXT NOT NULL,        -- what a public site may print as its title
  day TEXT,                          -- YYYY-MM-DD; NULL: unknown
  source INTEGER REFERENCES source,
  rights TEXT NOT NULL,
  language TEXT NOT NULL,
  file TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  form TEXT NOT NULL,
  engine TEXT NOT NULL,
  score REAL NOT NULL,               -- integrity, 1.0 sound
  garbled INTEGER NOT NULL,
  body_size INTEGER NOT NULL,        -- characters of the running text
  text TEXT NOT NULL
) STRICT;

CREATE TABLE field (                 -- every value of the article's metadata with the evidence under it
  article TEXT NOT NULL REFERENCES article,
  name TEXT NOT NULL,                -- title, author, published, source, url, language
  n INTEGER NOT NULL,
  value TEXT NOT NULL,
  kind TEXT NOT NULL,                -- extracted, derived, decided
  rule TEXT NOT NULL,
  "start" INTEGER,
  "end" INTEGER,
  PRIMARY KEY (article, name, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE block (
  article TEXT NOT NULL REFERENCES article,
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,
  rule TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE sentence (
  article TEXT NOT NULL REFERENCES article,
  n INTEGER NOT NULL,
  anchor TEXT NOT NULL,
  block INTEGER NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  public INTEGER NOT NULL,
  text TEXT NOT NULL,
  masked TEXT,
  PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE summary (
  article TEXT NOT NULL REFERENCES article,
  n INTEGER NOT NULL,
  sentence INTEGER NOT NULL,
  PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE actor (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,  -- by name
  name TEXT NOT NULL,
  type TEXT NOT NULL,                -- PER, ORG, GOV, ARMED, OTHER
  country TEXT,                      -- as a person or the lexicon gave it; the id where it is known
  country_name TEXT,
  wikidata TEXT,
  followthemoney TEXT,
  notes TEXT
) STRICT;

CREATE TABLE alias (
  actor TEXT NOT NULL REFERENCES actor,
  n INTEGER NOT NULL,
  alias TEXT NOT NULL,
  lang TEXT,                         -- BCP 47, as a person told
  script TEXT,                       -- ISO 15924, as a person told
  given INTEGER NOT NULL,            -- whether a person gave it in actors.yml
  PRIMARY KEY (actor, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE not_alias (             -- names that are not this actor's, as a person says
  actor TEXT NOT NULL REFERENCES actor,
  n INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (actor, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE suggestion (            -- what a person should decide about who is who, the likeliest first
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  doubt TEXT NOT NULL,               -- same, split
  actor TEXT NOT NULL REFERENCES actor,
  other TEXT REFERENCES actor,       -- the actor that it may be; NULL: it may be two
  why TEXT NOT NULL,
  accept TEXT NOT NULL,              -- the line of decisions.yml, its reason to be filled in
  reject TEXT NOT NULL
) STRICT;
CREATE INDEX suggestion_actor ON suggestion (actor);
CREATE INDEX suggestion_other ON suggestion (other);

CREATE TABLE suggestion_article (    -- what it rests on, newest first
  suggestion TEXT NOT NULL REFERENCES suggestion,
  n INTEGER NOT NULL,
  article TEXT NOT NULL REFERENCES article,
  PRIMARY KEY (suggestion, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE appearance (            -- one actor in one article
  article TEXT NOT NULL REFERENCES article,
  actor TEXT NOT NULL REFERENCES actor,
  n INTEGER NOT NULL,                -- order of first mention
  mentions INTEGER NOT NULL,
  acting INTEGER NOT NULL,           -- mentions in which it does or says something
  PRIMARY KEY (article, actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX appearance_actor ON appearance (actor);

CREATE TABLE mention (
  article TEXT NOT NULL REFERENCES article,
  n INTEGER NOT NULL,
  actor TEXT NOT NULL REFERENCES actor,
  sentence INTEGER,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  text TEXT NOT NULL,
  rule TEXT NOT NULL,
  acting INTEGER NOT NULL,
  saying INTEGER NOT NULL,           -- acting by words: its verb reports speech
  PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_actor ON mention (actor, article, sentence);
CREATE INDEX mention_sentence ON mention (article, sentence, actor);

CREATE TABLE role (
  article TEXT NOT NULL REFERENCES article,
  n INTEGER NOT NULL,
  actor TEXT NOT NULL REFERENCES actor,
  sentence INTEGER,
  text TEXT NOT NULL,
  PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX role_actor ON role (actor);

CREATE TABLE affiliation (           -- whom an article ties a person to
  article TEXT NOT NULL REFERENCES article,
  actor TEXT NOT NULL REFERENCES actor,
  body TEXT NOT NULL REFERENCES actor,
  sentence INTEGER,                  -- the first that names both
  PRIMARY KEY (article, actor, body)
) STRICT, WITHOUT ROWID;
CREATE INDEX affiliation_actor ON affiliation (actor);
CREATE INDEX affiliation_body ON affiliation (body);

CREATE TABLE topic (
  id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  parent TEXT,
  wikidata TEXT,
  introduction TEXT                  -- a person's words from topics.yml
) STRICT;

CREATE TABLE article_topic (
  article TEXT NOT NULL REFERENCES article,
  n INTEGER NOT NULL,                -- best first
  topic TEXT NOT NULL REFERENCES topic,
  score REAL NOT NULL,
  evidence TEXT NOT NULL,            -- a JSON list of the words that decided
  PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_topic_topic ON article_topic (topic);

CREATE TABLE date_expression (
  article TEXT NOT NULL REFERENCES article,
  n INTEGER NOT NULL,
  sentence INTEGER,
  text TEXT NOT NULL,
  value TEXT,                        -- TIMEX3; NULL: the file cannot say
  precision TEXT NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  article TEXT NOT NULL REFERENCES article,
  n INTEGER NOT NULL,
  sentence INTEGER NOT NULL,
  date TEXT,
  precision TEXT NOT NULL,
  status TEXT NOT NULL,
  expression TEXT NOT NULL,          -- the words that date it
  why TEXT NOT NULL,
  from_caption INTEGER NOT NULL,
  PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_sentence ON event (article, sentence);

CREATE TABLE quote (
  article TEXT NOT NULL REFERENCES article,
  n INTEGER NOT NULL,
  sentence INTEGER,
  kind TEXT NOT NULL,                -- direct: between quotation marks; indirect: told in the article's words
  text TEXT NOT NULL,
  fragment INTEGER NOT NULL,
  verbatim INTEGER NOT NULL,
  hedged INTEGER NOT NULL,
  denied INTEGER NOT NULL,
  public INTEGER NOT NULL,
  masked TEXT,
  PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE speaker (
  article TEXT NOT NULL REFERENCES article,
  quote INTEGER NOT NULL,
  n INTEGER NOT NULL,
  name TEXT NOT NULL,
  actor TEXT REFERENCES actor,       -- NULL: unnamed or not matched
  PRIMARY KEY (article, quote, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX speaker_actor ON speaker (actor);

CREATE TABLE flag (
  article TEXT NOT NULL REFERENCES article,
  n INTEGER NOT NULL,
  sentence INTEGER,
  flag TEXT NOT NULL,
  message TEXT NOT NULL,
  excerpt TEXT NOT NULL,             -- the words that raised it, shortened
  public INTEGER NOT NULL,
  masked TEXT,
  PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE notice (
  n INTEGER PRIMARY KEY,
  article TEXT,                      -- NULL: about the curation files
  code TEXT NOT NULL,
  message TEXT NOT NULL
) STRICT;
CREATE INDEX notice_article ON notice (article);

CREATE TABLE personal (              -- what should not be published unseen; the first hundred of a kind
  article TEXT NOT NULL REFERENCES article,
  n INTEGER NOT NULL,
  sentence INTEGER,
  flag TEXT NOT NULL,
  message TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  words TEXT NOT NULL,               -- the words themselves, shortened
  PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE mask (                  -- every place that a public site prints as a label
  article TEXT NOT NULL REFERENCES article,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  label TEXT NOT NULL,
  PRIMARY KEY (article, "start")
) STRICT, WITHOUT ROWID;

CREATE TABLE copy (
  article TEXT NOT NULL REFERENCES article,
  n INTEGER NOT NULL,                -- closest first
  other TEXT NOT NULL,
  kind TEXT NOT NULL,                -- same-text, contained, rewritten
  share REAL NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE refusal (
  n INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE hidden (
  id TEXT PRIMARY KEY,
  file TEXT NOT NULL
) STRICT;
