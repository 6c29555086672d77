"""Which articles are copies. The texts are invented."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.related import CopyKind
from generator.relate.duplicates import CROWD, counted, find_copies, groups
from texts import article_of

PORT = """The port of Velden reopened on Monday after a strike of 43 days that had left 112 ships waiting in the bay.
Crane drivers went back to work at six in the morning, and the first container was lifted off the freighter Almira.
The union accepted a raise of 4.5 percent over two years and a bonus of 900 euros for every docker with children.
It had asked for 7 percent. Its chairwoman, Ragna Holm, spoke of a compromise that nobody loves but everybody can bear.
The harbour company put its loss at 38 million euros and said that it would cut no jobs before the spring of 2027.
Two shipping lines have moved their summer timetable to Kessin for good, and growers in the valley lost early cherries.
Mayor Tomas Breck promised to dredge the northern channel by October, so that larger vessels can turn without tugs.
A commission under the retired judge Ilse Varga will study why the arbitration of last autumn failed."""

REWRITTEN = """After a strike lasting 43 days, during which 112 ships waited in the bay, Velden's port opened Monday.
At six in the morning the crane drivers returned, lifting the first container from the freighter Almira.
A raise of 4.5 percent in two years was accepted by the union, with a bonus of 900 euros for dockers who have children.
The demand had been 7 percent. Union chairwoman Ragna Holm called it a compromise loved by nobody and bearable for all.
No jobs will be cut before spring 2027, said the harbour company, which put losses at 38 million euros.
The summer timetable of two shipping lines moves to Kessin for good; early cherries were lost by growers in the valley.
By October the northern channel will be dredged, Mayor Tomas Breck promised, and larger vessels can turn without tugs.
Why arbitration failed last autumn will be studied by a commission that retired judge Ilse Varga leads."""

INDEPENDENT = """Trucks queued for nine kilometres outside Velden on Monday as the harbour went back to work.
Drivers brought folding chairs and played cards; some had slept in their cabs since Saturday.
The strike over pay, which lasted 43 days, ended when the union and the harbour company agreed on 4.5 percent.
A baker at the gate, Pia Lund, gave away four hundred rolls. She said that the silence had been the worst.
Economists at the university in Kessin think that the region will feel the stoppage until the autumn.
Supermarkets had run short of coffee, rice and nappies, and one car plant sent its night shift home.
Ragna Holm, who leads the union, did not rule out new walkouts should the bonus come late.
The mayor was seen on the quay with a broom."""

FOLLOW_UP = """The harbour company of Velden will build a second terminal, it said, three months after the strike.
Work on the quay begins in March and should take four years. The state pays a third of the 310 million euros.
Environmental groups announced that they would go to court over the mud flats west of the lighthouse.
The company had put its loss from the strike of 43 days at 38 million euros.
Chairwoman Ragna Holm said that the union welcomes the plan if the new cranes have drivers.
Fishermen fear for the eel. Their association asked for a survey in two seasons before the first pile is driven.
Mayor Tomas Breck called the terminal the largest investment in the town since the railway came."""


def kind(one: str, other: str) -> CopyKind | None:
    """How two texts are copies; asked in both directions and orders."""
    a, b = article_of(one, id_="a"), article_of(other, id_="b")
    copies = find_copies([a, b])
    assert copies == find_copies([b, a])
    assert ("a" in copies) == ("b" in copies)
    return copies["a"][0].kind if copies else None


def test_the_same_words_are_the_same_text() -> None:
    """White space, case and the shape of letters are the outlet's, not the author's."""
    assert kind(PORT, PORT.upper().replace("\n", "\n\n").replace(" ", "  ")) is CopyKind.SAME_TEXT


@pytest.mark.parametrize(
    "copy",
    [
        "\n".join(PORT.split("\n")[:5]),
        "By our own staff.\n" + PORT + "\nMore from the region below. " + INDEPENDENT,
        PORT.replace("Monday", "Nov. 3").replace("percent", "per cent").replace("harbour", "harbor"),
    ],
    ids=["cut short", "inside a longer piece", "in the style of the house"],
)
def test_agency_copy_is_found_in_what_outlets_make_of_it(copy: str) -> None:
    """They shorten it, put their own words around it, and spell as they spell."""
    assert kind(PORT, copy) is CopyKind.CONTAINED


def test_a_rewrite_tells_the_same_sentence_by_sentence() -> None:
    """No two of its words may stand as they stood."""
    assert kind(PORT, REWRITTEN) is CopyKind.REWRITTEN


@pytest.mark.parametrize(
    ("one", "other"),
    [(PORT, INDEPENDENT), (PORT, FOLLOW_UP), (INDEPENDENT, FOLLOW_UP), (REWRITTEN, INDEPENDENT)],
)
def test_reports_of_one_event_and_follow_ups_are_no_copies(one: str, other: str) -> None:
    """They share names, numbers and a sentence of background, and are what a reader wants to compare."""
    assert kind(one, other) is None


def test_two_reports_that_quote_the_same_speech_are_no_copies() -> None:
    """The quotation is common; what each says around it is not."""
    speech = [f"“We {verb} and we shall {verb} again, whatever the {noun} may say of it.”" for verb, noun in SPEECH]
    one = "\n".join(f"{said} {line}" for said, line in zip(speech, INDEPENDENT.split("\n"), strict=False))
    other = "\n".join(f"{line} {said}" for said, line in zip(speech, FOLLOW_UP.split("\n"), strict=False))

    assert kind(one, other) is not CopyKind.REWRITTEN


SPEECH = [
    ("build", "bank"),
    ("sail", "wind"),
    ("load", "crane"),
    ("sing", "choir"),
    ("wait", "clock"),
    ("win", "court"),
]


def report(numbers: str) -> str:
    """An article from a template."""
    a, b, c, d, e, f = numbers.split()
    return f"""The leading index of the Velden exchange closed at {a} points on the day, brokers in the city said.
Trading volume came to {b} million shares, of which the harbour company alone made up {c} million shares.
The price of a barrel of oil stood at {d} crowns in the late afternoon, according to the chamber of trade.
The central bank set the rate of the crown at {e} to the dollar and left its own lending rate as it was.
Of the shares in the index, {f} rose and the others fell or stayed as they were, the exchange said."""


def test_reports_from_one_template_are_no_copies() -> None:
    """Tomorrow's market report has today's sentences with other numbers."""
    assert kind(report("4410 81 17 61 93 22"), report("4387 77 15 63 91 14")) is None


def test_a_short_body_is_a_copy_only_under_the_same_headline() -> None:
    """A paywall says the same of every article behind it."""
    wall = "Subscribe to read this article."
    one, other, third = (
        article_of(wall, id_="a", title="Strike"),
        article_of(wall, id_="b", title="Storm"),
        article_of(wall, id_="c", title="Storm"),
    )

    assert {id_: [c.id for c in found] for id_, found in find_copies([one, other, third]).items()} == {
        "b": ["c"],
        "c": ["b"],
    }


def test_articles_without_words_are_no_copies() -> None:
    """Nothing equals nothing, but says nothing either."""
    articles = [article_of(text, id_=id_) for id_, text in {"a": "", "b": "", "c": "—", "d": "…"}.items()]

    assert find_copies(articles) == {}


CHINESE = """港口在罢工四十三天之后于星期一重新开放,一百一十二艘货轮此前一直在海湾里等待靠岸。
起重机司机早上六点返回岗位,第一个集装箱从阿尔米拉号货轮上卸下,码头工人鼓掌欢迎。
工会接受了两年内加薪百分之四点五的方案,每位有子女的码头工人还将得到九百欧元奖金。
港务公司估计损失达三千八百万欧元,并表示在二零二七年春天之前不会裁减任何职位。"""


def test_scripts_without_spaces_are_compared_by_characters() -> None:
    """Chinese, Japanese and Thai put no spaces between words."""
    assert kind(CHINESE, "本报讯。" + CHINESE[:130]) is CopyKind.CONTAINED
    assert kind(CHINESE, CHINESE[::-1]) is None


def test_a_copy_says_how_much_and_in_which_direction() -> None:
    """The reader of either article learns what the other has of it."""
    short = "\n".join(PORT.split("\n")[:5])
    copies = find_copies([article_of(PORT, id_="long"), article_of(short, id_="short")])

    assert copies["short"][0].why == "100% of this text stands word for word in the other."
    assert copies["long"][0].why == "100% of the other stands word for word in this text."
    assert copies["long"][0].share == 1.0


def test_the_earliest_counts_then_the_longest_then_the_smallest_id() -> None:
    """A time is compared in UTC; a day without a time comes after the times of that day; undated ones come last."""
    early = article_of(PORT, id_="z", published="2025-01-18T00:30:00+02:00")
    noon = article_of(PORT, id_="y", published="2025-01-17T23:00:00Z")
    day = article_of(PORT, id_="x", published="2025-01-18")
    undated, longer = article_of(PORT, id_="b"), article_of(PORT + " More.", id_="c")

    assert counted([noon, day, early]) == "z"
    assert counted([day, noon]) == "y"
    assert counted([undated, day]) == "x"
    assert counted([undated, longer]) == "c"
    assert counted([article_of(PORT, id_="d"), undated]) == "b"


def test_a_round_up_does_not_make_two_reports_copies_of_each_other() -> None:
    """It holds both, and joins the earlier."""
    articles = [
        article_of(PORT, id_="port", published="2025-01-01"),
        article_of(INDEPENDENT, id_="queue", published="2025-01-02"),
        article_of(PORT + "\n" + INDEPENDENT, id_="round-up", published="2025-01-03"),
    ]

    assert groups(articles, find_copies(articles)) == (("port", "round-up"),)


def test_what_a_crowd_prints_is_tied_to_the_one_that_counts() -> None:
    """A hundred outlets with the same agency copy make a hundred comparisons, not five thousand."""
    crowd = [
        article_of(
            f"Our number {n} of today. {PORT}", id_=f"{n:03}", published=f"2025-01-01T00:{n % 60:02}:{n // 60:02}Z"
        )
        for n in range(100)
    ]
    copies = find_copies(crowd)

    assert len(crowd) > CROWD
    assert [len(group) for group in groups(crowd, copies)] == [100]
    assert groups(crowd, copies)[0][0] == "000"


@given(st.permutations(range(6)))
@settings(max_examples=20)
def test_the_order_of_the_articles_does_not_matter(order: list[int]) -> None:
    """Files come in any order."""
    texts = (PORT, REWRITTEN, INDEPENDENT, FOLLOW_UP, PORT + INDEPENDENT, PORT.lower())
    articles = [article_of(text, id_=str(n)) for n, text in enumerate(texts)]
    shuffled = [articles[n] for n in order]

    assert find_copies(shuffled) == find_copies(articles)
    assert groups(shuffled, find_copies(articles)) == groups(articles, find_copies(articles))


@pytest.mark.parametrize("piece", ["a ", "a.", "“", '"', "wort ", "。", "一", ". ) ", "\n1"])
def test_hostile_texts_are_compared_in_seconds(piece: str) -> None:
    """A megabyte of the same, twice."""
    one, other = piece * (1_000_000 // len(piece)), piece * (900_000 // len(piece))
    start = time.process_time()
    find_copies([article_of(one, id_="a"), article_of("x " + other, id_="b")])

    assert time.process_time() - start < 20


def test_a_thousand_unrelated_articles_take_seconds() -> None:
    """Only pairs that share something rare are compared."""
    chance = random.Random(7)  # noqa: S311 - a fixed sequence, no secret
    words = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=6)) for _ in range(3000)]
    articles = [
        article_of(". ".join(" ".join(chance.choices(words, k=12)) for _ in range(20)), id_=str(n)) for n in range(1000)
    ]
    start = time.process_time()

    assert find_copies(articles) == {}
    assert time.process_time() - start < 20
