"""How the journal's tables came to be what they are; `wizard.journal.store` runs these steps."""
