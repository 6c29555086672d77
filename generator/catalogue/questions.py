"""The questions in SQL. `:internal` is 1 where everything may be shown; columns are named as the rows' fields."""

# ruff: noqa: S608 - joined from our own constants only; every value is a parameter

# Which words this site may show. `s` is a sentence, `q` a quote, `f` a flag, `a` an article.
_TITLE = "CASE WHEN :internal THEN a.title ELSE a.title_public END"
_WORDS = "CASE WHEN :internal OR s.public THEN s.text END"

# Where the words stand on the article's page: a headline is its title; what is not shown has no place.
_ANCHOR = """
  CASE WHEN (SELECT b.kind FROM block b WHERE b.article = s.article AND b.n = s.block) = 'headline' THEN 'headline'
       WHEN :internal OR s.public THEN s.anchor END"""

_ARTICLE = f"""
  a.id AS id, {_TITLE} AS title, a.day AS day, o.name AS source, a.source AS source_id,
  coalesce(o.reliability, 'F') AS reliability, a.rights AS rights, a.language AS language, a.garbled AS garbled,
  a.file AS file,
  (SELECT {_WORDS} FROM summary u JOIN sentence s ON s.article = u.article AND s.n = u.sentence
   WHERE u.article = a.id ORDER BY u.n LIMIT 1) AS lead
"""
_FROM = "FROM article a LEFT JOIN source o ON o.id = a.source"

ARTICLES = f"SELECT {_ARTICLE} {_FROM} ORDER BY a.position LIMIT :limit"
ARTICLES_OF_SOURCE = f"SELECT {_ARTICLE} {_FROM} WHERE a.source = :source ORDER BY a.position"
ARTICLES_OF_TOPIC = f"""
SELECT {_ARTICLE}, t.score AS score, t.evidence AS evidence
{_FROM} JOIN article_topic t ON t.article = a.id WHERE t.topic = :topic ORDER BY a.position
"""
FLAGGED = f"""
SELECT {_ARTICLE} {_FROM}
WHERE a.garbled OR EXISTS (SELECT 1 FROM flag f WHERE f.article = a.id) ORDER BY a.score, a.position
"""

TALLY = """
SELECT count(*) AS articles, count(*) - count(day) AS undated, coalesce(sum(garbled), 0) AS garbled,
  min(day) AS first, max(day) AS last,
  (SELECT count(*) FROM source) AS sources, (SELECT count(*) FROM actor) AS actors,
  (SELECT count(DISTINCT topic) FROM article_topic) AS topics, (SELECT count(*) FROM quote) AS quotes,
  (SELECT count(*) FROM event) AS events, (SELECT count(*) FROM refusal) AS refused,
  (SELECT count(*) FROM hidden) AS hidden, (SELECT count(*) FROM notice) AS notices
FROM article
"""
SOURCES = """
SELECT o.id AS id, o.name AS name, o.rights AS rights, o.reliability AS reliability, o.note AS note,
  o.listed AS listed, count(a.id) AS articles, min(a.day) AS first, max(a.day) AS last
FROM source o JOIN article a ON a.source = o.id GROUP BY o.id ORDER BY o.id
"""

# Some text is decoded only for those who may read it: a full article, or inside.
STORY = """
SELECT CASE WHEN :internal OR rights = 'full' THEN text END AS text, sha256, size, form, engine, score, body_size
FROM article WHERE id = :article
"""
FIELDS = f"""
SELECT f.name AS name, CASE f.name WHEN 'title' THEN {_TITLE} ELSE f.value END AS value,
  f.kind AS kind, f.rule AS rule, f.start AS start, f."end" AS "end"
FROM field f JOIN article a ON a.id = f.article WHERE f.article = :article ORDER BY f.name, f.n
"""
BLOCKS = 'SELECT kind, rule, start, "end" FROM block WHERE article = :article ORDER BY n'
SENTENCES = f"""
SELECT n, anchor, block, start, "end", {_WORDS} AS text FROM sentence s WHERE article = :article ORDER BY n
"""
SUMMARY = "SELECT sentence FROM summary WHERE article = :article ORDER BY n"
APPEARANCES = """
SELECT p.actor AS actor, c.name AS name, c.type AS type, p.mentions AS mentions, p.acting AS acting,
  (SELECT json_group_array(text) FROM (SELECT r.text AS text FROM role r
   WHERE r.article = p.article AND r.actor = p.actor GROUP BY r.text ORDER BY min(r.n))) AS roles
FROM appearance p JOIN actor c ON c.id = p.actor WHERE p.article = :article ORDER BY p.acting = 0, p.n
"""
MENTIONS = """
SELECT actor, start, "end", text, rule, acting FROM mention WHERE article = :article ORDER BY n
"""
ARTICLE_TOPICS = """
SELECT t.topic AS id, l.label AS label, t.score AS score, t.evidence AS evidence
FROM article_topic t JOIN topic l ON l.id = t.topic WHERE t.article = :article ORDER BY t.n
"""
DATES = f"""
SELECT d.text AS text, d.value AS value, d.precision AS precision, d.rule AS rule, {_ANCHOR} AS anchor
FROM date_expression d LEFT JOIN sentence s ON s.article = d.article AND s.n = d.sentence
WHERE d.article = :article
  AND (:internal OR (SELECT rights FROM article a WHERE a.id = d.article) <> 'metadata') ORDER BY d.n
"""
COPIES = "SELECT other FROM copy WHERE article = :article ORDER BY other"

_EVENT = f"""
SELECT e.article AS article, {_TITLE} AS title, a.day AS day, o.name AS source, a.garbled AS garbled,
  {_ANCHOR} AS anchor, {_WORDS} AS text, e.date AS date, e.precision AS precision, e.status AS status,
  CASE WHEN :internal OR a.rights <> 'metadata' THEN e.expression ELSE '' END AS expression,
  CASE WHEN :internal OR a.rights <> 'metadata' THEN e.why ELSE '' END AS why, e.from_caption AS from_caption
FROM event e JOIN article a ON a.id = e.article LEFT JOIN source o ON o.id = a.source
JOIN sentence s ON s.article = e.article AND s.n = e.sentence
"""
EVENTS = f"{_EVENT} ORDER BY a.position, e.n"
EVENTS_OF_ARTICLE = f"{_EVENT} WHERE e.article = :article ORDER BY e.n"

_QUOTE = f"""
SELECT q.article AS article, {_TITLE} AS title, a.day AS day, o.name AS source, q.n AS n, {_ANCHOR} AS anchor,
  CASE WHEN :internal OR q.public THEN q.text END AS text, q.fragment AS fragment, q.verbatim AS verbatim
FROM quote q JOIN article a ON a.id = q.article LEFT JOIN source o ON o.id = a.source
LEFT JOIN sentence s ON s.article = q.article AND s.n = q.sentence
"""
QUOTES = f"{_QUOTE} ORDER BY a.position, q.n"
QUOTES_OF_ARTICLE = f"{_QUOTE} WHERE q.article = :article ORDER BY q.n"
QUOTES_OF_ACTOR = f"""
{_QUOTE} WHERE EXISTS (SELECT 1 FROM speaker k WHERE k.article = q.article AND k.quote = q.n AND k.actor = :actor)
ORDER BY a.position, q.n
"""
SPEAKERS = "SELECT name, actor FROM speaker WHERE article = :article AND quote = :quote ORDER BY n"

FLAGS = f"""
SELECT f.flag AS flag, CASE WHEN :internal OR f.public THEN f.message END AS message,
  CASE WHEN :internal OR f.public THEN f.excerpt END AS excerpt, {_ANCHOR} AS anchor
FROM flag f LEFT JOIN sentence s ON s.article = f.article AND s.n = f.sentence WHERE f.article = :article ORDER BY f.n
"""
NOTICES = "SELECT article, code, message FROM notice ORDER BY n"
NOTICES_OF_ARTICLE = "SELECT article, code, message FROM notice WHERE article = :article ORDER BY n"
REFUSALS = "SELECT file, reason FROM refusal ORDER BY n"
HIDDEN = "SELECT id, file FROM hidden ORDER BY file, id"

_ACTOR = """
SELECT c.id AS id, c.name AS name, c.type AS type, c.country AS country, c.country_name AS country_name,
  c.wikidata AS wikidata, c.notes AS notes, count(*) AS articles, sum(p.mentions) AS mentions,
  sum(p.acting) AS acting, min(a.day) AS first, max(a.day) AS last
FROM actor c JOIN appearance p ON p.actor = c.id JOIN article a ON a.id = p.article
"""
ACTORS = f"{_ACTOR} GROUP BY c.id ORDER BY c.position"
ACTORS_OF_TOPIC = f"""
{_ACTOR} JOIN article_topic t ON t.article = p.article AND t.topic = :topic WHERE p.acting > 0
GROUP BY c.id ORDER BY articles DESC, acting DESC, mentions DESC, c.position LIMIT :limit
"""
ALIASES = "SELECT alias FROM alias WHERE actor = :actor ORDER BY n"
ROLES = f"""
SELECT r.text AS text, r.article AS article, {_TITLE} AS title, a.day AS day, o.name AS source, {_ANCHOR} AS anchor
FROM role r JOIN article a ON a.id = r.article LEFT JOIN source o ON o.id = a.source
LEFT JOIN sentence s ON s.article = r.article AND s.n = r.sentence
WHERE r.actor = :actor ORDER BY a.position, r.n
"""
PASSAGES = f"""
SELECT m.article AS article, {_TITLE} AS title, a.day AS day, o.name AS source, a.garbled AS garbled,
  {_ANCHOR} AS anchor, {_WORDS} AS text,
  max(m.acting) AS acting, json_group_array(m.text) AS names
FROM (SELECT * FROM mention WHERE actor = :actor ORDER BY article, n) m
JOIN article a ON a.id = m.article LEFT JOIN source o ON o.id = a.source
LEFT JOIN sentence s ON s.article = m.article AND s.n = m.sentence
GROUP BY m.article, coalesce(m.sentence, -1 - m.n) ORDER BY a.position, min(m.n)
"""
CO_ACTORS = """
SELECT c.id AS id, c.name AS name, c.type AS type, count(*) AS sentences, count(DISTINCT article) AS articles
FROM (SELECT DISTINCT y.actor AS actor, y.article AS article, y.sentence AS sentence
      FROM mention x JOIN mention y ON y.article = x.article AND y.sentence = x.sentence AND y.actor <> x.actor
      WHERE x.actor = :actor) JOIN actor c ON c.id = actor
GROUP BY c.id ORDER BY sentences DESC, articles DESC, c.position LIMIT :limit
"""

_TOPIC = """
SELECT l.id AS id, l.label AS label, l.parent AS parent, l.wikidata AS wikidata, l.introduction AS introduction,
  count(a.id) AS articles, min(a.day) AS first, max(a.day) AS last
FROM topic l
"""
TOPICS = f"""
{_TOPIC} LEFT JOIN article_topic t ON t.topic = l.id LEFT JOIN article a ON a.id = t.article
GROUP BY l.id ORDER BY lower(l.label), l.id
"""
TOPICS_OF_ACTOR = f"""
{_TOPIC} JOIN article_topic t ON t.topic = l.id JOIN article a ON a.id = t.article
JOIN appearance p ON p.article = a.id AND p.actor = :actor
GROUP BY l.id ORDER BY articles DESC, lower(l.label), l.id
"""
