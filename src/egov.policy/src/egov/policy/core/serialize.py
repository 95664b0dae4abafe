"""Procedure → the plain data of its definition, its canonical text and digest."""

from egov.policy.core.reader.writing import as_data
from egov.policy.core.reader.writing import as_plain
from egov.policy.core.reader.writing import canonical_text
from egov.policy.core.reader.writing import digest
from egov.policy.core.reader.writing import yaml_text


__all__ = ["as_data", "as_plain", "canonical_text", "digest", "yaml_text"]
