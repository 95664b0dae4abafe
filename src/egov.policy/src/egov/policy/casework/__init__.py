"""What happens while a case runs: opening, deciding, tasks, effects."""
