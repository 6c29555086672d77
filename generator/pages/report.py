"""What a person should look at: refused inputs, doubtful wording, personal data, copies, missing dates, warnings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from generator.catalogue.queries import Catalogue
from generator.catalogue.rows import ArticleRow, CopyRow, PersonalRow
from generator.model.page import Page
from generator.model.settings import Profile, Settings
from generator.pages import addresses
from generator.pages.front import list_front
from generator.pages.parts import article_link, copy_link
from generator.pages.render import Link, render
from generator.pages.suggestions import questions

LISTED, EVIDENCE = 100, 4
"""Lines of each list, and pieces of evidence a flagged article: the rest stands on the article's own page."""

Links = dict[str, Link]


def report(catalogue: Catalogue, settings: Settings) -> Iterator[Page]:
    """The report. File names of hidden articles are for inside only."""
    rows = catalogue.articles_and_copies()
    links = {row.id: article_link(row) for row in rows}
    values = {
        "tally": catalogue.tally(),
        "refusals": catalogue.refusals()[:LISTED],
        "evidence": EVIDENCE,
        "masked": settings.profile is Profile.PUBLIC,
        "notices": [(notice, links.get(notice.article or "")) for notice in catalogue.notices()[:LISTED]],
        "suggestions": list(questions(catalogue.suggestions(LISTED))),
        "named": True,
        "hidden": catalogue.hidden() if settings.profile is Profile.INTERNAL else (),
        **_flagged(catalogue, links),
        **_undated(rows, links),
        **_personal(catalogue.personal(), links),
        **_copies(catalogue.counted_elsewhere(), rows, links),
    }
    described = "Inputs that were refused, articles whose wording or date is in doubt, copies, and warnings."
    yield Page(
        path=addresses.REPORT,
        meta=list_front("report", "Report", described),
        body=render("report", addresses.REPORT, values),
    )


def _flagged(catalogue: Catalogue, links: Links) -> dict[str, Any]:
    found = catalogue.flagged()
    lines = [(row, links[row.id], catalogue.flags(row.id)) for row in found[:LISTED]]
    return {"flagged": lines, "flagged_total": len(found)}


def _undated(rows: Sequence[ArticleRow], links: Links) -> dict[str, Any]:
    found = [row for row in rows if row.day is None]
    return {"undated": [(row, links[row.id]) for row in found[:LISTED]], "undated_total": len(found)}


def _personal(found: Sequence[PersonalRow], links: Links) -> dict[str, Any]:
    """Articles with their places, newest first."""
    groups = groupby(found, key=lambda one: one.article)
    return {"personal": [(links[article], list(places)) for article, places in groups][:LISTED]}


def _copies(found: Sequence[CopyRow], rows: Sequence[ArticleRow], links: Links) -> dict[str, Any]:
    """Articles that count, each with the copies that do not, newest first."""
    by_id = {row.id: row for row in rows}
    groups = [(by_id[article], list(copies)) for article, copies in groupby(found, key=lambda one: one.article)]
    lines = [(row, links[row.id], [(copy, copy_link(copy)) for copy in copies]) for row, copies in groups[:LISTED]]
    return {"copies": lines, "copied": len(groups)}
