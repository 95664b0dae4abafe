"""Files → one archive and back: a zip of one form, whose bytes depend on the files alone.

Members are stored as they are, in the order of their names, without times, attributes
and comments (docs/adr/0076).  What this would not have written it does not read: nothing
can unfold, overlap, lead elsewhere or stand there twice.
"""

from collections.abc import Mapping
from egov.policy.core.exchange.refusal import refused
from io import BytesIO
from zipfile import ZIP_STORED
from zipfile import ZipFile
from zipfile import ZipInfo

import re
import struct


MAX_BYTES = 16 * 1024 * 1024
"""Of a whole archive."""

MOST_FILES = 4000

NAME = re.compile("([a-z0-9-]{1,60}/){0,3}[A-Za-z0-9_][A-Za-z0-9_.-]{0,249}")
"""Of a file: below the archive wherever it is unpacked, hidden nowhere."""

SIGN = b"PK\x03\x04"
"""What a member begins with."""

HEAD = struct.Struct("<4s5H3L2H")
"""Sign, version, flags, method, time, date, checksum, two sizes, lengths of name and rest."""

BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can name."""


def write(files: Mapping[str, bytes]) -> bytes:
    """The archive of these files."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as archive:
        for name in sorted(files):
            member = ZipInfo(name, BEGINNING)
            member.create_system = 0
            member.external_attr = 0
            archive.writestr(member, files[name])
    return stream.getvalue()


def read(data: bytes) -> dict[str, bytes]:
    """The files of an archive by their names.

    :raises InvalidValues: if it is none, is too large, or was packed by something else.
    """
    if len(data) > MAX_BYTES:
        raise refused("too_large", most=MAX_BYTES // 1024 // 1024)
    if not data.startswith(SIGN):
        raise refused("not_a_bundle")
    files: dict[str, bytes] = {}
    at = 0
    while data.startswith(SIGN, at):
        name, start, at = _member(data, at)
        if name in files:
            raise refused("file_twice", file=name)
        if len(files) == MOST_FILES:
            raise refused("too_many_files", most=MOST_FILES)
        files[name] = data[start:at]
    # Times, attributes, checksums, the table at the end: all that was not looked at.
    if write(files) != data:
        raise refused("repacked")
    return files


def _member(data: bytes, at: int) -> tuple[str, int, int]:
    """The name of a member, where its bytes begin and where they end."""
    if at + HEAD.size > len(data):
        raise refused("repacked")
    _, _, _, _, _, _, _, _, size, length, rest = HEAD.unpack_from(data, at)
    start = at + HEAD.size + length + rest
    name = data[at + HEAD.size : at + HEAD.size + length].decode("ascii", "replace")
    if not NAME.fullmatch(name):
        raise refused("file_name", file=name[:60])
    if start + size > len(data):
        raise refused("repacked")
    return name, start, start + size
