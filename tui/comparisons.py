"""Comparing two files beside the screen, and keeping what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tui.documents import Stamp, stamp_of
from tui.opening import apart

if TYPE_CHECKING:
    from core.compare import Comparison, Stage
    from core.compare.model import Change
    from tui.promises import Standing

_KEPT = 4
"""Comparisons that stay in memory."""


class Tab(StrEnum):
    """What of a comparison is looked at."""

    PLANS = "plans"
    PROMISES = "promises"
    REUSE = "reuse"


@dataclass(slots=True)
class View:
    """How the user looks at a comparison; kept when its screen is left."""

    tab: Tab = Tab.PLANS
    change: Change | None = None
    """The only change whose rows are shown; `None` for all."""
    standing: Standing | None = None
    """The only standing of promises shown; `None` for all."""
    unfolded: set[int] = field(default_factory=set)
    """The runs that are shown whole, by their first rows."""
    at: dict[Tab, int] = field(default_factory=dict)
    """The row under the cursor, as the tab counts them."""


class Compared(NamedTuple):
    """A comparison, and how the user looks at it."""

    comparison: Comparison
    stamps: tuple[Stamp | None, Stamp | None]
    """The files as they were before they were read."""
    view: View
    notices: tuple[str, ...] = ()
    """What has to be known first, as in `tui.comparing.Finding`."""

    @property
    def paths(self) -> tuple[str, str]:
        """The files, the earlier one first."""
        return self.comparison.a.source.path, self.comparison.b.source.path

    @property
    def changed(self) -> bool:
        """Whether one of the files is another one by now; one that has vanished is none."""
        now = map(stamp_of, self.paths)
        return any(
            new is not None and new != old for new, old in zip(now, self.stamps, strict=True)
        )


class Comparisons:
    """The comparisons that were made last, so that coming back to one is at once."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Compared] = {}

    async def get(self, paths: tuple[str, str]) -> Compared | None:
        """Return the comparison of the files at `paths`, if it is kept and still holds."""
        kept = self._kept.get(paths)
        if kept is None or await asyncio.to_thread(lambda: kept.changed):
            return None
        return kept

    def keep(self, compared: Compared) -> None:
        """Keep `compared` as the newest; of the others the oldest goes."""
        self._kept.pop(compared.paths, None)
        self._kept[compared.paths] = compared
        if len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]

    def forget(self, path: str) -> None:
        """Forget what came of the file at `path`: its figures were set right."""
        self._kept = {paths: kept for paths, kept in self._kept.items() if path not in paths}


async def compared(
    older: str, newer: str, encoding: str | None, progress: Callable[[Stage], None]
) -> Compared:
    """Return the comparison of two files, with their figures as the user set them.

    `progress` is told each stage, on the loop that this is awaited on. Cancelling it ends the
    work. Raises `UnreadableError`, `IncomparableError`.
    """
    stamps = await asyncio.to_thread(lambda: (stamp_of(older), stamp_of(newer)))
    loop = asyncio.get_running_loop()

    def tell(stage: Stage) -> None:
        loop.call_soon_threadsafe(progress, stage)

    finding = await apart(encoding, lambda reader: reader.compare(older, newer, tell))
    return Compared(finding.comparison, stamps, View(), finding.notices)
