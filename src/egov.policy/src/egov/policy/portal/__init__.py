"""The light pages of civil servants, archivists and citizens."""
