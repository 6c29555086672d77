"""How alike two actors' names are, in words and as a number that ranks suggestions.

The numbers order what a person reads first; nothing is ever joined because of one. `benchmarks/identity.py` says how
many garbled names are found among so many that only look alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from generator.extract.names import SMALL, acronyms, is_acronym, same_person
from generator.lexicon.forms import given_names, skeleton, sounded
from generator.relate.profiles import Profile

Words = tuple[str, ...]
LONG_FIRST, LONG_LAST, LONG_SOUND = 4, 5, 6
"""Letters that a first name, a last name, a name compared by its consonants needs at least: Joan is no slip of Jane."""
LONG_WORD = 4
"""Letters of the longer word where one slip parts two bodies: Iran Air, Iran Aire."""
TELLING = 3
"""Letters that initials need to tell a body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """`certain`: alike enough to ask even where nothing else speaks for it. `one_of`: others may be meant as well."""

    score: float
    why: str
    certain: bool = False
    one_of: bool = False


def alike(left: Profile, right: Profile) -> Likeness | None:
    """The best likeness of any of their names; None where they have none."""
    if left.is_person != right.is_person:
        return None
    if not left.is_person:
        return _bodies(left, right)
    if left.generations and right.generations and left.generations.isdisjoint(right.generations):
        return None
    return _best(_people(one, other) for one, other in product(left.names, right.names))


def _best(found: Iterable[Likeness | None]) -> Likeness | None:
    return max((one for one in found if one), key=lambda one: (one.score, one.why), default=None)


def _people(left: Words, right: Words) -> Likeness | None:
    if 1 in {len(left), len(right)}:
        return _alone(left, right)
    if sorted(left) == sorted(right):
        how = "differ by Jr., Sr. or the like" if left == right else "have the same words in another order"
        return Likeness(score=0.6, why=f"the names {how}", certain=True)
    if same_person(left, right):
        return _shortened(left, right)
    return _misspelt(left, right) if _middles_agree(left[1:-1], right[1:-1]) else None


def _shortened(left: Words, right: Words) -> Likeness:
    initial = 1 in {len(left[0]), len(right[0])}
    certain = initial or left[0] == right[0] or bool(given_names(left[0]) & given_names(right[0]))
    why = "one name is the other with a part cut short or left out"
    return Likeness(score=0.55, why=why, certain=certain, one_of=initial)


def _misspelt(left: Words, right: Words) -> Likeness | None:
    first, last = _first_names(left[0], right[0]), _last_names(left[-1], right[-1])
    if first is None or last is None:
        return None
    why = " and ".join(part.why for part in (first, last) if part.why)
    same = "the last name is the same, and " if left[-1] == right[-1] else ""
    certain = first.certain and last.certain
    return Likeness(score=min(first.score, last.score), why=same + why, certain=certain)


def _alone(left: Words, right: Words) -> Likeness | None:
    """A surname on its own."""
    if sounded(left[-1]) != sounded(right[-1]):
        return None
    if len(left) == len(right):
        return Likeness(score=0.45, why="the names sound the same", certain=True)
    return Likeness(score=0.35, why=f"{_shown(left[-1])} is named without a first name", certain=True, one_of=True)


def _middles_agree(left: Words, right: Words) -> bool:
    return not left or not right or left[0][0] == right[0][0]


def _first_names(left: str, right: str) -> Likeness | None:
    if alike := _sounding(left, right):
        return alike
    if given_names(left) & given_names(right):
        return Likeness(score=0.5, why=f"{_pair(left, right)} are forms of one first name", certain=True)
    if min(len(left), len(right)) >= LONG_FIRST and one_slip(left, right):
        return Likeness(score=0.35, why=f"{_pair(left, right)} differ by a letter")
    return None


def _last_names(left: str, right: str) -> Likeness | None:
    if alike := _sounding(left, right):
        return alike
    short = min(len(left), len(right))
    if short >= LONG_SOUND and skeleton(left) == skeleton(right):
        return Likeness(score=0.45, why=f"{_pair(left, right)} have the same consonants")
    if short >= LONG_LAST and one_slip(left, right):
        return Likeness(score=0.4, why=f"{_pair(left, right)} differ by a letter")
    return None


def _sounding(left: str, right: str) -> Likeness | None:
    """The same word, or one that sounds like it."""
    if left == right:
        return Likeness(score=0.6, why="", certain=True)
    if sounded(left) == sounded(right):
        return Likeness(score=0.55, why=f"{_pair(left, right)} sound the same", certain=True)
    return None


def _pair(left: str, right: str) -> str:
    return f"{_shown(left)} and {_shown(right)}"


def _bodies(left: Profile, right: Profile) -> Likeness | None:
    short, long = sorted((left, right), key=lambda one: not is_acronym(one.actor.name))
    if is_acronym(short.actor.name) and not is_acronym(long.actor.name):
        return _acronym(short, long)
    best = _best(_body_names(one, other) for one, other in product(left.names, right.names))
    shared = sorted(one for one in left.acronyms & right.acronyms if len(one) >= TELLING)
    if best is None and shared and set(big_words(left.names[0])) & set(big_words(right.names[0])):
        return Likeness(score=0.4, why=f"both are called {shared[0].upper()}")
    return best


def _acronym(short: Profile, long: Profile) -> Likeness | None:
    name = short.actor.name
    letters = "".join(short.names[0])
    if not short.acronyms.isdisjoint(long.acronyms) or letters in {one.replace(" ", "") for one in long.acronyms}:
        return Likeness(score=0.5, why=f"articles call {long.actor.name} {name}", certain=True, one_of=True)
    if len(letters) >= TELLING and not short.listed and letters in acronyms(long.actor.name):
        return Likeness(score=0.35, why=f"{name} are the initials of {long.actor.name}", certain=True, one_of=True)
    return None


def _body_names(left: Words, right: Words) -> Likeness | None:
    one, other = sorted(big_words(left)), sorted(big_words(right))
    if len(one) < 2 or len(other) < 2:  # noqa: PLR2004 - of one word, nothing is left when it is the one that differs
        return None
    if one == other:
        return Likeness(score=0.55, why="the names have the same words in another order", certain=True)
    only, also = [word for word in one if word not in other], [word for word in other if word not in one]
    if len(only) == len(also) == 1 and max(len(only[0]), len(also[0])) >= LONG_WORD and one_slip(only[0], also[0]):
        return Likeness(score=0.45, why=f"{_pair(only[0], also[0])} differ by a letter")
    return None


def big_words(name: Words) -> Words:
    """The words that tell a body from another."""
    return tuple(word for word in name if word not in SMALL)


def one_slip(left: str, right: str) -> bool:
    """Whether one letter dropped, added or changed, or two neighbours swapped, make one word the other."""
    short, long = sorted((left, right), key=len)
    start = next((n for n, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short))
    if len(long) == len(short) + 1:
        return long[start + 1 :] == short[start:]
    rest, other = short[start:], long[start:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    return len(short) == len(long) and (rest[1:] == other[1:] or swapped == other)


def _shown(word: str) -> str:
    return word.capitalize()
