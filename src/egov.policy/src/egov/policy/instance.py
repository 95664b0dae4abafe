"""The process of an instance: the variables of its environment and its directories for data.

Used by the scripts that buildout generates and by commands that open the database. It is not the
configuration: that is instance/zope.conf, which reads these variables.
"""

from pathlib import Path

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
