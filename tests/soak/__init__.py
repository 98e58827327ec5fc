"""A soak: an editor keeps rewriting the content while many visitors click."""
