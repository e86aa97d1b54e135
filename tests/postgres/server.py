"""A real PostgreSQL for the tests: Debian's own programs, an unprivileged user, a random port."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import postgres_programs

_OPTIONS = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=30"


@dataclass
class Server:
    """A running server. ``database()`` makes a fresh database from a template and gives its address."""

    folder: Path
    programs: Path
    port: int
    process: subprocess.Popen[bytes]
    _numbers: itertools.count[int] = field(default_factory=itertools.count)

    def url(self, name: str) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/{name}"

    def database(self, template: str | None = None) -> str:
        name = f"t{next(self._numbers)}"
        of = f" TEMPLATE {template} STRATEGY file_copy" if template else ""
        self.sql("postgres", f"CREATE DATABASE {name}{of}")
        return self.url(name)

    def sql(self, database: str, statement: str) -> None:
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(statement)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)
        shutil.rmtree(self.folder, ignore_errors=True)


def start() -> Server:
    """Start a server of our own. As root the programs run as ``postgres`` or ``nobody``, since they refuse root."""
    programs = postgres_programs()
    assert programs is not None
    folder = Path(tempfile.mkdtemp(prefix="tawthiq-postgres-"))
    user = _unprivileged()
    if user:
        os.chown(folder, *user)
    as_user = {"user": user[0], "group": user[1], "extra_groups": []} if user else {}
    data = folder / "data"
    command = [
        "initdb",
        "-D",
        str(data),
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
    ]
    subprocess.run([programs / command[0], *command[1:]], check=True, capture_output=True, cwd=folder, **as_user)
    port = _free_port()
    listen = f"-c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -p {port} {_OPTIONS}"
    log = (folder / "log").open("wb")
    process = subprocess.Popen(
        [programs / "postgres", "-D", str(data), *listen.split()], cwd=folder, stdout=log, stderr=log, **as_user
    )
    log.close()
    server = Server(folder, programs, port, process)
    _wait(server)
    return server


def _unprivileged() -> tuple[int, int] | None:
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return entry.pw_uid, entry.pw_gid
    raise AssertionError("no unprivileged user to run PostgreSQL as")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(server: Server) -> None:
    import psycopg

    for _ in range(200):
        try:
            psycopg.connect(server.url("postgres")).close()
        except psycopg.OperationalError:
            assert server.process.poll() is None, (server.folder / "log").read_text()
            time.sleep(0.05)
        else:
            return
    raise AssertionError("PostgreSQL did not start")
