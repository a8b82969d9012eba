"""Opening one report after another, and keeping the one that is open as its file is on the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Protocol

from core.errors import UnreadableError
from tui.documents import Document, OpenDocuments, Stamp, stamp_of
from tui.history import History, Spot
from tui.keys import Scope
from tui.moved_words import MovedWords
from tui.opening import opened
from tui.watching import News, Watcher

if TYPE_CHECKING:
    from textual.timer import Timer
    from textual.worker import Worker

    from core.model import Span
    from tui.places import Places
    from tui.presenter import Presenter
    from tui.session import Session
    from tui.strings import Strings

_PREVIEW = 0.08
"""Seconds that the cursor rests on a report before it is opened beside the list."""
_PATIENCE = 0.4
"""Seconds that opening a report takes before the user is told."""


class Front(Protocol):
    """The screen that reports are opened on."""

    @property
    def strings(self) -> Strings:
        """The words of the interface, in the language that is spoken now."""

    @property
    def encoding(self) -> str | None:
        """The encoding that the user gave for all files."""

    @property
    def document(self) -> Document | None:
        """The report that is open; `None` where none is, or where it could not be read."""

    @property
    def open_path(self) -> str:
        """The file that is shown, or the reason why it could not be read; empty for none."""

    @property
    def spot(self) -> Spot | None:
        """Where the reader is; `None` where no report is open."""

    @property
    def keyboard(self) -> Scope:
        """Where the keyboard is."""

    @property
    def is_active(self) -> bool:
        """Whether no other screen is over this one, be it one that lets it shine through."""

    @property
    def watcher(self) -> Watcher:
        """What looks at the file that is open."""

    def say(self, text: str) -> None:
        """Show one line about what happened, until the next key."""

    def go_to(self, offset: int) -> None:
        """Show the character at `offset` of the open report, and put the keyboard there."""

    def run_worker(
        self, work: Coroutine[None, None, None], *, group: str, exclusive: bool
    ) -> Worker[None]:
        """Do `work` beside the screen; where it is `exclusive`, alone of its group."""

    def set_timer(self, delay: float, callback: Callable[[], None], *, pause: bool) -> Timer:
        """Call `callback` in `delay` seconds; with `pause`, once the timer is let go."""


class Opener:
    """Opens what is wanted last, reads it again when its file changes, and says what happened."""

    def __init__(
        self,
        front: Front,
        presenter: Presenter,
        session: Session,
        places: Places,
        *,
        in_script: Callable[[Document], Awaitable[Document]],
        forget: Callable[[str], None],
    ) -> None:
        """Show on `front` what is opened.

        `in_script` puts a document into the script that its file is shown in; `forget` drops what
        was made of the file at a path.
        """
        self._front = front
        self._presenter = presenter
        self._session = session
        self._places = places
        self._in_script = in_script
        self._forget = forget
        self.documents = OpenDocuments()
        """The documents that were open last."""
        self.history = History()
        """Where the reader was before each jump."""
        self._wanted: str | None = None
        """The file that was asked for last."""
        self._opening: Worker[None] | None = None
        self._reading = 0
        """How many files are being read: more than one where the reader has gone on."""
        self._is_waiting = False
        """Whether the user was told that a file is being opened."""
        self._news: tuple[str, News] | None = None
        """What became of the open file, until the screen is in front."""

    def want(self, path: str, *, at_once: bool = False) -> None:
        """Open the file at `path`, unless it is, once the cursor has rested on it; or `at_once`."""
        if path == self._wanted and (not at_once or self._front.document):
            return
        self._wanted = path
        self._work(self._open(path, 0 if at_once else _PREVIEW))

    def visit(self, path: str, span: Span | None = None, *, said: str = "") -> None:
        """Open the file at `path` at the words at `span`; without them where it was left.

        The span counts in the file as it is by now, be it read already or not. Once they are
        there, `said` is said.
        """
        offset = None if span is None else span.start
        if not self._go(Spot(path, self._places[path] if offset is None else offset), said, offset):
            self._work(self._open(path, 0, said, offset))

    def go_back(self, spot: Spot, *, said: str = "") -> None:
        """Open a report at `spot`, which was remembered of it as it was read, and say `said`."""
        if not self._go(spot, said):
            self._places[spot.path] = spot.offset
            self._work(self._open(spot.path, 0, said))

    def _go(self, spot: Spot, said: str, at: int | None = None) -> bool:
        """Go to `spot` at once where it is in the document that is open; returns whether.

        Where the file is another one by now it is read again, and shown at the character at `at`.
        """
        is_reread = self._reading and self._wanted == spot.path
        self._wanted = spot.path
        document = self._front.document
        if document is None or document.path != spot.path:
            return False
        self._front.go_to(spot.offset)
        self._front.say(said)
        if not is_reread:
            self._work(self._check(document, said, at))
        elif at is not None:
            self._work(self._open_again(document, said, at=at))
        return True

    def show_changed(self, document: Document) -> None:
        """Show what was made of the document that is open; of another one it is nothing to show."""
        before = self._front.document
        if before is None or (before.path, before.stamp) != (document.path, document.stamp):
            return
        self.documents.keep(document)
        if document.report is not before.report:
            self._forget(document.path)
        self._presenter.show_changed(before, document)

    def read_again(self, said: str) -> None:
        """Read the open file again, and say what is `said` once it is there."""
        if document := self._front.document:
            self._forget(document.path)
            self._work(self._open_again(document, said))
        elif path := self._wanted:
            self._work(self._open(path, 0))

    def stop(self) -> bool:
        """Stop opening a file, where the user was told of it; returns whether."""
        if not self._is_waiting:
            return False
        if self._opening:
            self._opening.cancel()
        path = self._front.open_path
        self._presenter.show_sentence(self._front.strings.format("app.stopped", path=path), path)
        return True

    def tell(self, path: str, news: News) -> None:
        """Take what became of the file at `path`."""
        self._news = path, news
        self.follow()

    def follow(self) -> None:
        """Show what became of the file that is open; not while a dialog speaks of its words."""
        if self._news is None or not self._front.is_active:
            return
        (path, news), self._news = self._news, None
        document, strings = self._front.document, self._front.strings
        if self._reading or self._wanted not in (None, path):
            return  # what is about to be shown is watched from then on
        if news is News.VANISHED:
            self._front.say(strings.format("app.vanished", path=path))
        elif document is None:
            self.read_again(strings["app.reloaded"])
        elif document.path == path:
            self._work(self._open_again(document, strings["app.changed"], quietly=True))

    def _work(self, work: Coroutine[None, None, None]) -> None:
        """Do `work`, and no more what was begun before."""
        self._opening = self._front.run_worker(work, group="opening", exclusive=True)

    async def _open(self, path: str, delay: float, said: str = "", at: int | None = None) -> None:
        """Open the file at `path` in `delay` seconds, and say what happened.

        At the character at `at` of the file as it is by now; without it where it was left.
        """
        await asyncio.sleep(delay)
        front = self._front
        document = before = self.documents.get(path)
        notice = said
        stamp = await asyncio.to_thread(stamp_of, path) if before else None
        if before is None or before.is_other(stamp):
            try:
                document = await self._read(path)
                await self._follow_words(before, document)
                notice = self._notice(document) or said
            except UnreadableError as error:
                if before is None:
                    front.watcher.watch({path: await asyncio.to_thread(stamp_of, path)})
                    self._presenter.show_trouble(error)
                    return
                notice = self._presenter.sentence(error)
        else:
            # It may have been left before it was in the script that it is shown in.
            document = await self._in_script(before)
            if stamp is None and before.stamp is not None:
                notice = front.strings.format("app.vanished", path=path)
        assert document is not None
        if at is not None:
            self._places[path] = at
        if document is not front.document:
            self._show(document)
        if notice:
            front.say(notice)

    async def _check(self, document: Document, said: str, at: int | None = None) -> None:
        """Read the file of `document`, which is open, again if it is another one by now."""
        if document.is_other(await asyncio.to_thread(stamp_of, document.path)):
            await self._open_again(document, said, at=at)

    async def _open_again(
        self, before: Document, said: str, *, at: int | None = None, quietly: bool = False
    ) -> None:
        """Open the file of `before` as it is now, and say what is `said`.

        At the character at `at` of that; without it at the words that were read. With `quietly`,
        the text stays in sight however long that takes.
        """
        path = before.path
        front = self._front
        try:
            document = await self._read(path, quietly=quietly)
        except UnreadableError as error:
            if front.document is None:
                self._show(self.documents.get(path) or before)
            front.say(self._presenter.sentence(error))
            return
        moved = await self._follow_words(before, document)
        if at is not None:
            self._places[path] = at
        is_shown = front.document and front.document.report.source is before.report.source
        self._show(document, moved if is_shown else None)
        front.say(self._notice(document) or said)

    async def _follow_words(self, before: Document | None, document: Document) -> MovedWords | None:
        """Keep the places in a document that was read `before` at the same words."""
        if before is None:
            return None
        path = document.path
        moved = MovedWords(before, document)
        offsets = [self._places[path], *self.history.offsets(path)]
        is_open = self._front.document is not None and self._front.document.path == path
        spans = self._presenter.looked_at if is_open else []
        await asyncio.to_thread(moved.look_for, offsets, spans)
        # The reader may have gone on meanwhile; what is left to be looked for is little.
        self._places[path] = moved.place_of(self._places[path])
        self.history.reread(moved)
        return moved

    async def _read(self, path: str, *, quietly: bool = False) -> Document:
        """Return the document at `path`, and tell that it is read where that takes its time."""
        stamp = asyncio.create_task(asyncio.to_thread(stamp_of, path))
        show = partial(self._show_opening, path, stamp)
        sign = self._front.set_timer(_PATIENCE, show, pause=quietly)
        self._reading += 1
        try:
            return await self._in_script(await opened(path, self._front.encoding))
        finally:
            sign.stop()
            self._reading -= 1
            self._is_waiting = False

    def _show_opening(self, path: str, looked: asyncio.Task[Stamp | None]) -> None:
        self._is_waiting = True
        stamp = looked.result() if looked.done() else None
        size = f"{stamp.size / 1_000_000:.1f}" if stamp else "?"
        said = self._front.strings.format("app.opening", path=path, size=size)
        self._presenter.show_sentence(said, path)

    def _show(self, document: Document, moved: MovedWords | None = None) -> None:
        front = self._front
        self.documents.keep(document)
        front.watcher.watch({document.path: document.stamp})
        self._session.opened(document.path)
        place = self._places[document.path]
        is_passing = front.keyboard in (Scope.REPORTS, Scope.FILTER)
        self.history.jump(front.spot, Spot(document.path, place), passing=is_passing)
        self._presenter.show(document, place, moved)

    def _notice(self, document: Document) -> str:
        """Return what has to be said about what is kept on a document that was just read."""
        strings = self._front.strings
        if document.unread:
            return document.unread.told(strings, "state.broken")
        notice = ""
        if document.corrections is not None:
            from tui.corrections import notice_of  # noqa: PLC0415 - not for the first paint

            notice = notice_of(document.corrections, strings)
        if document.annotations and not notice:
            from tui import annotations  # noqa: PLC0415 - as above

            notice = annotations.notice_of(document.annotations, strings)
        return notice
