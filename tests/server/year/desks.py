"""The desks of a communal office: the zones, which certify for money, and civil status.

Each works off what comes on a day, and what has become ready since.  What was promised is kept,
so that the site can be held to it at the end.
"""

from . import answers
from .calendar import Day
from .person import Person
from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from decimal import Decimal
from typing import Any


CERTIFICATE = "attestation-timbree"
BIRTH = "declaration-naissance"
MARRIAGE = "mariage-civil"


@dataclass(frozen=True)
class Receipt:
    """A receipt that was promised; ``amount`` as the site writes it."""

    id: str
    number: int
    day: date
    amount: Decimal
    case: str


@dataclass
class Till:
    """A cashier, and what their receipts come to."""

    cashier: Person
    unit: str
    receipts: list[Receipt] = field(default_factory=list)

    def take(self, case: str, day: date) -> None:
        """Take what a case owes."""
        account = self.cashier.get(f"{case}/@payments")
        left = f"{Decimal(account['due']) - Decimal(account['paid']):f}"
        body = {"way": "cash", "amount": left}
        made = self.cashier.send(f"{case}/@payments", body, key=case.rpartition("/")[2])
        receipt = Receipt(made["id"], made["number"], day, Decimal(made["amount"]), case)
        self.receipts.append(receipt)

    def total(self, day: date) -> Decimal:
        """What was taken on a day, counted by hand."""
        return sum((item.amount for item in self.receipts if item.day == day), Decimal())

    def close(self, day: date) -> None:
        """Close it: without a reason, it is only taken if it equals the receipts."""
        body = {"unit": self.unit, "day": day.isoformat(), "counted": f"{self.total(day):f}"}
        answer, again = self.cashier.ask("POST", "@cash-closings", json=body)
        assert answer.ok or (again and answer.status_code == 409), answer.text


@dataclass
class Desk:
    """Where requests are dealt with: ``cases`` by procedure, ``waiting`` those not over yet."""

    unit: str
    clerk: Person
    cases: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    waiting: list[str] = field(default_factory=list)

    def open(self, procedure: str, number: int, fields: Any, documents: Any) -> str:
        """Open and file a request; the address of its case."""
        body = {"procedure": procedure, "unit": self.unit, "fields": fields, "documents": documents}
        case = self.clerk.send("@cases", body, key=f"{procedure}-{number}")["@id"]
        self.cases[procedure].append(case)
        self.waiting.append(case)
        self.clerk.decide(case, "submit")
        return case

    def hand_over(self) -> None:
        """Hand over what is ready."""
        for case in list(self.waiting):
            if "hand_over" in offered(self.clerk.get(case)):
                self.clerk.decide(case, "hand_over")
                self.waiting.remove(case)


@dataclass
class Zone(Desk):
    """Certificates: checked, paid, signed, handed over when the paper is ready."""

    chief: Person = None
    till: Till = None

    def work(self, day: Day, numbers: range) -> None:
        """A day."""
        self.hand_over()
        for number in numbers:
            fields = answers.certificate(number, self.unit)
            papers = answers.papers("identity_card", issued_on=day.date)
            case = self.open(CERTIFICATE, number, fields, papers)
            self.clerk.decide(case, "approve")
            self.till.take(case, day.date)
            self.chief.decide(case, "sign")


@dataclass
class CivilStatus(Desk):
    """Births and marriages: declared, entered, handed over."""

    registrar: Person = None
    engaged: list[str] = field(default_factory=list)

    def work(self, day: Day) -> None:
        """A day."""
        self.celebrate(day.date)
        self.hand_over()
        for number in day.births:
            self._declared(number, day.date)
        for number in day.marriages:
            self._banns(number, day.date)

    def celebrate(self, day: date) -> None:
        """Marry those whose banns were posted long enough."""
        for case in list(self.engaged):
            if "celebrate" in offered(self.registrar.get(case)):
                self.registrar.decide(case, "celebrate", celebrated_on=day.isoformat())
                self.engaged.remove(case)

    def _declared(self, number: int, day: date) -> None:
        case = self.open(BIRTH, number, answers.birth(number, day), [])
        if "check_duplicate" in offered(self.clerk.get(case)):
            self.clerk.decide(case, "check_duplicate")
            self.registrar.decide(case, "no_duplicate", duplicate_finding="Autre enfant")
        self.clerk.decide(case, "check")
        self.registrar.decide(case, "register")

    def _banns(self, number: int, day: date) -> None:
        papers = answers.papers(
            "identity_cards", "single_certificates", "birth_extracts", issued_on=day
        )
        case = self.open(MARRIAGE, number, answers.marriage(number, day), papers)
        self.clerk.decide(case, "post_banns")
        self.engaged.append(case)


def offered(case: dict[str, Any]) -> set[str]:
    """What the person who has read a case may decide now."""
    return {item["id"] for item in case["transitions"] if not item["blocked"]}
