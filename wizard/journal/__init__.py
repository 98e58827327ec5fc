"""Anonymous counts of what people come for and where they give up. The only room that knows SQL.

Nothing here loads a database's packages but `store` and what it needs.
"""

from wizard.journal.events import Event, Kind, Mode, Verdict, Visit, Vocabulary, WalkId
from wizard.journal.visitors import is_counted
from wizard.journal.visits import call_sheet, opened, searched, settled, viewed

__all__ = [
    "Event",
    "Kind",
    "Mode",
    "Verdict",
    "Visit",
    "Vocabulary",
    "WalkId",
    "call_sheet",
    "is_counted",
    "opened",
    "searched",
    "settled",
    "viewed",
]
