"""What an article is about, and why."""

import time
from dataclasses import replace

import pytest

from generator.errors import BriefingError
from generator.extract.topic_index import base, index_of, pattern_of
from generator.extract.topics import find_topics
from generator.lexicon import topics as topic_sheets
from generator.lexicon.topics import load_topics
from generator.model.article import Kind, Origin, OriginKind, Sourced
from generator.model.lexicon import Lexicon, TopicEntry
from generator.model.settings import UserTopic
from texts import article_of

STRIKE = """Train drivers walk out over pay
Train drivers began a three-day strike on Monday after pay talks collapsed. The trade union said its members
would stay on the picket line until the rail operator improved its wage offer. Commuters faced long delays."""

QUAKE = """Strong earthquake shakes the coast
A magnitude 6.8 earthquake struck before dawn. Rescue teams searched the rubble for survivors while aftershocks
rattled the town. Officials put the death toll at twelve and said more people were missing."""

PACT = """Neighbours sign defence pact
The two foreign ministers signed a treaty on Tuesday after a year of negotiations. The pact commits both
countries to mutual aid. The parliaments must still ratify the treaty before it takes effect."""

BARRAGE = """Missiles hit the harbour town overnight
The army launched missiles and drones at the town, killing two people and damaging a school. Air raid sirens
sounded until dawn, and officials called it the heaviest missile attack since the ceasefire ended."""

ASSAULT = """Shopkeeper stabbed in the market hall
Police are looking for a man who stabbed a shopkeeper and robbed the till. A police spokeswoman said the victim was
in hospital. Police asked witnesses of the assault to come forward."""

OFFICE = """Ministry calls its staff back
Staff must return to the office four days a week from June, the ministry said. Remote work had become the rule.
The workplace agreement lets employees ask for hybrid work on other days."""

MEMORY = """Short naps help people remember
Patients with memory loss recalled more words after a nap, a clinical trial found. Doctors gave them no medication.
A neurologist at the University of the North said the treatment needs a larger trial at the University of the South."""

NONSENSE = "Lorem ipsum dolor sit amet, consectetur adipiscing elit."


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The packaged topics without any actors."""
    topics, idf = load_topics()
    return Lexicon(digest="", countries=(), actors=(), topics=topics, words={}, idf=idf)


def labels(text: str, lexicon: Lexicon, *extra: UserTopic) -> list[str]:
    """Labels of the topics given, best first."""
    return [topic.label for topic in find_topics(article_of(text), lexicon, extra)]


@pytest.mark.parametrize(
    ("text", "label"),
    [(STRIKE, "labour relations"), (QUAKE, "earthquake"), (PACT, "treaty")],
)
def test_plain_news_gets_its_topic(lexicon: Lexicon, text: str, label: str) -> None:
    """The words are everyday news, not those of any test article."""
    assert label in labels(text, lexicon)


@pytest.mark.parametrize(
    ("text", "subject", "unwanted"),
    [
        (BARRAGE, "16000000", "military weaponry and equipment"),
        (ASSAULT, "02000000", "police"),
        (OFFICE, "09000000", "commercial real estate"),
        (MEMORY, "07000000", "college and university"),
    ],
)
def test_the_best_topic_is_the_event_not_its_means(lexicon: Lexicon, text: str, subject: str, unwanted: str) -> None:
    """Weapons, police, offices and universities stand in news about something else."""
    best = find_topics(article_of(text), lexicon)[0]

    assert index_of(lexicon).line[best.id][0] == f"medtop:{subject}"
    assert best.label != unwanted


def test_every_topic_shows_words_that_stand_in_the_article(lexicon: Lexicon) -> None:
    """A topic can say why."""
    for text in (STRIKE, QUAKE, PACT):
        flat = " ".join(text.replace("-", " ").split())

        for topic in find_topics(article_of(text), lexicon):
            assert topic.evidence
            assert all(words in flat for words in topic.evidence)


def test_at_most_five_topics_best_first_with_scores_between_0_and_1(lexicon: Lexicon) -> None:
    """Even where an article has something of everything."""
    found = find_topics(article_of("\n".join([PACT, QUAKE, STRIKE] * 3)), lexicon)
    scores = [topic.score for topic in found]

    assert 0 < len(found) <= 5
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


@pytest.mark.parametrize("text", ["", "\n\n", NONSENSE, "He said so on Monday.", "!!! 123 \ud800"])
def test_an_article_without_telling_words_stays_unclassified(lexicon: Lexicon, text: str) -> None:
    """Nothing is better than a guess."""
    assert find_topics(article_of(text), lexicon) == ()


def test_a_topic_above_a_specific_one_is_left_out_without_words_of_its_own(lexicon: Lexicon) -> None:
    """The page of the specific topic shows its place in the tree."""
    found = labels(QUAKE, lexicon)

    assert found[0] == "earthquake"
    assert not {"natural disaster", "disaster", "disaster, accident and emergency incident"} & set(found)


def test_a_topic_above_a_specific_one_stands_beside_it_with_words_of_its_own(lexicon: Lexicon) -> None:
    """A treaty in an article on relations at large leaves room for both."""
    relations = "Foreign policy: bilateral relations, a strategic partnership and closer ties with allies.\n"

    assert {"treaty", "international relations"} <= set(labels(relations * 2 + PACT, lexicon))


def test_furniture_does_not_classify(lexicon: Lexicon) -> None:
    """A teaser of a football match beside a treaty is not what the article is about."""
    teaser = "Bundesliga: striker scores late penalty goal as football champions win the match\n" * 3
    with_teaser = article_of(teaser + PACT, kinds=dict.fromkeys(range(3), Kind.TEASER))

    assert [t.id for t in find_topics(with_teaser, lexicon)] == [t.id for t in find_topics(article_of(PACT), lexicon)]


def test_a_headline_counts_more_than_a_line_of_text(lexicon: Lexicon) -> None:
    """Writers put the topic there."""
    first, second = STRIKE.partition("\n")[0] + "\n", "A flood damaged houses.\n"
    rest = "People talked about it all day.\n" * 8

    assert find_topics(article_of(first + rest + second, kinds={0: Kind.HEADLINE}), lexicon)[0].label != "flood"
    assert find_topics(article_of(second + rest + first, kinds={0: Kind.HEADLINE}), lexicon)[0].label == "flood"


def test_a_title_from_outside_the_text_is_read(lexicon: Lexicon) -> None:
    """A sidecar's or an HTML tag's title is a headline, a derived one is not."""
    decided = Sourced(value="Earthquake", origin=Origin(kind=OriginKind.DECIDED, rule="sidecar"))
    derived = replace(decided, origin=Origin(kind=OriginKind.DERIVED, rule="first words"))
    one = article_of("It was felt far away.")

    assert find_topics(replace(one, title=decided), lexicon)[0].label == "earthquake"
    assert find_topics(replace(one, title=derived), lexicon) == ()


def test_the_longest_phrase_wins(lexicon: Lexicon) -> None:
    """A cold war is no weather, and a school shooting is not about schools."""
    evidence = {words.lower() for topic in find_topics(article_of(PACT), lexicon) for words in topic.evidence}

    assert "foreign ministers" in evidence or "foreign minister" not in evidence
    assert "school" not in labels("Gunman kills two in school shooting\nPolice said the gunman opened fire.", lexicon)


def test_a_users_topic_is_given_wherever_a_term_stands(lexicon: Lexicon) -> None:
    """A word list of one's own must not fail silently."""
    mine = UserTopic(id="user:commuters", label="Commuters", terms=("commuter*", "long delays"))
    found = {topic.id: topic for topic in find_topics(article_of(STRIKE), lexicon, (mine,))}

    assert found["user:commuters"].label == "Commuters"
    assert set(found["user:commuters"].evidence) == {"Commuters", "long delays"}


def test_a_users_topic_changes_no_other(lexicon: Lexicon) -> None:
    """It stands on top, even where its terms are part of the lexicon's phrases."""
    mine = UserTopic(id="user:pay", terms=("pay", "line"))
    with_mine = [topic for topic in find_topics(article_of(STRIKE), lexicon, (mine,)) if topic.id != "user:pay"]

    assert with_mine == list(find_topics(article_of(STRIKE), lexicon))


def test_a_users_terms_extend_an_iptc_topic_even_under_a_retired_code(lexicon: Lexicon) -> None:
    """Old codes fold forward to the topic in use."""
    retired = next(entry for entry in lexicon.topics.values() if entry.retired_to == "medtop:20000062")
    mine = UserTopic(id=retired.id, terms=("zorblax",))
    found = find_topics(article_of("Zorblax, zorblax!\nThe zorblax was there."), lexicon, (mine,))

    assert [topic.id for topic in found] == ["medtop:20000062"]


def test_the_same_article_gives_the_same_topics_after_other_articles(lexicon: Lexicon) -> None:
    """The compiled index keeps no memory of what was read."""
    before = find_topics(article_of(QUAKE), lexicon)
    find_topics(article_of(STRIKE), lexicon, (UserTopic(id="user:x", terms=("earthquake",)),))

    assert find_topics(article_of(QUAKE), lexicon) == before


@pytest.mark.parametrize("text", ["a" * 1_000_000, "prime minister " * 60_000, "new " * 250_000, "'" * 1_000_000])
def test_a_hostile_text_costs_no_more_than_its_length(lexicon: Lexicon, text: str) -> None:
    """1 MB in one line passes in seconds."""
    started = time.process_time()
    find_topics(article_of(text), lexicon)

    assert time.process_time() - started < 3


def test_the_tree_is_whole_and_every_retired_code_folds_to_one_in_use() -> None:
    """17 subjects; every parent exists; no cycle."""
    topics, _ = load_topics()
    in_use = {id_ for id_, entry in topics.items() if entry.retired_to is None}

    assert sum(1 for id_ in in_use if topics[id_].parent is None) == 17
    assert all(topics[id_].parent in in_use for id_ in in_use if topics[id_].parent)
    assert all(entry.retired_to in in_use for entry in topics.values() if entry.retired_to)


def test_every_subject_and_second_level_topic_has_words_of_ours() -> None:
    """A label alone finds too little; those that have nothing else are deeper."""
    topics, idf = load_topics()
    upper = index_of(Lexicon(digest="", countries=(), actors=(), topics=topics, words={}, idf=idf)).levels
    own = {id_ for id_, entry in topics.items() if len(entry.keywords) > 1}

    assert set(upper[0]) <= own
    assert len(set(upper[1]) - own) == 0


def test_keywords_are_lower_case_and_weigh_1_to_5() -> None:
    """Otherwise they would never match, or outweigh everything."""
    topics, _ = load_topics()
    rows = [(word, weight) for entry in topics.values() for word, weight in entry.keywords]

    assert [word for word, _ in rows if word != word.lower() or not pattern_of(word)] == []
    assert {weight for _, weight in rows} <= {1.0, 2.0, 3.0, 4.0, 5.0}


def test_a_sheet_with_an_unknown_code_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A typo in a code must not silently drop its words."""
    monkeypatch.setattr(topic_sheets, "_sheets", lambda: {"29999999": {5: "word"}})

    with pytest.raises(BriefingError, match="29999999"):
        load_topics.__wrapped__()


@pytest.mark.parametrize(
    ("word", "expected"),
    [("treaties", "treaty"), ("weapons", "weapon"), ("crisis", "crisis"), ("gas", "gas"), ("process", "process")],
)
def test_plurals_share_a_base(word: str, expected: str) -> None:
    """TF-IDF counts them together."""
    assert base(word) == expected


def test_patterns_keep_their_stems() -> None:
    """A trailing star belongs to the last word of its piece."""
    assert pattern_of("arms deal*") == ("arms", "deal*")
    assert pattern_of("cease-fire*") == ("cease", "fire*")
    assert pattern_of("president's office") == ("president", "office")


def test_a_topic_keeps_its_code_label_and_place(lexicon: Lexicon) -> None:
    """They are facts of the vocabulary, not ours to change."""
    entry = lexicon.topics["medtop:20000641"]

    assert isinstance(entry, TopicEntry)
    assert (entry.label, entry.parent) == ("treaty", "medtop:20000639")


def test_no_keyword_is_a_bare_number(lexicon: Lexicon) -> None:
    """`5` and `10` stand in every article."""
    words = [keyword for entry in lexicon.topics.values() for keyword, _ in entry.keywords]

    assert all(any(letter.isalpha() for letter in keyword) for keyword in words)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Delegates from small states spoke. Delegates left at noon.", "primary elections"),
        ("The industry is split into two camps. Both camps cite the rule.", "refugees and internally displaced people"),
        ("Piracy off the coast fell. Piracy had kept ships away.", "patent, copyright and trademark"),
    ],
)
def test_words_of_many_meanings_name_no_topic_alone(lexicon: Lexicon, text: str, unwanted: str) -> None:
    """They need company."""
    assert unwanted not in [topic.label for topic in find_topics(article_of(text), lexicon)]


@pytest.mark.parametrize("term", ["Bab el-Mandeb", "bab el mandeb", "BAB EL–MANDEB", "Bab el-Mand*"])
@pytest.mark.parametrize("written", ["Bab el-Mandeb", "Bab El Mandeb", "Bab el–Mandeb"])
def test_terms_of_a_person_match_whatever_the_case_and_the_dash(lexicon: Lexicon, term: str, written: str) -> None:
    """Who writes topics.yml thinks of words, not of marks."""
    topic = UserTopic(id="user:straits", label="Straits", terms=(term,))
    text = f"A tanker burned for days. It had passed the {written} strait at night, the owner said."
    found = {one.id: one for one in find_topics(article_of(text), lexicon, (topic,))}

    assert found["user:straits"].evidence == (written,)
