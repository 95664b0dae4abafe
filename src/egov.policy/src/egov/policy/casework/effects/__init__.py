"""The effects of transitions, one module each: a class with its declaration and a line of ZCML."""
