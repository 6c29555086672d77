"""The questions in SQL. `:internal` is 1 where everything may be shown; columns are named as the rows' fields."""

# ruff: noqa: S608 - joined from our own constants only; every value is a parameter

# Which words this site may show. `s` is a sentence, `q` a quote, `f` a flag, `a` an article.
_TITLE = "CASE WHEN :internal THEN a.title ELSE a.title_public END"
_WORDS = "CASE WHEN :internal THEN s.text WHEN s.public THEN coalesce(s.masked, s.text) END"


def _plain(words: str) -> str:
    """Words that stand outside the text; `masked` is `generator.extract.personal.masked`."""
    return f"CASE WHEN :internal THEN {words} ELSE masked({words}) END"


# Where the words stand on the article's page: a headline is its title; what is not shown has no place.
_ANCHOR = """
  CASE WHEN (SELECT b.kind FROM block b WHERE b.article = s.article AND b.n = s.block) = 'headline' THEN 'headline'
       WHEN :internal OR s.public THEN s.anchor END"""

_NAME = _plain("c.name")

_ARTICLE = f"""
  a.id AS id, {_TITLE} AS title, a.day AS day, o.name AS source, a.source AS source_id,
  coalesce(o.reliability, 'F') AS reliability, a.rights AS rights, a.language AS language, a.garbled AS garbled,
  a.file AS file, a.counted AS counted,
  (SELECT {_WORDS} FROM summary u JOIN sentence s ON s.article = u.article AND s.n = u.sentence
   WHERE u.article = a.id ORDER BY u.n LIMIT 1) AS lead
"""
_FROM = "FROM article a LEFT JOIN source o ON o.id = a.source"

# What only copies say of an actor or a topic would stand nowhere else: it stands on its page, and counts for nothing.
_COUNTS_FOR_ACTOR = """(a.counted OR NOT EXISTS (
  SELECT 1 FROM appearance p JOIN article b ON b.id = p.article WHERE p.actor = :actor AND b.counted))"""
_COUNTS_FOR_TOPIC = """(a.counted OR NOT EXISTS (
  SELECT 1 FROM article_topic t JOIN article b ON b.id = t.article WHERE t.topic = :topic AND b.counted))"""

ARTICLES = f"SELECT {_ARTICLE} {_FROM} WHERE a.counted ORDER BY a.position LIMIT :limit"
ARTICLES_AND_COPIES = f"SELECT {_ARTICLE} {_FROM} ORDER BY a.position"
ARTICLES_OF_SOURCE = f"SELECT {_ARTICLE} {_FROM} WHERE a.source = :source ORDER BY a.position"
ARTICLES_OF_TOPIC = f"""
SELECT {_ARTICLE}, t.score AS score, t.evidence AS evidence
{_FROM} JOIN article_topic t ON t.article = a.id WHERE t.topic = :topic AND {_COUNTS_FOR_TOPIC} ORDER BY a.position
"""
FLAGGED = f"""
SELECT {_ARTICLE} {_FROM}
WHERE a.garbled OR EXISTS (SELECT 1 FROM flag f WHERE f.article = a.id) ORDER BY a.score, a.position
"""

TALLY = """
SELECT count(*) AS articles, count(*) - count(day) AS undated, coalesce(sum(garbled), 0) AS garbled,
  min(day) AS first, max(day) AS last, count(DISTINCT source) AS sources,
  (SELECT count(DISTINCT p.actor) FROM appearance p JOIN article a ON a.id = p.article WHERE a.counted) AS actors,
  (SELECT count(DISTINCT t.topic) FROM article_topic t JOIN article a ON a.id = t.article WHERE a.counted) AS topics,
  (SELECT count(*) FROM quote q JOIN article a ON a.id = q.article WHERE a.counted AND q.kind = 'direct') AS quotes,
  (SELECT count(*) FROM event e JOIN article a ON a.id = e.article WHERE a.counted) AS events,
  (SELECT count(*) FROM article a WHERE NOT a.counted) AS copies,
  (SELECT count(DISTINCT article) FROM personal) AS personal, (SELECT count(*) FROM refusal) AS refused,
  (SELECT count(*) FROM hidden) AS hidden, (SELECT count(*) FROM notice) AS notices,
  (SELECT count(*) FROM suggestion) AS suggestions
FROM article WHERE counted
"""
SOURCES = """
SELECT o.id AS id, o.name AS name, o.rights AS rights, o.reliability AS reliability, o.note AS note,
  o.listed AS listed, sum(a.counted) AS articles, sum(NOT a.counted) AS copies, min(a.day) AS first, max(a.day) AS last
FROM source o JOIN article a ON a.source = o.id GROUP BY o.id ORDER BY o.id
"""

# Some text is decoded only for those who may read it: a full article, or inside.
STORY = """
SELECT CASE WHEN :internal OR rights = 'full' THEN text END AS text, sha256, size, form, engine, score, body_size
FROM article WHERE id = :article
"""
FIELDS = f"""
SELECT f.name AS name, CASE f.name WHEN 'title' THEN {_TITLE} ELSE {_plain("f.value")} END AS value,
  f.kind AS kind, f.rule AS rule, f.start AS start, f."end" AS "end"
FROM field f JOIN article a ON a.id = f.article WHERE f.article = :article ORDER BY f.name, f.n
"""
BLOCKS = 'SELECT kind, rule, start, "end" FROM block WHERE article = :article ORDER BY n'
SENTENCES = f"""
SELECT n, anchor, block, start, "end", {_WORDS} AS text FROM sentence s WHERE article = :article ORDER BY n
"""
SUMMARY = "SELECT sentence FROM summary WHERE article = :article ORDER BY n"
APPEARANCES = f"""
SELECT p.actor AS actor, {_NAME} AS name, c.type AS type, p.mentions AS mentions, p.acting AS acting,
  (SELECT json_group_array(text) FROM (SELECT {_plain("r.text")} AS text FROM role r
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
_COPY = """
SELECT k.article AS article, b.id AS id, CASE WHEN :internal THEN b.title ELSE b.title_public END AS title,
  b.day AS day, o.name AS source, b.counted AS counted, k.kind AS kind, k.share AS share, k.why AS why
FROM copy k JOIN article a ON a.id = k.article JOIN article b ON b.id = k.other LEFT JOIN source o ON o.id = b.source
"""
COPIES = f"{_COPY} WHERE k.article = :article ORDER BY NOT b.counted, k.n"
COUNTED_ELSEWHERE = f"{_COPY} WHERE a.counted AND NOT b.counted ORDER BY a.position, k.n"
MASK = 'SELECT start, "end", label FROM mask WHERE article = :article ORDER BY start'
PERSONAL = f"""
SELECT p.article AS article, p.flag AS flag, p.message AS message, p.start AS start, p."end" AS "end",
  CASE WHEN :internal THEN p.words END AS words, {_ANCHOR} AS anchor
FROM personal p JOIN article a ON a.id = p.article
LEFT JOIN sentence s ON s.article = p.article AND s.n = p.sentence ORDER BY a.position, p.n
"""

_DATED = f"""
SELECT e.article AS article, {_TITLE} AS title, a.day AS day, o.name AS source, a.garbled AS garbled,
  {_ANCHOR} AS anchor, {_WORDS} AS text, e.date AS date, e.precision AS precision, e.status AS status,
  CASE WHEN :internal OR a.rights <> 'metadata' THEN e.expression ELSE '' END AS expression,
  CASE WHEN :internal OR a.rights <> 'metadata' THEN e.why ELSE '' END AS why, e.from_caption AS from_caption
"""
_EVENT_PLACE = """
JOIN article a ON a.id = e.article LEFT JOIN source o ON o.id = a.source
JOIN sentence s ON s.article = e.article AND s.n = e.sentence
"""
_EVENT = f"{_DATED} FROM event e {_EVENT_PLACE}"
EVENTS = f"{_EVENT} WHERE a.counted ORDER BY a.position, e.n"
EVENTS_OF_ARTICLE = f"{_EVENT} WHERE e.article = :article ORDER BY e.n"
EVENTS_OF_ACTOR = f"""
{_DATED} FROM (SELECT DISTINCT article, sentence FROM mention WHERE actor = :actor) m
CROSS JOIN event e INDEXED BY event_sentence ON e.article = m.article AND e.sentence = m.sentence {_EVENT_PLACE}
WHERE {_COUNTS_FOR_ACTOR} ORDER BY a.position, e.n
"""
EVENTS_OF_TOPIC = f"""
{_DATED} FROM (SELECT DISTINCT article FROM article_topic WHERE topic = :topic) t
CROSS JOIN event e ON e.article = t.article {_EVENT_PLACE}
WHERE {_COUNTS_FOR_TOPIC} ORDER BY a.position, e.n
"""

_QUOTED = f"""
SELECT q.article AS article, {_TITLE} AS title, a.day AS day, o.name AS source, q.n AS n, {_ANCHOR} AS anchor,
  CASE WHEN :internal THEN q.text WHEN q.public THEN coalesce(q.masked, q.text) END AS text,
  CASE WHEN :internal THEN s.text WHEN s.public THEN coalesce(s.masked, s.text) END AS whole,
  q.kind AS kind, q.fragment AS fragment, q.verbatim AS verbatim, q.hedged AS hedged, q.denied AS denied
"""
_QUOTE_PLACE = """
JOIN article a ON a.id = q.article LEFT JOIN source o ON o.id = a.source
LEFT JOIN sentence s ON s.article = q.article AND s.n = q.sentence
"""
_QUOTE = f"{_QUOTED} FROM quote q {_QUOTE_PLACE}"
QUOTES = f"{_QUOTE} WHERE a.counted ORDER BY a.position, q.n"
QUOTES_OF_ARTICLE = f"{_QUOTE} WHERE q.article = :article ORDER BY q.n"
QUOTES_OF_ACTOR = f"""
{_QUOTED} FROM (SELECT DISTINCT article, quote FROM speaker WHERE actor = :actor) k
CROSS JOIN quote q ON q.article = k.article AND q.n = k.quote {_QUOTE_PLACE}
WHERE {_COUNTS_FOR_ACTOR} ORDER BY a.position, q.n
"""
SPEAKERS = f"""
SELECT {_plain("name")} AS name, actor FROM speaker WHERE article = :article AND quote = :quote ORDER BY n
"""

FLAGS = f"""
SELECT f.flag AS flag, CASE WHEN :internal OR f.public THEN {_plain("f.message")} END AS message,
  CASE WHEN :internal THEN f.excerpt WHEN f.public THEN coalesce(f.masked, f.excerpt) END AS excerpt,
  {_ANCHOR} AS anchor
FROM flag f LEFT JOIN sentence s ON s.article = f.article AND s.n = f.sentence WHERE f.article = :article ORDER BY f.n
"""
NOTICES = "SELECT article, code, message FROM notice ORDER BY n"
NOTICES_OF_ARTICLE = "SELECT article, code, message FROM notice WHERE article = :article ORDER BY n"
REFUSALS = "SELECT file, reason FROM refusal ORDER BY n"
HIDDEN = "SELECT id, file FROM hidden ORDER BY file, id"

_ACTOR = f"""
SELECT c.id AS id, {_NAME} AS name, c.type AS type, c.country AS country, c.country_name AS country_name,
  c.wikidata AS wikidata, c.followthemoney AS followthemoney, c.notes AS notes, count(a.id) AS articles,
  coalesce(sum(CASE WHEN a.id IS NOT NULL THEN p.mentions END), 0) AS mentions,
  coalesce(sum(CASE WHEN a.id IS NOT NULL THEN p.acting END), 0) AS acting, min(a.day) AS first, max(a.day) AS last
FROM actor c JOIN appearance p ON p.actor = c.id LEFT JOIN article a ON a.id = p.article AND a.counted
"""
ACTORS = f"{_ACTOR} GROUP BY c.id ORDER BY c.position"
ACTORS_OF_TOPIC = f"""
{_ACTOR} JOIN article_topic t ON t.article = p.article AND t.topic = :topic WHERE p.acting > 0 AND a.counted
GROUP BY c.id ORDER BY articles DESC, acting DESC, mentions DESC, c.position LIMIT :limit
"""
ALIASES = f"SELECT {_plain('alias')} AS text, given, lang, script FROM alias WHERE actor = :actor ORDER BY n"
NOT_ALIASES = f"SELECT {_plain('name')} AS name FROM not_alias WHERE actor = :actor ORDER BY n"
_SUGGESTION = f"""
SELECT g.id AS id, g.doubt AS doubt, g.actor AS actor, {_NAME} AS name, g.other AS other,
  {_plain("d.name")} AS other_name, {_plain("g.why")} AS why, {_plain("g.accept")} AS accept,
  {_plain("g.reject")} AS reject
FROM suggestion g JOIN actor c ON c.id = g.actor LEFT JOIN actor d ON d.id = g.other
"""
SUGGESTIONS = f"{_SUGGESTION} ORDER BY g.position LIMIT :limit"
SUGGESTIONS_OF_ACTOR = f"{_SUGGESTION} WHERE :actor IN (g.actor, g.other) ORDER BY g.position"
SUGGESTED_BY = f"""
SELECT {_ARTICLE} {_FROM} JOIN suggestion_article e ON e.article = a.id WHERE e.suggestion = :suggestion ORDER BY e.n
"""
LATEST_ROLES = f"""
SELECT r.actor AS actor, {_plain("r.text")} AS text
FROM role r JOIN article a ON a.id = r.article AND a.counted ORDER BY a.position, r.n
"""
ROLES = f"""
SELECT {_plain("r.text")} AS text, r.article AS article, {_TITLE} AS title, a.day AS day, o.name AS source,
  {_ANCHOR} AS anchor
FROM role r JOIN article a ON a.id = r.article LEFT JOIN source o ON o.id = a.source
LEFT JOIN sentence s ON s.article = r.article AND s.n = r.sentence
WHERE r.actor = :actor AND {_COUNTS_FOR_ACTOR} ORDER BY a.position, r.n
"""
PASSAGES = f"""
SELECT m.article AS article, {_TITLE} AS title, a.day AS day, o.name AS source, a.garbled AS garbled,
  {_ANCHOR} AS anchor, {_WORDS} AS text, max(m.acting) AS acting, max(m.saying) AS saying,
  json_group_array({_plain("m.text")}) AS names,
  (SELECT json_group_array(actor) FROM (SELECT DISTINCT y.actor AS actor FROM mention y
   WHERE y.article = m.article AND y.sentence = m.sentence AND y.actor <> :actor ORDER BY y.actor)) AS others
FROM (SELECT * FROM mention WHERE actor = :actor ORDER BY article, n) m
JOIN article a ON a.id = m.article LEFT JOIN source o ON o.id = a.source
LEFT JOIN sentence s ON s.article = m.article AND s.n = m.sentence
WHERE {_COUNTS_FOR_ACTOR} GROUP BY m.article, coalesce(m.sentence, -1 - m.n) ORDER BY a.position, min(m.n)
"""
_TIE = f"""
SELECT t.actor AS actor, t.body AS body, t.article AS article, {_TITLE} AS title, a.day AS day, o.name AS source,
  {_ANCHOR} AS anchor, (SELECT {_plain("r.text")} FROM role r
   WHERE r.article = t.article AND r.actor = t.actor ORDER BY r.n LIMIT 1) AS role
FROM affiliation t JOIN article a ON a.id = t.article AND a.counted LEFT JOIN source o ON o.id = a.source
LEFT JOIN sentence s ON s.article = t.article AND s.n = t.sentence
"""
TIES = f"{_TIE} WHERE t.actor = :actor ORDER BY a.position, t.body"
HOMES = """
SELECT t.actor AS actor, CASE WHEN b.type = 'GOV' THEN b.id ELSE b.country END AS country
FROM affiliation t JOIN article a ON a.id = t.article AND a.counted JOIN actor b ON b.id = t.body
WHERE b.type = 'GOV' OR b.country IS NOT NULL ORDER BY a.position, t.body
"""
MEMBERS = f"{_TIE} WHERE t.body = :actor ORDER BY a.position, t.actor"

_TOPIC = """
SELECT l.id AS id, l.label AS label, l.parent AS parent, l.wikidata AS wikidata, l.introduction AS introduction,
  count(a.id) AS articles, min(a.day) AS first, max(a.day) AS last
FROM topic l
"""
TOPICS = f"""
{_TOPIC} LEFT JOIN article_topic t ON t.topic = l.id LEFT JOIN article a ON a.id = t.article AND a.counted
GROUP BY l.id ORDER BY lower(l.label), l.id
"""
TOPICS_OF_ACTOR = f"""
{_TOPIC} JOIN article_topic t ON t.topic = l.id JOIN article a ON a.id = t.article AND a.counted
JOIN appearance p ON p.article = a.id AND p.actor = :actor
GROUP BY l.id ORDER BY articles DESC, lower(l.label), l.id
"""
