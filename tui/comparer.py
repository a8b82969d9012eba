"""Comparing reports, on behalf of the screen that lists them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import App

from tui.comparisons import Comparisons
from tui.documents import Entry
from tui.exporter import Exporter
from tui.glyphs import Glyphs
from tui.keys import Keymap
from tui.offers import report_offers
from tui.partners import comparable, in_order, natural_partners, nearest
from tui.screens.comparison import ComparisonScreen, Target, Wish
from tui.screens.picker import PickerScreen
from tui.strings import Strings


class Comparer:
    """Finds or asks for the partner of a report, and shows the comparison."""

    def __init__(
        self,
        keymap: Keymap,
        glyphs: Glyphs,
        encoding: str | None,
        exporter: Exporter,
        *,
        say: Callable[[str], None],
        go: Callable[[Target], None],
    ) -> None:
        """Tell `say` what happened, and have `go` show the words that the reader chose."""
        self._keymap = keymap
        self._glyphs = glyphs
        self._encoding = encoding
        self._exporter = exporter
        self._say = say
        self._go = go
        self._comparisons = Comparisons()
        self._partners: dict[str, str] = {}
        """What each file was last compared with."""

    async def compare(
        self,
        app: App[object],
        entry: Entry,
        entries: Sequence[Entry],
        strings: Strings,
        *,
        exports: bool = False,
    ) -> None:
        """Compare `entry` as last time, or with its natural partner; ask where there is no one.

        `exports` where what comes of it is to be exported.
        """
        last = self._partners.get(entry.path)
        partners = [each for each in comparable(entry, entries) if each.path == last]
        partners = partners or natural_partners(entry, entries)
        if len(partners) == 1:
            await self._show(app, entry, partners[0], entries, strings, exports=exports)
        else:
            await self.compare_with(app, entry, entries, strings, exports=exports)

    async def compare_with(
        self,
        app: App[object],
        entry: Entry,
        entries: Sequence[Entry],
        strings: Strings,
        *,
        exports: bool = False,
    ) -> None:
        """Compare `entry` with the report that the reader chooses."""
        # Those of the same place before the others.
        others = sorted(comparable(entry, entries), key=lambda each: each.place != entry.place)
        if not others:
            self._say(strings["compare.alone"])
            return
        likeliest = nearest(entry, others)

        async def take(partner: Entry | None) -> None:
            if partner:
                await self._show(app, entry, partner, entries, strings, exports=exports)

        picker = PickerScreen(
            strings["compare.with_which"],
            report_offers(others, strings),
            self._keymap,
            strings,
            self._glyphs,
            start=others.index(likeliest) if likeliest else 0,
        )
        await app.push_screen(picker, take)

    def forget(self, path: str) -> None:
        """Compare the file at `path` anew next time: its figures were set right."""
        self._comparisons.forget(path)

    async def _show(
        self,
        app: App[object],
        entry: Entry,
        partner: Entry,
        entries: Sequence[Entry],
        strings: Strings,
        *,
        exports: bool = False,
    ) -> None:
        older, newer = in_order(entry, partner)
        self._partners[older.path], self._partners[newer.path] = newer.path, older.path
        screen = ComparisonScreen(
            older,
            newer,
            await self._comparisons.get((older.path, newer.path)),
            self._encoding,
            self._keymap,
            strings,
            self._glyphs,
            self._exporter,
            exports=exports,
        )

        async def leave(result: Target | Wish | None) -> None:
            if screen.compared:
                self._comparisons.keep(screen.compared)
            match result:
                case Target():
                    self._go(result)
                case Wish.ANOTHER:
                    await self.compare_with(app, entry, entries, strings)
                case Wish.STOPPED:
                    self._say(strings["compare.stopped"])

        await app.push_screen(screen, leave)
