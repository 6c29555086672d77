"""What happened to each input: the channel for data, never mixed with logging or the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from generator.errors import Rejected
from generator.model.related import Refusal


@dataclass(slots=True)
class Report:
    """Collects refusals while a build runs."""

    refusals: list[Refusal] = field(default_factory=list)

    @contextmanager
    def about(self, file: str) -> Iterator[None]:
        """Record a rejection of `file` and go on; add its name to any other error."""
        try:
            yield
        except Rejected as verdict:
            self.refuse(verdict)
        except Exception as error:
            error.add_note(f"while working on {file}")
            raise

    def refuse(self, verdict: Rejected) -> None:
        """Record one item that is left out, while others of its file are kept."""
        self.refusals.append(Refusal(file=verdict.file, reason=verdict.reason))
