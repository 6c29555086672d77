"""What a person should look at: refused inputs, doubtful wording, missing dates, warnings."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.queries import Catalogue
from generator.model.page import Page
from generator.model.settings import Profile, Settings
from generator.pages import addresses
from generator.pages.front import list_front
from generator.pages.parts import article_link
from generator.pages.render import render

LISTED, EVIDENCE = 100, 4
"""Lines of each list, and pieces of evidence a flagged article: the rest stands on the article's own page."""


def report(catalogue: Catalogue, settings: Settings) -> Iterator[Page]:
    """The report. File names of hidden articles are for inside only."""
    undated = [row for row in catalogue.articles() if row.day is None]
    flagged = catalogue.flagged()
    links = {row.id: article_link(row) for row in catalogue.articles()}
    values = {
        "tally": catalogue.tally(),
        "refusals": catalogue.refusals()[:LISTED],
        "flagged": [(row, links[row.id], catalogue.flags(row.id)) for row in flagged[:LISTED]],
        "flagged_total": len(flagged),
        "evidence": EVIDENCE,
        "undated": [(row, links[row.id]) for row in undated[:LISTED]],
        "undated_total": len(undated),
        "notices": [(notice, links.get(notice.article or "")) for notice in catalogue.notices()[:LISTED]],
        "hidden": catalogue.hidden() if settings.profile is Profile.INTERNAL else (),
    }
    described = "Inputs that were refused, articles whose wording or date is in doubt, and warnings."
    yield Page(
        path=addresses.REPORT,
        meta=list_front("report", "Report", described),
        body=render("report", addresses.REPORT, values),
    )
