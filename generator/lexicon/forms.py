"""name_forms.yml: forms of given names, how names sound, and what one person hardly is at a time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml
from pydantic import TypeAdapter

VOWELS = re.compile(r"(?<!^)[aeiou]")
LETTERS = re.compile(r"[^\W\d_]+")
TWICE = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForms:
    """What is known of spellings. All lower case, and without diacritics."""

    given: dict[str, frozenset[int]]
    """A given name as it sounds → the numbers of the names that it is a form of."""
    sounds: tuple[tuple[str, str], ...]
    cyrillic: dict[str, str]
    callings: dict[str, str]
    """The last word of a role → the walk of life that it belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    given_names: list[list[str]]
    sounds: dict[str, str]
    cyrillic: dict[str, str]
    callings: dict[str, list[str]]


@cache
def load_forms() -> NameForms:
    """Everything that is known of spellings."""
    raw = yaml.safe_load(files(__package__).joinpath("name_forms.yml").read_bytes())
    file = TypeAdapter(_File).validate_python(raw)
    sounds = tuple(sorted(file.sounds.items(), key=lambda pair: -len(pair[0])))
    given: dict[str, set[int]] = defaultdict(set)
    for number, names in enumerate(file.given_names):
        for name in names:
            given[_sounded(name, sounds)].add(number)
    return NameForms(
        given={name: frozenset(numbers) for name, numbers in given.items()},
        sounds=sounds,
        cyrillic=file.cyrillic,
        callings={word: calling for calling, heads in file.callings.items() for word in heads},
    )


@lru_cache(maxsize=20_000)
def sounded(word: str) -> str:
    """A folded word as it sounds, whatever alphabet or system of transliteration it is written in."""
    forms = load_forms()
    return _sounded("".join(forms.cyrillic.get(letter, letter) for letter in word), forms.sounds)


def _sounded(latin: str, sounds: Iterable[tuple[str, str]]) -> str:
    for letters, instead in sounds:
        latin = latin.replace(letters, instead)
    return TWICE.sub(r"\1", latin)


def skeleton(word: str) -> str:
    """Its consonants as they sound, and a vowel that begins it."""
    return VOWELS.sub("", sounded(word))


def given_names(word: str) -> frozenset[int]:
    """Numbers of the given names that a folded word is a form of."""
    return load_forms().given.get(sounded(word), frozenset())


def calling(role: str) -> str | None:
    """The walk of life of a role; None where its last word tells none."""
    last = LETTERS.findall(role.casefold())[-1:]
    return load_forms().callings.get(last[0]) if last else None
