"""What looks like a name and does not act: weapons, vessels, documents, events, days, generic words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.extract import syntax
from generator.extract.gazetteer import Hit
from generator.extract.names import CORPORATE, words
from generator.extract.repair import Name
from generator.model.analysis import Sentence

MODEL_NUMBER = re.compile(r"(?:[A-Z][\w-]*[- ])?[A-Z]{0,4}[a-z]*-?\d[\w-]*|[A-Z][\w]*-\d+\w*")
SELF_NAMED = frozenset(
    {"army", "navy", "air force", "senate", "congress", "house", "parliament", "supreme court", "security council"}
)
"""Generic words that are names where they are written with a capital."""
WEAPONS = frozenset(
    "aircraft airplane artillery bomb bomber carrier corvette cruiser destroyer drone fighter frigate gun helicopter "
    "howitzer icbm interceptor jet launcher missile mortar munition pistol plane radar rifle rocket satellite "
    "shell spacecraft submarine tank torpedo uav warhead warplane warship".split()
)
"""Heads that make the word before them a model: what flies, shoots or sails."""
PRESS = frozenset({"magazine", "digest"})
"""Heads of names that are both a thing and those who make it."""
EMPTY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NonActors:
    """The word lists that speak against a name."""

    things: frozenset[str]
    """Heads of names of things."""
    bodies: frozenset[str]
    """Heads of names of organisations."""
    generic: frozenset[str]
    roles: frozenset[str]
    modifiers: frozenset[str]
    titles: frozenset[str]
    """Forms of address, without their points."""

    @classmethod
    def of(cls, lists: Mapping[str, frozenset[str]]) -> NonActors:
        """From the lexicon's word lists."""
        return cls(
            things=lists.get("not_actor_heads", EMPTY),
            bodies=lists.get("org_heads", EMPTY),
            generic=lists.get("generic", EMPTY) | lists.get("days", EMPTY) | lists.get("months", EMPTY),
            roles=lists.get("role_heads", EMPTY),
            modifiers=lists.get("role_modifiers", EMPTY),
            titles=frozenset(word.rstrip(".") for word in lists.get("honorifics", EMPTY))
            | lists.get("role_heads", EMPTY),
        )

    def forbids(self, sentence: Sentence, name: Name) -> bool:
        """Whether a name that the recogniser saw is none of an actor."""
        text = name.text
        if not any(letter.isupper() for letter in text) or text.lower() in self.generic - SELF_NAMED:
            return True
        if MODEL_NUMBER.fullmatch(text) or self._is_title(sentence, name) or _is_common(sentence, name):
            return True
        return name.label != "PERSON" and (self._is_thing(text) or self._is_part(sentence, name))

    def is_body(self, text: str) -> bool:
        """Whether a name's words include the head of an organisation's name."""
        return any(word in self.bodies for word in words(text))

    def _is_thing(self, text: str) -> bool:
        parts = words(re.split(r" (?:of|for|on) ", text, maxsplit=1)[0])
        return bool(parts) and parts[-1] in self.things and parts[-1] not in self.bodies | CORPORATE | PRESS

    def _is_title(self, sentence: Sentence, name: Name) -> bool:
        """`Madam`, `Chief Justice`; but not `Dean` in `Congresswoman Dean`."""
        if not all(word in self.titles for word in words(name.text)):
            return False
        before = sentence.tokens[name.first - 1].text.lower().rstrip(".") if name.first else ""
        return before not in self.titles

    def _is_part(self, sentence: Sentence, name: Name) -> bool:
        """`Defense` in `Defense Minister`, `State` in `Secretary of State`, `Fas` in `Fas missiles`."""
        tokens = sentence.tokens
        following = tokens[name.last].text.lower() if name.last < len(tokens) else ""
        last_word = words(name.text)[-1:] or ("",)
        if following in self.roles and last_word[0] in self.modifiers:
            return True
        if name.first > 1 and tokens[name.first - 1].text == "of" and tokens[name.first - 2].text.lower() in self.roles:
            return last_word[0] in self.modifiers
        return self._names_weapon(sentence, name)

    def _names_weapon(self, sentence: Sentence, name: Name) -> bool:
        """Whether a name qualifies a weapon or vehicle: `Patriot missiles`; no `Security Council resolution`."""
        if self.is_body(name.text):
            return False
        token = sentence.tokens[name.last - 1]
        heads = [sentence.tokens[token.head]] if token.dep in {"compound", "nmod", "amod"} else []
        heads += sentence.tokens[name.last : name.last + 1]
        return any(head.lemma.lower() in WEAPONS and head.text.islower() for head in heads)

    def makes_thing(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether a known name is the first part of a model number: `Hermes-900`."""
        text = sentence.tokens[syntax.inside(sentence, hit.start, hit.end)[-1]].text if sentence.tokens else ""
        return bool(re.search(r"-\d", text))


def _is_common(sentence: Sentence, name: Name) -> bool:
    """Whether a single word is an adjective, a common noun in the plural, or a noun that opens its sentence."""
    if name.last - name.first != 1 or name.label == "PERSON":
        return False
    token = sentence.tokens[name.first]
    if any(letter.isupper() for letter in token.text[1:]):
        return False
    return token.tag in {"NNS", "JJ", "RB", "VB", "VBG"} or (token.tag == "NN" and name.first == 0)
