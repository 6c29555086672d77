"""What each rule and each list of the lexicon gives to the actors: the loss in F1 where it is switched off.

Run as `python benchmarks/ablation.py SHARED [--set FILE]`, with the folders and files of `actors.py`. A line says, for
the development set and for the other one, by how many thousandths F1 of actors, F1 of mentions and the share of right
names fall. What never gives anything has no place in the code.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from unittest.mock import patch

from actors import OPTIONS, SHARED, Gold, articles_of, as_prediction, score_actors
from generator.extract import actors, built, people, repair, sightings, vote
from generator.extract.actors import find_actors
from generator.extract.language import analyse
from generator.extract.nonactors import NonActors
from generator.lexicon import ACTOR_FILES, load
from generator.model.analysis import Analysis
from generator.model.article import Article
from generator.model.corpus import Corpus
from generator.model.lexicon import Lexicon

Read = tuple[Gold, Article, Analysis]
NOTHING: frozenset[str] = frozenset()
LISTS = (
    "given_names", "honorifics", "org_heads", "sure_bodies", "named_in_honour", "possessive_openers", "openers",
    "not_actors", "not_actor_heads", "weapon_heads", "named_things", "place_openers", "place_nouns", "street_heads",
    "naming_words", "homonyms", "self_named", "armed_heads", "press_heads", "body_descriptions", "generic",
    "field_words", "sport_words", "credit_agencies",
)  # fmt: skip
"""Word lists that the finding of actors reads."""
RULES: dict[str, tuple[object, str, Callable[..., object]]] = {
    "names echoed through the article": (actors, "echoes", lambda groups, *_: groups),
    "credits and bylines closed": (sightings.Reader, "is_closed", lambda *_: False),
    "bodies by their build": (built, "_bodies", lambda *_: iter(())),
    "letters in brackets tell a name's length": (built, "_defined", lambda *_: iter(())),
    "fields joined by `and`": (built, "_joins_fields", lambda *_: False),
    "titles before names": (repair, "_titled", lambda *_: iter(())),
    "people by their form of address": (repair, "_is_addressed", lambda *_: False),
    "particles": (repair, "_with_particles", lambda _tokens, first, last: (first, last)),
    "land behind members": (repair, "_of_land", lambda _tokens, _first, last: last),
    "partners": (repair, "_with_partners", lambda _tokens, last: last),
    "seat behind a company": (repair, "_without_seat", lambda _sentence, entity, _: entity.last),
    "names parted at `of`": (repair, "_of", lambda *_: None),
    "names parted at `and`": (repair, "_parts", lambda _sentence, first, last, _: iter([(first, last)])),
    "country before a person": (repair, "_behind_country", lambda _sentence, entity, _: entity.first),
    "short names explained": (sightings.Reader, "_explained", lambda *_: iter(())),
    "explained ones outrank the lexicon": (vote, "_redefined", lambda found, _: found),
    "short names in their field": (sightings, "field_bearer", lambda *_: None),
    "no part of a longer name": (sightings, "stands_alone", lambda *_: True),
    "one of several bearers": (sightings, "meant", lambda hit, _: hit),
    "other places of a country's name": (sightings, "is_elsewhere", lambda *_: False),
    "ministries with their country": (sightings, "ministry", lambda *_: None),
    "places behind a comma": (sightings, "located", lambda *_: []),
    "people by given name or age": (sightings, "is_person", lambda *_: False),
    "generic names have owners": (sightings.Reader, "_is_owned", lambda *_: False),
    "people met in order": (people, "_met", lambda _sighting, fitting, _named: fitting),
    "surnames attached": (people, "_attach", lambda singles, _groups: [[single] for single in singles]),
    "firms by their first word": (vote, "_firms", lambda *_: set()),
    "double surnames": (vote, "_double_names", lambda *_: set()),
    "headlines held up by the text": (vote, "_is_held_up", lambda *_: True),
    "things": (NonActors, "is_named_thing", lambda *_: False),
    "what is never an actor": (NonActors, "forbids", lambda *_: False),
    "workplaces": (NonActors, "is_workplace", lambda *_: False),
    "second names given outright": (actors, "joined", lambda groups, _: groups),
}  # fmt: skip


def main() -> None:
    """One line for each rule, file and list."""
    lexicon = load()
    score_actors.ADJ = score_actors.demonyms() | {form.casefold() for c in lexicon.countries for form in c.demonyms}
    paths = [SHARED / "data/act_dev.json", *([OPTIONS.set] if OPTIONS.set else [])]
    sets = [[(gold, article, analyse(article)) for gold, article in articles_of(path)] for path in paths]
    whole = [figures(read, lexicon) for read in sets]
    print("F1, mentions, names:", *whole)
    for label, less, switched in variants(lexicon):
        with switched():
            found = [figures(read, less) for read in sets]
        losses = [
            [round(1000 * (a - b)) for a, b in zip(*pair, strict=True)] for pair in zip(whole, found, strict=True)
        ]
        print(f"{label:45s}", *losses)


def variants(lexicon: Lexicon) -> Iterator[tuple[str, Lexicon, Callable[[], object]]]:
    """Everything that can be switched off, one by one."""
    for label, (owner, name, instead) in RULES.items():
        yield label, lexicon, lambda owner=owner, name=name, instead=instead: patch.object(owner, name, instead)
    for file, (prefix, _) in ACTOR_FILES.items():
        actors_left = tuple(actor for actor in lexicon.actors if not actor.id.startswith(f"{prefix}:"))
        yield file, replace(lexicon, actors=actors_left), unchanged
    for name in LISTS:
        yield f"list {name}", replace(lexicon, words=lexicon.words | {name: NOTHING}), unchanged


@contextmanager
def unchanged() -> Iterator[None]:
    """No rule is switched off."""
    yield


def figures(read: list[Read], lexicon: Lexicon) -> tuple[float, float, float]:
    """F1 of actors, F1 of mentions, share of right names."""
    counts: Counter[str] = Counter()
    for gold, article, analysis in read:
        found = find_actors(article, analysis, lexicon, Corpus())
        score_actors.score_doc(gold, [as_prediction(actor) for actor in found], counts)
    right = max(1, counts["tp"])
    actors_ = 2 * counts["tp"] / max(1, counts["gold"] + counts["pred"])
    mentions = 2 * counts["m_tp"] / max(1, counts["m_gold"] + counts["m_pred"])
    return round(actors_, 4), round(mentions, 4), round(counts["name_ok"] / right, 4)


if __name__ == "__main__":
    main()
