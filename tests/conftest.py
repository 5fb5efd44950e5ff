"""What every test may ask for: a journal in SQLite, and the same in a private PostgreSQL."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from plumbrule.journal.opening import open_journal
from plumbrule.journal.store import Journal

settings.register_profile(
    "plumb",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.load_profile("plumb")
# A busy machine is no defect: speed is measured in benchmarks/, never in a test.

_ACCOUNT = "postgres"
_NAMES = count(1)


@dataclass
class Clock:
    """A clock that a test sets; each reading is one second later."""

    now: datetime = field(default_factory=lambda: datetime(2026, 3, 2, 9, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def _programs() -> Path | None:
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not places and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "install", "-y", "-q", "postgresql"], check=False)
        places = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = places[-1] if places else shutil.which("initdb")
    return Path(found).parent if found else None


def _account() -> dict[str, str]:
    # PostgreSQL refuses to run as root.
    return {"user": _ACCOUNT} if os.geteuid() == 0 else {}


def _prepare(folder: Path, programs: Path) -> None:
    if _account():
        shutil.chown(folder, _ACCOUNT)
    data = str(folder / "data")
    subprocess.run(
        [programs / "initdb", "-D", data, "-U", "plumb", "-A", "trust", "-E", "UTF8", "--no-sync"],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
        **_account(),
    )


def _serve(folder: Path, programs: Path) -> subprocess.Popen[bytes]:
    data = str(folder / "data")
    with (folder / "server.log").open("ab") as log:
        return subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", str(folder), "-c", "listen_addresses="],
            stdout=log,
            stderr=log,
            cwd=folder,
            **_account(),
        )


def _ready(url: str) -> None:
    import psycopg

    for _ in range(200):
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the private PostgreSQL server did not start")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL server's database ``postgres``, without its last part."""
    given = os.environ.get("PLUMBRULE_POSTGRES")
    if given:
        yield given
        return
    programs = _programs()
    if programs is None:
        pytest.skip("no PostgreSQL server programs are installed and PLUMBRULE_POSTGRES is not set")
    # Tests kill processes, not machines, so the server may live in memory where there is room.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="plumb-pg-", dir=memory))
    _prepare(folder, programs)
    server = _serve(folder, programs)
    url = f"postgresql://plumb@/postgres?host={folder}"
    try:
        _ready(url)
        yield url
    finally:
        server.send_signal(signal.SIGQUIT)  # at once: nothing of it is needed any more
        server.wait(timeout=30)
        shutil.rmtree(folder, ignore_errors=True)


def _new_database(server: str) -> str:
    import psycopg

    name = f"plumb_{os.getpid()}_{next(_NAMES)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return server.replace("/postgres?", f"/{name}?", 1)


@dataclass
class OwnServer:
    """A PostgreSQL server that a test may kill and start again."""

    folder: Path
    programs: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address of its database."""
        return f"postgresql://plumb@/postgres?host={self.folder}"

    def start(self) -> None:
        """Start it on what is on the disk, and wait until it answers."""
        self.process = _serve(self.folder, self.programs)
        _ready(self.url)

    def kill(self) -> None:
        """End it at once, as a crash does: nothing that is in memory is written."""
        if self.process is not None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(timeout=30)


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[OwnServer]:
    """A running server of the test's own."""
    programs = _programs()
    if programs is None:
        pytest.skip("no PostgreSQL server programs are installed")
    folder = Path(tempfile.mkdtemp(prefix="plumb-pg-"))
    _prepare(folder, programs)
    server = OwnServer(folder, programs)
    server.start()
    yield server
    server.kill()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    """The address of an empty database in PostgreSQL."""
    return _new_database(postgres_server)


@pytest.fixture(params=["sqlite", "postgresql"])
def journal_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty journal, once in each database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'journal.sqlite'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def clock() -> Clock:
    """A clock under the test's control."""
    return Clock()


@pytest.fixture
def journal(journal_url: str, tmp_path: Path, clock: Clock) -> Iterator[Journal]:
    """A new journal, once in each database."""
    opened = open_journal(tmp_path, journal_url, clock=clock)
    yield opened
    opened.close()
