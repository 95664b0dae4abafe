"""Runs unoserver, and LibreOffice below it, until the process that started it is gone.

Started by :mod:`.libreoffice` as a script under the system's Python, which has
uno; nothing of the product can be imported here.  Arguments: the directory of
the unoserver package, the working directory, then those of unoserver.

Standard input is a pipe that the parent never writes to.  It ends when the
parent closes it or ends, however it ends.  A keeper, in a session of its own,
waits for that, kills the whole process group and removes the directory: no
LibreOffice outlives the server it works for, and none leaves files behind.
"""

import contextlib
import os
import shutil
import signal
import sys


def keep(group, directory):
    """Wait for the end of the parent, then end the group and remove its files."""
    os.setsid()
    sys.stdin.buffer.read()
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)
    shutil.rmtree(directory, ignore_errors=True)


def main():
    """Leave a keeper behind and serve."""
    packages, directory = sys.argv[1:3]
    del sys.argv[1:3]
    group = os.getpid()
    if os.fork() == 0:
        keep(group, directory)
        os._exit(0)
    sys.path.append(packages)
    from unoserver.server import main as serve

    sys.exit(serve())


if __name__ == "__main__":
    main()
