"""Counts by the ids of today, so that a rename does not begin them anew."""

from __future__ import annotations

from dataclasses import replace

from wizard.core.model import Library
from wizard.core.renamed import choice_today, entry_today, flow_today, spot_today
from wizard.core.spot import Spot
from wizard.journal.counts import Count, Counted


def by_todays_ids(library: Library, counted: Counted) -> Counted:
    """The same counts; what was counted under an earlier id stands under the one of today."""
    return replace(counted, counts=tuple(_today(library, count) for count in counted.counts))


def _today(library: Library, count: Count) -> Count:
    spot = spot_today(library, Spot(count.flow, count.step))
    entry = entry_today(library, count.entry)
    return count._replace(
        flow=flow_today(library, count.flow),
        step=spot.id,
        choice=choice_today(library, spot, count.choice),
        to=_place(library, count.to),
        left=_place(library, count.left),
        entry=entry.id if entry else count.entry,
    )


def _place(library: Library, place: str) -> str:
    """A question as `flow/step`."""
    flow, _, step = place.partition("/")
    return "/".join(spot_today(library, Spot(flow, step))) if step else place
