"""What a person wrote down about the lines of one source's pages: `rules` in sources.yml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.clean.layout import fold
from generator.model.article import Block, Kind, Sourced
from generator.model.notice import Notice
from generator.model.settings import LineRule, SourceEntry


def apply_rules(
    text: str, blocks: tuple[Block, ...], source: Sourced | None, sources: Sequence[SourceEntry]
) -> tuple[Block, ...]:
    """The blocks, with the kinds that the rules of the article's source give. The same tuple where none fits."""
    entry = _entry(source, sources)
    if entry is None or not entry.rules:
        return blocks
    judged = tuple(_judge(block, fold(block.span.cut(text)), entry) for block in blocks)
    return blocks if judged == blocks else judged


def _entry(source: Sourced | None, sources: Sequence[SourceEntry]) -> SourceEntry | None:
    name = fold(source.value) if source else ""
    return next((entry for entry in sources if name in {fold(known) for known in (entry.name, *entry.aliases)}), None)


def failed_tests(sources: Sequence[SourceEntry]) -> Iterator[Notice]:
    """The tests of sources.yml that its own rules do not meet."""
    for entry in sources:
        for test in entry.tests:
            rule = _first(entry, fold(test.line))
            given = rule.kind if rule else None
            if given is not test.kind:
                message = (
                    f"sources.yml, {entry.name}: a test wants “{test.line}” to be {_named(test.kind)}, "
                    f"but by the rules it is {_named(given)}; mend the rule or the test."
                )
                yield Notice(code="source-test", message=message)


def _named(kind: Kind | None) -> str:
    return f"`{kind}`" if kind else "left alone"


def _judge(block: Block, folded: str, entry: SourceEntry) -> Block:
    rule = _first(entry, folded)
    if rule is None:
        return block
    return replace(block, kind=rule.kind, rule=f"sources.yml, {entry.name}: “{rule.line or rule.start or rule.within}”")


def _first(entry: SourceEntry, folded: str) -> LineRule | None:
    return next((rule for rule in entry.rules if _fits(rule, folded)), None)


def _fits(rule: LineRule, folded: str) -> bool:
    if rule.line is not None:
        return folded == fold(rule.line)
    if rule.start is not None:
        return folded.startswith(fold(rule.start))
    return fold(rule.within or "") in folded
