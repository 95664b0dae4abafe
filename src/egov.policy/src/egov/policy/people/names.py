"""How a person is called on screens and papers."""

from plone import api


def display_name(user_id: str) -> str:
    """Full name of an account; its id if it has none or is gone."""
    member = api.user.get(userid=user_id)
    return (member.getProperty("fullname") if member else "") or user_id
