"""What the command palette offers: the same bindings that the keys do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.keys import Binding, Keymap, Scope, shown_chord
from tui.keystrokes import Command
from tui.strings import Strings

_AIMLESS = frozenset({"app.palette", "app.back"})
"""Bindings that make no sense when chosen from the palette."""

Run = Callable[[Command], Awaitable[None]]
"""What carries out a command."""


def action_palette(keymap: Keymap, scope: Scope, strings: Strings, run: Run) -> CommandPalette:
    """Return a palette of what can be done where the keyboard is."""
    offers = [
        (strings[binding.label], ", ".join(map(shown_chord, binding.keys)), binding)
        # What nobody opens a palette for comes last.
        for binding in sorted(keymap.bindings, key=lambda each: each.group == "move")
        if scope in binding.scopes and binding.id not in _AIMLESS
    ]

    class Actions(_Offers):
        def offers(self) -> Iterator[tuple[str, str, Callable[[], Awaitable[None]]]]:
            for label, keys, binding in offers:
                yield label, keys, _runs(run, binding)

    return CommandPalette([Actions], placeholder=strings["app.palette_placeholder"])


def theme_palette(
    themes: list[str], strings: Strings, use: Callable[[str], None]
) -> CommandPalette:
    """Return a palette of `themes`; the chosen one is given to `use`."""

    class Themes(_Offers):
        def offers(self) -> Iterator[tuple[str, str, Callable[[], Awaitable[None]]]]:
            for theme in themes:
                yield theme, "", _uses(use, theme)

    return CommandPalette([Themes], placeholder=strings["app.theme_placeholder"])


class _Offers(Provider):
    """Offers named things to do."""

    def offers(self) -> Iterator[tuple[str, str, Callable[[], Awaitable[None]]]]:
        """Yield label, remark and what is done."""
        raise NotImplementedError

    async def discover(self) -> Hits:
        for label, remark, do in self.offers():
            yield DiscoveryHit(Content(label), do, text=label, help=remark or None)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for label, remark, do in self.offers():
            if (score := matcher.match(label)) > 0:
                yield Hit(score, matcher.highlight(label), do, text=label, help=remark or None)


def _runs(run: Run, binding: Binding) -> Callable[[], Awaitable[None]]:
    async def do() -> None:
        await run(Command(binding, None))

    return do


def _uses(use: Callable[[str], None], theme: str) -> Callable[[], Awaitable[None]]:
    async def do() -> None:
        use(theme)

    return do
