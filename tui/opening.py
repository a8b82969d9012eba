"""Opening a document beside the screen: in a thread, or a process where there is much to read."""

from __future__ import annotations

import asyncio

from tui.catalogue import HANDFUL
from tui.documents import Document, open_document, stamp_of


async def opened(path: str, encoding: str | None) -> Document:
    """Return the document at `path`, with its figures as the user set them.

    Cancelling it ends the reading. Raises `UnreadableError`.
    """
    stamp = stamp_of(path)
    if stamp is None or stamp.size <= HANDFUL:
        return await asyncio.to_thread(lambda: open_document(path, encoding).corrected())
    # A thread would hold the interpreter's lock against the screen, and could not be ended.
    from tui.reader_process import ReaderProcess  # noqa: PLC0415

    reader = ReaderProcess(encoding)

    def read() -> Document:
        try:
            return reader.open(path).corrected()
        finally:
            reader.close()

    try:
        return await asyncio.to_thread(read)
    except asyncio.CancelledError:
        reader.interrupt()
        raise
