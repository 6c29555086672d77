"""Which names of one article are the same organisation: short forms, acronyms, departments turned around."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.extract.names import acronyms, company_words, is_acronym, short_name
from generator.extract.sightings import Sighting

Group = list[Sighting]
INVERTED = re.compile(
    r"(?P<head>ministry|department|office|bureau|secretariat) (?:of|for) (?:the )?(?P<field>.+)", re.IGNORECASE
)
NATIONAL = frozenset({("u", "s"), ("us",), ("united", "states"), ("uk",), ("u", "k"), ("british",), ("american",)})
"""What may stand before a body's name without making it another."""
SHORTEST = 3
"""Letters that a word from the middle of a name has more than, to stand for it."""
CROWD = 40
"""Names with the same first or last word above which a short form is nobody's: it would fit too many."""


def group(sightings: Sequence[Sighting], text: str, heads: frozenset[str]) -> list[Group]:
    """Organisations, each with all places where they are named, in order of first appearance."""
    forms: dict[str, Group] = defaultdict(list)
    for sighting in sightings:
        forms[sighting.key or " ".join(_normal(sighting.name or sighting.text))].append(sighting)
    parent = {form: form for form in forms}
    _join_acronyms(forms, parent, text)
    _join_short_forms(forms, parent, heads)
    groups: dict[str, Group] = defaultdict(list)
    for form, members in forms.items():
        groups[_root(parent, form)].extend(members)
    return [sorted(one, key=lambda s: s.start) for one in groups.values()]


def _normal(name: str) -> tuple[str, ...]:
    """Words without article and legal form; `Ministry of Defense` as `Defense Ministry`."""
    turned = INVERTED.fullmatch(name.removeprefix("the ").removeprefix("The "))
    if turned:
        return company_words(f"{turned['field']} {turned['head']}")
    return company_words(name)


def _root(parent: dict[str, str], form: str) -> str:
    while parent[form] != form:
        form = parent[form]
    return form


def _join(parent: dict[str, str], short: str, long: str) -> None:
    short, long = _root(parent, short), _root(parent, long)
    if short != long:
        parent[short] = long


def definitions(sightings: Sequence[Sighting], text: str) -> dict[str, Sighting]:
    """Short names that the text itself explains: `Institute for the Study of War (ISW)` → ISW."""
    found: dict[str, Sighting] = {}
    for name, sighting in {sighting.text: sighting for sighting in reversed(sightings) if " " in sighting.text}.items():
        for place in _places(text, name):
            short = short_name(text, place, place + len(name))
            if short:
                found.setdefault(text[slice(*short)], sighting)
    return found


def _places(text: str, name: str) -> Iterator[int]:
    """Where a name stands, whether it was seen there or not."""
    place = text.find(name)
    while place >= 0:
        yield place
        place = text.find(name, place + len(name))


def _join_acronyms(forms: dict[str, Group], parent: dict[str, str], text: str) -> None:
    everything = [sighting for members in forms.values() for sighting in members]
    defined = definitions(everything, text)
    form_of = {id(s): form for form, members in forms.items() for s in members}
    spelt: dict[str, list[str]] = defaultdict(list)
    for form, members in forms.items():
        for letters in sorted(acronyms(members[0].text)):
            spelt[letters].append(form)
    for form, members in forms.items():
        short = members[0].text
        if short in defined:
            _join(parent, form, form_of[id(defined[short])])
        elif is_acronym(short) and not members[0].key:
            long = [other for other in spelt[short.replace(".", "").casefold()] if other != form]
            if len(long) == 1:
                _join(parent, form, long[0])


def _join_short_forms(forms: dict[str, Group], parent: dict[str, str], heads: frozenset[str]) -> None:
    """`Carnegie` is the `Carnegie Endowment` where the article names no other Carnegie."""
    names = {form: _normal(members[0].name or members[0].text) for form, members in forms.items()}
    by_edge: dict[str, list[str]] = defaultdict(list)
    for form, name in names.items():
        for word in dict.fromkeys(name):
            by_edge[word].append(form)
    for form, name in names.items():
        if not name or forms[form][0].key or is_acronym(forms[form][0].text):
            continue
        near = dict.fromkeys(by_edge[name[0]] + by_edge[name[-1]])
        if len(near) > CROWD:
            continue
        owned = {other for other in near if forms[other][0].name.endswith(")")}
        long = [o for o in near if _extends(names[o], name, heads) or (o in owned and names[o][:-1] == name)]
        if len({_root(parent, other) for other in long}) == 1:
            _join(parent, form, long[0])


def _extends(long: tuple[str, ...], short: tuple[str, ...], heads: frozenset[str]) -> bool:
    rest = long[len(short) :]
    begins = long[: len(short)] == short and (short[-1] not in heads or rest[:1] in {("of",), ("for",)})
    tail = long[-len(short) :] == short
    national = tail and len(short) > 1 and long[: -len(short)] in NATIONAL
    ends = ((tail or _is_owned(long, short)) and short[-1] in heads) or national
    inside = len(short) == 1 and short[0] in long[1:-1] and short[0] not in heads and len(short[0]) > SHORTEST
    return bool(rest) and (begins or ends or inside)


def _is_owned(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """`defense ministry` in `defense russia ministry`, which is how `Ministry of Defense (Russia)` is filed."""
    return long[: len(short) - 1] == short[:-1] and long[-1] == short[-1]
