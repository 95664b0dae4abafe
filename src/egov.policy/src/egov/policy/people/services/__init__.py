"""REST: ``@units``, ``@functions`` and ``@assignments``."""
