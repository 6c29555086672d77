"""One page from the web, politely and from public addresses only.

Every hop of a redirect is checked anew: scheme, address, robots.txt. The address that was checked is the one that is
connected to, so that a name cannot point elsewhere in between. Proxies of the environment are not used for that reason.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from generator import __version__
from generator.errors import BriefingError
from generator.read.files import LARGEST
from generator.robots import LARGEST as LARGEST_ROBOTS
from generator.robots import allows

AGENT = "briefing-site"
USER_AGENT = f"{AGENT}/{__version__} (fetches single pages when a person asks for them)"
MOST_REDIRECTS = 5
PATIENCE = 20.0
"""Seconds without a byte."""

WHOLE = 60.0
"""Seconds for one answer, however slowly it trickles in."""

PAUSE = 1.0
"""Seconds between two requests to the same host."""

CHUNK = 65_536
GZIP = 31
"""What zlib calls a gzip header and trailer."""

NAT64 = ipaddress.ip_network("64:ff9b::/96")
SAFE = "/%:@!$&'()*+,;=~-._?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """What stood at an address."""

    url: str
    """Where the last redirect led, without its fragment."""
    kind: str
    """Media type, lower case, without parameters; empty where the server names none."""
    data: bytes


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, and does not wrap one that is not."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in NAT64:
            wrapped = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if wrapped and not is_public(str(wrapped)):
            return False
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a host, in the system's order."""
    return list(dict.fromkeys(str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How to behave on the network. The outside world is handed in, so that tests can stand in for it."""

    permits: Callable[[str], bool] = is_public
    resolve: Callable[[str, int], list[str]] = resolve
    pause: Callable[[float], None] = time.sleep
    largest: int = LARGEST
    patience: float = PATIENCE
    whole: float = WHOLE


POLITE = Manners()


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    kind: str
    location: str
    data: bytes


@dataclass(frozen=True, slots=True)
class _Place:
    """A checked address: `ip` is what is connected to."""

    url: str
    scheme: str
    host: str
    port: int
    ip: str
    path: str

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.host}:{self.port}"


def fetch(url: str, manners: Manners = POLITE) -> Capture:
    """Fetch one page. Raises BriefingError with the reason where it must not or cannot be had."""
    robots: dict[str, str | None] = {}
    for _ in range(MOST_REDIRECTS + 1):
        place = _check(url, manners)
        _ask_robots(place, robots, manners)
        answer = _request(place, manners, manners.largest)
        if not answer.location:
            return _capture(place, answer)
        url = _next(place, answer.location)
        manners.pause(PAUSE)
    raise BriefingError(f"{url}: more than {MOST_REDIRECTS} redirects; save the page from a browser")


def _capture(place: _Place, answer: _Answer) -> Capture:
    if answer.status != http.HTTPStatus.OK:
        raise BriefingError(f"{place.url}: the server answers {answer.status}; save the page from a browser")
    if not answer.data.strip():
        raise BriefingError(f"{place.url}: the answer is empty; save the page from a browser")
    return Capture(url=place.url, kind=answer.kind, data=answer.data)


def _next(place: _Place, location: str) -> str:
    try:
        url = urljoin(place.url, location)
    except ValueError as mistake:
        raise BriefingError(f"{place.url}: redirects to no address ({mistake})") from mistake
    if place.scheme == "https" and not url.startswith("https://"):
        raise BriefingError(f"{place.url}: redirects from https to {url[:200]}, which is not safe")
    return url


def _check(url: str, manners: Manners) -> _Place:
    """Resolve an address and refuse what is not the public web."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as mistake:
        raise BriefingError(f"{url[:200]}: not a web address ({mistake})") from mistake
    if parts.scheme not in {"http", "https"} or not host:
        raise BriefingError(f"{url[:200]}: only http and https addresses are fetched")
    if parts.username or parts.password:
        raise BriefingError(f"{host}: an address with a password in it is not fetched; leave it out")
    try:
        found = manners.resolve(host, port)
    except (OSError, UnicodeError) as mistake:
        raise BriefingError(f"{host}: the name cannot be resolved ({mistake})") from mistake
    if not found or not all(manners.permits(ip) for ip in found):
        raise BriefingError(f"{host}: leads to a private or reserved address, which is never fetched")
    path = quote(urlunsplit(("", "", parts.path or "/", parts.query, "")), safe=SAFE)
    shown = urlunsplit(
        (parts.scheme, _authority(host, parts.port), quote(parts.path or "/", safe=SAFE), parts.query, "")
    )
    return _Place(shown, parts.scheme, host, port, found[0], path)


def _authority(host: str, port: int | None) -> str:
    named = f"[{host}]" if ":" in host else host
    return f"{named}:{port}" if port else named


def _ask_robots(place: _Place, known: dict[str, str | None], manners: Manners) -> None:
    """Raise BriefingError where robots.txt keeps us out, or cannot be had although it may exist (RFC 9309 §2.3.1)."""
    if place.origin not in known:
        known[place.origin] = _robots(place, manners)
        manners.pause(PAUSE)
    robots = known[place.origin]
    if robots is None:
        raise BriefingError(
            f"{place.host}: its robots.txt cannot be read now; try later, or save the page from a browser"
        )
    if not allows(robots, AGENT, place.path):
        raise BriefingError(f"{place.url}: the site's robots.txt forbids it; save the page from a browser")


def _robots(place: _Place, manners: Manners) -> str | None:
    """Its text; empty where there is none; None where the server fails."""
    here = _check(f"{place.scheme}://{_authority(place.host, place.port)}/robots.txt", manners)
    for _ in range(MOST_REDIRECTS):
        try:
            answer = _request(here, manners, LARGEST_ROBOTS, cut=True)
        except BriefingError:
            return None
        if not answer.location:
            break
        manners.pause(PAUSE)
        here = _check(_next(here, answer.location), manners)
    if answer.status == http.HTTPStatus.OK:
        return answer.data.decode("utf-8", "replace")
    return None if answer.status >= http.HTTPStatus.INTERNAL_SERVER_ERROR else ""


def _request(place: _Place, manners: Manners, largest: int, *, cut: bool = False) -> _Answer:
    """One GET to the checked address. `cut`: take the beginning of what is too large."""
    connection = _connect(place, manners)
    headers = {"Host": _host(place), "User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Encoding": "gzip"}
    expired = threading.Event()
    timer = threading.Timer(manners.whole, _expire, (connection.sock, expired))
    timer.start()
    try:
        connection.request("GET", place.path, headers={**headers, "Connection": "close"})
        response = connection.getresponse()
        location = response.getheader("Location") or ""
        redirected = location if response.status in {301, 302, 303, 307, 308} else ""
        data = b"" if redirected else _body(response, place, largest + 1)
    except (OSError, http.client.HTTPException, zlib.error) as mistake:
        reason = _too_slow(manners) if expired.is_set() else f"the answer breaks off ({mistake!r}); try again"
        raise BriefingError(f"{place.url}: {reason}") from mistake
    finally:
        timer.cancel()
        connection.close()
    if expired.is_set():
        raise BriefingError(f"{place.url}: {_too_slow(manners)}")
    if len(data) > largest and not cut:
        raise BriefingError(f"{place.url}: more than {largest} bytes; save the article alone")
    kind = (response.getheader("Content-Type") or "").split(";")[0].strip().lower()
    return _Answer(response.status, kind, redirected, data[:largest])


def _connect(place: _Place, manners: Manners) -> http.client.HTTPConnection:
    """A connection that is open already, to the checked address and no other; the certificate is that of the name."""
    connection = http.client.HTTPConnection(place.host, place.port, timeout=manners.patience)
    try:
        connection.sock = socket.create_connection((place.ip, place.port), timeout=manners.patience)
        if place.scheme == "https":
            secure = ssl.create_default_context()
            connection.sock = secure.wrap_socket(connection.sock, server_hostname=place.host)
    except OSError as mistake:
        connection.close()
        raise BriefingError(f"{place.host}: cannot be reached ({mistake})") from mistake
    return connection


def _host(place: _Place) -> str:
    is_usual = place.port == (443 if place.scheme == "https" else 80)
    return _authority(place.host, None if is_usual else place.port)


def _too_slow(manners: Manners) -> str:
    return f"not complete after {manners.whole:.0f} seconds; save the page from a browser"


def _expire(connected: socket.socket, expired: threading.Event) -> None:
    """End a transfer that trickles: shutting the socket wakes whoever waits for it."""
    expired.set()
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)


def _body(response: http.client.HTTPResponse, place: _Place, most: int) -> bytes:
    """At most `most` bytes after expansion. Raises IncompleteRead where fewer came than were announced."""
    coding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if coding not in {"identity", "gzip", "x-gzip"}:
        raise BriefingError(f"{place.url}: the server sends `{coding[:40]}`, which was not asked for")
    expand = zlib.decompressobj(GZIP) if "gzip" in coding else None
    data = b""
    while len(data) < most and (chunk := response.read1(CHUNK)):
        data += expand.decompress(chunk, most - len(data)) if expand else chunk
    if len(data) < most and (response.length or (expand and data and not expand.eof)):
        raise http.client.IncompleteRead(data[:0])
    return data
