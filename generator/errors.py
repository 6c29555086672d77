"""Everything that can go wrong on purpose.

BriefingError          the person at the keyboard can fix it, and the message says how
├── SettingsError      briefing.toml or a file under seeds/ is wrong; names every mistake with its place
├── SiteError          MkDocs or the verifier refused the pages; nothing was published
└── Busy               another build of the same site is running
Rejected               this one document is left out and reported; the rest is built

Anything else is a bug: it crashes, with a note that names the document.
"""

from __future__ import annotations


class BriefingError(Exception):
    """The person at the keyboard can fix it."""


class SettingsError(BriefingError):
    """A settings or curation file is wrong."""


class SiteError(BriefingError):
    """The site could not be published."""


class Busy(BriefingError):
    """Another build holds the lock."""


class Rejected(Exception):
    """A document that is left out. `file` as the person named it, `reason` one sentence with the remedy."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason

    def __reduce__(self) -> tuple[type[Rejected], tuple[str, str]]:
        """Travels between worker processes with both of its parts."""
        return Rejected, (self.file, self.reason)
