"""Site → complaints: the last look at every page before it is published.

A third line: escaping and the allow-list come first. It trusts neither, nor the theme.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import SplitResult, unquote, urlsplit

_LOADS = frozenset({"src", "srcset", "poster", "data", "background", "manifest", "xlink:href", "action", "formaction"})
_ADDRESSES = _LOADS | {"href", "cite", "ping"}
_SCHEMES = frozenset({"", "http", "https", "mailto"})
_NEVER = frozenset({"base", "iframe", "frame", "object", "embed", "applet", "portal"})
_FORMS = frozenset({("search", "md-search__form"), ("", "md-header__option")})
"""The theme's: the search box and the choice of colours. Neither is ever sent."""
_CONFIG = {"id": "__config", "type": "application/json"}
_LINKS_THAT_LOAD_NOTHING = frozenset({"canonical", "prev", "next", "alternate"})
_SPACE = re.compile(r"[\x00-\x20]")


@dataclass(slots=True)
class Seen:
    """What one page holds."""

    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        self.seen.complaints.extend(_wrong_tag(tag, dict(attrs)))
        for name, value in attrs:
            self.seen.complaints.extend(_wrong_attribute(tag, name, value or "", dict(attrs)))
            if name == "id" and value:
                self._claim(value)
            if name in {"href", "src"} and value is not None and not _address(value).scheme:
                self.seen.links.append(value)

    def _claim(self, id_: str) -> None:
        if id_ in self.seen.ids:
            self.seen.complaints.append(f"the id {id_!r} stands twice")
        self.seen.ids.add(id_)


def verify(site: Path, url: str | None = None) -> list[str]:
    """Everything that must not be in a published site, each with its page. `url`: where the site will stand."""
    pages = {file.relative_to(site).as_posix(): _look(file) for file in sorted(site.rglob("*.html"))}
    complaints = [f"{path}: {complaint}" for path, seen in pages.items() for complaint in seen.complaints]
    complaints += [f"{path}: {complaint}" for path, complaint in _dead_links(site, pages, urlsplit(url or "").path)]
    return complaints


def _look(file: Path) -> Seen:
    page = _Page()
    page.feed(file.read_text("utf-8"))
    page.close()
    return page.seen


def _wrong_tag(tag: str, attrs: dict[str, str | None]) -> Iterator[str]:
    if tag in _NEVER:
        yield f"<{tag}> has no place in a page"
    if tag == "form" and (attrs.get("name") or "", attrs.get("class")) not in _FORMS:
        yield "a form that is not the theme's"
    if tag == "script" and "src" not in attrs and attrs != _CONFIG:
        yield "a script that stands in the page itself"
    if tag == "style":
        yield "a style that stands in the page itself"
    if tag == "meta" and (attrs.get("http-equiv") or "").lower() == "refresh":
        yield "a meta tag that leads away from the page"


def _wrong_attribute(tag: str, name: str, value: str, attrs: dict[str, str | None]) -> Iterator[str]:
    if name.startswith("on"):
        yield f"<{tag} {name}> runs script"
    if name in {"style", "srcdoc"}:
        yield f"<{tag} {name}> has no place in a page"
    if name not in _ADDRESSES:
        return
    address = _address(value)
    if address.scheme.lower() not in _SCHEMES:
        yield f"<{tag} {name}> leads to {value[:60]!r}"
    quiet = tag == "a" or name == "cite" or (tag == "link" and attrs.get("rel") in _LINKS_THAT_LOAD_NOTHING)
    if address.netloc and not quiet:
        yield f"<{tag} {name}> loads {value[:60]!r} from another host"


def _address(value: str) -> SplitResult:
    """An address in its parts, as browsers read it; one that cannot be read has a scheme that no page may use."""
    try:
        return urlsplit(_SPACE.sub("", value))
    except ValueError:
        return SplitResult("unreadable", "", value, "", "")


def _dead_links(site: Path, pages: dict[str, Seen], root: str) -> Iterator[tuple[str, str]]:
    for path, seen in pages.items():
        for link in dict.fromkeys(seen.links):
            target, anchor = _target(path, link, root)
            if target not in pages and not (site / target).is_file():
                yield path, f"the link {link!r} leads nowhere"
            elif anchor and target in pages and anchor not in pages[target].ids:
                yield path, f"the link {link!r} leads to no place in that page"


def _target(path: str, link: str, root: str) -> tuple[str, str]:
    """The file below the site that a link leads to, and the id in it."""
    parts = urlsplit(link)
    to = unquote(parts.path)
    if not to:
        return path, unquote(parts.fragment)
    if to.startswith("/"):
        to = to.removeprefix(root.rstrip("/")).lstrip("/")
    else:
        to = normpath((PurePosixPath(path).parent / to).as_posix())
    return ("index.html" if to in {"", "."} else to), unquote(parts.fragment)
