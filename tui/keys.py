"""Every key of the app, described once: footer, help, palette and settings draw on `BINDINGS`.

A keystroke is written as the character that it types (`j`, `G`, `/`), or by the name that
Textual gives it (`ctrl+d`, `down`, `escape`); a chord is several of them with spaces between
(`g g`). Labels are not kept here but in the catalogues of strings, as `keys.<id>`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple


class Scope(StrEnum):
    """Where the keyboard is: a binding says in which of these it works."""

    REPORTS = "reports"
    SECTIONS = "sections"
    TEXT = "text"
    FILTER = "filter"
    FIND = "find"
    HELP = "help"
    LEGEND = "legend"
    TABLE = "table"
    COMPARISON = "comparison"
    NOTES = "notes"
    """The list of bookmarks and notes."""
    FORM = "form"
    """A field of a dialog."""
    CHOICE = "choice"
    """A field of a dialog in which nothing is typed."""


LISTS = frozenset({Scope.REPORTS, Scope.SECTIONS})
PANES = LISTS | {Scope.TEXT}
BESIDE_TEXT = PANES | {Scope.LEGEND}
SCREENS = PANES | {Scope.TABLE, Scope.COMPARISON, Scope.NOTES}
PAGES = SCREENS | {Scope.HELP}
WORDS = frozenset({Scope.FILTER, Scope.FIND})
FORMS = frozenset({Scope.FORM, Scope.CHOICE})
FIELDS = WORDS | FORMS


_TABLE = frozenset({Scope.TABLE})
_FIGURES = frozenset({Scope.TABLE, Scope.TEXT})
_COMPARISON = frozenset({Scope.COMPARISON})
_NOTES = frozenset({Scope.NOTES})
_PICKED = frozenset({Scope.FILTER})


class Binding(NamedTuple):
    """What some keys do, and where."""

    id: str
    """The name that settings know it by; its label is the string `keys.<id>`."""
    keys: tuple[str, ...]
    """The chords that do it; none where only the palette offers it."""
    action: str
    """Name of an `action_…` of the focused widget, of one that holds it, or of the app."""
    scopes: frozenset[Scope]
    counts: bool = False
    """True where the action takes a count (`5j`), `None` where none was typed."""
    hint: frozenset[Scope] = frozenset()
    """Where the footer shows it, if there is room."""

    @property
    def group(self) -> str:
        """The heading under which help lists it: the string `help.<group>`."""
        return self.id.partition(".")[0]

    @property
    def label(self) -> str:
        """The key of its label in the catalogues of strings."""
        return f"keys.{self.id}"


BINDINGS = (
    Binding("move.down", ("j", "down"), "row_down", PAGES, counts=True),
    Binding("move.up", ("k", "up"), "row_up", PAGES, counts=True),
    Binding("move.half_page_down", ("ctrl+d",), "half_page_down", PAGES, counts=True),
    Binding("move.half_page_up", ("ctrl+u",), "half_page_up", PAGES, counts=True),
    Binding("move.page_down", ("pagedown", "space", "ctrl+f"), "page_down", PAGES, counts=True),
    Binding("move.page_up", ("pageup", "ctrl+b"), "page_up", PAGES, counts=True),
    Binding("move.first", ("g g", "home"), "first", PAGES, counts=True),
    Binding("move.last", ("G", "end"), "last", PAGES, counts=True),
    Binding("reports.open", ("enter",), "open", LISTS, hint=LISTS),
    Binding("reports.choose", ("o",), "choose_report", PANES),
    Binding("reports.filter", ("/",), "filter", frozenset({Scope.REPORTS}),
            hint=frozenset({Scope.REPORTS})),
    Binding("reports.reload", ("r",), "reload", PANES),
    Binding("reports.state", ("m",), "state", PANES),
    Binding("sections.fold", ("h", "left"), "fold", frozenset({Scope.SECTIONS}),
            hint=frozenset({Scope.SECTIONS})),
    Binding("sections.unfold", ("l", "right"), "unfold", frozenset({Scope.SECTIONS}),
            hint=frozenset({Scope.SECTIONS})),
    Binding("sections.next", ("]",), "next_section", PANES, counts=True,
            hint=frozenset({Scope.TEXT})),
    Binding("sections.previous", ("[",), "previous_section", PANES, counts=True),
    Binding("figures.next", ("}",), "next_figure", BESIDE_TEXT, counts=True,
            hint=frozenset({Scope.TEXT, Scope.LEGEND})),
    Binding("figures.previous", ("{",), "previous_figure", BESIDE_TEXT, counts=True),
    Binding("figures.legend", ("f",), "legend", PANES, hint=frozenset({Scope.TEXT})),
    Binding("figures.switch_all", ("F",), "switch_figures", BESIDE_TEXT,
            hint=frozenset({Scope.LEGEND})),
    Binding("find.start", ("/",), "find", frozenset({Scope.SECTIONS, Scope.TEXT}),
            hint=frozenset({Scope.TEXT})),
    Binding("find.next", ("n",), "next_hit", PANES, counts=True, hint=frozenset({Scope.TEXT})),
    Binding("find.previous", ("N",), "previous_hit", PANES, counts=True),
    Binding("find.below", ("down",), "row_down", WORDS),
    Binding("find.above", ("up",), "row_up", WORDS),
    Binding("find.page_below", ("pagedown",), "page_below", _PICKED),
    Binding("find.page_above", ("pageup",), "page_above", _PICKED),
    Binding("find.keep", ("enter",), "keep", FIELDS, hint=FIELDS),
    Binding("export.export", ("e",), "export", PANES | _TABLE | _COMPARISON | _NOTES,
            hint=frozenset({Scope.SECTIONS, Scope.TEXT}) | _TABLE | _COMPARISON | _NOTES),
    Binding("export.whole", (), "export_whole", PANES),
    Binding("export.table", (), "export_table", PANES),
    Binding("export.comparison", (), "export_comparison", PANES),
    Binding("export.copy", ("y", "ctrl+c"), "copy", PANES | _TABLE | _COMPARISON,
            hint=frozenset({Scope.TEXT})),
    Binding("export.cite", ("Y",), "copy_cited", PANES),
    Binding("export.select", ("v",), "select", frozenset({Scope.TEXT})),
    Binding("export.select_left", ("h", "left"), "character_left", frozenset({Scope.TEXT}),
            counts=True),
    Binding("export.select_right", ("l", "right"), "character_right", frozenset({Scope.TEXT}),
            counts=True),
    Binding("indicators.table", ("i",), "indicators", PANES, hint=PANES),
    Binding("indicators.open", ("enter",), "open", _TABLE, hint=_TABLE),
    Binding("indicators.filter", ("/",), "filter", _TABLE, hint=_TABLE),
    Binding("indicators.class", ("f",), "next_class", _TABLE, hint=_TABLE),
    Binding("indicators.status", ("F",), "next_status", _TABLE),
    Binding("indicators.sort", (">",), "next_column", _TABLE, hint=_TABLE),
    Binding("indicators.sort_back", ("<",), "previous_column", _TABLE),
    Binding("indicators.reverse", ("r",), "reverse", _TABLE),
    Binding("indicators.correct", ("=",), "correct", _FIGURES, hint=_TABLE),
    Binding("indicators.drop", ("-",), "drop", _FIGURES, hint=_TABLE),
    Binding("indicators.restore", ("u",), "restore", _FIGURES, hint=_TABLE),
    Binding("indicators.next_field", ("tab", "down"), "row_down", FORMS, hint=FORMS),
    Binding("indicators.previous_field", ("shift+tab", "up"), "row_up", FORMS),
    Binding("indicators.next_value", ("right", "l", "space"), "next_value",
            frozenset({Scope.CHOICE}), hint=frozenset({Scope.CHOICE})),
    Binding("indicators.previous_value", ("left", "h"), "previous_value",
            frozenset({Scope.CHOICE})),
    Binding("indicators.close", ("i", "q"), "close", _TABLE),
    Binding("compare.start", ("d",), "compare", PANES, hint=frozenset({Scope.REPORTS, Scope.TEXT})),
    Binding("compare.with", ("C",), "compare_with", PANES | _COMPARISON),
    Binding("compare.open", ("enter",), "open", _COMPARISON, hint=_COMPARISON),
    Binding("compare.open_older", ("o",), "open_older", _COMPARISON, hint=_COMPARISON),
    Binding("compare.next", ("]",), "next_change", _COMPARISON, counts=True, hint=_COMPARISON),
    Binding("compare.previous", ("[",), "previous_change", _COMPARISON, counts=True),
    Binding("compare.filter", ("f",), "next_choice", _COMPARISON, hint=_COMPARISON),
    Binding("compare.filter_back", ("F",), "previous_choice", _COMPARISON),
    Binding("compare.unfold", ("l", "right"), "unfold", _COMPARISON),
    Binding("compare.fold", ("h", "left"), "fold", _COMPARISON),
    Binding("compare.fold_all", ("z",), "fold_all", _COMPARISON, hint=_COMPARISON),
    Binding("compare.next_tab", ("tab",), "next_tab", _COMPARISON, hint=_COMPARISON),
    Binding("compare.previous_tab", ("shift+tab",), "previous_tab", _COMPARISON),
    Binding("compare.close", ("d", "q"), "close", _COMPARISON),
    Binding("notes.bookmark", ("b",), "bookmark", PANES),
    Binding("notes.note", ("a",), "note", PANES | _NOTES, hint=_NOTES),
    Binding("notes.list", ("B",), "bookmarks", PANES),
    Binding("notes.mark", ("x",), "mark", PANES, hint=frozenset({Scope.SECTIONS})),
    Binding("notes.unmark_all", ("X",), "unmark_all", PANES),
    Binding("notes.open", ("enter",), "open", _NOTES, hint=_NOTES),
    Binding("notes.filter", ("/",), "filter", _NOTES, hint=_NOTES),
    Binding("notes.drop", ("-",), "drop", _NOTES, hint=_NOTES),
    Binding("notes.undo", ("u",), "undo", _NOTES, hint=_NOTES),
    Binding("notes.close", ("B", "q"), "close", _NOTES),
    Binding("jumps.back", ("H", "alt+left", "ctrl+o"), "jump_back", PANES, counts=True),
    Binding("jumps.forward", ("L", "alt+right"), "jump_forward", PANES, counts=True),
    Binding("panes.next", ("tab",), "next_pane", PANES, hint=PANES),
    Binding("panes.previous", ("shift+tab",), "previous_pane", PANES),
    Binding("panes.reports", ("R",), "reports_pane", PANES),
    Binding("panes.sections", ("S",), "sections_pane", PANES),
    Binding("panes.text", ("D",), "text_pane", PANES),
    Binding("panes.widen", (">",), "widen", PANES, counts=True),
    Binding("panes.narrow", ("<",), "narrow", PANES, counts=True),
    Binding("panes.lists", ("w",), "lists", PANES),
    Binding("panes.even", (), "even_out", PANES),
    Binding("panes.zoom", ("z",), "zoom", PANES, hint=frozenset({Scope.TEXT})),
    Binding("app.script", ("c",), "switch_script", PANES),
    Binding("app.theme", (), "choose_theme", SCREENS),
    Binding("app.language", (), "next_language", SCREENS),
    Binding("app.settings", (), "settings_file", SCREENS),
    Binding("app.palette", ("ctrl+p",), "palette", SCREENS),
    Binding("app.help", ("?",), "help", SCREENS, hint=SCREENS),
    Binding("app.back", ("escape",), "back", SCREENS | FIELDS,
            hint=FIELDS | _TABLE | _COMPARISON | _NOTES),
    Binding("app.quit", ("q",), "quit", PANES, hint=PANES),
    *(
        Binding(f"legend.{name}", (key,), f"switch_{name}", frozenset({Scope.LEGEND}))
        for name, key in (
            ("level", "a"), ("up", "u"), ("down", "d"), ("share", "s"), ("rank", "r"),
            ("actual", "c"), ("expected", "e"), ("target", "t"),
        )
    ),
    Binding("legend.close", ("escape", "f", "q"), "close", frozenset({Scope.LEGEND}),
            hint=frozenset({Scope.LEGEND})),
    Binding("help.close", ("escape", "q", "?"), "close", frozenset({Scope.HELP}),
            hint=frozenset({Scope.HELP})),
)  # fmt: skip
"""All bindings, in the order in which help lists them."""


class Complaint(NamedTuple):
    """What is wrong with an entry of the user's keys: the string `settings.wrong.keys.<kind>`."""

    kind: str
    """`unknown`, `malformed` or `taken`."""
    id: str
    """The binding that it was given for."""
    key: str = ""
    """The keys that cannot be used, as the user wrote them."""


class Keymap:
    """Which keys do what: the table, with the changes that the user made."""

    def __init__(self, bindings: Iterable[Binding] = BINDINGS) -> None:
        self.bindings = tuple(bindings)
        """As they hold now."""
        self._sequences: dict[Scope, dict[tuple[str, ...], Binding]] = {}
        for binding in self.bindings:
            for scope in binding.scopes:
                table = self._sequences.setdefault(scope, {})
                table.update((tuple(chord.split()), binding) for chord in binding.keys)

    def bound(self, scope: Scope, strokes: tuple[str, ...]) -> Binding | None:
        """Return what `strokes` do where the keyboard is."""
        return self._sequences.get(scope, {}).get(strokes)

    def opens_chord(self, scope: Scope, strokes: tuple[str, ...]) -> bool:
        """Return whether more strokes could follow `strokes`."""
        return any(
            len(chord) > len(strokes) and chord[: len(strokes)] == strokes
            for chord in self._sequences.get(scope, {})
        )

    def hints(self, scope: Scope) -> Iterator[Binding]:
        """Yield what the footer shows where the keyboard is."""
        return (each for each in self.bindings if scope in each.hint and each.keys)

    def with_changes(
        self, changes: Mapping[str, tuple[str, ...]]
    ) -> tuple[Keymap, list[Complaint]]:
        """Return the keymap that the user's `changes` (id → keys) make, and what is wrong in them.

        A change that names no binding, holds a key that no keyboard sends, or takes the keys of
        another binding that works in the same place, is left out. The complaints come in the
        order of the changes.
        """
        bindings = {binding.id: binding for binding in self.bindings}
        wrong = {id_: _faults(id_, keys, bindings) for id_, keys in changes.items()}
        while True:
            # Judged against the keys that the others will have, so that two may change places;
            # and again when one is left out, which keeps the keys that others may have taken.
            held = {id_: keys for id_, keys in changes.items() if not wrong[id_]}
            changed = [
                _with_keys(each, held[each.id]) if each.id in held else each
                for each in self.bindings
            ]
            taken = {
                each.id: [Complaint("taken", each.id, key) for key in _taken(each, changed)]
                for each in changed
                if each.id in held
            }
            if not any(taken.values()):
                return Keymap(changed), [each for of_one in wrong.values() for each in of_one]
            wrong |= taken


_SHOWN = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp",
    "home": "Home", "end": "End", "enter": "Enter", "escape": "Esc", "tab": "Tab",
    "shift+tab": "Shift+Tab", "space": "Space", "backspace": "Backspace", "delete": "Del",
    "insert": "Ins",
}  # fmt: skip
_MODIFIERS = ("ctrl+", "alt+", "shift+", "super+")


def shown_chord(chord: str) -> str:
    """Return `chord` as footer and help show it: `g g` → `gg`, `ctrl+d` → `^d`."""
    strokes = [_SHOWN.get(stroke, stroke.replace("ctrl+", "^")) for stroke in chord.split()]
    return "".join(strokes)


def _faults(id_: str, keys: tuple[str, ...], known: Container[str]) -> list[Complaint]:
    """Return what is wrong with giving `keys` to the binding called `id_`, whatever others have."""
    if id_ not in known:
        return [Complaint("unknown", id_)]
    return [Complaint("malformed", id_, key) for key in keys if not _is_chord(key)]


def _with_keys(binding: Binding, keys: tuple[str, ...]) -> Binding:
    return Binding(binding.id, keys, binding.action, binding.scopes, binding.counts, binding.hint)


def _is_chord(chord: str) -> bool:
    strokes = chord.split()
    # A digit that opens a chord would never be seen: it is a count.
    return bool(strokes) and strokes[0] not in "123456789" and all(map(_is_stroke, strokes))


def _is_stroke(stroke: str) -> bool:
    bare = stroke
    while bare.startswith(_MODIFIERS):
        bare = bare.partition("+")[2]
    named = bare in _SHOWN or (bare[:1] == "f" and bare[1:].isdecimal() and int(bare[1:]) <= 24)
    return named or (len(bare) == 1 and bare.isprintable())


def _taken(binding: Binding, bindings: Iterable[Binding]) -> list[str]:
    """Return the keys of `binding` that are those of another one of `bindings`, too."""
    return [
        key for other in bindings if other.id != binding.id for key in _shared_keys(binding, other)
    ]


def _shared_keys(one: Binding, other: Binding) -> Iterator[str]:
    """Yield the keys of `one` that are, begin or continue a key of `other` in the same place."""
    if not one.scopes & other.scopes:
        return
    for key in one.keys:
        strokes = key.split()
        for theirs in (chord.split() for chord in other.keys):
            shorter = min(len(strokes), len(theirs))
            if strokes[:shorter] == theirs[:shorter]:
                yield key
