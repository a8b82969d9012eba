"""Which report another one is compared with."""

import pytest

from tui.documents import Entry
from tui.partners import comparable, in_order, natural_partners, nearest


def entry(place: str | None, review: str | None, plan: str | None = None, **more: object) -> Entry:
    """Return the entry of a report; its path tells the place and what is planned."""
    year = int(review[:4]) if review else None
    plan = plan or (str(year + 1) if year else None)
    known = {"path": f"{place}{review}{plan}", "read": True, "is_report": True, **more}
    return Entry(place=place, review=review, plan=plan, year=year, **known)


MEI = [entry("梅林街道", str(year)) for year in (2021, 2022, 2023)]
SHA = [entry("沙浦镇", str(year)) for year in (2021, 2022, 2023)]


def test_the_same_place_the_year_before():
    assert natural_partners(MEI[2], [*MEI, *SHA]) == [MEI[1]]
    assert natural_partners(MEI[1], [*MEI, *SHA]) == [MEI[0]]


def test_the_year_after_where_there_is_none_before():
    assert natural_partners(MEI[0], [*MEI, *SHA]) == [MEI[1]]


def test_a_gap_of_two_years_is_no_natural_pair():
    assert natural_partners(MEI[2], [MEI[0], *SHA]) == []


def test_places_are_the_same_in_both_scripts():
    traditional = entry("蘆汀街道", "2022")
    assert natural_partners(entry("芦汀街道", "2023"), [traditional, *MEI]) == [traditional]


def test_the_issuer_counts_where_a_place_is_not_known():
    before = entry(None, "2022", issuer="梅林街道办事处")
    other = entry(None, "2022", issuer="沙浦镇人民政府", path="other")
    now = entry("梅林街道", "2023", issuer="梅林街道办事处")
    assert natural_partners(now, [before, other]) == [before]
    assert natural_partners(now._replace(issuer=None), [before, other]) == []


def test_a_plan_without_a_review_goes_by_what_it_plans():
    only_plan = entry("梅林街道", None, "2025")
    assert natural_partners(only_plan, MEI) == [MEI[2]]


def test_halves_of_a_year_go_with_halves():
    half, whole = entry("梅林街道", "2022H1", "2022H2"), entry("梅林街道", "2021", "2022")
    now = entry("梅林街道", "2023H1", "2023H2")
    assert natural_partners(now, [half, whole]) == [half]
    assert natural_partners(now, [whole]) == [whole]


def test_two_copies_are_both_proposed():
    copy = MEI[1]._replace(path="copy")
    assert natural_partners(MEI[2], [*MEI, copy]) == [MEI[1], copy]


@pytest.mark.parametrize(
    "unfit", [{"read": False}, {"trouble": "empty"}, {"is_report": False}, {"path": MEI[2].path}]
)
def test_what_could_not_be_read_is_no_partner(unfit):
    assert natural_partners(MEI[2], [MEI[1]._replace(**unfit)]) == []


def test_any_two_can_be_compared_if_they_could_be_read():
    text = entry(None, None, is_report=False, path="text")
    broken = entry("梅林街道", "2022", trouble="empty")
    assert comparable(MEI[2], [*SHA, text, broken, MEI[2]]) == [*SHA, text]


def test_the_one_asked_about_first_is_the_nearest_of_the_place():
    assert nearest(MEI[2], [*SHA, *MEI]) == MEI[1]
    assert nearest(MEI[2], [*SHA, MEI[0]]) == MEI[0]
    assert nearest(MEI[2], SHA) is None


def test_the_earlier_report_comes_first():
    assert in_order(MEI[2], MEI[1]) == (MEI[1], MEI[2])
    assert in_order(MEI[0], MEI[1]) == (MEI[0], MEI[1])


def test_in_doubt_the_report_that_was_chosen_is_the_later_one():
    undated = entry("梅林街道", None, path="undated")
    assert in_order(MEI[0], undated) == (undated, MEI[0])
    assert in_order(undated, MEI[0]) == (MEI[0], undated)
    assert in_order(MEI[0], SHA[0]) == (SHA[0], MEI[0])
