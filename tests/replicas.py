"""What tests of two replicas share: who serves a visitor, which walk to break."""

from __future__ import annotations

import psutil

from deploy.two_replicas import Program, Site
from wizard.core.model import Library


def holder(site: Site) -> Program:
    """The one replica that holds a websocket now."""
    (one,) = (
        replica
        for replica in site.replicas
        if any(
            connection.status == psutil.CONN_ESTABLISHED and connection.laddr.port == replica.port
            for connection in psutil.Process(replica.process.pid).net_connections("tcp")
        )
    )
    return one


def longest_case(library: Library) -> tuple[str, tuple[str, ...]]:
    """The flow and the trail of the practice case that asks the most questions."""
    cases = [(flow.id, s.trail) for flow in library.flows.values() for s in flow.scenarios]
    return max(cases, key=lambda case: len(case[1]))
