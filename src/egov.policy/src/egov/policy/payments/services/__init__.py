"""Payments over REST."""
