"""Saved FAQ pages in the shapes of real sites, with invented words, and what each one holds."""
