"""``@people/<id>``: how a person is reached.

``GET`` tells it, ``PATCH {phone}`` changes it: to the person themselves and to who looks
after people.
"""

from egov.policy import people
from egov.policy.rest import EgovService
from plone import api
from zExceptions import NotFound


class ContactsGet(EgovService):
    """``GET @people/<id>``."""

    def reply(self):
        """Name, e-mail address and telephone number."""
        id = self.person()
        return {
            "@id": f"{self.context.absolute_url()}/@people/{id}",
            "id": id,
            "fullname": people.display_name(id),
            "email": people.email_of(id),
            "phone": people.phone_of(id),
        }

    def person(self) -> str:
        """The account that the path names."""
        if len(self.params) != 1:
            raise NotFound("/".join(self.params))
        (id,) = self.params
        people.require_own(id)
        if api.user.get(userid=id) is None:
            raise NotFound(id)
        return id


class ContactsPatch(ContactsGet):
    """``PATCH @people/<id> {phone}``."""

    def reply(self):
        """204; an empty number takes it away."""
        id = self.person()
        people.set_phone(id, self.text(self.body("phone"), "phone"))
        return self.reply_no_content()
