"""Build, show and rebuild on one's own machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from generator.errors import BriefingError
from generator.model.settings import Settings
from generator.pipeline import build

POLL = 1.0
"""Seconds between two looks at the inputs."""


def serve(settings: Settings, port: int, say: Callable[[str], None]) -> None:
    """Serve `settings.site` on loopback until interrupted. A mistake in an input is said and waits for its mending."""
    build(settings)
    handler = partial(_Quiet, directory=str(settings.site))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"http://127.0.0.1:{server.server_address[1]}/ shows the site; stop with Ctrl-C.")
        _watch(settings, say)


class _Quiet(SimpleHTTPRequestHandler):
    """A request a line would drown the messages about the inputs."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _watch(settings: Settings, say: Callable[[str], None]) -> None:
    seen = _state(settings.seeds)
    while True:
        time.sleep(POLL)
        now = _state(settings.seeds)
        if now == seen:
            continue
        seen = now
        try:
            build(settings)
            say("Built again.")
        except BriefingError as mistake:
            say(str(mistake))


def _state(folder: Path) -> dict[Path, tuple[int, int]]:
    facts = ((path, path.lstat()) for path in sorted(folder.rglob("*")) if not path.is_dir())
    return {path: (fact.st_mtime_ns, fact.st_size) for path, fact in facts}
