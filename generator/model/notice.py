"""Something a person should know about one document."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A warning that stops nothing. `code` is stable and documented; `span` is None when it concerns the whole."""

    code: str
    message: str
    span: Span | None = None
