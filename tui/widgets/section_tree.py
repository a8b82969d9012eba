"""The sections of a report, as a tree that folds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from core.model import Report, Role, Span
from tui.glyphs import Glyphs
from tui.keys import Scope
from tui.strings import Strings
from tui.widgets.row_list import Line, Piece, RowList
from tui.widgets.row_painter import OWN_SIGNS

_ROOMY_FROM = 34
"""Trees of so many cells and more indent by two and write roles out."""
_COUNTS_FROM = 26
"""Trees of so many cells and more show how many figures there are."""
_UNFOLDED, _FOLDED = "▾", "▸"
_OPENING = 40
"""Characters of a stretch without a heading that its row shows at most."""


class Node(NamedTuple):
    """A section, or a stretch of a part that stands under no heading."""

    start: int
    """Offset of the heading, or of the first word."""
    marker: str
    title: str
    role: Role
    depth: int
    parent: int | None
    """Index of the node that it is folded into."""
    headed: bool
    faint: bool
    """True for a topic sentence inside a paragraph."""
    figures: int = 0
    """How many figures stand in it and in what is folded into it."""


class SectionTree(RowList[int]):
    """The tree of sections; its rows are indices of nodes."""

    scope = Scope.SECTIONS
    """Where the keyboard is while the tree has it."""

    def __init__(self, strings: Strings, glyphs: Glyphs) -> None:
        super().__init__(glyphs)
        self.id = "sections"
        self.add_class("pane")
        self._strings = strings
        self._outline: tuple[Node, ...] = ()
        self._starts: list[int] = []
        self._parents: frozenset[int] = frozenset()
        self._folded: set[int] = set()
        self._digits = 1
        self._marked: frozenset[int] = frozenset()

    @property
    def node(self) -> Node | None:
        """The node under the cursor."""
        return None if self.row is None else self._outline[self.row]

    def show(self, report: Report | None) -> None:
        """Show the sections of `report`, all unfolded."""
        self._outline = outline(report) if report else ()
        self._starts = [node.start for node in self._outline]
        self._parents = frozenset(node.parent for node in self._outline if node.parent is not None)
        self._folded = set()
        self._measure_counts()
        self.set_rows(range(len(self._outline)), 0 if self._outline else None)

    def show_again(self, report: Report) -> None:
        """Show the sections of `report`, the same file read anew: what was folded stays so."""
        folded = {way for at, way in enumerate(_ways(self._outline)) if at in self._folded}
        self.show(report)
        ways = enumerate(_ways(self._outline))
        self._folded = {at for at, way in ways if way in folded and at in self._parents}
        if self._folded:
            self._fold(0)

    def count(self, report: Report) -> None:
        """Show how many figures `report` has now, and its words in the script that it is in.

        Its sections are those that are shown."""
        self._outline = outline(report)
        self._measure_counts()
        self.refresh()

    def mark(self, starts: frozenset[int]) -> None:
        """Show as marked the sections whose headings start at these offsets."""
        self._marked = starts
        self.refresh()

    @property
    def marked(self) -> int:
        """How many sections are marked."""
        return len(self._marked)

    def _measure_counts(self) -> None:
        self._digits = len(str(max((node.figures for node in self._outline), default=0)))

    def follow(self, offset: int) -> None:
        """Put the cursor on the section that the character at `offset` stands in.

        On what it is folded into, where it is. Nobody is told.
        """
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or not self._outline:
            return
        index = self._seen(index)
        self.move_to(self._row_of(index))

    def use(self, strings: Strings) -> None:
        """Speak another language."""
        self._strings = strings
        self.refresh()

    def action_fold(self) -> None:
        """Fold the section, or the one that it belongs to."""
        if self.row is None:
            return
        index: int | None = self.row
        if index not in self._parents or index in self._folded:
            index = self._outline[self.row].parent
        if index is not None:
            self._folded.add(index)
            self._fold(index)
            self.post_message(self.Moved(self))

    def action_unfold(self) -> None:
        """Unfold the section, or go into it where it is unfolded already."""
        if self.row is None or self.row not in self._parents:
            return
        if self.row in self._folded:
            self._folded.discard(self.row)
            self._fold(self.row)
        else:
            self.action_row_down()

    def line_of(self, row: int, width: int) -> Line:
        """Return marker and title, further in by level; the role where it is a new one, and
        how many figures there are."""
        node = self._outline[row]
        is_roomy = width >= _ROOMY_FROM
        sign = " "
        if row in self._parents:
            sign = _FOLDED if row in self._folded else _UNFOLDED
        indent = " " * (node.depth * (2 if is_roomy else 1))
        mark = OWN_SIGNS["section-marked"].text if node.start in self._marked else " "
        pieces = [Piece(mark, "marked"), Piece(f"{indent}{sign} ", "quiet")]
        if not node.headed:
            pieces.append(Piece(f"[{node.title}]", "aside"))
        else:
            style = "strong" if node.depth == 0 else "quiet" if node.faint else ""
            pieces.append(Piece(node.marker, style))
            pieces.append(Piece(_spaced(node), style))
        above = Role.OTHER if node.parent is None else self._outline[node.parent].role
        right = []
        if node.role is not above:
            words = self._strings[f"sections.{'role' if is_roomy else 'tag'}.{node.role}"]
            right.append(Piece(f" {words} ", node.role.value))
        if width >= _COUNTS_FROM:
            count = f"{node.figures or '':>{self._digits}}{' ' * is_roomy}"
            right.append(Piece(count if right else f" {count}", "quiet"))
        return Line(tuple(pieces), tuple(right))

    def _fold(self, index: int) -> None:
        """List what is not folded, with the cursor on the node at `index`."""
        rows = [at for at in range(len(self._outline)) if self._seen(at) == at]
        self.rows = rows
        self.set_rows(rows, self._row_of(index), hold=False)

    def _seen(self, index: int) -> int:
        """Return the outermost folded node that holds the node at `index`, or itself."""
        seen = index
        parent = self._outline[index].parent
        while parent is not None:
            if parent in self._folded:
                seen = parent
            parent = self._outline[parent].parent
        return seen

    def _row_of(self, index: int) -> int:
        return bisect_right(self.rows, index) - 1


def outline(report: Report) -> tuple[Node, ...]:
    """Return the nodes of `report` in text order: sections, and what stands before a first one."""
    unheaded = [
        (span, part_role)
        for span, part_role in _unheaded(report)
        if _opening(report, span) is not None
    ]
    nodes: list[Node] = []
    node_of_section: dict[int, int] = {}
    for index, section in enumerate(report.sections):
        while unheaded and unheaded[0][0].start < section.heading.start:
            nodes.append(_unheaded_node(report, *unheaded.pop(0)))
        parent = None if section.parent is None else node_of_section[section.parent]
        node_of_section[index] = len(nodes)
        nodes.append(
            Node(
                section.heading.start,
                section.marker,
                section.title,
                section.role,
                0 if parent is None else nodes[parent].depth + 1,
                parent,
                headed=True,
                faint=section.level == 5,
            )
        )
    nodes += [_unheaded_node(report, *each) for each in unheaded]
    return tuple(_counted(nodes, report))


def _ways(nodes: Sequence[Node]) -> list[tuple[str, ...]]:
    """Return the titles that lead to each node, and its own at the end."""
    ways: list[tuple[str, ...]] = []
    for node in nodes:
        above = () if node.parent is None else ways[node.parent]
        ways.append((*above, node.title))
    return ways


def _counted(nodes: Sequence[Node], report: Report) -> Iterator[Node]:
    """Yield `nodes` with the number of figures in each and in what is folded into it."""
    edges = [*(node.start for node in nodes), len(report.text)]
    places = [figure.span.start for figure in report.indicators]
    counts = [stop - start for start, stop in pairwise(bisect_left(places, at) for at in edges)]
    for index in reversed(range(len(nodes))):
        parent = nodes[index].parent
        if parent is not None:
            counts[parent] += counts[index]
    return (node._replace(figures=count) for node, count in zip(nodes, counts, strict=True))


def _unheaded(report: Report) -> list[tuple[Span, Role]]:
    """Return the stretches, one a part at most, from a part's start to its first heading."""
    starts = [section.heading.start for section in report.sections]
    stretches = []
    for part in report.parts:
        first = bisect_right(starts, part.span.start - 1)
        if first < len(starts) and starts[first] < part.span.end:
            end = starts[first]
        else:
            end = part.span.end
        if end > part.span.start:
            stretches.append((Span(part.span.start, end), part.role))
    return stretches


def _unheaded_node(report: Report, span: Span, role: Role) -> Node:
    start, words = _opening(report, span) or (span.start, "")
    return Node(start, "", words, role, 0, None, headed=False, faint=False)


def _opening(report: Report, span: Span) -> tuple[int, str] | None:
    """Return the first line of what `span` covers and its offset; `None` where it is blank."""
    start = span.start
    for dull in report.boilerplate:
        if dull.start <= start < dull.end:
            start = dull.end
    text = report.text[start : min(span.end, start + 4_000)]
    words = text.lstrip()
    if not words or start >= span.end:
        return None
    start += len(text) - len(words)
    return start, words.splitlines()[0][:_OPENING].rstrip()


def _spaced(node: Node) -> str:
    """Return the title, set off from a marker that ends in no punctuation of its own width."""
    apart = node.marker and node.marker[-1].isascii()
    return f" {node.title}" if apart else node.title
