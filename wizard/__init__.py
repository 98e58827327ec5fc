"""The ECF troubleshooting wizard: from what a person sees to the FAQ answer that settles it."""
