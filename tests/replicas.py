"""Which replica serves a visitor."""

from __future__ import annotations

import psutil

from deploy.two_replicas import Program, Site


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
