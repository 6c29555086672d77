"""`briefing add`: a capture and its sidecar, politely fetched from public addresses only, nothing overwritten."""

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.add import add
from generator.errors import BriefingError
from generator.fetch import MOST_REDIRECTS, PAUSE, USER_AGENT, Capture, Manners, fetch, is_public
from generator.robots import allows
from generator.settings.decode import parse

DAY = date(2024, 1, 17)
PAGE = b"<html><body><h1>The bridge is open</h1></body></html>"


@dataclass
class Site:
    """A server on this machine: answers by path, and what was asked of it."""

    address: str = ""
    pages: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    paused: list[float] = field(default_factory=list)

    def put(self, path: str, body: bytes = PAGE, status: int = 200, **headers: str) -> str:
        """Publish something and return its address."""
        named = {"Content-Type": "text/html", **{name.replace("_", "-"): value for name, value in headers.items()}}
        self.pages[path] = (status, named, body)
        return self.address + path

    @property
    def manners(self) -> Manners:
        """Ours, but this machine is allowed and nobody waits."""
        return Manners(permits=lambda ip: ip == "127.0.0.1", pause=self.paused.append, patience=5)


@pytest.fixture
def site() -> Iterator[Site]:
    """A running server."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, self.headers["User-Agent"]))
            status, headers, body = site.pages.get(self.path, (404, {}, b"nothing here"))
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(OSError):
                for byte in body if "X-Slow" in headers else ():
                    self.wfile.write(bytes([byte]))
                    time.sleep(0.05)
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        site.address = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield site
        server.shutdown()


def _add(target: str, seeds: Path, site: Site | None = None) -> Path:
    return add(target, seeds, today=DAY, fetch=lambda url: fetch(url, site.manners if site else Manners()))


def test_a_page_is_added_with_its_address_and_the_day_of_capture(site: Site, tmp_path: Path) -> None:
    """The address is where the last redirect led; we say who we are, ask robots.txt first and wait in between."""
    site.put("/2024/The%20bridge.html")
    start = site.put("/go", status=302, Location="/2024/The%20bridge.html#top")
    path = _add(start, tmp_path, site)
    (sidecar,) = parse((tmp_path / "articles" / f"{path.name}.meta.yml").read_text(), "s")

    assert path == tmp_path / "articles/127-0-0-1-the-bridge.html"
    assert path.read_bytes() == PAGE
    assert sidecar.values == {"url": site.address + "/2024/The%20bridge.html", "captured": "2024-01-17"}
    assert site.asked == [(path_, USER_AGENT) for path_ in ("/robots.txt", "/go", "/2024/The%20bridge.html")]
    assert site.paused == [PAUSE, PAUSE]


def test_a_file_is_copied_with_the_sidecar_beside_it(tmp_path: Path) -> None:
    """What a person wrote of it stays with it."""
    (tmp_path / "note.txt").write_text("Words.")
    (tmp_path / "note.meta.yml").write_text("title: T\n")
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    path = _add(str(tmp_path / "note.txt"), seeds)

    assert path.read_text() == "Words."
    assert (seeds / "articles/note.txt.meta.yml").read_text() == "title: T\n"


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    """Another capture gets another name, the same one is named, and a link in the way is not followed."""
    seeds = tmp_path / "seeds"
    (seeds / "articles").mkdir(parents=True)
    outside = tmp_path / "outside"
    (seeds / "articles/127-2.html").symlink_to(outside)
    captures = iter([b"first", b"second", b"second"])

    def page(url: str) -> Capture:
        return Capture(url=url, kind="text/html", data=next(captures))

    first = add("http://127/", seeds, today=DAY, fetch=page)
    second = add("http://127/", seeds, today=DAY, fetch=page)

    assert (first.name, first.read_bytes()) == ("127.html", b"first")
    assert (second.name, second.read_bytes()) == ("127-3.html", b"second")
    assert not outside.exists()
    with pytest.raises(BriefingError, match="there already"):
        add("http://127/", seeds, today=DAY, fetch=page)


def test_articles_that_lie_in_the_seeds_folder_itself_are_not_hidden(tmp_path: Path) -> None:
    """A new folder `articles` would take the place of the one that the build reads."""
    (tmp_path / "old.txt").write_text("Words.")
    path = add(
        "http://a.example/new", tmp_path, today=DAY, fetch=lambda url: Capture(url=url, kind="text/html", data=PAGE)
    )

    assert path.parent == tmp_path


@pytest.mark.parametrize(
    ("name", "reason"),
    [("missing.txt", "No such file"), ("a.docx", "are not read"), (".hidden.txt", "hidden"), ("link.txt", "link")],
)
def test_a_file_that_cannot_be_read_is_not_added(name: str, reason: str, tmp_path: Path) -> None:
    """The message says why, and the folder stays as it was."""
    (tmp_path / "a.docx").write_text("x")
    (tmp_path / ".hidden.txt").write_text("x")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.docx")
    seeds = tmp_path / "seeds"
    seeds.mkdir()

    with pytest.raises(BriefingError, match=reason):
        _add(str(tmp_path / name), seeds)
    assert not [path for path in seeds.rglob("*") if path.is_file()]


def test_what_the_server_sends_decides_how_the_file_is_read(site: Site, tmp_path: Path) -> None:
    """A media type outweighs the address; one that nobody reads is refused."""
    notes = _add(site.put("/notes.php", b"Words.", Content_Type="text/plain; charset=utf-8"), tmp_path, site)

    assert notes.name == "127-0-0-1-notes-php.txt"
    with pytest.raises(BriefingError, match="are not read"):
        _add(site.put("/song.mp3", b"x", Content_Type="audio/mpeg"), tmp_path, site)


def test_robots_txt_is_honoured(site: Site, tmp_path: Path) -> None:
    """Also after a redirect, and where the server fails to say what it allows."""
    site.put("/robots.txt", b"User-agent: *\nDisallow: /private/\n", Content_Type="text/plain")
    forbidden = site.put("/private/page")
    detour = site.put("/open", status=301, Location="/private/page")
    for target in (forbidden, detour):
        with pytest.raises(BriefingError, match=r"robots\.txt forbids"):
            _add(target, tmp_path, site)
    site.put("/robots.txt", b"", status=503)
    with pytest.raises(BriefingError, match=r"robots\.txt cannot be read"):
        _add(site.put("/page"), tmp_path, site)

    assert "/private/page" not in [path for path, _ in site.asked]


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/private/a", False),
        ("/private/open", True),
        ("/x/report.pdf", False),
        ("/x/report.pdf?a=1", True),
        ("/a%7eb", False),
        ("/search?q=1&page=2", False),
        ("/deep/one/two/end", False),
    ],
)
def test_the_longest_rule_decides(path: str, allowed: bool) -> None:  # noqa: FBT001 - a table
    """Patterns as RFC 9309 has them, with `*` and `$`; a group for us outweighs the one for all."""
    rules = (
        "Disallow: /private/\nAllow: /private/open\nDisallow: /*.pdf$\nDisallow: /a~b\nDisallow: /*&page=\n"
        "Disallow: /deep/*/*/end$\nDisallow:\n"
    )
    everyone = f"# note\nSitemap: https://a.example/s.xml\nUser-agent: other\nUser-Agent: *\n{rules}"

    assert allows(everyone, "briefing-site", path) is allowed
    assert allows(f"{everyone}\nUser-agent: Briefing-Site/1.0\nDisallow: /none\n", "briefing-site", path)


def test_hostile_robots_take_no_time() -> None:
    """Stars upon stars are no regex here."""
    assert allows("User-agent: *\n" + f"Disallow: /{'*a' * 200}b$\n" * 1_000, "briefing-site", "/" + "a" * 2_000)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),  # noqa: S104
        *("224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1%eth0"),
        *("fc00::1", "fec0::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1"),
        *("2002:7f00:1::", "2001:0:1:1:0:0:80ff:fffe", "::127.0.0.1"),
    ],
)
def test_addresses_that_are_not_of_the_public_internet_are_known(address: str) -> None:
    """Also those that wrap one."""
    assert not is_public(address)
    assert is_public("93.184.215.14")
    assert is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


def test_a_private_address_is_never_connected_to(site: Site, tmp_path: Path) -> None:
    """Neither by name, nor by number, nor by a redirect; one private address among public ones is enough."""
    page = site.put("/page")
    port = page.split(":")[2].split("/")[0]
    strict = replace(site.manners, permits=is_public)
    mixed = replace(strict, resolve=lambda _host, _port: ["93.184.215.14", "127.0.0.1"])
    for url in (page, f"http://localhost:{port}/page", f"http://2130706433:{port}/page", f"http://[::1]:{port}/page"):
        with pytest.raises(BriefingError, match=r"private or reserved|cannot be resolved"):
            fetch(url, strict)
    with pytest.raises(BriefingError, match="private or reserved"):
        fetch("http://public.example/", mixed)
    assert not site.asked

    away = site.put("/away", status=302, Location="http://169.254.169.254/latest/meta-data")
    with pytest.raises(BriefingError, match=r"169\.254\.169\.254: leads to a private"):
        _add(away, tmp_path, site)


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(site: Site) -> None:
    """A name that points elsewhere at the second look is not looked up a second time for the connection."""
    page = site.put("/page").replace("127.0.0.1", "rebinding.example")
    looked: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        looked.append(host)
        return ["127.0.0.1"]

    capture = fetch(page, replace(site.manners, resolve=resolve))

    assert capture.data == PAGE
    assert capture.url == page
    assert looked == ["rebinding.example"] * 2  # for the page and for its robots.txt, not for the connections


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://a.example/x", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("http://user:word@a.example/", "password"),
        ("http:///x", "only http and https"),
        ("http://a.example:99999/", "not a web address"),
    ],
)
def test_only_web_addresses_are_fetched(url: str, reason: str, tmp_path: Path) -> None:
    """Each refusal says what is wrong with it."""
    with pytest.raises(BriefingError, match=reason):
        _add(url, tmp_path)


def test_what_is_too_large_or_endless_is_given_up(site: Site, tmp_path: Path) -> None:
    """Plain or packed: 10 MB are the limit in `find` as well."""
    small = replace(site.manners, largest=1_000)
    packed = gzip.compress(b"x" * 10_000_000)
    for url in (site.put("/large", b"x" * 1_001), site.put("/packed", packed, Content_Encoding="gzip")):
        with pytest.raises(BriefingError, match="more than 1000 bytes"):
            fetch(url, small)
    with pytest.raises(BriefingError, match=f"more than {MOST_REDIRECTS} redirects"):
        fetch(site.put("/loop", status=302, Location="/loop"), small)
    with pytest.raises(BriefingError, match="breaks off"):
        fetch(site.put("/cut", PAGE, Content_Length="5000"), replace(small, patience=1))
    with pytest.raises(BriefingError, match="was not asked for"):
        fetch(site.put("/brotli", PAGE, Content_Encoding="br"), small)
    with pytest.raises(BriefingError, match="answers 404"):
        _add(site.address + "/none", tmp_path, site)
    assert fetch(site.put("/good", gzip.compress(PAGE), Content_Encoding="gzip"), small).data == PAGE


def test_an_answer_that_trickles_is_given_up(site: Site) -> None:
    """Each byte in time, but never the last one."""
    with pytest.raises(BriefingError, match="not complete after"):
        fetch(site.put("/slow", PAGE, Content_Length="5000", X_Slow="1"), replace(site.manners, whole=0.3))
