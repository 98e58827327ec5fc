"""Signing in with real servers: two wizards of one secret, and an OpenID Connect provider."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from tests.browser.serving import Server, free_port, serving
from wizard.staff import access
from wizard.staff.settings import ALL, TRAINER, Settings

SECRET = "correct horse battery staple"
NAME = "Édith O’Neill"
USERS = {"ed": ["editor"], "tess": ["trainer"], "vic": ["visitor"]}


@dataclass
class Browser:
    """Keeps cookies, follows nothing by itself."""

    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, url: str, form: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, where it leads, and the text."""
        parts = urlsplit(url)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"cookie": cookie} | (
            {"content-type": "application/x-www-form-urlencoded"} if form else {}
        )
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        connection.request("POST" if form else "GET", path, urlencode(form or {}), headers)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        for said in answer.headers.get_all("set-cookie") or ():
            for name, one in SimpleCookie(said).items():
                self.cookies[name] = one.value
        connection.close()
        return answer.status, answer.headers.get("location") or "", text

    def roles(self, mode: str = "oidc") -> frozenset[str]:
        return access.roles(Settings(mode, SECRET), {}, self.cookies)


@contextmanager
def provider(max_age: int = 3600) -> Iterator[str]:
    """A provider on a port of its own, and its address."""
    port = free_port()
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    for sub, roles in USERS.items():
        command += ["--user-claims", json.dumps({"sub": sub, "roles": roles, "name": NAME})]
    process = subprocess.Popen(
        [*command, "--token-max-age", str(max_age)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        assert process.stdout
        for line in process.stdout:  # it says where it listens once it does
            if str(port).encode() in line:
                break
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.communicate()


@contextmanager
def wizards(folder: Path, issuer: str, number: int) -> Iterator[list[Server]]:
    asked = {
        "WIZARD_STAFF": "oidc",
        "WIZARD_STAFF_SECRET": SECRET,
        "WIZARD_STAFF_ISSUER": issuer,
        "WIZARD_STAFF_CLIENT_ID": "wizard",
        "WIZARD_STAFF_CLIENT_SECRET": "known to both",
    }
    with ExitStack() as stack:
        yield [
            stack.enter_context(serving(folder / f"{n}.txt", settings=asked))
            for n in range(number)
        ]


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Server]]:
    folder = tmp_path_factory.mktemp("wizards")
    with provider() as issuer, wizards(folder, issuer, 2) as both:
        yield both


def allowed(browser: Browser, server: Server, sub: str, **form: str) -> str:
    """Leave for the provider and say who one is; the address it sends the browser back to."""
    status, there, _ = browser.ask(f"{server.url}/staff/sign-in?back=editors")
    assert status == 302
    asked = parse_qs(urlsplit(there).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["nonce"]
    assert asked["state"]
    return browser.ask(there, {"sub": sub, **form})[1]


def test_an_editor_signs_in_at_one_replica_and_comes_back_to_the_other(pair: list[Server]) -> None:
    browser = Browser()
    back = allowed(browser, pair[0], "ed").replace(str(pair[0].port), str(pair[1].port))
    status, there, _ = browser.ask(back)
    assert (status, there) == (303, "/editors")
    assert browser.roles() == ALL
    assert access.name(Settings("oidc", SECRET), {}, browser.cookies) == NAME


def test_a_trainer_is_a_trainer_and_a_visitor_gets_a_clear_page(pair: list[Server]) -> None:
    tess, vic = Browser(), Browser()
    tess.ask(allowed(tess, pair[0], "tess"))
    assert tess.roles() == {TRAINER}
    status, _, text = vic.ask(allowed(vic, pair[0], "vic"))
    assert status == 403
    assert "no editor or trainer" in text
    assert vic.roles() == set()


def test_who_is_refused_forged_or_late_is_not_signed_in(pair: list[Server]) -> None:
    refused, forged, stolen = Browser(), Browser(), Browser()
    status, _, text = refused.ask(allowed(refused, pair[0], "ed", action="deny"))
    assert (status, "You are not signed in" in text) == (403, True)
    back = allowed(forged, pair[0], "ed")
    assert forged.ask(back.replace("state=", "state=x"))[0] == 403
    assert stolen.ask(back)[0] == 403, "another browser brings the code"
    kept = dict(forged.cookies)
    assert forged.ask(back)[0] == 303
    again = Browser(kept)
    assert again.ask(back)[0] == 403, "the code is used up"
    assert not (refused.roles() | stolen.roles() | again.roles())


def test_signing_out_takes_the_session(pair: list[Server]) -> None:
    browser = Browser()
    browser.ask(allowed(browser, pair[0], "tess"))
    assert browser.ask(f"{pair[0].url}/staff/sign-out")[:2] == (303, "/staff/signed-out")
    assert not browser.roles()


def test_a_back_that_leads_elsewhere_leads_home(pair: list[Server]) -> None:
    browser = Browser()
    _, there, _ = browser.ask(f"{pair[0].url}/staff/sign-in?back=/evil.example.org")
    status, there, _ = browser.ask(browser.ask(there, {"sub": "ed"})[1])
    assert (status, there) == (303, "/")


def test_a_token_that_has_expired_is_refused(tmp_path: Path) -> None:
    with provider(-600) as issuer, wizards(tmp_path, issuer, 1) as (one,):
        browser = Browser()
        assert browser.ask(allowed(browser, one, "ed"))[0] == 403
        assert not browser.roles()


def test_the_staff_link_in_the_log_signs_in_and_another_key_does_not(tmp_path: Path) -> None:
    settings = {"WIZARD_STAFF": "link", "WIZARD_STAFF_SECRET": SECRET}
    with serving(tmp_path / "log.txt", settings=settings) as one:
        link = f"/staff/link?key={access.link_key(Settings('link', SECRET))}"
        assert link in one.log
        right, wrong = Browser(), Browser()
        assert right.ask(one.url + link)[:2] == (303, "/trainers")
        assert right.roles("link") == ALL
        status, _, text = wrong.ask(one.url + link + "x")
        assert (status, "does not fit" in text) == (403, True)
        assert wrong.roles("link") == set()
        assert "open the staff link" in wrong.ask(one.url + "/staff/sign-in")[2].lower()
