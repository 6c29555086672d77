"""What Briefing adds to MkDocs: the second line of defence, offline search, and repairs to the theme's pages.

docs/ is safe without it (article text is escaped before it gets there); with it, a slip there still does no harm.
"""

from __future__ import annotations

import html
import re
from pathlib import Path

import nh3
from jinja2 import Environment
from markdown.extensions.toc import slugify
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

THEME = Path(__file__).parent / "theme"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)
"""No inline script, no inline style, no other host."""

_CHARSET = '<meta charset="utf-8">'
_REPAIRS = (
    (_CHARSET, f'{_CHARSET}<meta http-equiv="Content-Security-Policy" content="{POLICY}">'),
    ('<meta name="viewport"', '<meta name="referrer" content="no-referrer"><meta name="viewport"'),
    (' id="__drawer" autocomplete="off">', ' id="__drawer" aria-label="Navigation">'),
    (' id="__search" autocomplete="off">', ' id="__search" aria-label="Search">'),
)
"""The theme's HTML and what stands there instead. Checkboxes take no autocomplete; every control needs a name."""
_SEARCH_DIALOG = (
    'data-md-component="search" role="dialog">',
    'data-md-component="search" role="dialog" aria-label="Search">',
)
_TOC_LABEL = ('<label class="md-nav__title" for="__toc">', '<label class="md-nav__title">')

_OWN_ID = re.compile(r'\bid="([^"]*)"')

_TAGS = frozenset(
    "a abbr article aside b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption "
    "figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark nav ol p pre q s samp section small span strong "
    "sub summary sup table tbody td tfoot th thead time tr u ul var "
    "circle g path rect svg text".split()
)
"""The last six draw: none of them runs, loads or holds anything but the others, links and words."""
_ATTRIBUTES = {
    "*": {"id", "class", "title", "lang", "dir", "role", "hidden", "tabindex", "data-search-exclude"},
    "a": {"href", "rel", "hreflang", "download"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height", "loading"},
    "li": {"value"},
    "ol": {"start", "reversed", "type"},
    "q": {"cite"},
    "blockquote": {"cite"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "time": {"datetime"},
    "svg": {"viewbox", "viewBox"},
    "g": {"stroke-width", "font-size"},
    "path": {"d", "stroke-width", "stroke-opacity"},
    "circle": {"cx", "cy", "r", "stroke-width"},
    "rect": {"x", "y", "width", "height", "fill-opacity"},
    "text": {"x", "y", "text-anchor"},
}
_PAINT = {"fill": {"none", "currentColor"}, "stroke": {"currentColor"}}
"""The ink of the page alone: an address could stand in these, too."""
_CLEANER = nh3.Cleaner(
    tags=set(_TAGS),
    attributes=_ATTRIBUTES,
    tag_attribute_values={"g": _PAINT, "circle": _PAINT},
    generic_attribute_prefixes={"aria-"},
    url_schemes={"http", "https", "mailto"},
    link_rel=None,
)


class BriefingPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Hooks in the order in which MkDocs calls them."""

    taken: frozenset[str] = frozenset()
    """Ids that the page at work writes itself."""

    def on_config(self, config: MkDocsConfig) -> None:
        """Put our templates before the theme's, and keep headings from taking ids that its script looks for."""
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        config.mdx_configs.setdefault("toc", {})["slugify"] = self.heading_id

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out what no page loads: source maps, and stemmers where English is searched alone."""
        languages = getattr(config.plugins.get("material/search"), "config", {}).get("lang")
        for file in list(files):
            if file.src_uri.startswith("assets/") and (
                file.src_uri.endswith(".map") or (languages == ["en"] and "/javascripts/lunr/" in file.src_uri)
            ):
                files.remove(file)
        return files

    def on_page_markdown(self, markdown: str, **_: object) -> None:
        """Look which ids the page writes itself."""
        self.taken = frozenset(_OWN_ID.findall(markdown))

    def heading_id(self, title: str, separator: str) -> str:
        """As Python-Markdown makes it, but none that the page or the theme's script (`__config`) uses otherwise."""
        name = slugify(title, separator)
        return f"h{separator}{name}" if name.startswith("_") or name in self.taken else name

    def on_page_content(self, content: str, **_: object) -> str:
        """Let through the tags that pages are made of, and nothing that runs or loads."""
        return _CLEANER.clean(content)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:  # noqa: ARG002
        """Escape the strings that the theme prints as they are. Later is too late: pages show titles of others."""
        for file in files.documentation_pages():
            if file.page is not None:
                _escape_strings(file.page)
        return env

    def on_post_page(self, output: str, **_: object) -> str:
        """Add the policy, and repair the theme's page."""
        return repaired(output)

    def on_post_template(self, output: str, *, template_name: str, **_: object) -> str:
        """The same for 404.html."""
        return repaired(output) if template_name.endswith(".html") else output

    @event_priority(-100)  # the search plugin writes its index first
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Give the search index as a script too, for sites opened from a folder; drop the file that tells the time."""
        site = Path(config.site_dir)
        index = site / "search" / "search_index.json"
        if index.is_file():
            index.with_suffix(".js").write_text(f"var __index = {index.read_text('utf-8')}", "utf-8", newline="")
        (site / "sitemap.xml.gz").unlink(missing_ok=True)
        if not config.site_url:
            (site / "sitemap.xml").unlink(missing_ok=True)


def repaired(page: str) -> str:
    """A page of the theme with our policy. PluginError: the theme changed, and a repair has no place any more."""
    for before, after in _REPAIRS:
        if before not in page:
            raise PluginError(f"the theme's pages no longer hold {before!r}: see generator/publish/plugin.py")
        page = page.replace(before, after, 1)
    if ' id="__toc"' not in page:  # only pages of the navigation have it
        page = page.replace(*_TOC_LABEL, 1)
    return page.replace(*_SEARCH_DIALOG, 1)


def _escape_strings(page: Page) -> None:
    for key in ("title", "description"):
        if key in page.meta:
            page.meta[key] = _once_escaped(str(page.meta[key]))
    page.title = _once_escaped(str(page.title or ""))
    if not page.is_homepage:  # else the theme would take `title` without its tags, which unescapes it
        page.meta.setdefault("title", page.title)


def _once_escaped(text: str) -> str:
    return html.escape(html.unescape(text))
