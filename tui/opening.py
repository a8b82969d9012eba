"""Opening a document beside the screen: in a thread, or a process where there is much to read."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from tui.catalogue import HANDFUL
from tui.documents import Document, open_document, stamp_of

if TYPE_CHECKING:
    from tui.particulars import Particulars
    from tui.reader_process import ReaderProcess

Answer = TypeVar("Answer")


async def opened(path: str, encoding: str | None) -> Document:
    """Return the document at `path`, with what the user set right and noted in it.

    Cancelling it ends the reading. Raises `UnreadableError`.
    """
    stamp = await asyncio.to_thread(stamp_of, path)
    if stamp is None or stamp.size <= HANDFUL:
        return await asyncio.to_thread(lambda: _with_kept(open_document(path, encoding)))
    return await apart(encoding, lambda reader: _with_kept(reader.open(path)))


def _with_kept(document: Document) -> Document:
    """Return `document` with all that the user said of it."""
    return document.corrected().annotated()


async def looked_up(path: str, encoding: str | None) -> Particulars:
    """Return what the document at `path` was read as. Raises `UnreadableError`."""
    from tui.particulars import look_up  # noqa: PLC0415 - when it is asked for

    stamp = await asyncio.to_thread(stamp_of, path)
    if stamp is None or stamp.size <= HANDFUL:
        return await asyncio.to_thread(look_up, path, encoding)
    return await apart(encoding, lambda reader: reader.look_up(path))


async def apart(encoding: str | None, ask: Callable[[ReaderProcess], Answer]) -> Answer:
    """Return what `ask`, called in a thread, gets from a process that is there for it alone.

    Such a thread waits; it would hold the interpreter's lock against the screen if it did the
    work itself, and could not be ended. Cancelling this ends the process.
    """
    from tui.reader_process import ReaderProcess  # noqa: PLC0415 - where it is needed

    reader = ReaderProcess(encoding)

    def answer() -> Answer:
        try:
            return ask(reader)
        finally:
            reader.close()

    try:
        return await asyncio.to_thread(answer)
    except asyncio.CancelledError:
        reader.interrupt()
        raise
