"""Names of files: what a stranger called a file, made safe to show and to save."""

from pathlib import PurePosixPath

import re
import unicodedata


LONGEST = 150

_UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
    r'|[<>:"|?*]'
)


def clean_filename(name: str, fallback: str, extensions: tuple[str, ...]) -> str:
    """A name without path, control or reserved characters, that ends as its format does."""
    last = PurePosixPath(name.replace("\\", "/")).name
    text = _UNSAFE.sub("", unicodedata.normalize("NFC", last)).strip(" .")
    stem, dot, extension = text.rpartition(".")
    if not dot or extension.lower() not in extensions:
        stem, extension = text, extensions[0]
    stem = stem.strip(" .") or fallback
    return f"{stem[: LONGEST - len(extension) - 1]}.{extension.lower()}"
