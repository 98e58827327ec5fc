"""Practice on the flows: rounds of cases, what a walk is worth, puzzles; live classes."""
