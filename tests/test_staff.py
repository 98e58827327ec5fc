"""Who sees what is for staff: roles by cookie, by the server's word, by what a page then shows."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest
from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send
from streamlit.testing.v1 import AppTest

from tests.test_practising import FILES
from tests.test_trainers_screens import NOTE, NOTED
from tests.toys import write
from tests.visiting import Visit, headings, texts
from wizard.staff import access
from wizard.staff.settings import ALL, EDITOR, TRAINER, Settings, settings
from wizard.web.sign_in import SignIn

SECRET = "correct horse battery staple"
HERE = {"host": "localhost:8501"}
LOCAL = ("127.0.0.1", 40_000)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return write(tmp_path, {**FILES, "flows/wifi.yaml": NOTED})


@pytest.fixture
def as_learner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIZARD_STAFF", "link")


def _links(app: AppTest) -> set[str]:
    return {link.proto.label for link in app.get("page_link")}


@pytest.mark.parametrize("page", ["editors", "insights", "trainers"])
@pytest.mark.usefixtures("as_learner")
def test_a_learner_gets_one_sentence_and_a_way_in_on_every_page_for_staff(
    visit: Visit, page: str
) -> None:
    app = visit(page, demo="1", papers="1")
    assert "This is for the court's editors and trainers. Please sign in." in texts(app)
    assert f"staff/sign-in?back={page}" in texts(app)
    assert not app.selectbox
    assert not app.toggle


@pytest.mark.usefixtures("as_learner")
def test_no_address_shows_a_learner_the_notes(visit: Visit) -> None:
    app = visit("present", flow="wifi", reveal="1", map="1", join="1")
    assert headings(app) == ["What does the lamp show?"]
    assert NOTE not in texts(app)
    assert "Restart the box" not in "\n".join(button.label for button in app.button)
    assert "Hide notes" not in texts(app)
    assert "Notes" not in [button.label for button in app.button]


@pytest.mark.usefixtures("as_learner")
def test_links_for_staff_show_only_to_staff(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    staff = {"For trainers", "For editors", "Insights"}
    assert not staff & _links(visit())
    monkeypatch.setenv("WIZARD_STAFF", "open")
    assert staff <= _links(visit())


def test_settings_that_cannot_be_meant_let_nobody_in(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIZARD_STAFF", "opne")
    assert "Please sign in." in texts(visit("editors"))


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("", "opne", "has to be open, link, oidc or proxy"),
        ("_SECRET", "short", "needs 16 letters"),
        ("_HOURS", "-1", "has to be a number of hours"),
        ("_PROXIES", "everyone", "has to be addresses"),
        ("", "oidc", "needs WIZARD_STAFF_SECRET"),
    ],
)
def test_a_bad_setting_is_one_sentence(
    name: str, value: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"WIZARD_STAFF{name}", value)
    with pytest.raises(ValueError, match=says):
        settings()


def test_a_session_is_read_by_any_replica_until_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = (Settings("link", SECRET) for _ in range(2))
    cookies = {access.COOKIE: access.session(one, frozenset({TRAINER}))}
    assert access.roles(other, {}, cookies) == {TRAINER}
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 8 * 3600 + 1)
    assert access.roles(other, {}, cookies) == set()


@pytest.mark.parametrize("other", [Settings("link", SECRET + "!"), Settings("oidc", SECRET)])
def test_a_session_of_another_secret_or_way_is_none(other: Settings) -> None:
    cookies = {access.COOKIE: access.session(Settings("link", SECRET), ALL)}
    assert access.roles(other, {}, cookies) == set()


@pytest.mark.parametrize("forged", ["", "x", "e30.x", "{}", "a" * 9_000, "é"])
def test_a_forged_session_is_none(forged: str) -> None:
    assert access.roles(Settings("link", SECRET), {}, {access.COOKIE: forged}) == set()


def test_a_session_that_was_signed_out_is_over_for_open_pages_too() -> None:
    kept = Settings("link", SECRET)
    cookie = access.session(kept, ALL)
    access.end(kept, "forged")
    access.end(kept, cookie)
    assert access.roles(kept, {}, {access.COOKIE: cookie}) == set()


@pytest.mark.parametrize("mode", ["link", "oidc", ""])
def test_nobody_can_write_the_servers_word(mode: str) -> None:
    said = {access.WORD: "0" * 32 + " 9999999999 editor"}
    assert access.roles(Settings(mode, SECRET), said, {}) == set()


@pytest.mark.parametrize(
    ("client", "headers", "here"),
    [
        (LOCAL, HERE, True),
        (("::1", 40_000), {"host": "[::1]:8501"}, True),
        (("10.0.0.7", 40_000), HERE, False),
        (LOCAL, {"host": "ecf.example.org"}, False),
        (LOCAL, HERE | {"x-forwarded-for": "127.0.0.1"}, False),
        (LOCAL, HERE | {"via": "1.1 x"}, False),
        (("testclient", 1), HERE, False),
        (None, HERE, False),
    ],
)
def test_without_a_setting_only_this_computer_is_staff(
    client: tuple[str, int] | None, headers: dict[str, str], here: bool
) -> None:
    kept = Settings()
    word = access.word(kept, client, headers)
    assert access.roles(kept, {access.WORD: word}, {}) == (ALL if here else set())


@pytest.mark.parametrize(
    ("client", "said", "roles"),
    [
        (LOCAL, "editor", ALL),
        (("9.9.9.9", 0), "clerks, trainer", {TRAINER}),
        (LOCAL, "clerks", set()),
        (("10.0.0.7", 40_000), "editor", set()),
        (None, "editor", set()),
    ],
)
def test_a_header_counts_from_a_trusted_proxy_only(
    client: tuple[str, int] | None, said: str, roles: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIZARD_STAFF", "proxy")
    kept = settings()
    word = access.word(kept, client, {"x-staff-roles": said})
    assert access.roles(kept, {access.WORD: word, "x-staff-roles": said}, {}) == roles


def test_an_editor_is_a_trainer_too_and_courts_name_their_own_groups() -> None:
    kept = Settings(editors=frozenset({"clerks"}), trainers=frozenset({"teachers"}))
    assert kept.roles(frozenset({"clerks"})) == {EDITOR, TRAINER}
    assert kept.roles(frozenset({"teachers"})) == {TRAINER}
    assert kept.roles(frozenset({"editor"})) == set()


def _passed_on(client: tuple[str, int], headers: dict[str, str]) -> dict[str, str]:
    """The headers of a request as the app behind the middleware gets them."""
    got: dict[str, str] = {}

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        got.update(Headers(scope=scope))

    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "path": "/", "client": client, "headers": raw}
    asyncio.run(SignIn(app)(scope, None, None))  # type: ignore[arg-type]
    return got


def test_open_to_others_is_one_warning_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("WIZARD_STAFF", "open")

    async def app(scope: Scope, receive: Receive, send: Send) -> None: ...

    door = SignIn(app)
    for client in (LOCAL, ("10.0.0.7", 40_000), ("10.0.0.8", 40_000)):
        host = [(b"host", b"localhost:8501")]
        scope = {"type": "http", "path": "/", "client": client, "headers": host}
        asyncio.run(door(scope, None, None))  # type: ignore[arg-type]
    assert caplog.messages == ["WIZARD_STAFF=open: everyone who reaches this server is staff."]


@pytest.mark.parametrize(
    ("client", "roles"), [(LOCAL, ALL), (("10.0.0.7", 40_000), set())], ids=["proxy", "stranger"]
)
def test_the_server_takes_the_word_of_a_trusted_proxy_and_of_nobody_else(
    client: tuple[str, int], roles: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIZARD_STAFF", "proxy")
    said = {"x-staff-roles": "editor", access.WORD: "0 9999999999 editor"}
    assert access.roles(settings(), _passed_on(client, said), {}) == roles


def test_a_trusted_proxy_says_who_an_editor_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIZARD_STAFF", "proxy")
    kept = settings()
    sent = {
        "x-staff-roles": "editor",
        "x-staff-name": "Zoë <z@x>\n Lee".encode().decode("latin-1"),
    }
    word = access.word(kept, LOCAL, sent)
    assert access.name(kept, {access.WORD: word}, {}) == "Zoë z@x Lee"
    assert access.roles(kept, {access.WORD: word}, {}) == ALL
    assert access.word(kept, ("10.0.0.7", 40_000), sent) == ""
    assert access.name(kept, sent, {}) == ""


@pytest.mark.parametrize("mode", ["open", "link", "oidc", ""])
def test_nobody_says_of_themselves_who_they_are(mode: str) -> None:
    kept = Settings(mode, SECRET)
    sent = {"x-staff-name": "Ann", access.WORD: "0" * 32 + " 9999999999 editor name=Ann"}
    assert access.name(kept, sent, {access.COOKIE: "forged"}) == ""
    cookie = access.session(kept, ALL, "Ann " * 99)
    assert access.name(kept, {}, {access.COOKIE: cookie}) == ("Ann " * 20)[:80]
    assert access.name(kept, {}, {access.COOKIE: access.session(kept, ALL)}) == ""
