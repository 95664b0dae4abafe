"""Gapless numbers of official registers."""
