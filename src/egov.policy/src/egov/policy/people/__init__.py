"""Units, functions and dated assignments; who belongs to which group today."""

from egov.policy.people.appointing import ADMINISTRATOR
from egov.policy.people.appointing import appoint
from egov.policy.people.appointing import charge_of
from egov.policy.people.appointing import dismiss
from egov.policy.people.appointing import posts_of
from egov.policy.people.assigning import assign
from egov.policy.people.assigning import assignments
from egov.policy.people.assigning import end_assignment
from egov.policy.people.assigning import find_assignment
from egov.policy.people.demo import demo_accounts
from egov.policy.people.gazetteer import Place
from egov.policy.people.groups import functions
from egov.policy.people.groups import group_of_actor
from egov.policy.people.groups import groups_of
from egov.policy.people.groups import head_of
from egov.policy.people.groups import lenders
from egov.policy.people.groups import members
from egov.policy.people.groups import staff
from egov.policy.people.model import Assignment
from egov.policy.people.model import group_id
from egov.policy.people.model import UnitInfo
from egov.policy.people.names import display_name
from egov.policy.people.names import email_of
from egov.policy.people.names import title_of
from egov.policy.people.office import Office
from egov.policy.people.phones import phone_of
from egov.policy.people.phones import require_own
from egov.policy.people.phones import set_phone
from egov.policy.people.places import is_location
from egov.policy.people.places import location_title
from egov.policy.people.places import locations
from egov.policy.people.places import places
from egov.policy.people.store import changes
from egov.policy.people.store import unit_folder
from egov.policy.people.tree import ancestors
from egov.policy.people.tree import descendants
from egov.policy.people.tree import find_unit
from egov.policy.people.tree import units


__all__ = [
    "ADMINISTRATOR",
    "Assignment",
    "Office",
    "Place",
    "UnitInfo",
    "ancestors",
    "appoint",
    "assign",
    "assignments",
    "changes",
    "charge_of",
    "demo_accounts",
    "descendants",
    "dismiss",
    "display_name",
    "email_of",
    "end_assignment",
    "find_assignment",
    "find_unit",
    "functions",
    "group_id",
    "group_of_actor",
    "groups_of",
    "head_of",
    "is_location",
    "lenders",
    "location_title",
    "locations",
    "members",
    "phone_of",
    "places",
    "posts_of",
    "require_own",
    "set_phone",
    "staff",
    "title_of",
    "unit_folder",
    "units",
]
