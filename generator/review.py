"""Suggestions about who is who: shown in words, and settled by a line at the end of decisions.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.errors import BriefingError, SettingsError
from generator.model.related import Doubt, Related, Suggestion
from generator.settings.curation import check_decisions
from generator.settings.decisions import FILE
from generator.settings.decode import parse, read_yaml

ITEM = re.compile(r"^([ ]*)- ", re.MULTILINE)


def show(related: Related) -> Iterator[str]:
    """Every pending suggestion with its id, why, and the articles that it rests on; one line each."""
    files = {entry.article.id: entry.article.document.file for entry in related.entries}
    many = len(related.suggestions)
    yield f"{many} suggestion{'s' if many > 1 else ''} pending." if many else "No suggestion is pending."
    for one in related.suggestions:
        question = f"{one.name} = {one.other_name}?" if one.doubt is Doubt.SAME else f"{one.name}: one or two?"
        yield _plain(f"\n{one.id}  {question}")
        yield _plain(f"  why       {one.why}")
        yield _plain(f"  articles  {', '.join(files[article] for article in one.articles)}")
        if one.files:
            yield _plain(f"  to part   {', '.join(one.files)} as {one.other_name}")
    if many:
        yield '\nTo decide: briefing review --accept ID --reason "how you know", or --reject ID.'


def _plain(line: str) -> str:
    """Names come from articles: nothing in one moves a terminal's cursor."""
    return "".join(sign if sign.isprintable() or sign == "\n" else "\ufffd" for sign in line)


def settle(related: Related, seeds: Path, verdicts: Sequence[tuple[str, bool]], reason: str) -> list[str]:
    """Write the lines that accept (True) or reject these suggestions, and give them back.

    Raises BriefingError where one is not pending, or the file is one that no line can be added to; nothing is written.
    """
    pending = {one.id: one for one in related.suggestions}
    lines = [_pending(pending, id_).decision(accepted=accepted, reason=reason) for id_, accepted in verdicts]
    _append(seeds / FILE, lines)
    return lines


def _pending(pending: dict[str, Suggestion], id_: str) -> Suggestion:
    if id_ not in pending:
        raise BriefingError(f"{id_}: no such suggestion is pending; `briefing review` lists those that are.")
    return pending[id_]


def _append(path: Path, lines: Sequence[str]) -> None:
    """Add list items at the end of the file; what stands in it stays as it is, byte for byte."""
    old = read_yaml(path) if path.is_file() else ""
    ending = "\r\n" if "\r\n" in old else "\n"
    indent = found[1] if (found := ITEM.search(old)) else ""
    added = ("" if not old or old.endswith("\n") else ending) + "".join(f"{indent}{line}{ending}" for line in lines)
    if not _adds(old, old + added, lines):
        raise BriefingError(f"{path}: nothing can be added to its end as it is written; add these lines:\n{added}")
    check_decisions(old + added)
    with path.open("ab") as file:
        file.write(added.encode())


def _adds(old: str, new: str, lines: Sequence[str]) -> bool:
    """Whether the new text says all that the old one says, then these lines."""
    try:
        said = [one.values for text in (old, "\n".join(lines)) for one in parse(text, FILE)]
        return [one.values for one in parse(new, FILE)] == said
    except SettingsError:
        return False
