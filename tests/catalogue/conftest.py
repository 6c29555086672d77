"""The hand-made corpus of the page tests."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def newsroom() -> ModuleType:
    """The module that builds the corpus; test folders are no packages, so it is loaded by its path."""
    spec = spec_from_file_location("newsroom", Path(__file__).parent.parent / "pages" / "newsroom.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
