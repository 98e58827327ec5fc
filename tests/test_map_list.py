"""A map as a list for narrow screens: all that the drawing holds."""

from __future__ import annotations

from pathlib import Path

from tests.toys import loaded
from wizard.export.flow_map import DrawnStep, picture
from wizard.export.map_list import listed
from wizard.export.map_outline import goes_to


def test_the_list_names_every_question_and_choice_and_leads_where_the_drawing_does(
    tmp_path: Path,
) -> None:
    library = loaded(tmp_path)
    drawn = picture(library, library.flows["wifi"], ["dark"])
    said = listed(drawn)
    for _, item in drawn.rows():
        if isinstance(item, DrawnStep):
            assert f"{item.number}. {item.ask}</p>" in said
        else:
            assert f'<a href="{item.address.replace("&", "&amp;")}"' in said
            assert f"{goes_to(item)}</a>" in said
    assert '<p class="map-step in-1">2. Is the plug in the wall?</p>' in said
    assert said.count("(picked)") == 1
    assert "None of these" in said


def test_a_list_shows_the_letters_of_a_text_and_no_markup(tmp_path: Path) -> None:
    files = {"flows/wifi.yaml": None, "flows/paper.yaml": None}
    library = loaded(
        tmp_path,
        files
        | {
            "flows/sly.yaml": (
                "title: <i>Sly</i>\nabout: It is.\ngroup: Getting on\nstart: one\nsteps:\n"
                "  one:\n    ask: Is <b>it</b> so?\n    choices:\n"
                '      "yes": {say: "<img src=x>", entry: restart}\n'
                '      "no": {say: No & never, entry: add-paper}\n'
            )
        },
    )
    said = listed(picture(library, library.flows["sly"]))
    assert "Is &lt;b&gt;it&lt;/b&gt; so?" in said
    assert "&lt;img src=x&gt;" in said
    assert "No &amp; never" in said
