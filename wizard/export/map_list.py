"""A flow as a list on a narrow screen: what its map draws, one line under the other."""

from __future__ import annotations

from html import escape

from wizard.export.flow_map import Arrow, DrawnStep, Picture
from wizard.export.map_outline import goes_to

DEEPEST = 4
"""Levels that are set in; a phone has room for no more."""


def listed(drawn: Picture) -> str:
    """HTML: each question with its choices and where they go; a new one under its choice."""
    rows = "".join(_row(min(depth, DEEPEST), item) for depth, item in drawn.rows())
    none = escape(f"None of these: {drawn.none.label}")
    return f'<div class="map-list">{rows}<p class="map-way">{none}</p></div>'


def _row(depth: int, item: DrawnStep | Arrow) -> str:
    if isinstance(item, DrawnStep):
        return f'<p class="map-step in-{depth}">{item.number}. {escape(item.ask)}</p>'
    says = f"<b>{escape(item.says)}</b>" if item.picked else escape(item.says)
    picked = " (picked)" if item.picked else ""
    leads = f'<a href="{escape(item.address)}" target="_self">{escape(goes_to(item))}</a>'
    return f'<p class="map-way in-{depth}">{says}{picked}<br>→ {leads}</p>'
