"""Papers that belong to no case, as receipts: written from a template, with words of their own.

Used by the door.  Who issues them keeps them, and has their PDF made.
"""

from collections.abc import Mapping
from egov.policy.documents import answers
from egov.policy.documents import context
from egov.policy.documents.certifying import Certified
from egov.policy.documents.certifying import picture
from egov.policy.documents.certifying import publish
from egov.policy.documents.expressions import Values
from egov.policy.documents.papers import writable_papers
from egov.policy.documents.rendering import render
from egov.policy.documents.settings import letterhead
from egov.policy.documents.settings import verification_address
from egov.policy.documents.templates import template_file
from typing import Any


def free_code() -> str:
    """A code for verification that no paper has."""
    return writable_papers().free_code()


def write_paper(
    paper: Certified, filename: str, reference: str, more: Mapping[str, Mapping[str, Any]]
) -> bytes:
    """The ODT of a paper, which can be verified from now on.

    ``filename`` is that of its template, ``reference`` the number of the case that it is about;
    ``more`` are texts and rows of texts by name under
    each word, besides what every template may say.

    :raises TemplateRefused: if there is no such template in use, or it cannot be filled in.
    """
    template = template_file(filename)
    publish(paper)
    names = {
        "letterhead": letterhead(),
        "unit": context.unit_values(paper.unit),
        "signatory": Values(name=paper.signatory, office=paper.office),
        "document": document_values(paper, reference),
        "elide": context.elide,
        "join": context.join,
        **{word: context.as_values(given) for word, given in more.items()},
    }
    return render(template, names, picture(paper), paper.title)


def document_values(paper: Certified, reference: str) -> Values:
    """``document.number``, ``.date``…: what a template may say of the paper itself.

    ``reference`` is the number of its case.
    """
    return Values(
        title=paper.title,
        number=paper.number,
        code=paper.code,
        case=reference,
        date=answers.numerals(paper.issued_on),
        date_words=context.in_words(paper.issued_on),
        verify_address=verification_address(),
    )
