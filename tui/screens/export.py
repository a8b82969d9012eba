"""Asking what is to be exported, in which format, and where to; and writing it there."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from core.export.file_names import safe_name
from tui.exporting import SUFFIXES, Exportable
from tui.fitting import cut_end
from tui.folders import folder_at
from tui.glyphs import Glyphs
from tui.keys import Keymap
from tui.screens.form import FormScreen
from tui.strings import Strings
from tui.widgets.choice import Choice
from tui.writing import SourceError, write_file

_SOON = 0.05
"""Seconds after which the beginning of the file is looked at."""
_PREVIEW = 5
"""Lines of the file that are shown."""


class ExportScreen(FormScreen[Path]):
    """Writes one of several things to a file, and goes back with its path."""

    AUTO_FOCUS = "#name"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]  # noqa: RUF012

    def __init__(
        self,
        offers: Sequence[Exportable],
        folder: Path,
        keymap: Keymap,
        strings: Strings,
        glyphs: Glyphs,
    ) -> None:
        """Offer the first of `offers`, in its usual format, under its own name in `folder`."""
        super().__init__(keymap, strings, glyphs)
        self._offers = offers
        self._folder = folder
        self._texts: dict[tuple[int, str], str] = {}
        """What was put into words already, by the offer and its format."""
        self._proposed = ""
        """The name that stands in its field if nobody changed it."""
        self._warned: Path | None = None
        """The file that the user was told is there already."""
        self._complained_of: tuple[str, str] | None = None
        """The name and the folder that something was wrong with."""
        self._is_busy = False
        """Whether a file is on its way; until it is written there is a way back."""
        self._is_writing = False
        self._beginning = Static(id="beginning")

    def compose(self) -> ComposeResult:
        """Lay out how the file begins, and the fields."""
        labels = [offer.label for offer in self._offers]
        fields = {
            "what": Choice(labels, 0, self._glyphs, id="what"),
            "format": self._formats(),
            "name": Input(id="name", compact=True),
            "folder": Input(str(self._folder), id="folder", compact=True),
        }
        labelled = ((self._strings[f"export.{name}"], field) for name, field in fields.items())
        yield from self.form(self._strings["export.title"], self._beginning, labelled)

    def on_mount(self) -> None:
        """Propose a name."""
        self._propose()

    # What the keys do.

    def action_keep(self) -> None:
        """Write the file; where there is one already, only when asked for twice."""
        if self._is_busy:
            return
        written = self.typed("folder").strip()
        folder = folder_at(written)
        if folder is None:
            self._complain_of_folder(written)
            return
        typed = self.typed("name").strip()
        name = safe_name(typed or self._offer.name, SUFFIXES[self._form])
        try:
            path = (folder / name).absolute()
        except OSError:  # it is to be in the working folder, which is gone
            self._complain_of_folder(written)
            return
        self._is_busy = True
        self._write(path)

    def action_back(self) -> None:
        """Go back, and write nothing; while the file is being written, wait for that."""
        if self._is_writing:
            return
        self.workers.cancel_node(self)
        self.dismiss(None)

    @on(Choice.Changed, "#what")
    async def _another(self) -> None:
        """Offer the formats of another thing."""
        row = self.query_one("#format", Choice).parent
        assert isinstance(row, Widget)
        await self.query_one("#format", Choice).remove()
        await row.mount(self._formats())
        self._propose()

    @on(Choice.Changed, "#format")
    def _propose(self) -> None:
        """Propose the name that goes with what is chosen, unless the user gave another."""
        field = self.query_one("#name", Input)
        suffix = SUFFIXES[self._form]
        typed = field.value.strip()
        if typed and typed != self._proposed:
            stem = typed.removesuffix(Path(typed).suffix) if _has_suffix(typed) else typed
            field.value = f"{stem}{suffix}"
        else:
            field.value = self._proposed = safe_name(self._offer.name, suffix)
        field.cursor_position = len(field.value) - len(suffix)
        self._show_beginning()

    @on(Input.Changed)
    def _changed(self) -> None:
        # What was written into the fields before may only be told now.
        if (self.typed("name"), self.typed("folder")) != self._complained_of:
            self._complaint.update("")

    def complain(self, sentence: str, name: str) -> None:
        """Say what is wrong in the field `name`, and go there."""
        self._complained_of = self.typed("name"), self.typed("folder")
        super().complain(sentence, name)

    # Writing.

    @work(group="writing")
    async def _write(self, path: Path) -> None:
        sources, replaces = self._offer.sources, path == self._warned
        try:
            text = await self._text()
            self._is_writing = True
            await asyncio.to_thread(write_file, path, text, sources=sources, replaces=replaces)
        except SourceError:
            self.complain(self._strings["export.is_source"], "name")
        except FileExistsError:
            self._warned = path
            self.complain(self._strings.format("export.exists", name=path.name), "name")
        except FileNotFoundError:
            self._complain_of_folder(str(path.parent))
        except OSError as error:
            detail = error.strerror or str(error)
            self.complain(self._strings.format("export.failed", detail=detail), "folder")
        else:
            self.dismiss(path)
        finally:
            self._is_busy = self._is_writing = False

    def _complain_of_folder(self, folder: str) -> None:
        self.complain(self._strings.format("export.no_folder", folder=folder), "folder")

    @work(exclusive=True, group="beginning")
    async def _show_beginning(self) -> None:
        """Show the first lines of the file, without the front matter, and how long it is."""
        await asyncio.sleep(_SOON)  # the dialog itself comes first
        offer, form = self._offer, self._form
        text = await self._text()
        if (offer, form) != (self._offer, self._form):
            return
        lines = text.removeprefix("\ufeff").split("\n")
        if lines[0] == "---":
            del lines[: lines.index("---", 1) + 1]
        shown = [line for line in lines if line.strip()][:_PREVIEW]
        width = max(1, self._beginning.content_size.width)
        draw = self._glyphs.draw
        count = self._strings.format("export.length", count=f"{len(text):,}")
        drawn = [cut_end(draw(line[:width]), width, draw("…")) for line in shown]
        self._beginning.update(
            Content.assemble(*((f"{line}\n", "$text-muted") for line in drawn), draw(count))
        )

    async def _text(self) -> str:
        """Return the file."""
        key = (self.chosen("what"), self._form)
        if key not in self._texts:
            self._texts[key] = await asyncio.to_thread(self._offer.text, self._form)
        return self._texts[key]

    # The fields.

    def _formats(self) -> Choice:
        labels = [self._strings[f"export.format.{form}"] for form in self._offer.forms]
        return Choice(labels, 0, self._glyphs, id="format")

    @property
    def _offer(self) -> Exportable:
        """What is chosen."""
        chosen = self.chosen("what") if self.is_mounted else 0
        return self._offers[chosen]

    @property
    def _form(self) -> str:
        return self._offer.forms[self.chosen("format")]


def _has_suffix(name: str) -> bool:
    return name.lower().endswith(tuple(SUFFIXES.values()))
