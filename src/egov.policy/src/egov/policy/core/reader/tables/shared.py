"""Files beside the definitions: a block of fields, a list of options."""

from egov.policy.core.reader import plain
from egov.policy.core.reader.blocks import FieldsOfBlock
from egov.policy.core.reader.record import Key
from egov.policy.core.reader.record import Record
from egov.policy.core.reader.shared import Block
from egov.policy.core.reader.shared import SharedList
from egov.policy.core.reader.tables.form import FIELD
from egov.policy.core.reader.tables.form import OPTIONS


BLOCK = Record(
    Block,
    {
        "block": Key(
            plain.NAME,
            "The id of the block: the name of its file without `.yaml`.",
            required=True,
            attribute="id",
        ),
        "title": Key(plain.WORDS, "What it asks for, for those who choose it.", required=True),
        "fields": Key(FieldsOfBlock(FIELD), "Its fields.", required=True),
    },
)

LIST = Record(
    SharedList,
    {
        "list": Key(
            plain.NAME,
            "The id of the list: the name of its file without `.yaml`.",
            required=True,
            attribute="id",
        ),
        "title": Key(plain.WORDS, "What it lists, for those who choose it.", required=True),
        "options": Key(OPTIONS, "The values, by id, each with its title.", required=True),
    },
)
