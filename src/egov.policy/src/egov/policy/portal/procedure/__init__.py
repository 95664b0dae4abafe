"""Pages on which an administrator works on one procedure: draft, versions, decisions."""
