"""How well actors are found: document-level F1 on the development set and on the real articles, with a speed check.

Run as `python benchmarks/actors.py [SHARED] [--set FILE [--first N | --last N]]`, where SHARED holds `eval`, `data`,
`gold` and `seeds`, and FILE more articles in the form of `data/act_dev.json`. The scorer matches a predicted actor to a
gold one where the Dice of their mentions is 0.5 or more.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from generator.clean import clean
from generator.extract.actors import find_actors
from generator.extract.language import analyse
from generator.lexicon import load, without
from generator.model.article import Article
from generator.model.corpus import Corpus
from generator.model.findings import LocalActor
from generator.model.lexicon import Lexicon
from generator.read import open_raw, read
from texts import article_of

PARSER = argparse.ArgumentParser(description=__doc__)
PARSER.add_argument("shared", type=Path, nargs="?", default=Path(__file__).parents[2] / "shared")
PARSER.add_argument("--set", type=Path)
PARSER.add_argument("--first", type=int, default=0, help="only so many articles of the set")
PARSER.add_argument("--last", type=int, default=0, help="only so many, from the end")
OPTIONS = PARSER.parse_args()
SHARED = OPTIONS.shared
sys.path.insert(0, str(SHARED / "eval"))
import score_actors  # noqa: E402 - it lies beside the data, not in this package

Gold = dict[str, Any]


def main() -> None:
    """Print one line a set."""
    lexicon = load()
    demonyms = {form.casefold() for country in lexicon.countries for form in country.demonyms}
    score_actors.ADJ = score_actors.demonyms() | demonyms
    report("act_dev", articles_of(SHARED / "data/act_dev.json"), lexicon)
    if OPTIONS.set:
        articles = articles_of(OPTIONS.set)
        report(OPTIONS.set.stem, articles[-OPTIONS.last :][: OPTIONS.first or None], lexicon)
    seeds = list(real_articles())
    report("real articles", seeds, lexicon)
    known = {form for gold, _ in seeds for cluster in gold["clusters"].values() for form in cluster["surfs"]}
    countries = {form for country in lexicon.countries for form in (country.name, *country.aliases)}
    report("real articles, names taken out of the lexicon", seeds, without(lexicon, known - countries))


def articles_of(path: Path) -> list[tuple[Gold, Article]]:
    """The articles of a set, each with its gold."""
    return [(gold, article_of(gold["text"])) for gold in json.loads(path.read_text(encoding="utf-8"))]


def report(label: str, pairs: list[tuple[Gold, Article]], lexicon: Lexicon) -> None:
    """Score one set and say how long reading and finding took."""
    counts: Counter[str] = Counter()
    reading = finding = 0.0
    for gold, article in pairs:
        start = time.process_time()
        analysis = analyse(article)
        reading += time.process_time() - start
        start = time.process_time()
        actors = find_actors(article, analysis, lexicon, Corpus())
        finding += time.process_time() - start
        score_actors.score_doc(gold, [as_prediction(actor) for actor in actors], counts)
    print(f"{label}: {figures(counts)}; reading {reading:.1f} s, finding {finding:.1f} s ({finding / reading:.0%})")


def figures(counts: Counter[str]) -> str:
    """F1 of actors and mentions, share of right names."""
    right = max(1, counts["tp"])
    actors = f1(counts["tp"], counts["fp"], counts["fn"])
    mentions = f1(counts["m_tp"], counts["m_pred"] - counts["m_tp"], counts["m_gold"] - counts["m_tp"])
    return f"F1 {actors}, mentions {mentions}, right name {counts['name_ok'] / right:.3f}, actors {counts['gold']}"


def f1(right: int, wrong: int, missed: int) -> str:
    """F1 with precision and recall."""
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return f"{2 * right / max(1, 2 * right + wrong + missed):.3f} ({precision:.3f}/{recall:.3f})"


def as_prediction(actor: LocalActor) -> Gold:
    """What the scorer reads."""
    places = [{"start": m.span.start, "end": m.span.end, "text": m.text} for m in actor.mentions]
    return {"name": actor.name, "type": actor.type.value, "mentions": places}


def real_articles() -> list[tuple[Gold, Article]]:
    """The real articles as they come in, with their gold in the scorer's form."""
    gold = json.loads((SHARED / "gold/seeds.json").read_text(encoding="utf-8"))["articles"]
    pairs = []
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        article = clean(read(open_raw(path.name, path)), (), Corpus())
        pairs.append((as_gold(gold[path.stem], article.text), article))
    return pairs


def as_gold(entry: Gold, text: str) -> Gold:
    """Clusters and mentions; what is optional counts neither way."""
    clusters, mentions = {}, []
    for status, actors in (("actor", entry["actors"]), ("ignore", entry["optional"])):
        for actor in actors:
            id_ = f"{status}:{actor['name']}"
            type_ = "PER" if actor["type"] == "PERSON" else actor["type"]
            surfaces = [mention[2] for mention in actor["mentions"]]
            clusters[id_] = {"name": actor["name"], "type": type_, "status": status, "surfs": surfaces}
            mentions += [{"start": a, "end": b, "head": None, "cluster": id_} for a, b, _ in actor["mentions"]]
    return {"id": "", "text": text, "eval": [0, len(text)], "clusters": clusters, "mentions": mentions}


if __name__ == "__main__":
    main()
