"""What says that a name is a person's, whatever the recogniser took it for: a given name, an age."""

from __future__ import annotations

import re
from collections.abc import Container

from generator.extract.names import words
from generator.extract.repair import Name
from generator.model.analysis import Sentence, Token

AGE = re.compile(r", ?(?:aged )?[1-9]\d(?=[,.;])")
"""An age behind a name: `Maeve Kilbride, 71, who`."""
LONGEST = 3
"""Words of a name that a given name can tell of."""


def is_person(text: str, sentence: Sentence, name: Name, given: Container[str], bodies: Container[str]) -> bool:
    """Whether a name of two words or three begins with a given name, or has an age behind it."""
    tokens = sentence.tokens[name.first : name.last]
    if not 2 <= len(tokens) <= LONGEST or not all(_is_part(token) for token in tokens):  # noqa: PLR2004
        return False
    if any(word in bodies for token in tokens for word in words(token.text)):
        return False
    return is_given(tokens[0], given) or bool(AGE.match(text, name.end))


def is_given(token: Token, given: Container[str]) -> bool:
    """Whether a word is a given name that has its capital."""
    return token.text[:1].isupper() and "".join(words(token.text)) in given


def _is_part(token: Token) -> bool:
    """A word of a person's name, or an initial; no plural."""
    return token.tag == "NNP" and token.text[:1].isupper() and not any(letter.isdigit() for letter in token.text)
