"""What becomes of a case once it is closed."""
