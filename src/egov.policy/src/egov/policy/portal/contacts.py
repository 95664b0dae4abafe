"""How a person is reached: their own page, and that of others for who looks after people."""

from egov.policy import _
from egov.policy import people
from egov.policy.core.errors import InvalidValues
from egov.policy.portal.forms.answers import box
from egov.policy.portal.forms.answers import text_in
from egov.policy.portal.forms.dated import DatedForm
from egov.policy.portal.forms.questions import Asked
from egov.policy.portal.forms.questions import Look
from egov.policy.portal.language import Spoken
from functools import cached_property
from plone import api
from urllib.parse import urlencode
from zExceptions import NotFound


class ContactDetailsView(DatedForm):
    """``@@contact-details?user=…``: one's own without a name."""

    title = _("Contact details")
    names = ("phone",)

    @cached_property
    def user(self) -> str:
        """Whose they are."""
        id = text_in(self.request.form, "user") or self.user_id
        people.require_own(id)
        if api.user.get(userid=id) is None:
            raise NotFound("user")
        return id

    @property
    def is_own(self) -> bool:
        """Whether they are those of who looks at them."""
        return self.user == self.user_id

    @property
    def name(self) -> str:
        """What the person is called."""
        return people.display_name(self.user)

    @property
    def email(self) -> str:
        """Where e-mails reach them."""
        return people.email_of(self.user)

    @property
    def typed(self) -> dict[str, str]:
        """What the box holds: what was sent, else the number that is kept."""
        if self.request.method == "POST":
            return super().typed
        return {box("phone"): self.format.phone(people.phone_of(self.user))}

    @property
    def sections(self) -> tuple[Asked, ...]:
        """The one question."""
        look = Look(type="tel")
        question = self.question(
            "phone", "text", _("Telephone number"), HINT, False, width="width-10", look=look
        )
        return (Asked("reached", Spoken(self.name, None), (question,)),)

    def post(self):
        """Keep it."""
        try:
            people.set_phone(self.user, self.typed[box("phone")])
        except InvalidValues as error:
            return self.refuse(error.problems)
        self.tell(_("The contact details are kept."), "success")
        query = "" if self.is_own else f"?{urlencode({'user': self.user})}"
        return self.redirect(f"{self.portal_url}/@@contact-details{query}")


HINT = _("Forms propose it, and it is where SMS go if there is no e-mail address.")
