"""One file per page of the app; `main.py` runs first."""
