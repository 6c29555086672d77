"""From a suggestion to a decision to a page, and back: what people decide about who is who survives every build."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import yaml

WORKSPACE = """\
-- seeds/articles/wire.txt --
Harbour pact worries analysts

LISBON, 16 January 2024 - The harbour pact between Malta and Portugal changes little for shipping in the Mediterranean this year.

“Ports compete on price, whatever governments sign,” said Jon Alterwick of the Tidewater Institute, who has followed the talks since 2019.

The Tidewater Institute expects freight rates to fall, and Ines Calder, its director, told reporters that insurers agree with her.
-- seeds/articles/garbled.txt --
Port accord disturbs experts

LISBON, 18 January 2024 - The accord about harbours between Malta and Portugal alters not much for the ships of the Mediterranean.

“Harbours battle on costs, however the states subscribe,” said John Alterwick of the Tidewater Institute, who follows the conversations.

Ines Calder, the chief of the Tidewater Institute, told journalists that the insurers have the same opinion about the prices of freight.
-- seeds/articles/budget.txt --
Savannah port to be dredged again

SAVANNAH, 3 February 2024 - The shipping channel of Savannah will be deepened once more, at a cost of 300 million dollars.

“The work will take three years,” said Marta Oliveira, a spokeswoman for the port, on Friday, and asked the captains for patience.
-- seeds/articles/match.txt --
Lisbon hold on for a draw

LISBON, 5 February 2024 - Lisbon drew with Porto on Monday after a late save, and stay at the top of the table for another week.

“We were lucky in the end,” said the goalkeeper Marta Oliveira, who had saved two penalties in the first half of the season.
-- seeds/decisions.yml --
# What we know.
-   article: wire.txt   # the print edition
    field: source
    value: "The Quay"
    reason: masthead"""  # noqa: E501 - paragraphs are lines in a dump

LINES = """
- {actor: Ines Calder, reject: true, reason: she asked not to be followed}
- {actor: Marta Oliveira, split: [match.txt], name: Marta Oliveira (goalkeeper), reason: the port confirmed it}
"""


def _run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """The command as a script calls it: without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *command],
        cwd=root,
        env=os.environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def _actors(root: Path) -> dict[str, dict[str, object]]:
    lines = (root / "docs/data/actors.jsonl").read_text(encoding="utf-8").splitlines()
    return {actor["name"]: actor for actor in map(json.loads, lines)}


def _page(root: Path, actor: dict[str, object]) -> str:
    return (root / "docs" / str(actor["page"])).read_text(encoding="utf-8")


def _suggested(root: Path) -> str:
    """The id of the only suggestion, as the command lists it."""
    said = _run(root, "review").stdout
    found = re.findall(r"^([0-9a-f]{8})  ", said, re.MULTILINE)

    assert len(found) == 1, said
    assert "John Alterwick = Jon Alterwick?" in said
    assert "Jon and John are forms of one first name" in said or "John and Jon are forms of one first name" in said
    assert re.search(r"articles  (garbled.txt, wire.txt|wire.txt, garbled.txt)\n", said)
    return str(found[0])


def test_suggestion_decision_rebuild_page(workspace: Callable[[str], Path]) -> None:
    """The walk-through of the README."""
    root = workspace(WORKSPACE)
    before = (root / "seeds/decisions.yml").read_bytes()

    built = _run(root, "build")
    assert built.returncode == 0, built.stderr
    john, jon = (_actors(root)[name] for name in ("John Alterwick", "Jon Alterwick"))
    assert john["suggestions"] == jon["suggestions"] == [_suggested(root)]
    for page in (_page(root, john), _page(root, jon), (root / "docs/report/index.md").read_text(encoding="utf-8")):
        assert "possibly the same as" in page
        assert "merge: &quot;Jon Alterwick&quot;, reason: &quot;how you know&quot;" in page

    decided = _run(root, "review", "--accept", _suggested(root), "--reason", "The wire quotes him: one “man”.")
    assert decided.returncode == 0, decided.stderr
    after = (root / "seeds/decisions.yml").read_bytes()
    assert after.startswith(before)
    assert yaml.safe_load(after)[1:] == [
        {"actor": "John Alterwick", "merge": "Jon Alterwick", "reason": "The wire quotes him: one “man”."}
    ]
    assert "No suggestion is pending." in _run(root, "review").stdout

    (root / "seeds/decisions.yml").write_bytes(after + LINES.encode())
    built = _run(root, "build", "--strict")
    assert built.returncode == 0, built.stdout + built.stderr
    assert "in doubt" not in built.stdout
    actors = _actors(root)
    assert "John Alterwick" not in actors
    assert (actors["Jon Alterwick"]["id"], actors["Jon Alterwick"]["articles"]) == (jon["id"], 2)
    assert "John Alterwick" in str(actors["Jon Alterwick"]["aliases"])
    assert not (root / "docs" / str(john["page"])).exists()
    _assert_rejected_and_split(root, actors)

    _assert_stale_decisions_are_named(root)


def _assert_rejected_and_split(root: Path, actors: dict[str, dict[str, object]]) -> None:
    """What is rejected has no page and no number, and the text stays; what is split has a page of its own."""
    article = next((root / "docs/articles").glob("**/harbour-pact*/index.md")).read_text(encoding="utf-8")

    assert "Ines Calder" not in actors
    assert "Ines Calder, its director" in article
    assert "actors/ines-calder" not in article
    port, goal = actors["Marta Oliveira"], actors["Marta Oliveira (goalkeeper)"]
    assert (port["articles"], goal["articles"]) == (1, 1)
    assert "Savannah" in _page(root, port)
    assert "penalties" not in _page(root, port)
    assert "penalties" in _page(root, goal)
    assert "“We were lucky in the end,”" in _page(root, goal)


def _assert_stale_decisions_are_named(root: Path) -> None:
    """Its articles are gone, and the line says so."""
    for name in ("garbled.txt", "match.txt"):
        (root / "seeds/articles" / name).unlink()
    stale = _run(root, "build", "--strict")

    assert stale.returncode == 3, stale.stdout
    assert "stale-decision  decisions.yml:6: no article names `John Alterwick` any more" in stale.stdout
    assert "stale-decision  decisions.yml:9: there is no article `match.txt` any more" in stale.stdout
