"""``@@statements``: files of operators that were imported, and one of them row by row."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from egov.policy import _
from egov.policy import payments
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.fees import Finding
from egov.policy.core.fees.statements import MAX_BYTES
from egov.policy.portal.forms.answers import box
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.dated import options_of
from egov.policy.portal.forms.page import FormPage
from egov.policy.portal.forms.questions import Asked
from egov.policy.portal.forms.questions import Look
from egov.policy.portal.language import Spoken
from egov.policy.portal.money import money
from egov.policy.portal.paging import Paging
from egov.policy.portal.paging import SIZE
from egov.policy.portal.paging import start_of
from functools import cached_property
from typing import Any


FINDINGS = {
    Finding.MATCHED: _("agree"),
    Finding.OWN: _("agree, declared by who imports: somebody else confirms"),
    Finding.WRONG_AMOUNT: _("another amount"),
    Finding.UNKNOWN: _("nobody has declared it"),
    Finding.DOUBLE: _("twice in the statement, or in another one for another day"),
    Finding.REVERSED: _("went out, or taken back"),
    Finding.MISSING: _("declared, not in the statement"),
    payments.UNREADABLE: _("cannot be read"),
    payments.FAILED: _("could not be taken in: look at the payment"),
}
"""What is said of a row, in the order in which the page counts them."""


@dataclass(frozen=True)
class FoundRow:
    """One row of a report; ``url`` is that of its payment."""

    number: str
    reference: str
    day: str
    amount: str
    declared: str
    finding: Any
    url: str


class StatementsView(FormPage):
    """The list with a form that imports; with ``?id=`` one statement."""

    title = _("Statements of operators")
    own_sentences = {("file", "required"): _("Choose the file of the operator.")}

    @cached_property
    def found(self) -> list[payments.Statement]:
        """All that the person may see, latest first."""
        return payments.statements()

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Those of the page."""
        start = start_of(self.request.form)
        return [self.told(item) for item in self.found[start : start + SIZE]]

    @property
    def paging(self) -> Paging:
        """Which part of the list is shown."""
        start = start_of(self.request.form)
        return Paging(f"{self.portal_url}/@@statements", {}, start, len(self.found))

    @cached_property
    def statement(self) -> payments.Statement | None:
        """The one of the address."""
        id = text_in(self.request.form, "id")
        return payments.find_statement(id) if id else None

    def told(self, item: payments.Statement) -> dict[str, Any]:
        """A statement in words."""
        return {
            "url": self.address(item.id),
            "operator": payments.operators().get(item.operator, item.operator),
            "days": f"{self.format.short_day(item.first)} – {self.format.short_day(item.last)}",
            "imported": f"{self.format.moment(item.at)}, {self.person(item.by)}",
            "filename": item.filename,
            "counts": list(self._counts(item)),
        }

    def address(self, id: str, finding: str = "") -> str:
        """Where the rows of a statement are shown."""
        more = f"&finding={finding}" if finding else ""
        return f"{self.portal_url}/@@statements?id={id}{more}"

    @property
    def finding(self) -> str:
        """What kind of rows is asked for; empty for all."""
        asked = text_in(self.request.form, "finding")
        return asked if asked in FINDINGS else ""

    @cached_property
    def chosen(self) -> list[dict[str, Any]]:
        """The rows of that kind."""
        rows = self.statement.rows.values() if self.statement else ()
        return [row for row in rows if self.finding in ("", row["finding"])]

    @property
    def found_rows(self) -> list[FoundRow]:
        """Those of the page."""
        start = start_of(self.request.form)
        return [self._row(row) for row in self.chosen[start : start + SIZE]]

    @property
    def rows_paging(self) -> Paging:
        """Which part of them is shown."""
        query = {"id": self.statement.id, "finding": self.finding}
        url, start = f"{self.portal_url}/@@statements", start_of(self.request.form)
        return Paging(url, query, start, len(self.chosen))

    @cached_property
    def typed(self) -> dict[str, str]:
        """What the boxes hold."""
        return {box("operator"): text_in(self.request.form, box("operator"))}

    @property
    def sections(self) -> tuple[Asked, ...]:
        """The form."""
        known = ((id, Spoken(name, None)) for id, name in payments.operators().items())
        questions = (
            self.question("operator", "select", _("Operator"), groups=options_of(known)),
            self.question("file", "file", _("File"), FILE, look=Look(accept=".csv,.txt,.tsv")),
        )
        return (Asked("import", Spoken(self.translated(_("Import a statement")), None), questions),)

    def post(self):
        """Import a file."""
        upload = self.request.form.get(box("file"))
        try:
            if not getattr(upload, "filename", ""):
                raise InvalidValues([FieldProblem.required("file")])
            content = upload.read(MAX_BYTES + 1)
            made = payments.import_statement(self.typed[box("operator")], upload.filename, content)
        except InvalidValues as error:
            return self.refuse(error.problems)
        self.tell(_("The statement is imported. What agrees gets its receipts now."), "success")
        return self.redirect(self.address(made.id))

    def _counts(self, item: payments.Statement) -> Iterator[dict[str, Any]]:
        for finding, words in FINDINGS.items():
            if count := item.counts.get(finding):
                url = self.address(item.id, str(finding))
                yield {"n": self.format.number(count), "words": words, "url": url}

    def _day(self, day: str) -> str:
        return self.format.day(date.fromisoformat(day) if day else None)

    def _row(self, row: dict[str, Any]) -> FoundRow:
        return FoundRow(
            number=str(row["number"] or ""),
            reference=row["reference"] or row.get("column", ""),
            day=self._day(row.get("day", "")),
            amount=money(self, Decimal(row["amount"])) if row["amount"] else "",
            declared=money(self, Decimal(row["declared"])) if row["declared"] else "",
            finding=FINDINGS[row["finding"]],
            url=f"{self.portal_url}/@@payment?id={row['payment']}" if row["payment"] else "",
        )


FILE = _("As the operator gives it: CSV, with the line that names the columns.")
