"""Pictures of the content folder: which are shown, where, and what is said of the others."""

from __future__ import annotations

import io
import re
from base64 import b64encode
from pathlib import Path

import httpx
import pytest
from anyio import run
from PIL import Image
from starlette.applications import Starlette
from starlette.middleware import Middleware

from tests.toys import answer, loaded, write
from tests.visiting import html, visited
from wizard.content.keeper import LOOK_EVERY, Keeper
from wizard.content.library import load
from wizard.core.pictures import LARGEST
from wizard.export.one_file import edition
from wizard.presenters.answer import answer as answer_value
from wizard.presenters.answer_html import answer_html
from wizard.presenters.markdown import prose, spoken
from wizard.web import pictures, visitor_pages
from wizard.web.headers import SecurityHeaders

TOLD = {"bad-picture", "no-such-picture", "picture-without-words", "unused-picture"}
"""The checks that have their samples here."""
SHOWS = {"faq/restart.md": answer(body="Push it.\n\n1. Here: ![The knob](pictures/knob.png)\n")}


def drawn(kind: str = "PNG", size: tuple[int, int] = (4, 3), shade: int = 0) -> bytes:
    file = io.BytesIO()
    Image.new("L", size, shade).save(file, kind)
    return file.getvalue()


def put(folder: Path, name: str = "knob.png", data: bytes = b"") -> Path:
    (folder / "pictures").mkdir(parents=True, exist_ok=True)
    path = folder / "pictures" / name
    path.write_bytes(data or drawn())
    return path


def checks(folder: Path) -> dict[str, str]:
    return {p.check: str(p) for p in load(folder).problems}


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.jpeg", "JPEG"), ("a.webp", "WEBP")]
)
def test_a_picture_of_each_kind_is_shown_with_its_words(
    tmp_path: Path, name: str, kind: str
) -> None:
    put(tmp_path, name, drawn(kind))
    library = loaded(tmp_path, {"faq/restart.md": answer(body=f"![A knob](pictures/{name})\n")})
    said = answer_html(answer_value(library, library.entries["restart"]))
    mark = library.pictures[name].mark
    assert f'<img src="./pictures/{name}?v={mark}" alt="A knob" />' in said
    assert library.pictures[name].size == (4, 3)
    assert not [p for p in library.problems if p.level != "warning"]


def test_the_app_and_the_server_s_page_show_it_and_the_edition_holds_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = put(write(tmp_path, SHOWS)).read_bytes()
    monkeypatch.setenv("WIZARD_CONTENT", str(tmp_path))
    monkeypatch.setenv("WIZARD_STATE", str(tmp_path / "state"))
    wanted = '<img src="./pictures/knob.png?v='
    page = visitor_pages.written("/answers", {"entry": "restart"}, "http://toy/")
    assert wanted in str(page)
    assert wanted in " ".join(html(visited("answers", entry="restart")))

    file = edition(load(tmp_path))
    assert f'src="data:image/png;base64,{b64encode(data).decode()}" alt="The knob"' in file
    assert "style-src 'unsafe-inline'; img-src data:; base-uri" in file
    assert re.findall(r'src="(?!data:image/png;base64,)', file) == []


def test_an_edition_without_pictures_may_load_none(tmp_path: Path) -> None:
    assert "img-src" not in edition(loaded(tmp_path))


@pytest.mark.parametrize("text", [
    "![x](https://e.example/x.png)", "![x](../faq/x.png)", "![x](/pictures/x.png)",
    "![x](data:image/png;base64,aa)", "![x](pictures/other.png)", "[x](pictures/knob.png)",
])  # fmt: skip
def test_nothing_else_is_ever_loaded(text: str) -> None:
    assert "<img" not in prose(text, (("pictures/knob.png", "./pictures/knob.png"),))


def test_where_a_picture_cannot_be_shown_its_words_stand() -> None:
    text = "Push ![the <b>knob</b>](pictures/knob.png) now."
    assert prose(text) == "<p>Push the &lt;b&gt;knob&lt;/b&gt; now.</p>\n"
    assert spoken("Push ![the knob](pictures/knob.png) now.") == "Push the knob now."


def _asked(path: str, method: str = "GET") -> httpx.Response:
    app = Starlette(routes=[pictures.route()], middleware=[Middleware(SecurityHeaders)])

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://toy") as client:
            return await client.request(method, path)

    return run(ask)


def test_the_route_sends_published_pictures_and_no_other_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = put(write(tmp_path, SHOWS)).read_bytes()
    put(tmp_path, "bad.png", b"<svg onload=x>")
    monkeypatch.setenv("WIZARD_CONTENT", str(tmp_path))
    monkeypatch.setenv("WIZARD_STATE", str(tmp_path / "state"))

    sent = _asked("/pictures/knob.png?v=1")
    assert (sent.status_code, sent.content) == (200, data)
    assert sent.headers["content-type"] == "image/png"
    assert sent.headers["x-content-type-options"] == "nosniff"
    assert sent.headers["cache-control"] == "public, max-age=3600"
    assert "default-src 'self'" in sent.headers["content-security-policy"]
    assert _asked("/pictures/knob.png", "HEAD").content == b""
    for path in ("bad.png", "none.png", "..%2Ffaq%2Fcourt.yaml", "knob.png%00"):
        assert _asked(f"/pictures/{path}").status_code == 404
    assert _asked("/pictures/knob.png", "POST").status_code == 405


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("knob.png", b"PNG, they said", "It cannot be read as png."),
        ("knob.png", drawn("JPEG"), "It cannot be read as png."),
        ("knob.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "It cannot be read as jpeg."),
        ("knob.png", drawn()[:40], "It cannot be read as png."),
        ("knob.png", drawn(size=(4001, 1)), "It is 4,001 by 1 pixels; 4,000 are the most."),
        ("knob.png", drawn() + b"x" * LARGEST, "It has 500 kB; 500 are the most."),
    ],
)
def test_a_file_that_is_no_picture_to_show_is_an_error_at_the_file(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    put(write(tmp_path, SHOWS), name, data)
    found = checks(tmp_path)
    assert found["bad-picture"].startswith(f"pictures/{name}:1:1: This picture cannot be shown. ")
    assert said in found["bad-picture"]
    assert load(tmp_path).pictures == {}


def test_a_picture_that_moves_is_not_shown(tmp_path: Path) -> None:
    file = io.BytesIO()
    frames = [Image.new("L", (4, 4), shade) for shade in (0, 255)]
    frames[0].save(file, "WEBP", save_all=True, append_images=frames[1:])
    put(write(tmp_path, SHOWS), "knob.webp", file.getvalue())
    assert "bad-picture" in checks(tmp_path)


@pytest.mark.parametrize(
    ("name", "check"),
    [("knob.svg", "stray-file"), ("The Knob.png", "bad-file-name"), ("knob.gif", "stray-file")],
)
def test_a_file_with_another_name_or_kind_is_named(tmp_path: Path, name: str, check: str) -> None:
    put(write(tmp_path, SHOWS), name)
    assert f"pictures/{name}" in checks(tmp_path)[check]


def test_two_pictures_of_one_name_and_links_to_elsewhere_are_refused(tmp_path: Path) -> None:
    put(write(tmp_path, SHOWS))
    put(tmp_path, "knob.webp", drawn("WEBP"))
    outside = put(tmp_path / "other", "secret.png")
    (tmp_path / "pictures/link.png").symlink_to(outside.parents[2].parent / "secret.png")
    found = checks(tmp_path)
    assert "twin-file" in found
    assert "not-a-file" in found


def test_a_picture_needs_words_a_file_and_an_answer(tmp_path: Path) -> None:
    put(write(tmp_path, {"faq/restart.md": answer(body="A ![ ](pictures/knobb.png)\n")}))
    found = checks(tmp_path)
    assert found["no-such-picture"].startswith(
        'faq/restart.md:7:3: There is no picture "knobb.png". Did you mean "knob.png"?'
    )
    assert found["picture-without-words"].startswith("faq/restart.md:7:3: ")
    assert found["unused-picture"].startswith("pictures/knob.png:1:1: warning: No answer shows")
    assert not {"picture", "unsafe-link"} & found.keys()


def test_an_edited_picture_goes_live_and_a_broken_one_leaves_the_last_good_one(
    tmp_path: Path,
) -> None:
    seconds = [0.0]
    put(write(tmp_path, SHOWS))
    keeper = Keeper(tmp_path, lambda: seconds[0], tmp_path / "state")
    first = keeper.current().pictures["knob.png"]

    def after(data: bytes) -> str:
        put(tmp_path, data=data)
        seconds[0] += LOOK_EVERY + 0.1
        return keeper.current().pictures["knob.png"].mark

    second = after(drawn(shade=200))
    assert second != first.mark
    assert after(b"broken") == second
    assert [held.file for held in keeper.held] == ["pictures/knob.png"]
    restarted = Keeper(tmp_path, lambda: seconds[0], tmp_path / "state")
    assert restarted.current().pictures["knob.png"].mark == second
