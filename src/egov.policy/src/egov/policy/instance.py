"""The process of an instance: its environment, its directories, its database for a command.

Used by the scripts that buildout generates and by the commands of bin/egov that need the site.
It is not the configuration: that is instance/zope.conf, which reads these variables.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import os
import warnings


def prepare_process(home: str) -> None:
    """Give each variable that the environment leaves out its value for the checkout at `home`.

    An engineer who keeps setuptools below 82 on purpose need not be warned at each start.
    """
    warnings.filterwarnings("ignore", "pkg_resources is deprecated", UserWarning)
    conf = Path(home, "instance")
    var = Path(os.environ.setdefault("EGOV_VAR", str(conf / "var")))
    defaults = {
        "EGOV_BLOBS": str(var / "blobstorage"),
        "EGOV_HOME": home,
        "EGOV_HOST": "127.0.0.1",
        "EGOV_KEYS": str(var / "keys"),
        "EGOV_PORT": "8080",
        "EGOV_STORAGE": str(conf / "storage-file.conf"),
        "EGOV_WORKER": "1",
        "CHAMELEON_CACHE": str(var / "cache"),
    }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)


def make_directories() -> None:
    """Make the directories for data, readable by the owner only."""
    var = Path(os.environ["EGOV_VAR"])
    shared = Path(os.environ["EGOV_BLOBS"]), Path(os.environ["EGOV_KEYS"])
    for directory in (var, var / "cache", var / "filestorage", var / "log", *shared):
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)


@contextmanager
def open_application() -> Iterator[Any]:
    """The Zope application, with a request, for a command; no job is run meanwhile.

    With FileStorage the server must be stopped: a second process cannot open the database.
    """
    make_directories()
    os.environ["EGOV_WORKER"] = "0"
    # Zope is loaded here, after its environment is complete and only for commands that need it.
    from Testing.makerequest import makerequest
    from zope.globalrequest import clearRequest
    from zope.globalrequest import setRequest
    from Zope2.Startup.run import configure_wsgi

    import Zope2

    configure_wsgi(str(Path(os.environ["EGOV_HOME"], "instance", "zope.conf")))
    app = makerequest(Zope2.app())
    setRequest(app.REQUEST)
    try:
        yield app
    finally:
        clearRequest()
        app._p_jar.close()
        for database in Zope2.opened:
            database.close()
