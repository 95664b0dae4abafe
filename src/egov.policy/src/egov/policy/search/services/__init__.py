"""REST of the archivists' search."""
