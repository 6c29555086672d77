"""Which language a text is in: the only door to py3langid."""

from __future__ import annotations

from functools import cache
from typing import Any

SURE = 0.9
ENOUGH = 40
"""Letters below which a text is too short to tell its language."""

READ = 5_000
"""Characters that are looked at; more changes nothing."""


def identify(text: str) -> tuple[str, str]:
    """BCP 47 tag and the reason; `und` where the text is too short or the answer unsure."""
    sample = text[:READ]
    if sum(character.isalpha() for character in sample) < ENOUGH:
        return "und", "the text is too short to tell its language"
    language, confidence = _identifier().classify(sample)
    if confidence < SURE:
        return "und", "the text fits several languages"
    return str(language), "letter statistics of the text"


@cache
def _identifier() -> Any:  # noqa: ANN401 - the library carries no types
    from py3langid import langid  # noqa: PLC0415 - loading the model costs half a second

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
