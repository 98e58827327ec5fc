"""A visit of the editors' page in Streamlit's harness."""

from bs4 import BeautifulSoup
from streamlit.testing.v1 import AppTest

from tests.toys import swapped
from tests.visiting import html
from wizard.content.library import HOME

MAIN = HOME / "wizard" / "screens" / "pages" / "main.py"


def visit(page: str, **query: str) -> AppTest:
    app = AppTest.from_file(str(MAIN), default_timeout=20).run()
    for key, value in query.items():
        app.query_params[key] = value
    app.switch_page(f"{page}.py").run()
    assert not app.exception
    return app


def page_text(app: AppTest) -> str:
    kinds = (
        app.subheader,
        app.markdown,
        app.info,
        app.warning,
        app.success,
        app.caption,
    )
    return "\n".join(element.value for kind in kinds for element in kind)


def soup_of(app: AppTest) -> BeautifulSoup:
    return BeautifulSoup("".join(html(app)), "html.parser")


def typed(app: AppTest, old: str, new: str) -> AppTest:
    """The page after a change of the text in the box."""
    box = app.text_area[0]
    box.set_value(swapped(str(box.value), old, new)).run()
    assert not app.exception
    return app


def draft_id(app: AppTest) -> str:
    """The draft that the address names."""
    return str(app.query_params["draft"])


def on_panel(app: AppTest, panel: str) -> AppTest:
    app.segmented_control(key="panel").set_value(panel).run()
    assert not app.exception
    return app
