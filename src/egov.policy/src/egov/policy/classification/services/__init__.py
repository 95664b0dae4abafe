"""REST of the classification plan."""
