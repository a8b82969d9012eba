"""Setting a figure right, on behalf of the screen that shows it."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App

from core.indicators.corrections import Fields, correction_of, fields_of
from tui import corrections
from tui.documents import Document
from tui.glyphs import Glyphs
from tui.keeper import Keeper
from tui.keys import Keymap
from tui.ledger import Figure, Mark
from tui.screens.correction import CorrectionScreen
from tui.sheet import Sheet
from tui.strings import Strings


class Corrector:
    """Corrects, drops and restores the figures of one document, and keeps what was done."""

    def __init__(
        self,
        document: Document,
        keeper: Keeper,
        keymap: Keymap,
        strings: Strings,
        glyphs: Glyphs,
        *,
        say: Callable[[str], None],
        changed: Callable[[Document], None],
    ) -> None:
        """Tell `changed` the document as it then is, and `say` what happened or why it did not."""
        self._document = document
        self._keeper = keeper
        self._keymap = keymap
        self._strings = strings
        self._glyphs = glyphs
        self._say = say
        self._changed = changed

    async def correct(self, app: App[object], figure: Figure | None) -> None:
        """Ask, over what `app` shows, what `figure` is in truth."""
        if not self._is_there(figure):
            return
        assert figure is not None
        assert figure.fields is not None

        async def take(fields: Fields | None) -> None:
            if fields is not None and (fields != figure.fields or figure.mark is Mark.DROPPED):
                await self._set(figure, fields)

        sheet = Sheet(self._document, self._strings, self._glyphs)
        dialog = CorrectionScreen(
            figure.fields,
            sheet.section_path(figure),
            sheet.sentence(figure),
            self._keymap,
            self._strings,
            self._glyphs,
        )
        await app.push_screen(dialog, take)  # so that what is typed ahead meets its fields

    async def drop(self, figure: Figure | None) -> None:
        """Take `figure` for none."""
        if not self._is_there(figure):
            return
        assert figure is not None
        if figure.mark is not Mark.DROPPED:
            await self._set(figure, None)

    async def restore(self, figure: Figure | None) -> None:
        """Take `figure` as it was read."""
        if figure is None or figure.correction is None:
            self._say(self._strings["correct.nothing_to_restore"])
            return
        correction = figure.correction
        said = "correct.forgotten" if figure.mark is Mark.LOST else "correct.restored"
        await self._keep(
            lambda: corrections.forget(self._document.as_read, correction), said, figure.words
        )

    def _is_there(self, figure: Figure | None) -> bool:
        """Return whether there is a figure to be corrected; says why, where there is none."""
        if figure is None:
            self._say(self._strings["correct.no_figure"])
        elif figure.span is None:
            self._say(self._strings.format("correct.lost", words=figure.words))
        return figure is not None and figure.span is not None

    async def _set(self, figure: Figure, fields: Fields | None) -> None:
        assert figure.span is not None
        read = self._document.as_read
        was = next(each for each in read.indicators if each.span == figure.span)
        if fields == fields_of(was):
            await self.restore(figure)
            return
        correction = correction_of(read, figure.span, fields)
        said = "correct.dropped" if fields is None else "correct.corrected"
        await self._keep(lambda: corrections.keep(read, correction), said, figure.words)

    async def _keep(self, do: Callable[[], None], said: str, words: str) -> None:
        def done() -> Document:
            do()
            return self._document.corrected()

        # Waited for: the next key is about the figure as it is then.
        try:
            document = await self._keeper.do(done)
        except OSError as error:
            self._say(self._strings.format("correct.unsaved", reason=error))
            return
        self._changed(document)
        self._say(self._strings.format(said, words=words))
