"""Fetches declared sources, and nothing that the desk could be tricked into: public addresses, checked at every step.

The address that was checked is the one that is connected to, so that a name cannot change its meaning in between.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from tawthiq.errors import InputError

_AGENT = "tawthiq (documentation desk)"
_MOST_BYTES = 20 * 1024 * 1024
"""A body, unpacked, is never larger."""
_MOST_REDIRECTS = 5
_SECONDS = 60.0
_CONNECT_SECONDS = 15.0
_PORTS = frozenset({80, 443})
_CHUNK = 65_536
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
NOT_MODIFIED = 304
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Fetched:
    """``url`` as it was in the end; ``modified`` False: the source has nothing new since the last time."""

    url: str
    data: bytes
    modified: bool
    etag: str = ""
    last_modified: str = ""
    content_type: str = ""


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a host."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"cannot be found: {error}", field=host) from None
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(text: str) -> bool:
    """Whether an address is one of the public network, addresses hidden inside IPv6 ones included."""
    try:
        address: Address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return all(a.is_global and not a.is_multicast and not a.is_reserved for a in _hidden(address))


def _hidden(address: Address) -> list[Address]:
    """The address and the IPv4 address that it carries (mapped, 6to4, Teredo, NAT64)."""
    found: list[Address] = [address]
    if isinstance(address, ipaddress.IPv6Address):
        mapped = address.ipv4_mapped
        if mapped is not None:
            return [mapped]
        found += [inner for inner in (address.sixtofour, *(address.teredo or ())) if inner is not None]
        if address in ipaddress.ip_network("64:ff9b::/96"):
            found.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return found


class Fetcher:
    """Fetches over HTTP(S). ``resolver`` and ``connector`` are given by tests."""

    def __init__(
        self,
        resolver: Callable[[str, int], list[str]] = resolve,
        connector: Callable[[tuple[str, int], float], socket.socket] = socket.create_connection,
    ) -> None:
        self._resolve = resolver
        self._connect = connector

    def fetch(self, url: str, etag: str = "", last_modified: str = "") -> Fetched:
        """The body at ``url``. Raises InputError on all but a public HTTP(S) address that answers in time and size."""
        asked = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {"User-Agent": _AGENT, "Accept-Encoding": "gzip", **{k: v for k, v in asked.items() if v}}
        deadline = time.monotonic() + _SECONDS
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._once(url, headers, deadline)
            if isinstance(answer, Fetched):
                return answer
            url = answer
        raise InputError("redirects without end", field=url)

    def _once(self, url: str, headers: Mapping[str, str], deadline: float) -> Fetched | str:
        """One request: what came, or where it sends us."""
        scheme, host, port, path = _parts(url)
        connection = self._open(scheme, host, port)
        try:
            connection.request("GET", path, headers=dict(headers))
            response = connection.getresponse()
            if response.status in _REDIRECTS:
                return urljoin(url, response.getheader("Location") or "")
            if response.status == NOT_MODIFIED:
                return Fetched(url, b"", modified=False)
            if response.status != http.client.OK:
                raise InputError(f"answers {response.status} {response.reason}", field=url)
            return Fetched(
                url,
                _body(response, url, deadline),
                modified=True,
                etag=response.getheader("ETag") or "",
                last_modified=response.getheader("Last-Modified") or "",
                content_type=response.getheader("Content-Type") or "",
            )
        except (OSError, http.client.HTTPException) as error:
            raise InputError(f"cannot be fetched: {error}", field=url) from None
        finally:
            connection.close()

    def _open(self, scheme: str, host: str, port: int) -> http.client.HTTPConnection:
        """A connection to an address that was checked; the name is only told to the server."""
        addresses = self._resolve(host, port)
        refused = [address for address in addresses if not is_public(address)]
        if refused or not addresses:
            raise InputError(f"is not on the public network ({', '.join(refused) or 'no address'})", field=host)
        connection = http.client.HTTPConnection(host, port, timeout=_CONNECT_SECONDS)
        try:
            plain = self._connect((addresses[0], port), _CONNECT_SECONDS)
            wrap = ssl.create_default_context().wrap_socket if scheme == "https" else None
            connection.sock = wrap(plain, server_hostname=host) if wrap else plain
        except (OSError, ssl.SSLError) as error:
            raise InputError(f"cannot be reached: {error}", field=host) from None
        return connection


def _parts(url: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and path. Raises InputError on other schemes, ports, and addresses with a password in them."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise InputError(f"not an address: {error}", field=url) from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise InputError("only http and https addresses are fetched", field=url)
    if parts.username or parts.password:
        raise InputError("addresses with a name or password in them are not fetched", field=parts.hostname)
    if port not in _PORTS:
        raise InputError("only ports 80 and 443 are fetched", field=url)
    path = parts.path or "/"
    return parts.scheme, parts.hostname, port, f"{path}?{parts.query}" if parts.query else path


def check_address(url: str) -> None:
    """Raises InputError where ``url`` could never be fetched: scheme, port, a private address written as such."""
    _, host, _, _ = _parts(url)
    literal = host.strip("[]")
    if (literal.replace(".", "").isdigit() or ":" in literal or literal == "localhost") and not is_public(literal):
        raise InputError("is not on the public network", field=host)


def _body(response: http.client.HTTPResponse, url: str, deadline: float) -> bytes:
    """The body, unpacked piece by piece so that a bomb is noticed before it goes off."""
    packed = (response.getheader("Content-Encoding") or "").lower() == "gzip"
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS) if packed else None
    parts: list[bytes] = []
    total = 0
    while chunk := response.read(_CHUNK):
        try:
            piece = unpacker.decompress(chunk, _MOST_BYTES + 1 - total) if unpacker else chunk
        except zlib.error as error:
            raise InputError(f"cannot be unpacked: {error}", field=url) from None
        total += len(piece)
        parts.append(piece)
        if total > _MOST_BYTES or (unpacker and unpacker.unconsumed_tail):
            raise InputError(f"is larger than {_MOST_BYTES >> 20} MB", field=url)
        if time.monotonic() > deadline:
            raise InputError(f"took more than {_SECONDS:.0f} seconds", field=url)
    return b"".join(parts)
