"""Pages of one case: open it, read it, decide, edit it, its papers and its history."""
