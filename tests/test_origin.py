"""Who may open the app's websocket: its own pages, and programs that are no browser."""

import asyncio

import pytest

from wizard.web.headers import SecurityHeaders


def _asked(headers: dict[str, str]) -> list[str]:
    """What happens to a websocket with these headers: `app` if it reaches the app."""
    events: list[str] = []

    async def app(scope, receive, send) -> None:  # type: ignore[no-untyped-def]
        events.append("app")

    async def send(message) -> None:  # type: ignore[no-untyped-def]
        events.append(message["type"])

    async def receive() -> dict[str, str]:
        return {"type": "websocket.connect"}

    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "websocket", "headers": raw}
    asyncio.run(SecurityHeaders(app)(scope, receive, send))
    return events


@pytest.mark.parametrize("origin", ["http://help.example.gov", "https://help.example.gov"])
def test_the_apps_own_pages_may_open_a_websocket(origin: str) -> None:
    assert _asked({"origin": origin, "host": "help.example.gov"}) == ["app"]


def test_a_program_without_an_origin_may_open_a_websocket() -> None:
    assert _asked({"host": "help.example.gov"}) == ["app"]


@pytest.mark.parametrize("origin", ["https://evil.example", "http://help.example.gov:81"])
def test_another_site_may_not_open_a_websocket(origin: str) -> None:
    assert _asked({"origin": origin, "host": "help.example.gov"}) == ["websocket.close"]
