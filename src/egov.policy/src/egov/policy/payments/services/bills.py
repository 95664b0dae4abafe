"""Bills after the GovStack model of payments from people to government, for operators.

``GET @bills/<number>`` is its inquiry, ``POST @billTransferRequests`` its notice of payment; names
of fields are those of the model.  Amounts are in the currency of the site, as texts.  The answer
of an inquiry adds the id that the notice has to name: it says what was to be collected then.
"""

from egov.policy import people
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.payments.bills import bill
from egov.policy.payments.bills import told_paid
from egov.policy.rest import EgovService
from typing import Any
from zExceptions import BadRequest


MAX_ID = 40
"""Characters of the ids that the model asks for."""

FIELDS = ("requestId", "billId", "billInquiryRequestId", "paymentReferenceID")


class BillsGet(EgovService):
    """``GET @bills/<number>``: what is left to pay of a request; nothing of the person."""

    def reply(self) -> dict[str, Any]:
        """The bill."""
        if len(self.params) != 1:
            raise BadRequest("@bills/<number>.")
        found = bill(self.params[0])
        unit = people.find_unit(found.unit)
        return {
            "billId": found.number,
            "billInquiryRequestId": found.inquiry,
            "billDetails": {
                "billerId": found.unit,
                "billerName": unit.title if unit else found.unit,
                "billStatus": found.status,
                "currency": found.currency,
                # Nothing is dearer for being late.
                "dueDate": None,
                "amountonDueDate": f"{found.to_collect:f}",
                "amountAfterDueDate": f"{found.to_collect:f}",
            },
        }


class BillTransferRequestsPost(EgovService):
    """``POST @billTransferRequests``: an operator tells that a bill was paid."""

    def reply(self) -> dict[str, Any]:
        """202; the same notice sent again is answered the same."""
        data = self.body(*FIELDS)
        texts = {name: self.text(data, name, "").strip() for name in FIELDS}
        problems = [FieldProblem.required(name) for name in FIELDS if not texts[name]]
        problems += [
            FieldProblem.too_long(name, MAX_ID) for name in FIELDS if len(texts[name]) > MAX_ID
        ]
        if problems:
            raise InvalidValues(problems)
        made = told_paid(*(texts[name] for name in FIELDS[1:]))
        self.request.response.setStatus(202)
        return {
            "requestId": texts["requestId"],
            "billId": made.case_number,
            "responseCode": "00",
            "responseDescription": "accepted",
            "receipt": made.receipt,
            "amount": f"{made.amount:f}",
        }
