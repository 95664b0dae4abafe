"""``@@payment-proof?id=…``: the file that proves a transfer, for who sees the payment."""

from egov.policy import documents
from egov.policy import payments
from egov.policy.portal.forms.answers import text_in
from Products.Five.browser import BrowserView


class PaymentProofView(BrowserView):
    """See the module; a cashier who checks a transfer need not see its request."""

    def __call__(self):
        """The bytes: pictures and PDF are shown, in a sandbox."""
        found = payments.proof(text_in(self.request.form, "id"))
        return documents.sent(self.request, found.file, found.filename, shown=True)
