"""Catalogues of the words on screen; ``refresh`` keeps them up with the code."""
