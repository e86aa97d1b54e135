"""Fetching: declared sources only, and no way to the private network, by name, redirect, encoding or size."""

from __future__ import annotations

import contextlib
import gzip
import http.server
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawthiq.desk.declared import Round, add_source, drop_source
from tawthiq.desk.fetch import Fetcher, is_public, resolve
from tawthiq.desk.item import Item, Refused
from tawthiq.desk.models import Source
from tawthiq.desk.sources.options import Options
from tawthiq.errors import InputError
from tests.desk.test_sources import RSS

PUBLIC = "93.184.216.34"
BOMB = gzip.compress(b"\0" * (30 << 20))


class Pages(http.server.BaseHTTPRequestHandler):
    seen: list[tuple[str, dict[str, str]]] = []

    def do_GET(self) -> None:
        Pages.seen.append((self.path, dict(self.headers)))
        answers: dict[str, tuple[int, dict[str, str], bytes]] = {
            "/feed": (200, {"ETag": '"v1"', "Content-Type": "application/rss+xml"}, RSS.encode()),
            "/private": (302, {"Location": "http://inside.example/feed"}, b""),
            "/literal": (302, {"Location": "http://169.254.169.254/latest/meta-data"}, b""),
            "/file": (302, {"Location": "file:///etc/passwd"}, b""),
            "/port": (302, {"Location": "http://good.example:22/"}, b""),
            "/loop": (302, {"Location": "/loop"}, b""),
            "/bomb": (200, {"Content-Encoding": "gzip"}, BOMB),
            "/huge": (200, {}, b"x" * (21 << 20)),
            "/torn": (200, {"Content-Encoding": "gzip"}, b"no gzip"),
            "/moved": (301, {"Location": "/feed"}, b""),
        }
        if self.path == "/feed" and self.headers.get("If-None-Match") == '"v1"':
            self.send_response(304)
            self.end_headers()
            return
        status, headers, body = answers.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    """A fetcher whose public hosts are all a server of the test; ``inside.example`` leads to the private network."""
    Pages.seen.clear()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()

    def resolver(host: str, port: int) -> list[str]:
        return {"inside.example": ["10.0.0.7"], "both.example": [PUBLIC, "127.0.0.1"]}.get(host) or (
            [PUBLIC] if host.endswith(".example") else resolve(host, port)
        )

    def connector(address: tuple[str, int], timeout: float) -> socket.socket:
        assert address[0] == PUBLIC, "only the checked address is connected to"
        return socket.create_connection(("127.0.0.1", server.server_port), timeout)

    yield Fetcher(resolver, connector)
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_public_page_is_fetched_and_redirects_are_followed(fetcher: Fetcher) -> None:
    assert fetcher.fetch("http://good.example/moved").data == RSS.encode()


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://127.0.0.1/", "public network"),
        ("http://[::1]/", "public network"),
        ("http://[::ffff:127.0.0.1]/", "public network"),
        ("http://[64:ff9b::7f00:1]/", "public network"),
        ("http://169.254.169.254/latest", "public network"),
        ("http://0x7f.1/", "public network"),
        ("http://2130706433/", "public network"),
        ("http://0/", "public network"),
        ("http://localhost/", "public network"),
        ("http://inside.example/", "public network"),
        ("http://both.example/", "public network"),
        ("http://good.example/private", "public network"),
        ("http://good.example/literal", "public network"),
        ("http://good.example/file", "only http and https"),
        ("http://good.example/port", "only ports"),
        ("http://good.example:8080/", "only ports"),
        ("ftp://good.example/", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("http://user:word@good.example/", "password"),
        ("http://good.example/loop", "redirects without end"),
        ("http://good.example/bomb", "larger than"),
        ("http://good.example/huge", "larger than"),
        ("http://good.example/torn", "unpacked"),
        ("http://good.example/none", "404"),
        ("http://", "only http and https"),
        ("http://good.example:x/", "not an address"),
    ],
)
def test_everything_else_is_refused(fetcher: Fetcher, url: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        fetcher.fetch(url)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        (PUBLIC, True), ("2606:2800:220:1:248:1893:25c8:1946", True), ("10.1.1.1", False), ("192.168.1.1", False),
        ("172.16.0.1", False), ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False), ("fe80::1%eth0", False),
        ("fc00::1", False), ("::", False), ("2002:7f00:1::", False), ("nonsense", False), ("255.255.255.255", False),
    ],
)  # fmt: skip
def test_what_is_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_a_name_that_changes_its_meaning_is_not_asked_twice(sqlite_desk: Path) -> None:
    """DNS rebinding: the name is resolved once, and what was checked is what is connected to."""
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    connected: list[str] = []

    def connector(address: tuple[str, int], _: float) -> socket.socket:
        connected.append(address[0])
        raise OSError("no network in the test")

    with pytest.raises(InputError, match="cannot be reached"):
        Fetcher(lambda *_: next(answers), connector).fetch("http://rebind.example/")
    assert connected == [PUBLIC]


def test_only_declared_sources_are_fetched_and_only_what_is_new(sqlite_desk: Path, fetcher: Fetcher) -> None:
    with pytest.raises(InputError, match="not declared"):
        list(Round(Options(), fetcher).arrivals("http://good.example/feed"))
    add_source("http://good.example/feed", "شبكة السنابل", "sara")
    first = Round(Options(), fetcher)
    assert [type(arrival) for arrival in first.arrivals()] == [Item, Item, Refused]
    assert Source.objects.get().etag == "", "noted only after everything is written"
    first.note()
    again = Round(Options(), fetcher)
    assert list(again.arrivals()) == []
    assert Pages.seen[-1][1]["If-None-Match"] == '"v1"'
    drop_source("http://good.example/feed", "sara")
    assert list(Round(Options(), fetcher).arrivals()) == []


def test_a_source_that_fails_does_not_stop_the_others(sqlite_desk: Path, fetcher: Fetcher) -> None:
    add_source("http://good.example/none", "", "sara")
    add_source("http://good.example/feed", "", "sara")
    found = list(Round(Options(), fetcher).arrivals())
    assert isinstance(found[0], Refused)
    assert any(isinstance(arrival, Item) for arrival in found)


@pytest.mark.parametrize("url", ["http://127.0.0.1/x", "http://localhost/", "ftp://a.example", "http://[::1]/"])
def test_a_private_address_cannot_even_be_declared(sqlite_desk: Path, url: str) -> None:
    with pytest.raises(InputError):
        add_source(url, "", "sara")
    assert not Source.objects.exists()


def test_nothing_is_fetched_by_ingest(monkeypatch: pytest.MonkeyPatch, sqlite_desk: Path, tmp_path: Path) -> None:
    """Reading a page with pictures, frames and redirects opens no connection."""
    import io

    from tawthiq.desk.sources.choose import arrivals

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    hostile = (
        '<html><head><meta http-equiv="refresh" content="0;url=http://evil.example"></head><body><img src="http://'
    )
    hostile += 'evil.example/x.png"><iframe src="http://evil.example"></iframe><p>' + "قصف على تل الورد اليوم. " * 30
    (tmp_path / "p.html").write_text(hostile + "</p></body></html>", encoding="utf-8")
    xml = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "http://evil.example/x">]><rss version="2.0"><channel>'
    xml += "<title>t</title><item><title>&x; خبر</title></item></channel></rss>"
    (tmp_path / "f.xml").write_text(xml, encoding="utf-8")
    list(arrivals([str(tmp_path)], Options(), io.BytesIO()))
