"""Live classes: pages, locks, walks alone."""
