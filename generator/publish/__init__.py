"""Pages → docs/ → site/."""

from __future__ import annotations

from collections.abc import Iterable

from generator.errors import SiteError
from generator.model.page import DataFile, Page
from generator.model.settings import Settings
from generator.publish.docs import write
from generator.publish.lock import only_build
from generator.publish.site import complaint, render
from generator.publish.staging import aside, swap
from generator.publish.verifier import verify

__all__ = ["only_build", "publish", "verify"]


def publish(pages: Iterable[Page | DataFile], settings: Settings) -> None:
    """Write the pages, build the site aside, look at every page of it, and let it take the old one's place.

    SiteError: nothing was published, the old site stands. Busy: another build is running.
    """
    with only_build(settings.state):
        write(pages, settings.docs)
        with aside(settings.site) as staging:
            render(settings, staging)
            wrong = verify(staging, settings.url)
            if wrong:
                raise SiteError(complaint("the site was not published, for it would hold", wrong))
            swap(staging, settings.site)
