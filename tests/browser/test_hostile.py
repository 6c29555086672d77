"""Collected attacks, built by the command that people use and opened in a browser, page by page."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

HARM = ("pwned", "dialogs", "external", "outside_read", "outside_write", "static", "missing_text", "navigated")
FORMS = {".txt", ".md", ".html"}


def test_hostile_articles_are_inert_and_complete(shared: Path, tmp_path: Path, chromium: str) -> None:
    """Nothing in an article runs, calls out, reads a file or leaves its page; every word of it can be read."""
    articles = tmp_path / "articles"
    articles.mkdir()
    for file in sorted((shared / "hostile" / "articles").iterdir()):
        if file.suffix in FORMS:
            shutil.copy(file, articles)
    build = f"{sys.executable} -m generator build --seeds {{in}} --docs {tmp_path}/workspace/docs --site {{out}}"
    runner = [sys.executable, str(shared / "hostile" / "run_hostile.py"), "--site-cmd", build]
    places = ["--articles", str(articles), "--work", str(tmp_path), "--json", str(tmp_path / "report.json")]
    options = ["--chromium", chromium, "--timeout", "600", "--log-chars", "4000"]
    done = subprocess.run([*runner, *places, *options], capture_output=True, text=True, check=False)
    report = json.loads((tmp_path / "report.json").read_text())["all"]

    assert report["rc"] == 0, done.stdout + report["log_tail"]
    assert {harm: report[harm] for harm in HARM} == {harm: [] for harm in HARM}
    assert report["csp"] == []
    assert report["page_errors"] == []
    assert all(hits for _, _, hits in report["search"])
