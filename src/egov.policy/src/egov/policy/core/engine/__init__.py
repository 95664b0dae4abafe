"""The procedure engine: what may be done with a case now, and what follows from it.

Pure: a procedure, a situation and a world in, the next situation and the events
that led to it out.  ``docs/explanation/engine.md`` has the rules.
"""
