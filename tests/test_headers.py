"""What a browser is told with every answer, and what the server refuses, measured from outside."""

from __future__ import annotations

import http.client
import json
import tomllib
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.serving import ROOT, Server, serving
from wizard.screens.parts.frame import PAGES

SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A wizard that one other site may embed; its name tries to add a directive of its own."""
    log = tmp_path_factory.mktemp("server") / "log.txt"
    ancestors = {"WIZARD_FRAME_ANCESTORS": "https://court.example; script-src *"}
    with serving(log, settings=ancestors) as running:
        yield running


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A wizard as it starts by itself."""
    with serving(tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running


def _ask(
    server: Server, path: str, method: str = "GET", **headers: str
) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("localhost", server.port, timeout=10)
    connection.request(
        method, path, headers={name.replace("_", "-"): said for name, said in headers.items()}
    )
    answer = connection.getresponse()
    if answer.status != http.HTTPStatus.SWITCHING_PROTOCOLS:
        answer.read()
    connection.close()
    return answer


def _policy(answer: http.client.HTTPResponse) -> dict[str, list[str]]:
    said = answer.headers["content-security-policy"]
    return {rule.split()[0]: rule.split()[1:] for rule in said.split(";") if rule.strip()}


@pytest.mark.parametrize("path", ["/", "/answers?entry=x", "/_stcore/health", "/no/such/file.js"])
def test_every_answer_carries_the_headers(plain: Server, path: str) -> None:
    answer = _ask(plain, path)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in answer.headers["permissions-policy"]
    policy = _policy(answer)
    assert policy["default-src"] == ["'self'"]
    assert policy["object-src"] == ["'none'"]
    assert policy["base-uri"] == ["'self'"]
    assert policy["form-action"] == ["'self'"]
    assert policy["frame-ancestors"] == ["'self'"]


def test_the_policy_lets_nothing_load_from_elsewhere(plain: Server) -> None:
    for name, sources in _policy(_ask(plain, "/")).items():
        allowed = {"'self'", "'none'", "'unsafe-inline'", "'wasm-unsafe-eval'", "blob:", "data:"}
        assert set(sources) <= allowed | ({"ws:", "wss:"} if name == "connect-src" else set())
    assert "'unsafe-eval'" not in _policy(_ask(plain, "/"))["script-src"]


def test_a_court_names_the_sites_that_may_embed_the_wizard(embedded: Server) -> None:
    policy = _policy(_ask(embedded, "/"))
    assert policy["frame-ancestors"][:2] == ["'self'", "https://court.example"]
    assert "*" not in policy["script-src"], "the setting must not open another directive"


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://localhost:{port}", 101),
        ("https://evil.example", 403),
        ("null", 403),
        ("http://[", 400),
    ],
)
def test_only_pages_of_the_wizard_itself_may_talk_to_it(
    plain: Server, origin: str, status: int
) -> None:
    said = origin.format(port=plain.port)
    answer = _ask(plain, "/_stcore/stream", Origin=said, **UPGRADE)
    assert answer.status == status


def test_another_site_is_not_let_in_by_cors(plain: Server) -> None:
    answer = _ask(plain, "/_stcore/health", Origin="https://evil.example")
    assert answer.headers.get("access-control-allow-origin") in (None, "null")


@pytest.mark.parametrize("path", ["/nope", "/answers/fees", "/nope/nope", "/static", "/home"])
def test_a_path_that_is_no_page_says_so(plain: Server, path: str) -> None:
    connection = http.client.HTTPConnection("localhost", plain.port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    said = answer.read().decode()
    connection.close()
    assert answer.status == http.HTTPStatus.NOT_FOUND
    assert "There is no page here" in said
    assert 'href="/answers"' in said
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_headers_do_not_grow_with_each_wrong_path(plain: Server) -> None:
    first, *_, last = (_ask(plain, "/nope").getheaders() for _ in range(5))
    assert len(last) == len(first)


@pytest.mark.parametrize("page", ["", *PAGES])
def test_every_page_of_ours_is_known(plain: Server, page: str) -> None:
    assert _ask(plain, f"/{page}").status == http.HTTPStatus.OK


@pytest.mark.parametrize(
    "path",
    ["/../flows/fees.yaml", "/static/../../flows/fees.yaml", "/%2e%2e/%2e%2e/etc/passwd",
     "/component/..%2f..%2fwizard/core/model.py", "/app/static/config.toml", "/media/../x"],
)  # fmt: skip
def test_no_file_beside_the_page_can_be_fetched(plain: Server, path: str) -> None:
    answer = _ask(plain, path)
    page = answer.headers.get("content-type", "").startswith("text/html")
    assert answer.status >= 400 or page  # an unknown path is the page itself, which says so


def test_the_settings_keep_secrets_in_and_telemetry_off() -> None:
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert SETTINGS["client"]["showErrorDetails"] == "none"
    assert SETTINGS["client"]["showErrorLinks"] is False
    assert SETTINGS["server"]["enableXsrfProtection"] is True
    assert SETTINGS["server"]["enableCORS"] is True
    assert SETTINGS["server"]["address"] == "127.0.0.1"


def test_a_start_without_content_names_no_traceback(tmp_path: Path) -> None:
    with serving(tmp_path / "log.txt", tmp_path) as running:
        assert _ask(running, "/").status == http.HTTPStatus.OK
        assert "Traceback" not in running.log


def test_no_other_window_may_steer_a_page_by_messages(plain: Server) -> None:
    with urllib.request.urlopen(f"{plain.url}/_stcore/host-config", timeout=10) as answer:
        assert json.load(answer)["allowedOrigins"] == []
