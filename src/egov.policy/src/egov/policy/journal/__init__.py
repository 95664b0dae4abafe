"""The append-only trail of each case."""
