"""Pieces received and papers issued."""
