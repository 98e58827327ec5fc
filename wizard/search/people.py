"""Questions that only ask for a person: "phone number", "who do I call", "help"."""

from __future__ import annotations

from wizard.core.model import Contact, Court
from wizard.search.tokens import STOP, words

_ASKS = """
    call calling phone telephone tel number contact contacts talk speak speaking human person
    people operator hotline helpline hours help support
"""
ASKS = frozenset(_ASKS.split())
"""Words that ask for a person where nothing else is said."""
_BESIDE = "email mail address office desk live real main line reach someone now"
BESIDE = frozenset(_BESIDE.split())
"""Words that may stand beside them and still name no other matter."""
MOST = 6


def people(court: Court, query: str) -> tuple[str, ...]:
    """The ids of the contacts that are asked for: those named, or all; none where a matter is."""
    typed = _forms(query)
    here = _forms(court.name)
    names = {id: _forms(c.name) - here - ASKS for id, c in court.contacts.items() if _reachable(c)}
    named = set().union(*names.values())
    if not ASKS & typed or typed - ASKS - BESIDE - STOP - named - here:
        return ()
    shared = {id: len(name & typed) for id, name in names.items()}
    most = max(shared.values(), default=0)
    wanted = [id for id in names if shared[id] == most]
    wanted.sort(key=lambda id: id != court.still_stuck)
    return tuple(wanted[:MOST])


def _forms(says: str) -> set[str]:
    return {word.form for word in words(says)}


def _reachable(contact: Contact) -> bool:
    return bool(contact.phone or contact.email or contact.web)
