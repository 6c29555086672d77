"""Interim: no quotes. NAMES replaces this file."""

from __future__ import annotations

from generator.model.findings import Quote


def find_quotes(article: object, analysis: object, actors: object, lexicon: object, *, garbled: bool) -> tuple[Quote, ...]:
    return ()
