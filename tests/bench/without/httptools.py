"""Stands before the package of this name: `pip install streamlit` alone does not bring it."""

raise ModuleNotFoundError("left out for the bare app", name="httptools")
