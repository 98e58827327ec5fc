"""What people keep: maps, outlines, tables of walks, the one-file edition, handouts."""
