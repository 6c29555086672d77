"""What every test may use."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("steady", deadline=None)  # a law holds on a busy machine too
settings.load_profile("steady")

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the two real articles and their gold, where it lies beside the repository."""
    if not SHARED.is_dir():
        pytest.skip("the folder with the real articles is not beside this checkout")
    return SHARED


@pytest.fixture
def workspace(tmp_path: Path) -> Callable[[str], Path]:
    """Write a whole workspace from one string of `-- path --` sections and return its folder."""

    def write(sections: str) -> Path:
        parts = re.split(r"(?m)^-- (\S+) --\n", sections)
        for name, content in zip(parts[1::2], parts[2::2], strict=True):
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8", newline="")
        return tmp_path

    return write
