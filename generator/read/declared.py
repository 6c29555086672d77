"""Sidecars and front matter → Declared."""

from __future__ import annotations

from dataclasses import fields

from generator.errors import Rejected, SettingsError
from generator.model.document import Declared
from generator.read.files import RawFile
from generator.settings.curation import check_declared, decode_declared, decode_values
from generator.settings.decode import LARGEST, parse


def read_sidecar(raw: RawFile) -> Declared:
    """What the sidecar says. Raises Rejected that names every mistake: a wrong date must not pass in silence."""
    if raw.sidecar is None or raw.sidecar_name is None:
        return Declared()
    try:
        return decode_declared(_text(raw.sidecar, raw.sidecar_name), raw.sidecar_name)
    except SettingsError as mistake:
        raise Rejected(raw.name, f"its sidecar is wrong: {mistake}") from mistake


SYNONYMS = {"author": "authors", "link": "url", "canonical": "url", "language": "lang", "published": "date"}
"""Names that other tools use for the same field."""


def read_front(text: str, name: str) -> Declared:
    """What a file's front matter says. Fields that mean nothing here are left alone: other tools put them there.

    Raises SettingsError where it is no YAML mapping. A value that cannot be right counts as absent.
    """
    located = parse(text, name)
    if len(located) != 1:
        raise SettingsError(f"{name}:1: expected `field: value` lines")
    known = {field.name for field in fields(Declared)} - {"id", "rights"}
    values = {SYNONYMS.get(key.lower(), key.lower()): value for key, value in located[0].values.items()}
    sound = {key: value for key, value in values.items() if key in known and _is_sound(key, value)}
    return decode_values(sound, f"{name}:1")


def _is_sound(key: str, value: object) -> bool:
    if key == "authors":
        return isinstance(value, str) or (isinstance(value, list) and all(isinstance(name, str) for name in value))
    return isinstance(value, str) and bool(value.strip()) and not check_declared(Declared(**{key: value}))  # type: ignore[arg-type] # a str


def _text(data: bytes, name: str) -> str:
    if len(data) > LARGEST:
        raise SettingsError(f"{name}: larger than {LARGEST} bytes")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as mistake:
        raise SettingsError(f"{name}: not UTF-8 (byte {mistake.start}); save it as UTF-8") from mistake
