"""The specification of a public procedure, as plain immutable data.

Made by :mod:`.reader` from a definition, judged by :mod:`.checks`, compiled by
``egov.policy.procedures``.  It is not a case: it has no applicant and no
current state.  Order is meaningful and kept: fields, states and transitions
appear to people in the order in which the definition names them.
"""

from egov.policy.core.model.acts import ActRule
from egov.policy.core.model.fees import Fee
from egov.policy.core.model.flow import Actor
from egov.policy.core.model.flow import Automatic
from egov.policy.core.model.flow import Deadline
from egov.policy.core.model.flow import Effect
from egov.policy.core.model.flow import Flag
from egov.policy.core.model.flow import Need
from egov.policy.core.model.flow import State
from egov.policy.core.model.flow import Task
from egov.policy.core.model.flow import Transition
from egov.policy.core.model.form import Change
from egov.policy.core.model.form import Field
from egov.policy.core.model.form import NamedCondition
from egov.policy.core.model.form import Option
from egov.policy.core.model.form import Piece
from egov.policy.core.model.form import Section
from egov.policy.core.model.form import Sight
from egov.policy.core.model.messages import ASKED
from egov.policy.core.model.messages import Message
from egov.policy.core.model.messages import Occasion
from egov.policy.core.model.options import ChosenText
from egov.policy.core.model.options import ChosenWord
from egov.policy.core.model.options import option_of
from egov.policy.core.model.options import UnitOption
from egov.policy.core.model.papers import Document
from egov.policy.core.model.papers import Filing
from egov.policy.core.model.papers import Numbering
from egov.policy.core.model.procedure import Procedure
from egov.policy.core.model.procedure import succeeding
from egov.policy.core.model.rehearsal import Expectation
from egov.policy.core.model.rehearsal import Sample
from egov.policy.core.model.rehearsal import Test
from egov.policy.core.model.rehearsal import TestStep
from egov.policy.core.model.words import LANGUAGES
from egov.policy.core.model.words import Period
from egov.policy.core.model.words import Text


__all__ = [
    "ASKED",
    "LANGUAGES",
    "ActRule",
    "Actor",
    "Automatic",
    "Change",
    "ChosenText",
    "ChosenWord",
    "Deadline",
    "Document",
    "Effect",
    "Expectation",
    "Fee",
    "Field",
    "Filing",
    "Flag",
    "Message",
    "NamedCondition",
    "Need",
    "Numbering",
    "Occasion",
    "Option",
    "Period",
    "Piece",
    "Procedure",
    "Sample",
    "Section",
    "Sight",
    "State",
    "Task",
    "Test",
    "TestStep",
    "Text",
    "Transition",
    "UnitOption",
    "option_of",
    "succeeding",
]
