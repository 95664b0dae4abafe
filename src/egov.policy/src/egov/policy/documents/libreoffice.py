"""One supervised LibreOffice that turns letters into PDF/A.

Used by the conversion job, never within a request or a transaction.  It starts
at the first letter, serves one letter at a time on loopback, is replaced after
so many of them, and is killed with its whole process group when it hangs.
Which letters there are and what becomes of the PDF is not known here.
"""

from contextlib import suppress
from egov.policy.documents.errors import ConversionFailed
from egov.policy.jobs import Unavailable
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock
from xml.parsers.expat import ExpatError

import http.client
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import time
import xmlrpc.client


START_SECONDS = 45
"""Longest wait for LibreOffice to come up; unoserver alone takes 5 to 8."""

CONVERT_SECONDS = 60
"""Longest time for one letter; real ones take well below one second."""

RECYCLE_AFTER = 200
"""Letters after which LibreOffice is replaced: it grows, and fails after about 400."""

FILTER = "writer_pdf_Export"
FILTER_OPTIONS = [
    "SelectPdfVersion=2",
    "UseTaggedPDF=true",
    "ExportNotes=false",
    "ExportBookmarks=false",
]
_DEAD_OFFICE = ("DisposedException", "bridge", "URP", "connection")


class LibreOffice:
    """A LibreOffice and the process group it lives in."""

    def __init__(self, convert_seconds: float = CONVERT_SECONDS) -> None:
        self._convert_seconds = convert_seconds
        self._lock = Lock()
        self._process: subprocess.Popen | None = None
        self._directory = ""
        self._address = ""
        self._converted = 0

    def convert(self, letter: bytes) -> bytes:
        """The PDF of an ODT.

        :raises Unavailable: if LibreOffice is missing, died or hung; it will be started anew.
        :raises ConversionFailed: if it cannot read this letter.
        """
        with self._lock:
            if not self._usable():
                self._start()
            self._converted += 1
            return self._call(letter)

    def stop(self) -> None:
        """Kill it with everything it started; the next letter starts another."""
        process, self._process = self._process, None
        if process is not None:
            _kill_group(process)
            process.stdin.close()
        shutil.rmtree(self._directory, ignore_errors=True)

    @property
    def group(self) -> int | None:
        """Its process group, while it runs."""
        return self._process.pid if self._process else None

    def _usable(self) -> bool:
        running = self._process is not None and self._process.poll() is None
        return running and self._converted < RECYCLE_AFTER

    def _start(self) -> None:
        self.stop()
        self._directory = mkdtemp(prefix="egov-office-")
        port, uno_port = _free_ports()
        self._address = f"http://127.0.0.1:{port}"
        self._converted = 0
        try:
            self._process = _launch(Path(self._directory), port, uno_port)
        except OSError as error:
            self.stop()
            raise Unavailable(f"LibreOffice cannot be started: {error}") from error
        self._await()

    def _await(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while self._process.poll() is None and time.monotonic() < deadline:
            try:
                self._proxy(2).system.listMethods()
                return
            except (OSError, http.client.HTTPException):
                time.sleep(0.2)
        reason = "ended at once" if self._process.poll() is not None else "did not come up"
        self.stop()
        raise Unavailable(f"LibreOffice {reason}.")

    def _call(self, letter: bytes) -> bytes:
        sent = xmlrpc.client.Binary(letter)
        arguments = (None, sent, None, "pdf", FILTER, FILTER_OPTIONS, True, "writer8")
        try:
            return self._proxy(self._convert_seconds).convert(*arguments).data
        except TimeoutError:
            self.stop()
            raise Unavailable("LibreOffice did not answer and was stopped.") from None
        except xmlrpc.client.Fault as error:
            raise self._fault(error) from error
        except (OSError, http.client.HTTPException, xmlrpc.client.Error, ExpatError) as error:
            self.stop()
            raise Unavailable(f"LibreOffice broke off: {error!r}") from error

    def _fault(self, error: xmlrpc.client.Fault) -> Exception:
        # unoserver reports the death of LibreOffice like a fault of the letter.
        self.stop()
        if any(word in error.faultString for word in _DEAD_OFFICE):
            return Unavailable("LibreOffice died while it converted.")
        return ConversionFailed(f"LibreOffice refused the letter: {error.faultString}")

    def _proxy(self, seconds: float) -> xmlrpc.client.ServerProxy:
        return xmlrpc.client.ServerProxy(
            self._address, transport=_Transport(seconds), allow_none=True
        )


class _Transport(xmlrpc.client.Transport):
    """The stock transport with a time-out."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds

    def make_connection(self, host: str) -> http.client.HTTPConnection:
        connection = super().make_connection(host)
        connection.timeout = self._seconds
        return connection


def _launch(directory: Path, port: int, uno_port: int) -> subprocess.Popen:
    packages = Path(importlib.util.find_spec("unoserver").origin).parents[1]
    command = [
        os.environ.get("EGOV_UNO_PYTHON", "/usr/bin/python3"),
        str(Path(__file__).with_name("office_host.py")),
        str(packages),
        str(directory),
        f"--port={port}",
        f"--uno-port={uno_port}",
        f"--user-installation={directory / 'profile'}",
        f"--temp-dir={directory}",
        "--quiet",
    ]
    return subprocess.Popen(  # noqa: S603  nothing in it comes from outside
        command,
        cwd=directory,
        env=_environment(directory),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _environment(directory: Path) -> dict[str, str]:
    # Nothing of ours, secrets included, is handed down.
    kept = {key: os.environ[key] for key in ("PATH", "LANG", "LC_ALL") if key in os.environ}
    return {**kept, "HOME": str(directory), "TMPDIR": str(directory)}


def _free_ports() -> tuple[int, int]:
    with socket.socket() as first, socket.socket() as second:
        for item in (first, second):
            item.bind(("127.0.0.1", 0))
        return first.getsockname()[1], second.getsockname()[1]


def _kill_group(process: subprocess.Popen) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
