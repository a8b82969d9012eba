"""The table of keys, and what settings may make of it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tui.strings
from tui.keys import BINDINGS, Complaint, Keymap, Scope, shown_chord
from tui.keystrokes import KeyReader, stroke_of


@pytest.mark.parametrize("language", tui.strings.LANGUAGES)
def test_every_binding_has_a_label_and_a_group(language):
    catalogue = Path(tui.strings.__file__).with_name(f"{language}.json")
    strings = json.loads(catalogue.read_text(encoding="utf-8"))
    assert [each.id for each in BINDINGS if each.label not in strings] == []
    assert [each.id for each in BINDINGS if f"help.{each.group}" not in strings] == []


def test_no_key_means_two_things_in_one_place():
    changes = {binding.id: binding.keys for binding in BINDINGS}
    assert Keymap().with_changes(changes)[1] == []


def test_ids_are_unique():
    assert len({binding.id for binding in BINDINGS}) == len(BINDINGS)


def typed(keys: str, scope: Scope = Scope.TEXT) -> list[tuple[str, int | None]]:
    reader = KeyReader(Keymap())
    commands = [reader.read(stroke, scope) for stroke in keys.split()]
    return [(each.binding.id, each.times) for each in commands if each]


def test_counts_and_chords():
    assert typed("j") == [("move.down", None)]
    assert typed("5 j") == [("move.down", 5)]
    assert typed("1 0 j") == [("move.down", 10)]
    assert typed("g g") == [("move.first", None)]
    assert typed("1 2 g g") == [("move.first", 12)]
    assert typed("1 2 G") == [("move.last", 12)]
    assert typed("3 ]") == [("sections.next", 3)]


def test_escape_drops_what_is_pending_and_nothing_else():
    assert typed("5 escape j") == [("move.down", None)]
    assert typed("g escape g") == []
    assert typed("escape") == [("app.back", None)]


def test_a_key_that_leads_nowhere_drops_the_count():
    assert typed("5 % j") == [("move.down", None)]
    assert typed("g x g g") == [("move.first", None)]


def test_a_count_before_what_takes_none_is_forgotten():
    assert typed("5 z j") == [("panes.zoom", None), ("move.down", None)]


def test_what_is_pending_can_be_seen():
    reader = KeyReader(Keymap())
    for stroke, pending in (("1", "1"), ("2", "12"), ("g", "12g"), ("g", "")):
        reader.read(stroke, Scope.TEXT)
        assert reader.pending == pending


def test_counts_have_a_bound():
    assert typed(" ".join("9" * 40) + " j") == [("move.down", 99_999)]


def test_keys_of_other_places_do_nothing():
    assert typed("h", Scope.REPORTS) == []
    assert typed("h", Scope.SECTIONS) == [("sections.fold", None)]


@pytest.mark.parametrize(
    ("character", "stroke"),
    [*zip("、／？【】｛｝『』ｊＧ５", "//?[]{}{}jG5", strict=True), ("j", "j")],
)
def test_a_chinese_input_method_sends_the_same_keys(character, stroke):
    assert stroke_of("whatever_it_is_called", character) == stroke


def test_keys_that_type_nothing_go_by_their_names():
    assert stroke_of("ctrl+d", "\x04") == "ctrl+d"
    assert stroke_of("down", None) == "down"
    assert stroke_of("space", " ") == "space"


def test_settings_change_keys():
    keymap, complaints = Keymap().with_changes({"move.down": ("ctrl+n", "t")})
    assert complaints == []
    assert keymap.bound(Scope.TEXT, ("t",)).id == "move.down"
    assert keymap.bound(Scope.TEXT, ("j",)) is None


def test_two_bindings_may_change_places():
    keymap, complaints = Keymap().with_changes({"find.next": ("N",), "find.previous": ("n",)})
    assert complaints == []
    assert keymap.bound(Scope.TEXT, ("N",)).id == "find.next"


def test_a_binding_may_lose_its_keys():
    keymap, complaints = Keymap().with_changes({"app.quit": ()})
    assert complaints == []
    assert keymap.bound(Scope.TEXT, ("q",)) is None


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"move.sideways": ("t",)}, Complaint("unknown", "move.sideways")),
        ({"move.down": ("ctrl+",)}, Complaint("malformed", "move.down", "ctrl+")),
        ({"move.down": ("crtl+n",)}, Complaint("malformed", "move.down", "crtl+n")),
        ({"move.down": ("",)}, Complaint("malformed", "move.down", "")),
        ({"move.down": ("5",)}, Complaint("malformed", "move.down", "5")),
        ({"move.down": ("n",)}, Complaint("taken", "move.down", "n")),
        ({"move.down": ("g",)}, Complaint("taken", "move.down", "g")),
    ],
)
def test_what_cannot_be_is_reported_and_left_out(changes, complaint):
    keymap, complaints = Keymap().with_changes(changes)
    assert complaints == [complaint]
    assert keymap.bindings == Keymap().bindings


def test_what_is_left_out_keeps_its_keys_from_those_that_counted_on_them():
    keymap, complaints = Keymap().with_changes(
        {"panes.zoom": ("f",), "figures.legend": ("m",), "reports.state": ("ctrl+",)}
    )
    assert complaints == [
        Complaint("taken", "panes.zoom", "f"),
        Complaint("taken", "figures.legend", "m"),
        Complaint("malformed", "reports.state", "ctrl+"),
    ]
    assert keymap.bindings == Keymap().bindings


BOUND = sorted({key for binding in BINDINGS for key in binding.keys} | {"g", "g t", "ctrl+"})
CHANGES = st.dictionaries(
    st.sampled_from([binding.id for binding in BINDINGS]),
    st.lists(st.sampled_from(BOUND), max_size=2).map(tuple),
    max_size=12,
)


@given(CHANGES)
def test_whatever_is_changed_no_key_means_two_things_in_one_place(changes):
    keymap, complaints = Keymap().with_changes(changes)
    held = {binding.id: binding.keys for binding in keymap.bindings}
    assert Keymap().with_changes({id_: held[id_] for id_ in changes})[1] == []
    refused = {complaint.id for complaint in complaints}
    for binding in BINDINGS:
        kept = binding.id in refused or binding.id not in changes
        assert held[binding.id] == (binding.keys if kept else changes[binding.id])


def test_chords_are_shown_short():
    assert [shown_chord(each) for each in ("g g", "ctrl+d", "pagedown")] == ["gg", "^d", "PgDn"]
