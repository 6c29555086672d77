"""Quality does not fall without anybody noticing."""

import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
FLOORS: list[dict[str, Any]] = tomllib.loads((ROOT / "benchmarks/floors.toml").read_text(encoding="utf-8"))["floor"]


@cache
def _output(command: str) -> str:
    """What a benchmark prints; several floors may share one run."""
    done = subprocess.run([sys.executable, *command.split()], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("floor", FLOORS, ids=[floor["what"] for floor in FLOORS])
def test_no_figure_is_below_its_floor(floor: dict[str, Any], request: pytest.FixtureRequest) -> None:
    """Only a person lowers a floor, in the open."""
    shared = request.getfixturevalue("shared") if "{shared}" in floor["command"] else None
    printed = re.search(floor["pattern"], _output(floor["command"].format(shared=shared)), re.MULTILINE)

    assert printed, "the benchmark no longer prints this figure"
    assert float(printed.group(1)) >= floor["least"]
