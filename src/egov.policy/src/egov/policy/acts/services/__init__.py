"""REST services of registers."""
