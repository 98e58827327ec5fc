"""The editors' page: drafts, saving, preview, maps."""
