"""What can go wrong with a database, in one sentence each for the people who run the wizard."""

from __future__ import annotations

LIBRARIES = ("sqlalchemy", "alembic")
SENTENCES = (
    ("full", "The disk of the journal is full."),
    ("no space", "The disk of the journal is full."),
    ("file too large", "The disk of the journal is full."),
    ("disk i/o", "The disk of the journal is full or broken."),
    ("locked", "Another program keeps the journal locked."),
    ("lock timeout", "Another program keeps the journal locked."),
    ("readonly", "The journal may not be written here."),
    ("read-only", "The journal may not be written here."),
    ("permission denied", "The journal may not be written here."),
    ("file exists", "The journal may not be written here."),
    ("not a directory", "The journal may not be written here."),
    ("unable to open", "The journal may not be written here."),
    ("not a database", "The file of the journal is damaged."),
    ("malformed", "The file of the journal is damaged."),
    ("can't locate revision", "The journal was made by a newer wizard."),
    ("password authentication", "The journal's database refuses our password."),
    ("does not exist", "The journal's database does not exist."),
    ("connect", "The journal's database does not answer."),
    ("terminat", "The journal's database does not answer."),
    ("timeout", "The journal's database does not answer."),
)
"""A word of the error, and what it means; the first that fits counts."""


def is_fault(error: Exception) -> bool:
    """Whether a database that is down, full, locked or strange raises this; else it is our bug."""
    kinds = (kind.__module__.split(".")[0] for kind in type(error).__mro__)
    return isinstance(error, OSError) or any(kind in LIBRARIES for kind in kinds)


def in_one_sentence(error: Exception) -> str:
    """What went wrong, without a name of a machine, a file or a person."""
    said = f"{error} {getattr(error, 'orig', '')}".lower()
    if not is_fault(error):
        return "The journal cannot be written because of a mistake of ours."
    found = next((sentence for word, sentence in SENTENCES if word in said), "")
    return found or "The journal's database cannot be written."
