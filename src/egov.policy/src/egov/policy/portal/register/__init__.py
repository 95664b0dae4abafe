"""Pages of official registers: looking an act up, and the act itself."""
