"""The classification plan in the site."""
