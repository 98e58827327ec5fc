"""Two replicas behind Debian's nginx: any one serves any link, and one may die at any time."""

import asyncio
import gzip
import http.client
import re
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import psutil
import pytest
import websockets
from streamlit.proto.Button_pb2 import Button
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Origin, Subprotocol

from deploy.two_replicas import Program, Site, start_nginx, two_replicas, wait_until_healthy
from tests.bench.visiting import Visitor
from tests.browser.serving import free_port
from tests.replicas import holder, longest_case
from wizard.content import library as content
from wizard.core.walk import walk

ROOT = Path(__file__).parents[1]
LINKS = (
    "",
    "flow=fees",
    "flow=fees&trail=filed",
    "flow=fees&trail=none",
    "flow=fees&trail=filed.no-such-choice",
    "flow=no-such-flow",
    "q=summons",
)
DOWNLOAD = """\
import streamlit as st
st.title("Take it")
st.button("Again")
who = st.query_params["who"]
st.download_button("Download", f"what visitor {who} asked for", "it.txt")
"""
STREAMLIT = [Subprotocol("streamlit")]
Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with two_replicas() as running:
        yield running
    for program in (running.front, *running.replicas):
        assert not program.log.exists(), "everything is gone at the end"


def _get(program: Program, path: str, **headers: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", program.port, timeout=30)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers=named)
        answer = connection.getresponse()
        return answer.status, {n.lower(): v for n, v in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def _texts(port: int, query: str) -> list[str]:
    async def look() -> list[str]:
        visitor = await Visitor(port, query).open()
        await visitor.close()
        assert not visitor.faults
        return visitor.texts

    return asyncio.run(look())


@pytest.mark.parametrize("link", LINKS)
def test_any_replica_serves_any_link(site: Site, link: str) -> None:
    shown = _texts(site.replicas[0].port, link)
    assert len(shown) > 3
    assert _texts(site.replicas[1].port, link) == shown
    assert _texts(site.front.port, link) == shown


def test_a_court_s_own_name_works_and_pages_of_other_sites_are_refused(site: Site) -> None:
    async def visit() -> str:
        visitor = await Visitor(site.front.port, "flow=fees", host="help.example.com").open()
        await visitor.close()
        return visitor.heading

    async def intrude() -> None:
        await websockets.connect(
            f"ws://127.0.0.1:{site.front.port}/_stcore/stream",
            origin=Origin("http://elsewhere.example.com"),
            subprotocols=[Subprotocol("streamlit")],
        )

    assert asyncio.run(visit())
    with pytest.raises((InvalidStatus, ConnectionClosed)):
        asyncio.run(intrude())


def _script(site: Site) -> str:
    """The address of the script that a page loads first."""
    found = re.search(rb'src="\.?(/static/js/[^"]+\.js)"', _get(site.front, "/")[2])
    assert found
    return found[1].decode()


def test_nginx_asks_for_a_script_once_and_sends_it_compressed_from_then_on(site: Site) -> None:
    path = _script(site)
    _get(site.front, path, Accept_Encoding="gzip")
    _, headers, packed = _get(site.front, path, Accept_Encoding="gzip")
    _, bare_headers, bare = _get(site.front, path)
    _, _, plain = _get(site.replicas[0], path)
    assert (headers["x-cache"], headers["content-encoding"]) == ("HIT", "gzip")
    assert gzip.decompress(packed) == plain == bare
    assert "content-encoding" not in bare_headers
    assert "immutable" in headers["cache-control"]
    assert headers["x-content-type-options"] == "nosniff"


def test_nginx_packs_no_font_and_keeps_no_page(site: Site) -> None:
    font = re.search(r'href="(/static/media/[^"]+\.woff2)"', _get(site.front, "/")[2].decode())
    assert font
    assert "content-encoding" not in _get(site.front, font[1], Accept_Encoding="gzip")[1]
    for _ in range(2):
        assert "x-cache" not in _get(site.front, "/?flow=fees")[1]


def test_nginx_keeps_the_counters_to_itself(site: Site) -> None:
    assert _get(site.front, "/_stcore/metrics")[0] == http.HTTPStatus.NOT_FOUND


def test_with_a_certificate_nginx_speaks_http_2(site: Site, tmp_path: Path) -> None:
    """The three lines that are commented out, as somebody with a certificate leaves them."""
    certificate, key = tmp_path / "wizard.pem", tmp_path / "wizard.key"
    order = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost"
    where = f"-addext subjectAltName=DNS:localhost -keyout {key} -out {certificate}"
    subprocess.run([*order.split(), *where.split()], check=True, capture_output=True)
    port = free_port()
    changes = {
        "# listen              443": f"listen 127.0.0.1:{port}",
        "# ssl_": "ssl_",
        "/etc/ssl/certs/wizard.pem": str(certificate),
        "/etc/ssl/private/wizard.key": str(key),
    }
    replicas = [replica.port for replica in site.replicas]
    front = start_nginx(tmp_path, free_port(), replicas, changes)
    try:
        wait_until_healthy(front)
        assert _spoken(port, certificate) == "h2"
    finally:
        front.stop()


def _spoken(port: int, certificate: Path) -> str | None:
    """The protocol that a server picks of those that browsers offer."""
    asking = ssl.create_default_context(cafile=str(certificate))
    asking.set_alpn_protocols(["h2", "http/1.1"])
    with (
        socket.create_connection(("127.0.0.1", port)) as plain,
        asking.wrap_socket(plain, server_hostname="localhost") as spoken,
    ):
        return spoken.selected_alpn_protocol()


def test_a_file_to_download_lies_in_one_replica_so_nginx_keeps_a_visitor_there(
    tmp_path: Path,
) -> None:
    script = tmp_path / "download.py"
    script.write_text(DOWNLOAD)
    with two_replicas(script) as site:
        asyncio.run(_downloads(site))


async def _downloads(site: Site) -> None:
    visitors = [
        await Visitor(site.front.port, f"who={since}", cookie=_cookie(since)).open()
        for since in range(12)
    ]
    files = [_offered(visitor) for visitor in visitors]
    held_by = [[_get(r, file)[0] == http.HTTPStatus.OK for r in site.replicas] for file in files]
    assert all(sum(holders) == 1 for holders in held_by), "one replica alone has the file"
    assert [True, False] in held_by, "visitors are spread"
    assert [False, True] in held_by
    for since, file in enumerate(files):
        # The cookie's first parts change on each visit, so they must not count.
        status, _, body = _get(site.front, file, Cookie=_cookie(since, mask=f"0{since:x}"))
        assert (status, body) == (http.HTTPStatus.OK, f"what visitor {since} asked for".encode())
    for visitor in visitors:
        await visitor.close()


def _offered(visitor: Visitor) -> str:
    """The address of the file behind the download button."""
    return next(e.download_button.url for e in visitor.shown if e.HasField("download_button"))


def _cookie(since: int, mask: str = "5c") -> str:
    return f"_streamlit_xsrf=2|{mask}c87aa6|d49e4ba9e3b38e300cd2c74a7436c66c|{1795394871 + since}"


def test_killing_a_replica_in_the_middle_of_a_walk_loses_nothing() -> None:
    library = content.load(ROOT)
    flow, trail = longest_case(library)
    walked = walk(library, flow, trail)
    assert walked
    assert walked.entry
    with two_replicas() as site:
        heading = asyncio.run(_walk_through_a_death(site, flow, trail))
    assert heading == walked.entry.title


async def _walk_through_a_death(site: Site, flow: str, trail: tuple[str, ...]) -> str:
    """The last heading of a walk whose replica dies before the last click."""
    visitor = await Visitor(site.front.port, f"flow={flow}").open()
    for choice in trail[:-1]:
        await visitor.click(_choice(visitor, choice))
    asked, last = visitor.heading, _choice(visitor, trail[-1])
    holder(site).kill()
    with pytest.raises(ConnectionClosed):
        await visitor.click(last)
    reloaded = await Visitor(site.front.port, visitor.query).open()
    assert reloaded.heading == asked, "a reload shows the same question"
    await reloaded.close()
    # A browser comes back by itself, and the click made meanwhile counts.
    back = await Visitor(site.front.port, visitor.query).open(last.id)
    await back.close()
    return back.heading


def _choice(visitor: Visitor, choice: str) -> Button:
    return next(b for b in visitor.buttons if b.id.endswith(f"|{choice}"))


def test_one_address_holds_no_more_sockets_than_nginx_allows() -> None:
    async def statuses(port: int) -> list[int]:
        where = f"ws://localhost:{port}/_stcore/stream"
        async with AsyncExitStack() as held:
            for _ in range(3):
                await held.enter_async_context(connect(where, subprotocols=STREAMLIT))
            with pytest.raises(InvalidStatus) as refused:
                await connect(where, subprotocols=STREAMLIT)
        return [refused.value.response.status_code]

    with two_replicas(sockets=3) as site:
        assert asyncio.run(statuses(site.front.port)) == [429]


def test_one_address_that_opens_dozens_a_second_is_turned_away(site: Site) -> None:
    asked = [_get(site.front, "/_stcore/stream")[0] for _ in range(300)]
    assert 429 in asked[100:]
    assert _get(site.front, "/")[0] == http.HTTPStatus.OK, "pages still come"


def test_replicas_and_nginx_end_with_the_program_that_started_them(tmp_path: Path) -> None:
    command = [sys.executable, "-u", "deploy/two_replicas.py"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout
        assert "The wizard is on" in program.stdout.readline()
        children = psutil.Process(program.pid).children(recursive=True)
        program.terminate()
        program.wait(30)
    assert len(children) >= 3
    _, alive = psutil.wait_procs(children, timeout=10)
    assert alive == []


def test_the_image_copies_all_that_runs_and_nothing_that_is_not_there() -> None:
    lines = (ROOT / "deploy" / "Containerfile").read_text().splitlines()
    copied = {word for line in lines if line.startswith("COPY") for word in line.split()[1:-1]}
    assert all((ROOT / name).exists() for name in copied)
    assert {"wizard_app.py", ".streamlit", "wizard", "requirements.txt"} <= copied
    assert {"flows", "faq", content.load(ROOT).layers.names[0].split("/")[0]} <= copied
