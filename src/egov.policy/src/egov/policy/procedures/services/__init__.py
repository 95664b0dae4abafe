"""REST of procedures."""
