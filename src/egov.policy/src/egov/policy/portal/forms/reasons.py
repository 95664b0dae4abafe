"""Why personal data are asked for, as whoever is asked reads it: told once for each reason.

Used where questions are made.  A form often gives the same reason for several questions.
"""

from collections.abc import Iterable
from egov.policy.core.model import Field
from egov.policy.portal.forms.questions import Reason
from egov.policy.portal.language import Spoken
from egov.policy.portal.page import Page


def reasons(page: Page, fields: Iterable[Field]) -> tuple[Reason, ...]:
    """The reasons of some questions, in their order, with the questions that each is for."""
    found: dict[Spoken, list[str]] = {}
    for field in fields:
        title = page.say(field.title).text
        if field.personal:
            found.setdefault(page.say(field.personal), []).append(title)
        for column in field.columns:
            if column.personal:
                about = f"{title}, {page.say(column.title).text}"
                found.setdefault(page.say(column.personal), []).append(about)
    return tuple(Reason(" · ".join(about), text) for text, about in found.items())
