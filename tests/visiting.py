"""Visits in Streamlit's own test harness: open the app at an address, as a fresh visitor."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import BeautifulSoup
from streamlit.testing.v1 import AppTest

from wizard.content.library import HOME

MAIN = HOME / "wizard" / "screens" / "pages" / "main.py"
Visit = Callable[..., AppTest]


def visited(page: str = "", **query: str) -> AppTest:
    """The app at `/page?query`; `WIZARD_CONTENT` names its content. Fails where the app does."""
    app = AppTest.from_file(str(MAIN), default_timeout=20)
    app.context["url"] = f"https://help.example.org/{page}"
    for key, value in query.items():
        app.query_params[key] = value
    if page:
        app.run()
        app.switch_page(f"{page}.py")
    app.run()
    assert not app.exception
    return app


def html(app: AppTest) -> list[str]:
    """What the page shows as HTML of its own, style sheets aside."""
    bodies = [element.proto.body for element in app.get("html")]
    return [body for body in bodies if not body.startswith("<style>")]


def headings(app: AppTest, level: str = "h1") -> list[str]:
    """The text of each H1 of the page, or of the headings of another level."""
    found = (BeautifulSoup(body, "html.parser").find_all(level) for body in html(app))
    return [heading.text for several in found for heading in several]


def texts(app: AppTest) -> str:
    """All that the page says, the labels of its buttons included."""
    plain = (app.markdown, app.caption, app.code)
    boxes = (app.info, app.warning, app.error)
    said = [element.value for kind in (*plain, *boxes) for element in kind]
    return "\n".join([*said, *html(app), *(button.label for button in app.button)])


def pressed(app: AppTest, key: str) -> AppTest:
    """The app after a click on the button with this key."""
    app.button(key=key).click().run()
    assert not app.exception
    return app
