"""What topics, dates, events and the summary cost beyond the language model: `python benchmarks/beyond.py [ARTICLES]`.

CPU milliseconds an article of the demonstration articles and of made-up ones of the length of news, each read again and
again, beside the language model's own pass. Then ARTICLES (10,000) made-up ones, each with names and words that no
other has, so that whatever were kept between articles would show. `found` is a fingerprint of what the stages found:
a faster stage finds the same.
"""

from __future__ import annotations

import hashlib
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.clean import clean
from generator.errors import Rejected
from generator.extract.dates import find_dates
from generator.extract.events import find_events
from generator.extract.language import analyse
from generator.extract.summary import summarise
from generator.extract.topics import find_topics
from generator.lexicon import load
from generator.model.analysis import Analysis
from generator.model.article import Article
from generator.model.corpus import Corpus
from generator.read import find, open_raw, read_items
from memory import word
from texts import article_of

DEMONSTRATION = Path(__file__).parents[1] / "seeds/articles"
TIMES = 5
"""How often the demonstration articles are read."""
STAGES = ("topics", "dates", "events", "summary")
LONG = 4_000
"""Characters of a news article."""
SAMPLE = 20
DAYS = "Monday Tuesday Wednesday Thursday Friday".split()
MONTHS = "January February March April May June July August September October November December".split()
SENTENCES = (  # four or five dates in a thousand characters; the demonstration articles have three
    "{Name} {Name}, head of the {Name} Council, said on {day} that the {word} of {Name} would cost {figure} euros.",
    "The parliament of {Name} adopted the climate law on {month} {date}, 2024, after a debate that lasted three hours.",
    "“We have waited for this treaty since last year,” {Name} told reporters, “and we will not wait until next week.”",
    "Prices of oil and grain rose by {date} percent in {month}, and the central bank expects inflation to fall again.",
    "Police in {Name} arrested two men yesterday over the attack on the {Name} hospital, the ministry announced.",
    "The {word} was due to open at 9 a.m. on {date} {month}, but the {Name} company postponed it to next {day}.",
    "Scientists who study the {word} found that the sea around {Name} has warmed since the 1990s more than elsewhere.",
    "However, the court in {Name} has not yet decided whether the election of {Name} {Name} was lawful.",
    "“Nobody asked the people who live beside the {word},” said {Name} {Name}, who teaches physics at the university.",
    "The company has {figure} workers in {Name} and in {Name}, most of whom build engines for ships.",
    "Its rival, the {Name} Group, called the decision a mistake and asked the regulator to look into the {word}.",
    "Doctors warned that the virus spreads faster in schools, where the {word} is hardly ever tested.",
    "The two governments disagree over the border at {Name}, over fishing rights and over the price of the {word}.",
    "He added that the {word} would remain closed, and that nobody in {Name} had been hurt.",
    "Critics say the plan of {Name} {Name} helps the rich, while the unions fear for the pensions of their members.",
    "According to the {Name} Institute, the {word} has become so expensive that farmers can no longer pay for it.",
    "The team of {Name} won the final after a goal by {Name} {Name}, whose father had played for the same club.",
)
Cost = dict[str, float]


def demonstration() -> list[Article]:
    """The articles that a first build shows; what it refuses is left out."""
    found = []
    for name, path in find(DEMONSTRATION):
        try:
            items = list(read_items(open_raw(name, path)))
        except Rejected:
            continue
        found += [clean(item, (), Corpus()) for item in items if not isinstance(item, Rejected)]
    return found


def made(number: int) -> Article:
    """An article of names and words that no other has, on a day of its own."""
    dice = random.Random(number)  # noqa: S311 - the same texts each time
    lines: list[str] = []
    while sum(map(len, lines)) < LONG:
        lines.append(" ".join(_sentence(dice) for _ in range(3)))
    return article_of(
        "\n".join(lines), published=f"2024-{1 + number % 12:02}-{1 + number % 28:02}", id_=f"{number:016x}"
    )


def _sentence(dice: random.Random) -> str:
    said = dice.choice(SENTENCES)
    while "{Name}" in said:
        said = said.replace("{Name}", word(dice).title(), 1)
    return said.format(
        word=word(dice),
        day=dice.choice(DAYS),
        month=dice.choice(MONTHS),
        date=dice.randrange(1, 29),
        figure=dice.randrange(10**6),
    )


def stages(article: Article, analysis: Analysis, cost: Cost) -> tuple[object, ...]:
    """What the four stages find; their CPU seconds are added to `cost`."""
    ticks = [time.process_time()]
    topics = find_topics(article, load())
    ticks.append(time.process_time())
    dates = find_dates(article, analysis)
    ticks.append(time.process_time())
    events = find_events(article, analysis, dates)
    ticks.append(time.process_time())
    summary = summarise(article, analysis, load())
    ticks.append(time.process_time())
    for stage, before, after in zip(STAGES, ticks, ticks[1:], strict=False):
        cost[stage] += after - before
    return topics, dates, events, summary


def growth(total: int) -> Iterator[str]:
    """The cost of the last tenth of made-up articles before each size from 100 to `total`, and of the first again.

    These tell what grew from what the machine does at the time. The language model would take half an hour for all of
    them: rules cut these sentences, and give them no syntax.
    """
    done = 0
    for size in (size for size in (100, 1_000, 10_000, 100_000) if size <= total):
        without_syntax(range(done, size - size // 10))
        yield f"  up to {size}: {without_syntax(range(size - size // 10, size))}"
        done = size
    yield f"  the first 100 again: {without_syntax(range(100))}"


def without_syntax(numbers: range) -> str:
    """The cost of the made-up articles of these numbers."""
    cost = dict.fromkeys(STAGES, 0.0)
    for number in numbers:
        article = made(number)
        stages(article, analyse(replace(article, language=replace(article.language, value="xx"))), cost)
    return shown(cost, max(len(numbers), 1))


def measured(what: str, articles: list[Article], times: int) -> str:
    """The cost of articles that the language model reads, with what was found as a fingerprint."""
    start = time.process_time()
    read = [(article, analyse(article)) for article in articles]
    model = 1000 * (time.process_time() - start) / len(articles)
    found = [stages(article, analysis, dict.fromkeys(STAGES, 0.0)) for article, analysis in read]
    cost = dict.fromkeys(STAGES, 0.0)
    for article, analysis in read * times:
        stages(article, analysis, cost)
    length = sum(len(article.text) for article in articles) / len(articles)
    digest = hashlib.sha256(repr(found).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return (
        f"{len(articles)} {what} articles of {length:.0f} characters: {shown(cost, len(articles) * times)}, "
        f"the language model {model:.0f} ms; found {digest}"
    )


def shown(cost: Cost, articles: int) -> str:
    """Milliseconds an article, stage by stage."""
    each = {stage: 1000 * seconds / articles for stage, seconds in cost.items()}
    return f"{', '.join(f'{stage} {value:.2f}' for stage, value in each.items())}, together {sum(each.values()):.2f} ms"


def main(total: int) -> None:
    """Print the figures."""
    load()
    print(measured("demonstration", demonstration(), TIMES), flush=True)
    print(measured("made-up", [made(number) for number in range(SAMPLE)], TIMES), flush=True)
    print("made-up articles one after another, without syntax:")
    for row in growth(total):
        print(row, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
