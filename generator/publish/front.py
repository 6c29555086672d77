"""Front matter: an ordered mapping → lines of YAML whose values are JSON.

YAML has many ways to mean something (tags, anchors, dates, `no`); a value in JSON's clothes has one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

MARK = "# Made by briefing: changes here are lost.\n"
"""The second line of every generated page. It tells them from the pages that people write."""

_BARE = re.compile(r"[a-z]+(?:_[a-z]+)+|(?!(?:y|n|yes|no|on|off|true|false|null)\b)[a-z]+")
_NOT_IN_YAML = re.compile(r"[\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")


def front_matter(meta: Mapping[str, Any]) -> str:
    """The block at the head of a page, from fence to fence."""
    lines = (f"{key if _BARE.fullmatch(key) else _scalar(key)}: {_value(value)}\n" for key, value in meta.items())
    return f"---\n{MARK}{''.join(lines)}---\n"


def _value(value: object) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{_scalar(key)}: {_value(item)}" for key, item in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(_value, value)) + "]"
        case float():
            return _number(value)
        case _:
            return _scalar(value)


def _scalar(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _number(value: float) -> str:
    """Never with an exponent: YAML 1.1 takes `1e-05` for a word."""
    json.dumps(value, allow_nan=False)
    text = f"{Decimal(repr(value)):f}"
    return text if "." in text else text + ".0"
