"""Runs unoserver, and LibreOffice below it, until the process that started it is gone.

Started by :mod:`.libreoffice` as a script under the system's Python, which has
uno; nothing of the product can be imported here.  Arguments: the directory of
the unoserver package, the working directory, then those of unoserver.

Standard input is a pipe that the parent never writes to.  It ends when the
parent ends, however it ends, and then the whole process group is killed: no
LibreOffice outlives the server it works for.
"""

import os
import shutil
import signal
import sys
import threading


def end_with_parent(directory):
    """Wait for the end of the parent, then end the group and leave no files."""
    sys.stdin.buffer.read()
    shutil.rmtree(directory, ignore_errors=True)
    os.killpg(0, signal.SIGKILL)


def main():
    """Watch the parent and serve."""
    packages, directory = sys.argv[1:3]
    del sys.argv[1:3]
    threading.Thread(target=end_with_parent, args=(directory,), daemon=True).start()
    sys.path.append(packages)
    from unoserver.server import main as serve

    sys.exit(serve())


if __name__ == "__main__":
    main()
