"""What pages are made of: frame, step, ending, answer, search box."""
