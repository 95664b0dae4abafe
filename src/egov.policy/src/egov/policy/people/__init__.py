"""Units, functions and dated assignments; who belongs to which group today."""
