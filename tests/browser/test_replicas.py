"""Behind nginx in a real browser: a replica dies in a walk; an upload finds its replica."""

from __future__ import annotations

import http
import http.client
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Request, expect

from deploy.two_replicas import Program, two_replicas
from tests.browser.settling import PATIENCE, headed
from tests.replicas import holder, longest_case
from wizard.content.library import HOME, load
from wizard.core.walk import walk

PASSES = ("cookie", "origin", "x-xsrftoken")
FORM = "multipart/form-data; boundary=edge"
BODY = (
    b'--edge\r\nContent-Disposition: form-data; name="file"; filename="mine.yaml"\r\n'
    b"\r\ntitle: [\r\n--edge--\r\n"
)


def test_a_page_whose_replica_dies_comes_back_at_its_question_and_the_next_click_counts(
    browser: Browser,
) -> None:
    library = load(HOME)
    flow, trail = longest_case(library)
    *before, last = (walk(library, flow, trail[:end]) for end in range(len(trail) + 1))
    assert last
    assert last.entry
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    with two_replicas() as site:
        page.goto(f"http://localhost:{site.front.port}/?flow={flow}")
        for here, after in zip(before, last.picks, strict=True):
            assert here
            assert here.step
            headed(page, here.step.ask)
            if here is before[-1]:
                holder(site).kill()
                expect(page).to_have_title(f"{here.step.ask} – {library.court.system} help")
            page.locator("button[kind=secondary]").filter(has_text=after.says).click()
        headed(page, last.entry.title)
        page.reload()
        headed(page, last.entry.title)
    page.close()


def test_an_upload_reaches_the_replica_of_its_page_and_no_other_would_take_it(
    browser: Browser,
) -> None:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    with two_replicas() as site:
        page.goto(f"http://localhost:{site.front.port}/editors")
        headed(page, "For editors")
        with page.expect_request(lambda request: request.method == "PUT") as sent:
            page.locator("input[type=file]").set_input_files(
                {"name": "mine.yaml", "mimeType": "text/yaml", "buffer": b"title: ["}
            )
        answer = sent.value.response()
        assert answer
        assert answer.status == http.HTTPStatus.NO_CONTENT
        expect(page.get_by_role("textbox", name="The flow")).to_have_value("title: [")
        taken = [_status(replica, sent.value) for replica in site.replicas]
        assert sorted(taken) == [http.HTTPStatus.NO_CONTENT, http.HTTPStatus.BAD_REQUEST]
    page.close()


def _status(replica: Program, request: Request) -> int:
    """What a replica answers to the same upload, asked directly."""
    passes = {name: said for name, said in request.all_headers().items() if name in PASSES}
    connection = http.client.HTTPConnection("127.0.0.1", replica.port, timeout=30)
    try:
        path = urlsplit(request.url).path
        connection.request("PUT", path, BODY, passes | {"Content-Type": FORM})
        return connection.getresponse().status
    finally:
        connection.close()
