"""Definitions for the browser: shipped ones with pieces of their text replaced."""


def changed(text, changes):
    """The text, each piece replaced once."""
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new, 1)
    return text
