"""Exchange over REST.

``GET @procedures/<id>/bundle?version=`` and ``GET @bundles?procedures=a,b:2`` give a bundle
as plone.restapi gives files; ``POST @bundles {bundle, as, procedures, reason}`` tells what
taking it in would mean, or takes it in.  ``@trusted-keys`` are the keys of other sites.
"""

from base64 import b64decode
from base64 import b64encode
from egov.policy import permissions
from egov.policy.core import exchange as bundles
from egov.policy.core.errors import FieldProblem
from egov.policy.core.errors import InvalidValues
from egov.policy.core.errors import UnknownProcedure
from egov.policy.core.exchange import fingerprint
from egov.policy.core.exchange import public_key
from egov.policy.exchange import trusting
from egov.policy.exchange.exporting import export
from egov.policy.exchange.importing import As
from egov.policy.exchange.importing import take
from egov.policy.exchange.naming import filename_of
from egov.policy.exchange.naming import named_in
from egov.policy.exchange.planning import plan
from egov.policy.exchange.telling import plan_data
from egov.policy.procedures import IProcedureAnswers
from egov.policy.rest import EgovService
from plone import api
from typing import Any
from zExceptions import BadRequest
from zExceptions import NotFound
from zope.interface import implementer

import binascii


PREVIEW = "preview"


@implementer(IProcedureAnswers)
class BundleAnswers:
    """Answers for ``bundle``."""

    def get(self, service, item, *path: str) -> dict[str, Any]:
        """One procedure as a bundle, in the version of the query."""
        if path:
            raise BadRequest("@procedures/<id>/bundle?version= is expected.")
        id, text = item.getId(), service.query("version")
        return _file(service.address(id, "bundle"), named_in(f"{id}:{text}" if text else id))

    def post(self, service, item, *path: str) -> dict[str, Any]:
        """Nothing is done with it here."""
        raise BadRequest("POST @bundles is expected.")


class BundlesGet(EgovService):
    """Several procedures as a bundle."""

    def reply(self) -> dict[str, Any]:
        """The file."""
        which = named_in(self.query("procedures"))
        try:
            return _file(f"{self.context.absolute_url()}/@bundles", which)
        except UnknownProcedure as error:
            raise NotFound(str(error)) from None


class BundlesPost(EgovService):
    """A bundle looked at, or taken in."""

    def reply(self) -> dict[str, Any]:
        """What it would mean, or what came of it."""
        data = self.body("as", "bundle", "procedures", "reason")
        wanted, only = self.text(data, "as", PREVIEW), self._only(data)
        found = plan(bundles.open_bundle(self._content(data)), may_answer())
        if wanted == PREVIEW:
            return self.plain(plan_data(found, self.translated))
        if wanted not in list(As):
            raise InvalidValues([FieldProblem("as", "not_an_option")])
        me = api.user.get_current().getId()
        reason = self.text(data, "reason", "")
        taken = take(found, As(wanted), only, me, reason)
        return self.plain(vars(taken))

    def _content(self, data: dict[str, Any]) -> bytes:
        sent = self.mapping(data, "bundle").get("data")
        try:
            return b64decode(sent, validate=True)
        except (binascii.Error, TypeError, ValueError):
            raise InvalidValues([FieldProblem("bundle", "not_base64")]) from None

    def _only(self, data: dict[str, Any]) -> list[str] | None:
        found = data.get("procedures")
        if found is not None and not (
            isinstance(found, list) and all(isinstance(item, str) for item in found)
        ):
            raise BadRequest("procedures: a list of ids is expected.")
        return found


class TrustedKeysGet(EgovService):
    """The keys of other sites, and that of this one."""

    def reply(self) -> dict[str, Any]:
        """All of them."""
        own = trusting.own_key()
        return {
            "@id": f"{self.context.absolute_url()}/@trusted-keys",
            "own": {"key": own, "fingerprint": fingerprint(public_key(own))},
            "items": [self.plain(_key_data(item)) for item in trusting.trusted_keys()],
        }


class TrustedKeysPost(EgovService):
    """One more key."""

    def reply(self) -> dict[str, Any]:
        """201 with the key."""
        data = self.body("key", "name")
        key, name = self.text(data, "key", ""), self.text(data, "name", "")
        made = trusting.trust(name, key, api.user.get_current().getId())
        self.request.response.setStatus(201)
        return self.plain(_key_data(made))


class TrustedKeysDelete(EgovService):
    """``DELETE @trusted-keys/<fingerprint>``: a key is trusted no longer."""

    def reply(self):
        """204."""
        if len(self.params) != 1:
            raise BadRequest("@trusted-keys/<fingerprint> is expected.")
        trusting.distrust(self.params[0])
        return self.reply_no_content()


def may_answer() -> bool:
    """Whether the current person answers for a bundle for which nobody here vouches."""
    return bool(api.user.has_permission(permissions.PUBLISH_TEMPLATE, obj=api.portal.get()))


def _file(address: str, which: dict[str, int]) -> dict[str, Any]:
    data = export(which)
    return {
        "@id": address,
        "filename": filename_of(which),
        "content-type": "application/zip",
        "encoding": "base64",
        "sha256": bundles.digest(data),
        "data": b64encode(data).decode(),
    }


def _key_data(item: trusting.TrustedKey) -> dict[str, Any]:
    return {**vars(item), "fingerprint": item.fingerprint}
