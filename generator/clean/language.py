"""Which language a text is in: the only door to py3langid."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

SURE = 0.9
ENOUGH = 40
"""Letters below which a text is too short to tell its language."""

READ = 2_500
"""Characters that are looked at; more changes nothing."""
FIRST, AT_ONCE = 500, 0.99
"""Characters with which a text mostly tells its language, and the confidence from which it does. Of 1,350 pages 1,257
do, none of them another language than with all that is looked at."""
IDEOGRAPHS, KANA, HANGUL = (
    re.compile(pattern) for pattern in ("[\u3400-\u9fff]", "[\u3041-\u309f\u30a1-\u30fa]", "[\uac00-\ud7a3]")
)
FEW = 12
"""Characters of such a script that say as much as a sentence."""
MOST, SOME = 0.5, 0.05
"""Share of a text's letters from which these scripts tell its language, and that of kana in Japanese (a third or more;
Chinese that quotes Japanese has fewer). Letter statistics take written Chinese for several languages."""


def identify(text: str) -> tuple[str, str]:
    """BCP 47 tag and the reason; `und` where the text is too short or the answer unsure."""
    sample = text[:READ]
    letters = sum(character.isalpha() for character in sample)
    script = _by_script(sample, letters)
    if script:
        return script, "the script of the text"
    if letters < ENOUGH:
        return "und", "the text is too short to tell its language"
    language, confidence = _identifier().classify(sample[:FIRST])
    if confidence < AT_ONCE:
        language, confidence = _identifier().classify(sample)
    if confidence < SURE:
        return "und", "the text fits several languages"
    return str(language), "letter statistics of the text"


def _by_script(sample: str, letters: int) -> str | None:
    """Chinese, Japanese or Korean; None for every other script."""
    if sample.isascii():
        return None
    ideographs, kana, hangul = (len(pattern.findall(sample)) for pattern in (IDEOGRAPHS, KANA, HANGUL))
    if ideographs + kana + hangul <= MOST * letters or ideographs + kana + hangul < FEW:
        return None
    return "ko" if hangul > max(ideographs, kana) else "ja" if kana > SOME * letters else "zh"


@cache
def _identifier() -> Any:  # noqa: ANN401 - the library carries no types
    from py3langid import langid  # noqa: PLC0415 - loading the model costs half a second

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
