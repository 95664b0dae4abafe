"""Forms of the pages: what people type, what was wrong with it, how it is drawn."""
