"""Opening one report after another, and keeping the one that is open as its file is on the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING, Protocol

from core.errors import UnreadableError
from tui.documents import Document, OpenDocuments, stamp_of
from tui.history import History, Spot
from tui.keys import Scope
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
    def is_current(self) -> bool:
        """Whether no other screen is over this one."""

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

        Once they are there, `said` is said.
        """
        self._wanted = path
        offset = self._places[path] if span is None else span.start
        document = self._front.document
        if document and document.path == path and not document.changed:
            self._front.go_to(offset)
            self._front.say(said)
            return
        self._places[path] = offset
        self._work(self._open(path, 0, said))

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
        if self._news is None or not self._front.is_current:
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

    async def _open(self, path: str, delay: float, said: str = "") -> None:
        """Open the file at `path` in `delay` seconds, and say what happened."""
        await asyncio.sleep(delay)
        front = self._front
        document = before = self.documents.get(path)
        notice = said
        if document is None or document.changed:
            try:
                document = await self._read(path)
                self._follow_words(before, document)
                notice = self._notice(document) or said
            except UnreadableError as error:
                if document is None:
                    front.watcher.watch({path: stamp_of(path)})
                    self._presenter.show_trouble(error)
                    return
                notice = self._presenter.sentence(error)
        elif document.vanished:
            notice = front.strings.format("app.vanished", path=path)
        if document is not front.document:
            self._show(document)
        if notice:
            front.say(notice)

    async def _open_again(self, before: Document, said: str, *, quietly: bool = False) -> None:
        """Open the file of `before` as it is now, at the words that were read; say what is `said`.

        With `quietly`, the text stays in sight however long that takes.
        """
        path = before.path
        front = self._front
        try:
            document = await self._read(path, quietly=quietly)
        except UnreadableError as error:
            if front.document is not before:
                self._show(before)
            front.say(self._presenter.sentence(error))
            return
        self._follow_words(before, document)
        self._show(document, again=front.document is before)
        front.say(self._notice(document) or said)

    def _follow_words(self, before: Document | None, document: Document) -> None:
        """Keep the places in a document that was read `before` at the same words."""
        if before:
            place = document.place_of(before, self._places[document.path])
            self._places[document.path] = place
            self.history.reread(before, document)

    async def _read(self, path: str, *, quietly: bool = False) -> Document:
        """Return the document at `path`, and tell that it is read where that takes its time."""
        sign = self._front.set_timer(_PATIENCE, partial(self._show_opening, path), pause=quietly)
        self._reading += 1
        try:
            return await self._in_script(await opened(path, self._front.encoding))
        finally:
            sign.stop()
            self._reading -= 1
            self._is_waiting = False

    def _show_opening(self, path: str) -> None:
        self._is_waiting = True
        stamp = stamp_of(path)
        size = f"{stamp.size / 1_000_000:.1f}" if stamp else "?"
        said = self._front.strings.format("app.opening", path=path, size=size)
        self._presenter.show_sentence(said, path)

    def _show(self, document: Document, *, again: bool = False) -> None:
        front = self._front
        self.documents.keep(document)
        front.watcher.watch({document.path: document.stamp})
        self._session.opened(document.path)
        place = self._places[document.path]
        is_passing = front.keyboard in (Scope.REPORTS, Scope.FILTER)
        self.history.jump(front.spot, Spot(document.path, place), passing=is_passing)
        self._presenter.show(document, place, again=again)

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
