"""For those who write content: starters, import, preview, JSON Schemas."""
