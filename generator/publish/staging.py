"""A finished site takes the place of the old one in a single step."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import SiteError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def aside(site: Path) -> Iterator[Path]:
    """An empty folder beside the site to build in, gone afterwards. SiteError: the site's place is taken."""
    if site.is_dir() and any(site.iterdir()) and not _is_built(site):
        raise SiteError(f"{site} holds files that no build made: empty it, or name another folder")
    if site.exists() and not site.is_dir():
        raise SiteError(f"{site} is a file, the site needs a folder")
    staging = site.with_name(f".{site.name}.new")
    shutil.rmtree(staging, ignore_errors=True)  # of a build that was killed
    staging.mkdir(parents=True)
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _is_built(site: Path) -> bool:
    """Whether MkDocs and the theme made it."""
    return (site / "404.html").is_file() and (site / "assets" / "javascripts").is_dir()


def swap(staging: Path, site: Path) -> None:
    """Put a finished site in place; the old one then stands aside."""
    if not site.exists():
        staging.rename(site)
        return
    if not _exchange(staging, site):
        old = site.with_name(f".{site.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        site.rename(old)
        staging.rename(site)
        shutil.rmtree(old)


def _exchange(one: Path, other: Path) -> bool:
    """Both names at once, so that no moment is without a site (Linux 3.15); False where the system can't."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
