"""briefing.toml and the files under seeds/ → Settings."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from generator.errors import SettingsError
from generator.model.settings import Profile, Settings
from generator.settings.curation import read_curation
from generator.settings.decode import check_fields

__all__ = ["BUILD_FIELDS", "SITE_FIELDS", "Options", "load"]

FILE = "briefing.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line may override. None leaves the value to briefing.toml, then to the default."""

    seeds: Path | None = None
    docs: Path | None = None
    site: Path | None = None
    profile: Profile | None = None
    jobs: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Site:
    title: str = "Briefing"
    description: str = "Who acts, on what, since when: every statement leads back to its sentence."
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Build:
    seeds: str = "seeds"
    docs: str = "docs"
    site: str = "site"
    profile: Profile = Profile.INTERNAL
    jobs: int = 1


SITE_FIELDS = tuple(field.name for field in fields(_Site))
BUILD_FIELDS = tuple(field.name for field in fields(_Build))
"""What briefing.toml may say in [site] and [build]."""


def load(root: Path, options: Options) -> Settings:
    """Read the workspace at `root`. Raises SettingsError that names every mistake with file and line."""
    site, build = _read(root / FILE)
    seeds = (options.seeds or root / build.seeds).absolute()
    docs = (options.docs or root / build.docs).absolute()
    if not seeds.is_dir():
        raise SettingsError(f"{seeds}: there is no such folder. Put raw files into it, or name another with --seeds.")
    articles = seeds / "articles"
    return Settings(
        seeds=seeds,
        articles=articles if articles.is_dir() else seeds,
        docs=docs,
        site=(options.site or root / build.site).absolute(),
        state=docs.parent / ".briefing",
        profile=options.profile or build.profile,
        title=site.title,
        description=site.description,
        url=site.url,
        jobs=options.jobs or build.jobs,
        curation=read_curation(seeds),
    )


def _read(path: Path) -> tuple[_Site, _Build]:
    if not path.is_file():
        return _Site(), _Build()
    try:
        values: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as mistake:
        raise SettingsError(f"{path.name}: {mistake}") from mistake
    unknown = sorted(set(values) - {"site", "build"})
    if unknown:
        raise SettingsError(f"{path.name}: unknown section [{unknown[0]}]; there are [site] and [build].")
    site = check_fields(_Site, values.get("site", {}), f"{path.name}: [site]")
    build = check_fields(_Build, values.get("build", {}), f"{path.name}: [build]")
    return site, build
