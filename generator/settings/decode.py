"""What a person typed → frozen values, with every mistake named at once and with its place."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from generator.errors import SettingsError

T = TypeVar("T")

LARGEST = 2_000_000
"""Bytes of a curation file or sidecar; far above any that a person wrote."""


@dataclass(frozen=True, slots=True)
class Located:
    """A YAML mapping whose values are strings, lists or mappings, and the line that it starts on."""

    values: dict[str, Any]
    line: int


class _Strings(yaml.SafeLoader):
    """Every scalar is a string: no surprise dates, numbers or booleans, no aliases, no tags."""

    def fetch_alias(self) -> Any:  # noqa: ANN401 - the library's own signature
        raise yaml.MarkedYAMLError(problem="aliases (*name) are not allowed", problem_mark=self.get_mark())

    def fetch_tag(self) -> Any:  # noqa: ANN401
        raise yaml.MarkedYAMLError(problem="tags (!name) are not allowed; quote the text", problem_mark=self.get_mark())


def sound(text: str) -> str:
    """The text with pairs of surrogates joined and single ones shown as U+FFFD: JSON and YAML may hold either."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def read_yaml(path: Path) -> str:
    """The text of a file that a person wrote. Raises SettingsError when it cannot be one."""
    data = path.read_bytes()
    if len(data) > LARGEST:
        raise SettingsError(f"{path.name}: larger than {LARGEST} bytes; this is no file of settings.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as mistake:
        raise SettingsError(f"{path.name}: not UTF-8 (byte {mistake.start}); save it as UTF-8.") from mistake


def parse(text: str, name: str) -> list[Located]:
    """A YAML mapping (one) or a list of mappings, in order. Raises SettingsError with file and line."""
    try:
        node = yaml.compose(text, Loader=_Strings)
    except (yaml.YAMLError, RecursionError) as mistake:
        raise SettingsError(_yaml_message(name, mistake)) from mistake
    if node is None:
        return []
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    return [_mapping(entry, name) for entry in nodes]


def check_fields(kind: type[T], values: Mapping[str, Any], place: str) -> T:
    """Decode `values` into the frozen dataclass `kind`. Raises SettingsError that names every mistake.

    A field whose name is a word of Python (`not_`) is written without its underscore. Where a word or something longer
    may stand, only what is wrong with the latter is told.
    """
    known = {field.name.rstrip("_"): field.name for field in fields(kind)}  # type: ignore[arg-type] # kind is a dataclass
    mistakes = [_unknown(key, list(known)) for key in values if key not in known]
    try:
        value = _adapter(kind).validate_python({known[key]: value for key, value in values.items() if key in known})  # type: ignore[arg-type] # types are hashable
    except ValidationError as error:
        mistakes += [f"{_where(m['loc'])}: {m['msg']}" for m in error.errors() if m["loc"][-1:] != ("str",)]
    if mistakes:
        raise SettingsError("\n".join(f"{place}: {mistake}" for mistake in mistakes))
    return value  # type: ignore[no-any-return] # TypeAdapter[kind] gives a kind


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _where(path: tuple[int | str, ...]) -> str:
    """The field as a person writes it."""
    return ".".join(str(step).rstrip("_") for step in path) or "entry"


def _unknown(key: str, known: list[str]) -> str:
    near = difflib.get_close_matches(key, known, n=1)
    return f"unknown field `{key}`" + (f"; did you mean `{near[0]}`?" if near else f"; known: {', '.join(known)}")


def _mapping(node: yaml.Node, name: str) -> Located:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        raise SettingsError(f"{name}:{line}: expected `field: value` lines here")
    return Located(values={sound(str(key.value)): _value(value) for key, value in node.value}, line=line)


def _value(node: yaml.Node) -> Any:  # noqa: ANN401 - YAML holds anything
    match node:
        case yaml.MappingNode():
            return {sound(str(key.value)): _value(value) for key, value in node.value}
        case yaml.SequenceNode():
            return [_value(value) for value in node.value]
        case _:
            empty = node.value in {"", "null", "~"} and getattr(node, "style", None) is None
            return None if empty else sound(node.value)


def _yaml_message(name: str, mistake: Exception) -> str:
    mark = getattr(mistake, "problem_mark", None)
    problem = getattr(mistake, "problem", None) or str(mistake).split("\n", 1)[0] or "nested too deeply"
    return f"{name}:{mark.line + 1}: {problem}" if mark else f"{name}: {problem}"
