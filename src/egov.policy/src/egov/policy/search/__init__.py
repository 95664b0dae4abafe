"""One door for lists of cases and for full text."""
