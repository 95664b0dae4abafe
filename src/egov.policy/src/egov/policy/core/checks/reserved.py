"""Names that a field cannot have, because every case, or every condition, has them already.

The values of a case are attributes of a content object of Plone: a field must
not take the place of one that Plone or the product needs.
"""

from egov.policy.core.conditions import FACTS
from keyword import iskeyword


OF_CASES = frozenset(
    """
    alert bookings cited_act classification clocks closed_on deadlines disposal documents
    entered_act fees filed_on followed halted journal left_empty legal_due next_moment open_tasks
    opened_on payments procedure reference state status tasks transition uid unit unit_options url
    version work
    """.split()
)

OF_CONTENT = frozenset(
    """
    absolute_url absolute_url_path access_debug_info aliases all_meta_types compute_size
    content_type contributors created creation_date creators default_view description edit
    effective effective_date expiration_date expires file filtered_manage_options
    filtered_meta_types format get get_local_roles get_local_roles_for_userid get_size
    get_valid_userids has_key has_local_roles has_order_support icon id index_html items iterkeys
    keys language last_modified list_imports meta_type meta_types modification_date modified name
    owner_info permission_settings portal_type possible_permissions propdict propertysheets rights
    subject suppl_views this title title_and_id title_or_id type userdefined_roles
    users_with_local_role valid_property_id valid_roles validate_roles values view
    virtual_url_path workflow_history
    """.split()
)

OF_CONDITIONS = frozenset({"true", "false", *FACTS})

FAMILIES = (
    "ac_",
    "aq_",
    "cb_",
    "dav_",
    "http_",
    "manage",
    "portal_",
    "tabs_",
    "wl_",
    "zmi_",
    "zope_",
)
"""How whole families of names of Zope begin."""


def is_reserved(name: str) -> bool:
    """Whether no field can have this name."""
    return (
        name in OF_CASES | OF_CONTENT | OF_CONDITIONS
        or iskeyword(name)
        or name.startswith(FAMILIES)
        or "__" in name
    )
