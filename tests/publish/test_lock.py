"""One build at a time."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import Busy
from generator.publish.lock import only_build

TAKE = """
import sys
from pathlib import Path
from generator.publish.lock import only_build
with only_build(Path(sys.argv[1])):
    print("in", flush=True)
    sys.stdin.read()
"""


def test_a_second_build_is_told_that_one_is_running(tmp_path: Path) -> None:
    """Two at once would mix their pages."""
    other = [sys.executable, "-c", TAKE, str(tmp_path)]
    with subprocess.Popen(other, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.readline()

        with pytest.raises(Busy), only_build(tmp_path):
            pass
        running.kill()
    with only_build(tmp_path):  # the lock went with its process
        pass


def test_one_build_may_ask_twice(tmp_path: Path) -> None:
    """The pipeline holds the lock around all of its stages, publishing around its own."""
    with only_build(tmp_path), only_build(tmp_path):
        pass
    with only_build(tmp_path):
        pass
