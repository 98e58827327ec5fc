"""One file a step, in the order of their numbers; each is kept as it was."""
