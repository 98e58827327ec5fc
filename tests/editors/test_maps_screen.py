"""The page of maps in Streamlit's harness."""

from tests.editors.visits import page_text, visit
from tests.visiting import headings
from wizard.content.library import HOME, load
from wizard.core.listing import flows_in_order


def test_the_maps_page_lists_every_flow_and_says_when_one_is_unknown() -> None:
    app = visit("map", flow="nope")
    assert 'There is no flow named "nope".' in page_text(app)
    listed = [str(b.key).removeprefix("map|") for b in app.button if "map|" in str(b.key)]
    assert listed == [flow.id for flow in flows_in_order(load(HOME))], "as on the start page"
    app.button(key="map|fees").click().run()
    assert headings(app) == ["Map: Paying a filing fee, or I forgot to pay"]


def test_a_map_has_its_full_text_beside_it() -> None:
    app = visit("map", flow="summons", trail="nothing-yet")
    assert "What does the docket show about a judge for the case?" in app.code[0].value
