"""What looks like a name and does not act: weapons, vessels, documents, events, days, generic words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.extract import syntax
from generator.extract.gazetteer import Hit
from generator.extract.names import CORPORATE, GENERATIONS, fold, is_acronym, words
from generator.extract.repair import Name
from generator.model.analysis import Sentence

MODEL_NUMBER = re.compile(r"(?:[A-Z][\w-]*[- ])?[A-Z]{0,4}[a-z]*-?\d[\w-]*|[A-Z][\w]*-\d+\w*")
NAME_TAGS = frozenset({"NNP", "NNPS"})
APPOSED = frozenset({"compound", "nmod", "amod", "appos"})
"""Relations between the name of a thing and the noun that says which kind of thing it is."""


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
    """Forms of address and roles, without their points."""
    honorifics: frozenset[str]
    """Forms of address alone."""
    calendar: frozenset[str]
    """Days, months, yesterday."""
    weapons: frozenset[str]
    named_things: frozenset[str]
    """Nouns that stand before the name of a thing: `the frigate X`."""
    place_openers: frozenset[str]
    descriptions: frozenset[str]
    """What a body is called before its name: `the chipmaker X`."""
    armed: frozenset[str]
    """Heads of names of armed groups."""
    press: frozenset[str]
    given: frozenset[str]
    """Given names of people, folded."""
    suffixes: frozenset[str]
    """Letters behind a name that are no part of it: QC, MP."""
    place_nouns: frozenset[str]
    streets: frozenset[str]
    naming: frozenset[str]
    buildings: frozenset[str]
    """Heads of names of bodies that are nobody's surname: `Infirmary`."""
    honoured: frozenset[str]
    """Heads of names of bodies that are called after somebody: a school, a fund."""
    possessors: frozenset[str]
    """Words that begin a body's name with an apostrophe: `St`, `Women`."""
    descriptors: frozenset[str]
    """Words that stand with a capital before a name only where they open the sentence."""
    homonyms: dict[str, tuple[frozenset[str], frozenset[str]]]
    """Names of countries that other places bear too: words that speak for the country, and for the other."""
    fields: frozenset[str]
    """What bodies see to: `Food` and Drug Administration."""
    sport: frozenset[str]
    """Words of reports on matches."""
    owned: frozenset[str]
    """Generic names that mean the best known bearer, unless an owner stands before: `Security Council`."""

    @classmethod
    def of(cls, lists: Mapping[str, frozenset[str]]) -> NonActors:
        """From the lexicon's word lists."""
        calendar = lists["days"] | lists["months"] | lists["day_words"]
        return cls(
            things=lists["not_actor_heads"],
            bodies=lists["org_heads"],
            generic=(lists["generic"] | calendar) - lists["self_named"],
            roles=lists["role_heads"],
            modifiers=lists["role_modifiers"],
            titles=frozenset(word.rstrip(".") for word in lists["honorifics"]) | lists["role_heads"],
            honorifics=frozenset(word.rstrip(".") for word in lists["honorifics"]),
            calendar=calendar,
            weapons=lists["weapon_heads"],
            named_things=lists["named_things"],
            place_openers=lists["place_openers"],
            descriptions=lists["body_descriptions"],
            armed=lists["armed_heads"],
            press=lists["press_heads"],
            given=frozenset(fold(name) for name in lists["given_names"]),
            suffixes=lists["name_suffixes"] - GENERATIONS - {f"{suffix}." for suffix in GENERATIONS},
            place_nouns=lists["place_nouns"],
            streets=lists["street_heads"],
            naming=lists["naming_words"],
            buildings=lists["sure_bodies"],
            honoured=lists["named_in_honour"],
            possessors=lists["possessive_openers"],
            descriptors=lists["body_descriptions"] | lists["openers"],
            homonyms=dict(_homonym(line) for line in lists["homonyms"]),
            fields=lists["role_modifiers"] | lists["field_words"],
            sport=lists["sport_words"],
            owned=lists["self_named"],
        )

    def forbids(self, sentence: Sentence, name: Name) -> bool:
        """Whether a name that the recogniser saw is none of an actor."""
        text = name.text
        if not any(letter.isupper() for letter in text) or text.lower() in self.generic:
            return True
        if MODEL_NUMBER.fullmatch(text) or self._is_title(sentence, name) or _is_common(sentence, name):
            return True
        return name.label != "PERSON" and (self._is_thing(text) or self._is_part(sentence, name))

    def is_named_thing(self, sentence: Sentence, name: Name) -> bool:
        """Whether the words around say that it names a vessel, a work, a place: `the frigate X`, `Pont X`."""
        if self.is_body(name.text):
            return False
        return self._is_place(sentence, name) or self._is_called_thing(sentence, name)

    def _is_place(self, sentence: Sentence, name: Name) -> bool:
        """`Pont X`, `at Fern Gate`, `near X`, `the town of X`, `X district`."""
        tokens = sentence.tokens
        several = name.last - name.first > 1
        lead, last = tokens[name.first].text.lower(), tokens[name.last - 1]
        following = tokens[name.last] if name.last < len(tokens) else None
        before = tokens[name.first - 1] if name.first else None
        if several and lead in self.place_openers:
            return True
        if following and following.text in self.place_nouns and last.dep in APPOSED and last.head == name.last:
            return True
        if before is None:
            return False
        opened = before.text[:1].isupper() and before.text.lower() in self.place_openers
        if opened or (before.text == "near" and not several and name.label != "PERSON"):
            return True
        if several and last.text.lower() in self.streets:
            return before.tag in {"IN", "TO"}
        return before.text == "of" and name.first > 1 and tokens[name.first - 2].text in self.place_nouns

    def _is_called_thing(self, sentence: Sentence, name: Name) -> bool:
        """`the frigate X`, `the ferry Princess X`, `a yacht named X`, `the drug, X,`."""
        tokens = sentence.tokens
        first = name.first
        while first and tokens[first - 1].tag in NAME_TAGS and tokens[first - 1].text.lower() in self.titles:
            first -= 1
        if not first:
            return False
        before = tokens[first - 1]
        if before.lemma.lower() in self.named_things and before.text.islower():
            return is_apposed(sentence, name, first)
        linked = before.text.lower() in self.naming or (before.text == "," and _is_appositive(sentence, name))
        return linked and first > 1 and tokens[first - 2].lemma.lower() in self.named_things

    def is_described_body(self, sentence: Sentence, name: Name) -> bool:
        """Whether the noun before says that this is the name of a body: `the chipmaker X`, `its owner, X,`."""
        tokens = sentence.tokens
        before = tokens[name.first - 1].text if name.first else ""
        if before == "," and name.first > 1 and name.label != "PERSON":
            return tokens[name.first - 2].text in self.descriptions and _is_appositive(sentence, name)
        return before in self.descriptions and is_apposed(sentence, name)

    def is_workplace(self, sentence: Sentence, name: Name) -> bool:
        """Whether people are said to work there: `analysts at X and Y`."""
        tokens = sentence.tokens
        head = syntax.first_of_conjuncts(sentence, syntax.head_of(sentence, range(name.first, name.last)))
        link = tokens[tokens[head].head]
        return tokens[head].dep == "pobj" and link.text == "at" and tokens[link.head].lemma.lower() in self.roles

    def is_body(self, text: str) -> bool:
        """Whether a name's words include the head of an organisation's name."""
        return any(word in self.bodies for word in words(text))

    def _is_thing(self, text: str) -> bool:
        parts = words(re.split(r" (?:of|for|on) ", text, maxsplit=1)[0])
        return bool(parts) and parts[-1] in self.things and parts[-1] not in self.bodies | CORPORATE | self.press

    def _is_title(self, sentence: Sentence, name: Name) -> bool:
        """`Madam`, `Chief Justice`; but not `Dean` in `Congresswoman Dean`."""
        if not all(word in self.titles for word in words(name.text)):
            return False
        before = sentence.tokens[name.first - 1].text if name.first else ""
        return not before[:1].isupper() or before.lower().rstrip(".") not in self.titles

    def _is_part(self, sentence: Sentence, name: Name) -> bool:
        """`Defense` in `Defense Minister`, `State` in `Secretary of State`, `Fas` in `Fas missiles`."""
        tokens = sentence.tokens
        following = tokens[name.last].text.lower() if name.last < len(tokens) else ""
        last_word = words(name.text)[-1:] or ("",)
        if following in self.roles and last_word[0] in self.modifiers:
            return True
        if name.first > 1 and tokens[name.first - 1].text == "of" and tokens[name.first - 2].text.lower() in self.roles:
            return last_word[0] in self.modifiers
        return self._names_weapon(sentence, name) or self._is_make(sentence, range(name.first, name.last))

    def _names_weapon(self, sentence: Sentence, name: Name) -> bool:
        """Whether a name qualifies a weapon or vehicle: `Patriot missiles`; no `Security Council resolution`."""
        if self.is_body(name.text):
            return False
        token = sentence.tokens[name.last - 1]
        heads = [sentence.tokens[token.head]] if token.dep in {"compound", "nmod", "amod"} else []
        heads += sentence.tokens[name.last : name.last + 1]
        return any(head.lemma.lower() in self.weapons and head.text.islower() for head in heads)

    def makes_thing(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether a known name is the first part of a model's: `Hermes-900`, `a Honda Civic`."""
        span = syntax.inside(sentence, hit.start, hit.end)
        if not span:
            return False
        return bool(re.search(r"-\d", sentence.tokens[span[-1]].text)) or self._is_make(sentence, span)

    def _is_make(self, sentence: Sentence, span: range) -> bool:
        """Whether a maker's name is the first part of a product's: `a Honda Civic`, `a Ferrari 488`."""
        tokens = sentence.tokens
        following = tokens[span.stop] if span.stop < len(tokens) else None
        before = tokens[span[0] - 1].text.lower() if span[0] else ""
        if following is None or before not in {"a", "an", "his", "her", "their"} or is_acronym(tokens[span[0]].text):
            return False
        words_ = {following.text.lower(), tokens[min(span.stop + 1, len(tokens) - 1)].text.lower()}
        person = not words_.isdisjoint(self.roles | self.bodies | self.modifiers)
        product = following.tag in NAME_TAGS or (following.tag == "CD" and following.text.isdigit())
        return product and not person and following.text[:1] != "-"


def _homonym(line: str) -> tuple[str, tuple[frozenset[str], frozenset[str]]]:
    """`georgia: tbilisi georgian / atlanta savannah`."""
    name, _, rest = line.partition(":")
    country, _, other = rest.partition("/")
    return name, (frozenset(country.split()), frozenset(other.split()))


def is_apposed(sentence: Sentence, name: Name, first: int | None = None) -> bool:
    """Whether the noun right before a name belongs to it. `first`: where the name begins with its title."""
    tokens = sentence.tokens
    first = name.first if first is None else first
    before, span = tokens[first - 1], range(first, name.last)
    if before.dep in APPOSED and before.head in span:
        return True
    head = tokens[syntax.head_of(sentence, span)]
    return head.head == first - 1 and head.dep in APPOSED


def _is_appositive(sentence: Sentence, name: Name) -> bool:
    return sentence.tokens[syntax.head_of(sentence, range(name.first, name.last))].dep == "appos"


def _is_common(sentence: Sentence, name: Name) -> bool:
    """Whether a single word is an adjective, a common noun in the plural, or a noun that opens its sentence."""
    if name.last - name.first != 1 or name.label == "PERSON":
        return False
    token = sentence.tokens[name.first]
    if any(letter.isupper() for letter in token.text[1:]):
        return False
    return token.tag in {"NNS", "JJ", "RB", "VB", "VBG"} or (token.tag == "NN" and name.first == 0)
