"""REST of cases, tasks and the inbox."""
