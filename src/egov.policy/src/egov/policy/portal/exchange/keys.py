"""``@@trusted-keys``: whose bundles are taken in, and the key of this site for others."""

from dataclasses import dataclass
from egov.policy import _
from egov.policy import exchange
from egov.policy import permissions
from egov.policy.core.errors import InvalidValues
from egov.policy.core.exchange import fingerprint
from egov.policy.core.exchange import public_key
from egov.policy.portal.forms.answers import box
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.page import FormPage
from egov.policy.portal.forms.questions import Asked
from egov.policy.portal.forms.questions import Look
from egov.policy.portal.language import Spoken
from functools import cached_property
from zExceptions import Forbidden


@dataclass(frozen=True)
class KeyRow:
    """A key that is trusted."""

    name: str
    fingerprint: str
    trusted: str


class TrustedKeysView(FormPage):
    """The list; ``POST`` trusts one more key, or one no longer."""

    title = _("Trusted keys")

    @cached_property
    def own_key(self) -> str:
        """The public key of this site."""
        return exchange.own_key()

    @property
    def own_fingerprint(self) -> str:
        """What others compare by telephone."""
        return fingerprint(public_key(self.own_key))

    @cached_property
    def rows(self) -> list[KeyRow]:
        """All that are trusted."""
        return [self._row(item) for item in exchange.trusted_keys()]

    @property
    def may_change(self) -> bool:
        """Whether this person says who is trusted."""
        return self.allowed(permissions.MANAGE_KEYS)

    @cached_property
    def typed(self) -> dict[str, str]:
        """What the boxes hold."""
        return {box(name): text_in(self.request.form, box(name)) for name in ("name", "key")}

    @property
    def sections(self) -> tuple[Asked, ...]:
        """The form."""
        hint = _("Ask its owner on another way, for instance by telephone, for the fingerprint.")
        questions = (
            self.question("name", "text", _("Whose it is"), width="width-20"),
            self.question("key", "long_text", _("Public key"), hint, look=Look(lines=4)),
        )
        return (Asked("trust", Spoken(self.translated(_("Trust a key")), None), questions),)

    def post(self):
        """Trust a key, or trust one no longer."""
        if not self.may_change:
            raise Forbidden("Only the technical administrator says who is trusted.")
        try:
            told = self._change()
        except InvalidValues as error:
            return self.refuse(error.problems)
        self.tell(told, "success")
        return self.redirect(f"{self.portal_url}/@@trusted-keys")

    def _change(self):
        """Do it; what is told then."""
        gone = text_in(self.request.form, "distrust")
        if gone:
            exchange.distrust(gone)
            return _("This key is trusted no longer.")
        made = exchange.trust(self.typed[box("name")], self.typed[box("key")], self.user_id)
        mapping = {"fingerprint": made.fingerprint}
        return _("This key is trusted now: ${fingerprint}", mapping=mapping)

    def _row(self, item: exchange.TrustedKey) -> KeyRow:
        mapping = {
            "name": self.person(item.author),
            "day": self.format.short_day(item.trusted_on),
        }
        said = self.translated(_("trusted by ${name} on ${day}", mapping=mapping))
        return KeyRow(item.name, item.fingerprint, said)
