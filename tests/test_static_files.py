"""Streamlit's own files as they are served: compressed once, kept by browsers, few icons."""

from __future__ import annotations

import asyncio
import gzip
from pathlib import Path

from fontTools.ttLib import TTFont
from starlette.types import Message, Receive, Scope, Send

from deploy import icon_font
from wizard.web import static_files
from wizard.web.static_files import FOLDER, StaticFiles

SCRIPT = next((FOLDER / "static" / "js").glob("index.*.js"))
FONT = next((FOLDER / "static" / "media").glob("MaterialSymbols-*.woff2"))


async def nothing_here(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 418, "headers": []})
    await send({"type": "http.response.body", "body": b""})


def asked(path: str, accepts: str = "") -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of one answer."""
    said: list[Message] = []

    async def hear() -> Message:
        return {"type": "http.request"}

    async def say(message: Message) -> None:
        said.append(message)

    headers = [(b"accept-encoding", accepts.encode())]
    scope = {"type": "http", "method": "GET", "path": path, "headers": headers}
    asyncio.run(StaticFiles(nothing_here)(scope, hear, say))
    told = {name.decode(): value.decode() for name, value in said[0]["headers"]}
    return said[0]["status"], told, b"".join(message.get("body", b"") for message in said[1:])


def test_a_script_comes_compressed_where_the_browser_takes_it() -> None:
    path = f"/static/js/{SCRIPT.name}"
    status, headers, body = asked(path, "br, gzip")
    _, bare_headers, bare = asked(path)

    assert (status, headers["content-encoding"]) == (200, "gzip")
    assert gzip.decompress(body) == SCRIPT.read_bytes() == bare
    assert headers["vary"] == bare_headers["vary"] == "Accept-Encoding"
    assert headers["content-type"].startswith("text/javascript")
    assert "immutable" in headers["cache-control"]


def test_a_file_is_compressed_once() -> None:
    asked(f"/static/js/{SCRIPT.name}", "gzip")
    before = static_files.packed.cache_info().misses
    asked(f"/static/js/{SCRIPT.name}", "gzip")

    assert static_files.packed.cache_info().misses == before


def test_a_font_is_not_compressed_again() -> None:
    name = next((FOLDER / "static" / "media").glob("SourceSansVF-Upright*")).name

    assert "content-encoding" not in asked(f"/static/media/{name}", "gzip")[1]


def test_what_is_no_file_of_streamlits_goes_on_to_the_app() -> None:
    paths = ["/", "/static/js/none.js", "/static/js/../../index.html", "/static", "/faviconxpng"]

    assert [asked(path)[0] for path in paths] == [418] * len(paths)


def test_the_icon_font_is_small_and_has_every_icon_that_streamlit_names() -> None:
    body = asked(f"/static/media/{FONT.name}")[2]
    theirs = icon_font.icons(TTFont(FONT)).keys() & icon_font.named()
    ours = icon_font.icons(TTFont(icon_font.OURS)).keys()

    assert body == Path(icon_font.OURS).read_bytes()
    assert len(body) < 20_000
    assert len(theirs) > 50
    assert theirs <= ours


def test_the_picture_in_the_tab_is_our_own() -> None:
    status, headers, body = asked("/favicon.png")

    assert (status, headers["content-type"]) == (200, "image/png")
    assert body != (FOLDER / "favicon.png").read_bytes()
