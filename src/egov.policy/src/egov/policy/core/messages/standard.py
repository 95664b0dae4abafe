"""What is said about work where a definition says nothing: one is asked, reminded, late.

These are no part of a definition; tests do not see them.
"""

from egov.policy.core.model import ASKED
from egov.policy.core.model import Message
from egov.policy.core.model import Occasion
from egov.policy.core.model import Text
from egov.policy.core.terms import OccasionKind


def _standard(
    kind: OccasionKind, title: Text, subject: Text, email: Text, *, digest: bool
) -> Message:
    return Message(
        id=str(kind),
        title=title,
        on=(Occasion(kind),),
        recipients=(ASKED,),
        email_subject=subject,
        email=email,
        digest=digest,
    )


STANDARD = (
    _standard(
        OccasionKind.ASKED,
        Text(fr="Une tâche vous attend", en="A task waits for you"),
        Text(fr="{reference} : {task}", en="{reference}: {task}"),
        Text(
            fr="{procedure}, {reference}, {unit}.\nÀ faire : {task}.\nPour le : {due}.\n{link}",
            en="{procedure}, {reference}, {unit}.\nTo do: {task}.\nUntil: {due}.\n{link}",
        ),
        digest=True,
    ),
    _standard(
        OccasionKind.ESCALATED,
        Text(fr="Une tâche en retard vous est passée", en="A late task has come to you"),
        Text(fr="{reference} : {task}, en retard", en="{reference}: {task}, late"),
        Text(
            fr="{procedure}, {reference}, {unit}.\nPersonne n'a encore fait : {task}.\n{link}",
            en="{procedure}, {reference}, {unit}.\nNobody has done it yet: {task}.\n{link}",
        ),
        digest=False,
    ),
    _standard(
        OccasionKind.DUE,
        Text(fr="Une tâche arrive à échéance", en="A task is due soon"),
        Text(fr="{reference} : {task}, pour le {due}", en="{reference}: {task}, until {due}"),
        Text(
            fr="{procedure}, {reference}, {unit}.\nÀ faire pour le {due} : {task}.\n{link}",
            en="{procedure}, {reference}, {unit}.\nTo do until {due}: {task}.\n{link}",
        ),
        digest=False,
    ),
    _standard(
        OccasionKind.LATE,
        Text(fr="Une tâche est en retard", en="A task is late"),
        Text(fr="{reference} : {task}, en retard", en="{reference}: {task}, late"),
        Text(
            fr="{procedure}, {reference}, {unit}.\nEn retard depuis le {due} : {task}.\n"
            "Quelqu'un d'autre peut maintenant aussi le faire.\n{link}",
            en="{procedure}, {reference}, {unit}.\nLate since {due}: {task}.\n"
            "Somebody else may do it now as well.\n{link}",
        ),
        digest=False,
    ),
    _standard(
        OccasionKind.DEADLINE,
        Text(fr="Un délai arrive à échéance", en="A deadline is near"),
        Text(fr="{reference} : {deadline}, le {due}", en="{reference}: {deadline}, {due}"),
        Text(
            fr="{procedure}, {reference}, {unit}.\n{deadline} : jusqu'au {due}.\n{link}",
            en="{procedure}, {reference}, {unit}.\n{deadline}: until {due}.\n{link}",
        ),
        digest=False,
    ),
)
"""Each is sent only where no message of the definition is sent on the same occasion."""
