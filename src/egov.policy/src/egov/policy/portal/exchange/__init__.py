"""Pages on which procedures are handed to other sites, and taken in from them."""
