"""Who plays in random procedures: actors of every kind, and the people of a small office."""

from egov.policy.core.model import Actor
from egov.policy.core.model import Text
from egov.policy.core.model import UnitOption
from egov.policy.core.options.standing import chosen
from egov.policy.core.terms import ActorPlace
from egov.policy.core.terms import OptionKind


def words(text):
    """A text in every language."""
    return Text(fr=text, rn=text, en=text)


OPTIONS = (
    UnitOption("signatory", OptionKind.FUNCTION, words("Signatory"), "zone-chief"),
    UnitOption("limit", OptionKind.NUMBER, words("Limit"), 5),
    UnitOption("delay", OptionKind.PERIOD, words("Delay"), "4 days"),
)
"""What a unit sets for itself: who signs, a number in conditions, a delay."""

SIGNATORY, _, DELAY = OPTIONS

ACTORS = (
    Actor("clerk", words("Clerk"), function="clerk"),
    Actor("chief", words("Chief"), function="zone-chief"),
    Actor("board", words("Board"), function="committee-member"),
    Actor("nobody", words("Nobody"), function="accountant"),
    Actor("signatory", words("Signatory"), function=chosen(SIGNATORY)),
    Actor("admin", words("Admin"), function="communal-administrator", at=ActorPlace.PARENT),
    Actor("mayor", words("Mayor"), "communal-administrator", ActorPlace.KIND, "commune"),
    Actor("governor", words("Governor"), "governor", ActorPlace.KIND, "province"),
    Actor("registrar", words("Registrar"), "clerk", ActorPlace.NAMED, "service"),
    Actor("local", words("Local"), "clerk", ActorPlace.FIELD, "office"),
    Actor("neighbours", words("Neighbours"), "clerk", ActorPlace.FIELD, "signers"),
    Actor("requester", words("Requester"), requester=True),
    Actor("filer", words("Filer"), did="submit"),
    Actor("mover", words("Mover"), did="s0_on"),
    Actor("officer", words("Officer"), person="agent"),
    Actor("deputy", words("Deputy"), person="deputy"),
    Actor("signers", words("Signers"), person="signers"),
    Actor("superior", words("Superior"), superior_of="chief"),
    Actor("top", words("Top"), superior_of="superior"),
    Actor("elder", words("Elder"), superior_of="signers"),
)
GROUPS = {
    "zone.clerk": ("cleo", "clem"),
    "zone.zone-chief": ("chad", "clem"),
    "zone.committee-member": ("ann", "bob", "cid"),
    "service.clerk": ("sam",),
    "commune.clerk": ("bob",),
    "commune.communal-administrator": ("ada",),
}
"""Who holds which function at the units of a small office; no accountant, no governor."""

UNITS = ("zone", "service", "commune", "province")
"""A zone, a service beside it, and what is above both."""

LENT = {("sid", "zone.committee-member"): "ann"}
"""Who stands in for whom in which group."""

PEOPLE = ("cleo", "clem", "chad", "ann", "bob", "cid", "sid", "sam", "ada", "stranger")
