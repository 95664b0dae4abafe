"""Text with a little markup, as it is typed in a plain box ↔ the HTML that is stored.

Lines and paragraphs need no markup, the rest is HTML as it is.  ``core.form`` takes off
what is not allowed; nothing here makes a text safe.
"""

import re


BLOCK = re.compile(r"<(p|ul|ol|h3|h4|blockquote)\b", re.IGNORECASE)
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
LINE_END = re.compile(r"<br\s*/?>\n?")
GAP = re.compile(r"\n\s*\n")


def to_html(text: str) -> str:
    """Paragraphs from empty lines, breaks from ends of lines."""
    plain = text.replace("\r\n", "\n").strip()
    return "\n".join(_block(part) for part in GAP.split(plain) if part)


def to_text(html: str) -> str:
    """Paragraphs and breaks as lines again."""
    parted = PARAGRAPH.sub(lambda found: f"\n\n{LINE_END.sub(chr(10), found[1])}\n\n", html)
    return re.sub(r"\n{3,}", "\n\n", parted).strip()


def _block(part: str) -> str:
    if BLOCK.match(part.lstrip()):
        return part
    return "<p>" + part.strip().replace("\n", "<br>\n") + "</p>"
