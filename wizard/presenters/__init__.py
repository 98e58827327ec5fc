"""What each page says, as pure values; safe HTML from Markdown."""
