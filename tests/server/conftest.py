"""Throw-away servers: real processes on free ports, with data that is thrown away.

The demonstration site is created once and copied for each server.
"""

from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path

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


def _servers(template: Path, directory: Path) -> Iterator[Callable[..., Server]]:
    servers: list[Server] = []

    def make(**environment: str) -> Server:
        var = directory / f"var{len(servers)}"
        shutil.copytree(template, var)
        server = Server(var, free_port(), **environment)
        servers.append(server)
        server.start()
        return server

    yield make
    for server in servers:
        server.stop()


@pytest.fixture
def new_server(site_template, tmp_path) -> Iterator[Callable[..., Server]]:
    """``new_server(EGOV_WORKER="0")``: a running server on a fresh copy of the site."""
    yield from _servers(site_template, tmp_path)


@pytest.fixture(scope="module")
def shared_server(site_template, tmp_path_factory) -> Iterator[Server]:
    """One running server for all tests of a module."""
    for make in _servers(site_template, tmp_path_factory.mktemp("shared")):
        yield make()


@pytest.fixture
def unused_port() -> int:
    """A port nobody listens on."""
    return free_port()
