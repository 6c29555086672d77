"""The house keeps its own rules: what exists is documented, and rooms stay small."""

import ast
import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from generator.cli import main
from generator.model.document import Declared
from generator.model.settings import ActorEntry, SourceEntry, UserTopic
from generator.pages import EMITTERS
from generator.settings import BUILD_FIELDS, SITE_FIELDS
from generator.settings.decisions import ActorLine, ArticleLine

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SOURCES = sorted((ROOT / "generator").rglob("*.py"))


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_stands_in_the_readme(command: str) -> None:
    """Whoever reads the README knows all that can be typed."""
    assert f"`briefing {command}" in README


@pytest.mark.parametrize(
    "field",
    sorted(
        {
            field.name.rstrip("_")
            for kind in (Declared, SourceEntry, ActorEntry, UserTopic, ArticleLine, ActorLine)
            for field in fields(kind)
        }
        | set(SITE_FIELDS)
        | set(BUILD_FIELDS)
    ),
)
def test_every_field_that_a_person_may_write_stands_in_the_readme(field: str) -> None:
    """A field that nobody knows of is no field."""
    assert f"`{field}`" in README


def test_every_dependency_has_its_reason() -> None:
    """Each direct dependency is chosen on purpose."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    reasons = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    names = {re.split(r"[<>=;\[ ]", line, maxsplit=1)[0] for line in project["dependencies"]}

    assert {name for name in names if f"`{name}`" not in reasons} == set()


def test_every_page_kind_stands_in_its_own_file() -> None:
    """The tuple of emitters is the table of contents of the site."""
    files = [emitter.__module__ for emitter in EMITTERS]

    assert len(set(files)) == len(files)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_rooms_and_functions_stay_small(path: Path) -> None:
    """A reader holds a function in the head, and finds a room by its name."""
    source = path.read_text(encoding="utf-8")
    long = [
        node.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 50
    ]

    assert long == []
    assert source.count("\n") <= 400


def test_every_notice_is_explained_to_readers() -> None:
    """A code that nobody can look up is noise."""
    codes = {code for path in SOURCES for code in re.findall(r'code="([a-z-]+)"', path.read_text(encoding="utf-8"))}
    method = (ROOT / "docs/about/method.md").read_text(encoding="utf-8")

    assert {code for code in codes if f"`{code}`" not in method} == set()
