"""Answers in words: one line, several lines, or a few closed signs of HTML."""

from egov.policy.core import texts
from egov.policy.core.form.problems import Bad
from egov.policy.core.form.question import Question
from lxml.etree import ErrorTypes
from lxml_html_clean import Cleaner
from typing import Any

import lxml.html
import re


MAX_TEXT = 10_000
MAX_RICH = 100_000

TAGS = ("p", "br", "strong", "em", "u", "ul", "ol", "li", "h3", "h4", "blockquote", "a")
LINK = re.compile(r"(https?://|mailto:)\S+", re.IGNORECASE)
TOO_DEEP = ErrorTypes.ERR_RESOURCE_LIMIT

ENTRY = "– "
LINES = {
    **dict.fromkeys(("p", "ul", "ol", "h3", "h4", "blockquote"), ("\n\n", "\n\n")),
    "li": (f"\n{ENTRY}", ""),
    "br": ("", "\n"),
}
"""What stands before and after the words of a tag in plain text."""

SPACE = re.compile("[ \t\r\n\f]+")
GAP = re.compile("\n{3,}")
EMPTY_ENTRY = re.compile("–\n+(?!–)")

SANITISER = Cleaner(
    allow_tags=(*TAGS, "div"),
    remove_unknown_tags=False,
    safe_attrs_only=True,
    safe_attrs=frozenset({"href"}),
    kill_tags=("script", "style", "template", "svg", "math", "title"),
    add_nofollow=False,
)


def text(question: Question, value: Any) -> str:
    """A text within its length."""
    if not isinstance(value, str):
        raise Bad("type")
    most = question.field.max_length or MAX_TEXT
    if len(value) > most:
        raise Bad("too_long", most=most)
    return value


def rich_text(question: Question, value: Any) -> str | None:
    """HTML of a few tags and no attribute but the address of a link."""
    if not isinstance(value, str):
        raise Bad("type")
    if len(value) > MAX_RICH:
        raise Bad("too_long", most=MAX_RICH)
    root = _sanitised(value)
    if root is None or not (words := root.text_content().strip()):
        return None
    if texts.hides(words):
        # It was written as a reference to a character.
        raise Bad("control_character")
    most = question.field.max_length or MAX_TEXT
    if len(words) > most:
        raise Bad("too_long", most=most)
    return _inside(root)


def plain_text(html: str) -> str:
    """A rich text without its marks: paragraphs apart, each entry of a list on its own line."""
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    for element in root.iter():
        before, after = LINES.get(element.tag, ("", ""))
        element.text = before + SPACE.sub(" ", element.text or "")
        element.tail = after + SPACE.sub(" ", element.tail or "")
    lines = [line.strip(" ") for line in root.text_content().split("\n")]
    return GAP.sub("\n\n", EMPTY_ENTRY.sub(ENTRY, "\n".join(lines))).strip()


def _sanitised(html: str) -> Any:
    parser = lxml.html.HTMLParser()
    root = lxml.html.fragment_fromstring(html, create_parent="div", parser=parser)
    if any(entry.type == TOO_DEEP for entry in parser.error_log):
        # What lies deeper would be lost.
        raise Bad("type")
    SANITISER(root)
    for element in root.iter("a"):
        if not LINK.fullmatch(element.get("href", "")):
            element.attrib.pop("href", None)
    for element in list(root.iter("div")):
        if element is not root:
            element.drop_tag()
    return root


def _inside(root: Any) -> str:
    html = str(lxml.html.tostring(root, encoding="unicode"))
    return html.removeprefix("<div>").removesuffix("</div>").strip()
