"""The hand-made corpus, for every test of the pages."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from generator.catalogue.queries import Catalogue
from generator.model.page import DataFile, Page
from generator.model.related import Related
from generator.model.settings import Profile
from generator.pages import compose


@pytest.fixture(scope="session")
def newsroom() -> ModuleType:
    """The module that builds the corpus; test folders are no packages, so it is loaded by its path."""
    spec = spec_from_file_location("newsroom", Path(__file__).with_name("newsroom.py"))
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def composed(newsroom: ModuleType, tmp_path: Path) -> Callable[..., dict[str, Page | DataFile]]:
    """Everything that a corpus becomes for a profile, by path."""

    def compose_all(profile: Profile = Profile.INTERNAL, corpus: Related | None = None) -> dict[str, Page | DataFile]:
        path = newsroom.saved(tmp_path / "catalogue.sqlite", corpus)
        with Catalogue(path) as catalogue:
            return {one.path: one for one in compose(catalogue, newsroom.settings(tmp_path, profile))}

    return compose_all
