"""No transaction is undone: numbers would be given twice and journals lose their end.

The database itself refuses, whatever page asks.  Mending a database is done on
its backups, not here.
"""

from egov.policy import _
from zExceptions import Forbidden
from zope.globalrequest import getRequest
from zope.i18n import translate


def forbid_undo(event) -> None:
    """Take undoing from a database when the server opens it."""
    event.database.undo = event.database.undoMultiple = _refuse


def _refuse(*arguments, **named) -> None:
    message = _("Nothing is undone on this site: its journals say what happened.")
    raise Forbidden(translate(message, context=getRequest()))
