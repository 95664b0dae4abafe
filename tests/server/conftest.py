"""Throw-away servers: real processes on free ports, with data that is thrown away.

The demonstration site is created once and copied for each server.
"""

from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import os
import pytest
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request


ROOT = Path(__file__).parents[2]

START_PATIENCE = 120
"""Seconds until a server must answer."""


def pytest_configure(config):
    """The servers that receive something are shared with other directories."""
    config.pluginmanager.import_plugin("tests.receivers")


class Server:
    """A server process with its own data directory."""

    def __init__(self, var: Path, port: int, **environment: str) -> None:
        self.var, self.port = var, port
        self.url = f"http://127.0.0.1:{port}/egov"
        self.credentials = var / "credentials.txt"
        self.environment = {
            **os.environ,
            "EGOV_VAR": str(var),
            "EGOV_PORT": str(port),
            **environment,
        }
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        with (self.var / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [ROOT / "bin" / "instance", "console"],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        until = time.monotonic() + START_PATIENCE
        while not self.answers():
            assert self.process.poll() is None, self.log()
            assert time.monotonic() < until, self.log()
            time.sleep(0.2)

    def answers(self) -> bool:
        """Whether the site can be reached."""
        try:
            with urllib.request.urlopen(self.url, timeout=10):
                return True
        except (urllib.error.URLError, OSError):
            return False

    def kill(self) -> None:
        """kill -9 the server alone, as a crash would; what it started is left behind."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        """End it and all it started."""
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(30)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            pass
        finally:
            subprocess.run(["pkill", "-9", "-g", str(self.process.pid)], check=False)

    def run(self, *arguments: str) -> subprocess.CompletedProcess:
        """Run bin/egov on the same data."""
        return subprocess.run(
            [ROOT / "bin" / "egov", *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    def passwords(self) -> dict[str, str]:
        """Passwords of the demonstration accounts."""
        lines = self.credentials.read_text("utf-8").splitlines()
        return dict(line.split(maxsplit=1) for line in lines if line and not line.startswith("#"))

    def log(self) -> str:
        """The end of what the server printed."""
        return (self.var / "server.log").read_text("utf-8", errors="replace")[-4000:]


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def site_template(tmp_path_factory) -> Path:
    """The data directory of a new demonstration site."""
    var = tmp_path_factory.mktemp("site")
    made = Server(var, 0).run("create-site")
    assert made.returncode == 0, made.stdout + made.stderr
    return var


@contextmanager
def _servers() -> Iterator[Callable[..., Server]]:
    servers: list[Server] = []

    def make(var: Path, **environment: str) -> Server:
        servers.append(Server(var, free_port(), **environment))
        return servers[-1]

    yield make
    for server in servers:
        server.stop()


def _copies(template: Path, directory: Path) -> Iterator[Callable[..., Server]]:
    with _servers() as make:

        def start(**environment: str) -> Server:
            var = directory / f"var{len(list(directory.glob('var*')))}"
            shutil.copytree(template, var)
            server = make(var, **environment)
            server.start()
            return server

        yield start


@pytest.fixture
def new_server(site_template, tmp_path) -> Iterator[Callable[..., Server]]:
    """``new_server(EGOV_WORKER="0")``: a running server on a fresh copy of the site."""
    yield from _copies(site_template, tmp_path)


@pytest.fixture(scope="module")
def shared_server(site_template, tmp_path_factory) -> Iterator[Server]:
    """One running server for all tests of a module."""
    for start in _copies(site_template, tmp_path_factory.mktemp("shared")):
        yield start()


@pytest.fixture(scope="session")
def server_on() -> Iterator[Callable[..., Server]]:
    """``server_on(var, EGOV_DSN=…)``: a server, yet to be started, on data it may share."""
    with _servers() as make:
        yield make


@pytest.fixture(scope="session")
def database() -> Iterator[str]:
    """The connection string of a PostgreSQL that is thrown away."""
    # pytest's own directories are closed to others, and PostgreSQL refuses to run as root.
    account = {"user": "postgres", "group": "postgres", "extra_groups": ()}
    with TemporaryDirectory(prefix="egov-") as directory:
        if os.getuid() == 0:
            shutil.chown(directory, "postgres", "postgres")
        control = partial(
            subprocess.run,
            cwd=directory,
            check=True,
            stdout=subprocess.DEVNULL,
            **(account if os.getuid() == 0 else {}),
        )
        program, data = [_pg_ctl(), "--silent", "--pgdata=data"], "--options"
        control(
            [
                *program,
                "init",
                data,
                "--auth=trust --username=egov --encoding=UTF8 --no-locale --no-sync",
            ]
        )
        only_here = f"-F -c listen_addresses='' -k {directory}"
        control([*program, "start", "--wait", "--log=log", data, only_here])
        yield f"host={directory} user=egov dbname=postgres"
        control([*program, "stop", "--mode=immediate"])


def _pg_ctl() -> str:
    """Debian keeps it out of the path."""
    places = [str(path) for path in Path("/usr/lib/postgresql").glob("*/bin")]
    found = shutil.which("pg_ctl", path=os.pathsep.join([*places, os.environ["PATH"]]))
    assert found, "PostgreSQL is missing: see instance/system-packages-test.txt"
    return found


@pytest.fixture
def unused_port() -> int:
    """A port nobody listens on."""
    return free_port()
