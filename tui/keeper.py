"""Work with the disk, done beside the screen: one piece after the other, none of them left out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Answer = TypeVar("Answer")


class Keeper:
    """Does what it is given in one thread of its own, in the order in which it was given."""

    def __init__(self) -> None:
        self._thread: ThreadPoolExecutor | None = None

    def do(self, work: Callable[[], Answer]) -> asyncio.Future[Answer]:
        """Return what gives the answer of `work`, or raises what it raises.

        It is done even where nobody waits for it any more.
        """
        if self._thread is None:
            self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="keeper")
        return asyncio.shield(asyncio.wrap_future(self._thread.submit(work)))

    def close(self) -> None:
        """Wait until all is done that was given; call it when the app has ended."""
        if self._thread is not None:
            self._thread.shutdown()
