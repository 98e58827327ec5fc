"""Practice on the flows: rounds of cases, what a walk through one is worth, puzzles."""
