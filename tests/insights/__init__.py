"""What the counts say: shares, exits, edits, hints, and the command that prints them."""
