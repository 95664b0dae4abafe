"""How many SMS a text takes.

A text in the alphabet of GSM has 160 characters in one SMS, 153 in each of several; any
other text is sent in UCS-2, with 70 and 67.  Source: 3GPP TS 23.038 and TS 23.040.
"""

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")
"""Characters that take two places."""

_GSM = (160, 153)
_UCS2 = (70, 67)


def is_gsm(text: str) -> bool:
    """Whether a text is in the alphabet of GSM."""
    return all(character in _BASIC or character in _EXTENDED for character in text)


def segments(text: str) -> int:
    """How many SMS a text takes; none if it is empty."""
    if is_gsm(text):
        return _parts(len(text) + sum(character in _EXTENDED for character in text), *_GSM)
    return _parts(len(text.encode("utf-16-be")) // 2, *_UCS2)


def _parts(length: int, alone: int, several: int) -> int:
    return min(length, 1) if length <= alone else -(-length // several)
