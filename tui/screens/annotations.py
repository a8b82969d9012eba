"""The list of bookmarks, notes and marks in all reports."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.dom import DOMNode

from core.annotations import What
from core.text.matching import matchable
from tui.annotations import About, Kept, drop_from, keep_again, looked_for
from tui.exporter import Exporter
from tui.glyphs import Glyphs
from tui.keeper import Keeper
from tui.keys import Keymap, Scope
from tui.screens.footed import FootedScreen
from tui.screens.note import NoteScreen
from tui.strings import Strings
from tui.widgets.annotation_list import AnnotationList
from tui.widgets.indicator_table import Quotation
from tui.widgets.prompt import Prompt
from tui.widgets.row_list import RowList


class AnnotationsScreen(FootedScreen[Kept | None]):
    """Lists what is marked and noted; goes back with the one that was chosen."""

    AUTO_FOCUS = "AnnotationList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-medium"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (12, "-short"), (16, "-high")]  # noqa: RUF012

    def __init__(
        self,
        kept: list[Kept],
        encoding: str | None,
        keeper: Keeper,
        exporter: Exporter,
        keymap: Keymap,
        strings: Strings,
        glyphs: Glyphs,
        *,
        changed: Callable[[About], object],
    ) -> None:
        """List `kept`, and look for their words in files in that `encoding`, where it was given.

        Tell `changed` every report whose annotations were changed here.
        """
        super().__init__(keymap, strings, glyphs)
        self._encoding = encoding
        self._changed = changed
        self._keeper = keeper
        self._exporter = exporter
        self._kept = kept
        self._dropped: list[Kept] = []
        self._words = ""
        self._list = AnnotationList(strings, glyphs)
        self._quotation = Quotation(glyphs)
        self._filter = Prompt(Scope.FILTER, "/", id="annotations-filter")
        self._hints.scope = Scope.NOTES

    def compose(self) -> ComposeResult:
        """Lay out the list, the words under the cursor, and the lines below them."""
        with Vertical(id="annotations", classes="pane -current"):
            yield self._list
            yield self._quotation
            yield self._filter
        yield self._status
        yield self._hints

    def on_mount(self) -> None:
        """Show what there is."""
        self._show()
        self._look_for_lost()

    def use(self, strings: Strings) -> None:
        """Speak another language."""
        self.strings = strings
        self._list.use(strings)
        self._hints.use(strings)
        self._show()

    @property
    def keyboard(self) -> Scope:
        """Where the keyboard is."""
        is_typed = self.focused and self._filter in self.focused.ancestors
        return Scope.FILTER if is_typed else Scope.NOTES

    def responders(self) -> Iterator[DOMNode]:
        """Yield what answers to keys, nearest first."""
        yield from (self.focused or self._list).ancestors_with_self

    def on_descendant_focus(self) -> None:
        """Offer the keys of where the keyboard is."""
        self._hints.scope = self.keyboard

    # What is shown.

    def _show(self) -> None:
        wanted = matchable(self._words).split()
        shown = [each for each in self._kept if _holds(each, wanted)]
        missing = "notes.no_match" if self._kept else "notes.nothing"
        self._list.nothing = self.glyphs.draw(self.strings[missing])
        self._list.show(shown, self._list.cursor)
        total = len(self._kept)
        count = str(total) if len(shown) == total else f"{len(shown)}/{total}"
        self.query_one("#annotations").border_title = f"{self.strings['notes.title']} {count}"
        self._quote()

    @work
    async def _look_for_lost(self) -> None:
        """Find out what is lost by now in files that nobody has opened since they changed."""
        paths = dict.fromkeys(each.about.path for each in self._kept)
        for path in paths:
            together = [each for each in self._kept if each.about.path == path]
            if not together:
                continue
            known = {each.annotation: each.lost for each in together}
            found = await asyncio.to_thread(looked_for, together, self._encoding)
            now = {each.annotation: each.lost for each in found}
            if now != known:
                self._kept = [
                    each._replace(lost=now.get(each.annotation, each.lost)) for each in self._kept
                ]
                self._show()

    def _quote(self) -> None:
        """Show the words under the cursor among those around them."""
        kept = self._list.kept
        if kept is None:
            self._quotation.show("", ("", "", ""))
            return
        anchor, draw = kept.annotation.anchor, self.glyphs.draw
        before, words, after = (
            draw(re.sub(r"\s+", " ", each)) for each in (anchor.before, anchor.quote, anchor.after)
        )
        facts = (kept.about.name, kept.annotation.section, kept.annotation.note)
        self._quotation.show(draw("  ".join(filter(None, facts))), (before, words, after))

    @on(RowList.Moved)
    def _moved(self) -> None:
        self._quote()

    @on(RowList.Opened)
    def _opened(self) -> None:
        if self._list.kept:
            self.dismiss(self._list.kept)

    # The filter.

    async def action_filter(self) -> None:
        """Ask for words that the annotations are to hold."""
        await self._filter.open()

    @on(Prompt.Typed)
    def _typed(self, message: Prompt.Typed) -> None:
        self._words = message.words
        self._show()

    @on(Prompt.Stepped)
    def _stepped(self, message: Prompt.Stepped) -> None:
        if message.step > 0:
            self._list.action_row_down()
        else:
            self._list.action_row_up()

    @on(Prompt.Kept)
    def _filter_kept(self, message: Prompt.Kept) -> None:
        if not message.words:
            message.prompt.close()
        self.set_focus(self._list)

    @on(Prompt.Dropped)
    def _filter_dropped(self) -> None:
        self._drop_filter()
        self.set_focus(self._list)

    def _drop_filter(self) -> None:
        self._filter.close()
        self._words = ""
        self._show()

    # What is changed.

    async def action_drop(self) -> None:
        """Drop the annotation under the cursor."""
        kept = self._list.kept
        if kept and await self._keep(partial(drop_from, kept), kept):
            self._kept = [each for each in self._kept if each.annotation.id != kept.annotation.id]
            self._dropped.append(kept)
            self._show()
            self.say(self.strings["notes.dropped_here"])

    async def action_undo(self) -> None:
        """Bring back what was dropped last."""
        if not self._dropped:
            self.say(self.strings["notes.nothing_dropped"])
            return
        kept = self._dropped[-1]
        if await self._keep(partial(keep_again, kept), kept):
            self._dropped.pop()
            self._kept.append(kept)
            self._show()
            self.say(self.strings["notes.back"])

    async def action_note(self) -> None:
        """Ask for the note on the passage under the cursor."""
        kept = self._list.kept
        if kept is None or kept.annotation.what is What.SECTION:
            return

        async def take(note: str | None) -> None:
            if note is None or note == kept.annotation.note:
                return
            noted = kept._replace(annotation=kept.annotation._replace(note=note))
            if await self._keep(partial(keep_again, noted), noted):
                self._kept = [noted if each is kept else each for each in self._kept]
                self._show()

        await self.app.push_screen(NoteScreen(kept.annotation, self.strings, self.glyphs), take)

    async def _keep(self, do: Callable[[], None], kept: Kept) -> bool:
        # Waited for: the next key is about the list as it is then.
        try:
            await self._keeper.do(do)
        except OSError as error:
            self.say(self.strings.format("notes.unsaved", reason=error))
            return False
        self._changed(kept.about)
        return True

    # Taking along.

    async def action_export(self) -> None:
        """Export what is listed, in its order."""
        from tui.exporting import annotations_to_export  # noqa: PLC0415 - when it is wanted

        listed = self._list.listed
        if not listed:
            missing = "notes.no_match" if self._kept else "notes.nothing"
            self.say(self.strings[missing])
            return
        label = self.strings.format("export.what.notes", count=len(listed))
        offers = [annotations_to_export(label, listed, self.strings)]
        await self._exporter.ask(self.app, offers, self.strings, self.say)

    # The way back.

    def action_back(self) -> None:
        """Go back one step: from the filter, the list."""
        if self._filter.is_open:
            self._drop_filter()
            self.set_focus(self._list)
        else:
            self.action_close()

    def action_close(self) -> None:
        """Go back to where the reader was."""
        self.dismiss(None)


def _holds(kept: Kept, wanted: list[str]) -> bool:
    """Return whether all words that are `wanted` stand in what is listed."""
    about, annotation = kept.about, kept.annotation
    report = (about.place, str(about.year), about.title, about.path)
    facts = (*report, annotation.section, annotation.note, annotation.anchor.quote)
    words = matchable(" ".join(facts))
    return all(word in words for word in wanted)
