"""First answers in the boxes of a form: put there, told to be so, never over what was typed.

Used by the pages with a form of a procedure.  What is taken from an earlier case comes in
once that is named, and only once: the box ``…-taken`` remembers which one it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from egov.policy import _
from egov.policy.core.form import Proposal
from egov.policy.core.model import Field
from egov.policy.portal.forms.answers import PREFIX
from egov.policy.portal.forms.answers import Typed
from egov.policy.portal.forms.caseform import CaseForm
from egov.policy.portal.forms.reading import answers
from egov.policy.portal.forms.writing import typed_of
from egov.policy.portal.page import Page
from functools import cached_property


CASE = "case"
"""How a source begins that is an earlier case."""

TAKEN = _("Taken over from the earlier request. Correct it if need be.")
KNOWN = _("Filled in beforehand. Correct it if need be.")


@dataclass(frozen=True)
class Proposing:
    """What a form proposes for some questions; ``prefix`` begins the names of their boxes."""

    form: CaseForm
    fields: tuple[Field, ...]
    prefix: str = PREFIX

    @cached_property
    def sources(self) -> Mapping[str, str]:
        """The field that names an earlier case, by the field that takes its answer from there.

        Only where both are asked here.
        """
        here = {field.id for field in self.fields}
        named = {field.id: named_in(field.prefill) for field in self.fields}
        return {id: reference for id, reference in named.items() if reference in here}

    def begun(self) -> dict[str, str]:
        """What the boxes hold before anybody has typed: answers there are, else first ones."""
        known = self.form.values
        found = {id: item.value for id, item in self._proposals(known).items()}
        return typed_of(self.fields, {**known, **found}, self.prefix)

    def taken_over(self, typed: Typed) -> dict[str, str]:
        """What they hold with what an earlier case says that is named since the page was made."""
        given = answers(self.fields, typed, self.prefix)
        known = self.form.with_given(given)
        found = {
            id: item.value
            for id, item in self._proposals(known).items()
            if given[id] is None and self._is_fresh(named_in(item.source), known, typed)
        }
        return {**typed, **typed_of(self.fields, found, self.prefix)}

    def told(self, page: Page, typed: Typed) -> dict[str, str]:
        """By field, that a first answer stands in its boxes as it was proposed, and from where."""
        known = self.form.with_given(answers(self.fields, typed, self.prefix))
        by_id = {field.id: field for field in self.fields}
        return {
            id: page.translated(TAKEN if named_in(item.source) else KNOWN)
            for id, item in self._proposals(known).items()
            if typed_of([by_id[id]], {id: item.value}, self.prefix).items() <= typed.items()
        }

    def _proposals(self, known: Mapping[str, object]) -> dict[str, Proposal]:
        return self.form.proposals(self.fields, known)

    def _is_fresh(self, reference: str, known: Mapping[str, object], typed: Typed) -> bool:
        chosen = known.get(reference) if reference in self.sources.values() else None
        return chosen not in (None, typed.get(taken_box(f"{self.prefix}{reference}"), ""))


def named_in(source: str) -> str:
    """The field that names the earlier case from which an answer comes; empty for others."""
    kind, _dot, path = source.partition(".")
    return path.partition(".")[0] if kind == CASE else ""


def taken_box(name: str) -> str:
    """The box that says from which earlier case answers were taken over already."""
    return f"{name}-taken"
