"""The grammar of a definition, as tables: key → kind and meaning.

One table per class of :mod:`egov.policy.core.model`.  The reader walks them, and
``procedure.schema.json`` and ``docs/reference/definition.md`` are written from them.
"""

from egov.policy.core.reader.tables.heir import HEIR
from egov.policy.core.reader.tables.procedure import PROCEDURE
from egov.policy.core.reader.tables.shared import BLOCK
from egov.policy.core.reader.tables.shared import LIST


__all__ = ["BLOCK", "HEIR", "LIST", "PROCEDURE"]
