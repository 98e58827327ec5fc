"""What an edit changes, and how many questions an answer takes."""
