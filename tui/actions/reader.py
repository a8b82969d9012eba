"""What the actions know of the screen that they serve."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from textual.app import App

from core.model import Span
from tui.documents import Document, Entry, OpenDocuments
from tui.exporter import Exporter
from tui.glyphs import Glyphs
from tui.history import History, Spot
from tui.keeper import Keeper
from tui.keys import Keymap, Scope
from tui.settings import Settings
from tui.strings import Strings
from tui.widgets.detail import Detail
from tui.widgets.section_tree import SectionTree

if TYPE_CHECKING:
    from core.annotations import Placed


class Reader(Protocol):
    """The main screen: a list of reports, and the one that is open."""

    @property
    def app(self) -> App[Any]:
        """The app, which shows other screens over this one."""

    @property
    def settings(self) -> Settings:
        """What the user chose."""

    @property
    def keymap(self) -> Keymap:
        """Which keys do what."""

    @property
    def strings(self) -> Strings:
        """The words of the interface, in the language that is spoken now."""

    @property
    def glyphs(self) -> Glyphs:
        """How characters are drawn."""

    @property
    def encoding(self) -> str | None:
        """The encoding that the user gave for all files."""

    @property
    def keeper(self) -> Keeper:
        """What works with the disk beside the screen."""

    @property
    def exporter(self) -> Exporter:
        """What asks where something is to be exported to."""

    @property
    def keyboard(self) -> Scope:
        """Where the keyboard is."""

    @property
    def detail(self) -> Detail:
        """The pane that shows the report that is open."""

    @property
    def sections(self) -> SectionTree:
        """The pane of its sections."""

    @property
    def documents(self) -> OpenDocuments:
        """The documents that were open last."""

    @property
    def recent(self) -> list[str]:
        """The absolute paths of the reports that were open last, in this run or before it: the one
        before the newest, those before it, and last the newest."""

    @property
    def document(self) -> Document | None:
        """The report that is open; `None` where none is, or where it could not be read."""

    @property
    def open_path(self) -> str:
        """The file that is shown, or the reason why it could not be read; empty for none."""

    @property
    def entries(self) -> Sequence[Entry]:
        """Every file that the list knows of, shown or not."""

    def meant(self) -> Entry | None:
        """Return the report that the keyboard is on; says so where there is none to be used."""

    def say(self, text: str) -> None:
        """Show one line about what happened, until the next key."""

    def go_to(self, offset: int) -> None:
        """Show the character at `offset` of the open report, and put the keyboard there."""

    def visit(self, path: str, span: Span | None = None, *, said: str = "") -> None:
        """Open the report at `path`, and put the keyboard there.

        At the words at `span`, which counts in the file as it is by now; without it where it was
        left. Once they are there, `said` is said.
        """

    def go_back(self, spot: Spot, *, said: str = "") -> None:
        """Open a report at `spot`, which was remembered of it as it was read, and say `said`."""

    @property
    def spot(self) -> Spot | None:
        """Where the reader is; `None` where no report is open."""

    @property
    def history(self) -> History:
        """Where the reader was before each jump."""

    def read_again(self, said: str) -> None:
        """Read the open file again, and say what is `said` once it is there."""

    def show_changed(self, document: Document) -> None:
        """Show what was made of the document that is open; of another one it is nothing to show.

        Figures were set right in it, passages marked or noted, or it is in another script.
        """

    @property
    def bookmark(self) -> Placed | None:
        """The bookmark that the reader is at; `None` where there is none."""

    @property
    def section(self) -> int | None:
        """Index of the section that the keyboard is on: in the tree, or around what is read."""

    def keep_settings(self) -> object:
        """Keep what the user chose; says so where that is impossible."""
