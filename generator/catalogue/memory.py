"""What each stage made of each input, kept between builds. Deleting it changes no byte of the result."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Self, TypeVar

from pydantic import TypeAdapter, ValidationError

In = TypeVar("In")
Out = TypeVar("Out")

Watch = Callable[[str, int, int], None]
"""Told the stage, how many inputs are done, and how many there are."""

CHUNK = 8
"""Inputs that a worker takes at once; loading the language model costs it as much as some 20 articles."""

WORTH_SPREADING = 20


def unwatched(_stage: str, _done: int, _of: int) -> None:
    """Nobody looks on."""


class Memory:
    """Remembers results under the hash of everything that decided them."""

    def __init__(self, path: Path, jobs: int = 1, watch: Watch = unwatched) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._jobs = jobs
        self._watch = watch
        self._store = _open(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._store.close()

    def each(
        self, stage: str, work: Callable[[In], Out], inputs: Sequence[In], keys: Iterable[object], kind: type[Out]
    ) -> list[Out]:
        """`work` of every input, in order; what was done before under the same key is not done again.

        A key holds all that the result depends on beside our own code and data, which are part of every key.
        """
        adapter = TypeAdapter(kind)
        names = [_name(stage, key) for key in keys]
        results = {name: value for name in names if (value := self._recall(name, adapter)) is not None}
        missing = {name: value for name, value in zip(names, inputs, strict=True) if name not in results}
        for name, result in zip(missing, self._do(stage, work, list(missing.values())), strict=True):
            results[name] = result
            self._store.execute("INSERT OR REPLACE INTO memory VALUES (?, ?)", (name, adapter.dump_json(result)))
        self._store.commit()
        return [results[name] for name in names]

    def _recall(self, name: str, adapter: TypeAdapter[Out]) -> Out | None:
        row = self._store.execute("SELECT value FROM memory WHERE name = ?", (name,)).fetchone()
        if row is None:
            return None
        try:
            return adapter.validate_json(row[0])
        except ValidationError:
            return None  # damaged: it is made again

    def _do(self, stage: str, work: Callable[[In], Out], inputs: list[In]) -> Iterable[Out]:
        if self._jobs == 1 or len(inputs) < WORTH_SPREADING:
            yield from self._watched(stage, map(work, inputs), len(inputs))
            return
        with ProcessPoolExecutor(self._jobs) as pool:
            yield from self._watched(stage, pool.map(work, inputs, chunksize=CHUNK), len(inputs))

    def _watched(self, stage: str, results: Iterable[Out], total: int) -> Iterable[Out]:
        for done, result in enumerate(results, start=1):
            yield result
            self._watch(stage, done, total)


def _open(path: Path) -> sqlite3.Connection:
    try:
        return _table(path)
    except sqlite3.DatabaseError:
        path.unlink()  # damaged: everything is made again
        return _table(path)


def _table(path: Path) -> sqlite3.Connection:
    store = sqlite3.connect(path)
    store.execute("CREATE TABLE IF NOT EXISTS memory (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID")
    return store


def _name(stage: str, key: object) -> str:
    return hashlib.sha256(repr((stage, key, _ourselves())).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _ourselves() -> str:
    """Our code, our data and the versions of all that is installed."""
    digest = hashlib.sha256()
    for name, content in sorted(_contents(files("generator"), "")):
        digest.update(f"{name}\n{hashlib.sha256(content).hexdigest()}\n".encode())
    for name, version in sorted((found.name, found.version) for found in metadata.distributions()):
        digest.update(f"{name} {version}\n".encode())
    return digest.hexdigest()


def _contents(folder: Traversable, prefix: str) -> Iterable[tuple[str, bytes]]:
    for entry in folder.iterdir():
        name = f"{prefix}{entry.name}"
        if entry.is_dir():
            yield from _contents(entry, f"{name}/")
        elif not name.endswith(".pyc"):
            yield name, entry.read_bytes()


def fingerprint(value: Any) -> str:  # noqa: ANN401 - any of our frozen values
    """Hash of a frozen value's content, for keys."""
    return hashlib.sha256(TypeAdapter(type(value)).dump_json(value)).hexdigest()
