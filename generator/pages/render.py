"""The only door to Jinja. Every value that is not Markdown already is escaped on its way into a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from generator.model.page import Markdown
from generator.pages import addresses, calendar, markdown, words


class Written(str):
    """Markdown as the templates know it: printed as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to a page of the site, written when it is known where from."""

    label: str
    path: str
    anchor: str | None = None


def written(text: Markdown) -> Written:
    """What templates print unchanged."""
    return Written(text)


def render(template: str, here: str, values: Mapping[str, object]) -> Markdown:
    """One page's body. `here` is the page's own path, from which its links are drawn."""
    return Markdown(_environment().get_template(f"{template}.md.j2").render({**values, "here": here}))


def to(here: str, label: str, path: str, anchor: str | None = None) -> Markdown:
    """A link from one page to a place on another; only the fragment where both are the same page."""
    page = "" if here == path and anchor else addresses.relative(here, path)
    return markdown.link(markdown.escape(label), page + (f"#{anchor}" if anchor else ""))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("generator.pages"),
        autoescape=True,
        finalize=_escaped,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(_GLOBALS)
    return environment


def _escaped(value: object) -> object:
    if value is None:
        raise TypeError("A template prints None: say in the template what stands where nothing is known.")
    if type(value) is int and value >= 0:
        return Written(value)  # drawings are full of them, and digits mean nothing to Markdown
    return value if hasattr(value, "__html__") else Written(markdown.escape(str(value)))


@pass_context
def _link(context: Context, label: str, path: str, anchor: str | None = None) -> Written:
    return Written(to(str(context["here"]), label, path, anchor))


@pass_context
def _web(context: Context, path: str, anchor: str | None = None) -> Written:
    """The address of a page's HTML for an attribute: MkDocs turns only links in Markdown from `.md` into it."""
    page = addresses.relative(str(context["here"]), path).removesuffix(".md") + ".html"
    return Written(markdown.way(page + (f"#{anchor}" if anchor else "")))


def _outside(label: str, address: str) -> Written:
    return Written(markdown.link(markdown.escape(label), address))


_GLOBALS: dict[str, Callable[..., object]] = {
    "link": _link,
    "web": _web,
    "outside": _outside,
    "heading": lambda title: Written(markdown.headline(title)),
    "attribute": lambda text: Written(markdown.attribute(text)),
    "indent": lambda depth: Written("    " * depth),
    "paragraphs": lambda text: Written(markdown.paragraphs(text)),
    "article_path": addresses.article,
    "actor_path": addresses.actor,
    "topic_path": addresses.topic,
    "source_path": addresses.source,
    "day": calendar.day,
    "when": calendar.when,
    "period": calendar.period,
    "around": words.around,
    "clip": words.clipped,
    "count": words.count,
    "tagged": words.tagged,
    "word": words.word,
    "within": words.within,
}
