"""REST: ``@units``, ``@places``, ``@functions`` and ``@assignments``."""
