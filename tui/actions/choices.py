"""What the user chooses for the app as a whole: its colours, its language, its settings."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App

from tui.actions.reader import Reader
from tui.settings import Problem
from tui.stored import replace_whole
from tui.strings import LANGUAGES, load_strings
from tui.themes import fitting_theme, name_of, offered, own_themes

if TYPE_CHECKING:
    from tui.offers import Offer

Picked = TypeVar("Picked")

_TOLD = 4
"""Wrong settings that are told; of the others, how many."""
_TELLING = 15
"""Seconds that they are to be seen."""


class ChoiceActions:
    """Changes what the app looks like and speaks, and keeps it in the settings."""

    def __init__(self, app: App[Any], reader: Reader) -> None:
        self._app = app
        self._reader = reader

    async def pick(
        self,
        title: str,
        offers: Sequence[Offer[Picked]],
        take: Callable[[Picked | None], None] | Callable[[Picked | None], Awaitable[None]],
        start: int = 0,
    ) -> None:
        """Offer `offers` under the words called `title`; `take` gets what is picked, or `None`."""
        from tui.screens.picker import PickerScreen  # noqa: PLC0415 - when it is asked for

        reader = self._reader
        words = (reader.keymap, reader.strings, reader.glyphs)
        picker = PickerScreen(reader.strings[title], offers, *words, start=start)
        await self._app.push_screen(picker, take)

    # The theme.

    def start_theme(self, *, light: bool, plain: bool) -> list[Problem]:
        """Use the theme that was chosen, or the one that is like the background; returns what is
        wrong with the choice. `plain` is for a terminal in which no colours are wanted."""
        app, settings = self._app, self._reader.settings
        for theme in own_themes():
            app.register_theme(theme)
        chosen, problems = settings.theme, []
        if chosen and chosen not in app.available_themes:
            problems = [Problem("theme", chosen, settings.where("theme"))]
            chosen = None
        colours = app.console.color_system
        app.theme = fitting_theme(chosen, light=light, plain=plain, colours=colours)
        return problems

    async def action_choose_theme(self) -> None:
        """Offer the themes."""
        from tui.palette import named_offers  # noqa: PLC0415 - when it is asked for

        app = self._app
        themes = offered(app.available_themes)
        start = themes.index(name_of(app.theme)) if name_of(app.theme) in themes else 0
        await self.pick("keys.app.theme", named_offers(themes), self._use_theme, start)

    def _use_theme(self, name: str | None) -> None:
        if name is None:
            return
        self._app.theme = fitting_theme(name, colours=self._app.console.color_system)
        self._reader.settings.theme = name
        self._reader.keep_settings()

    # The language.

    def action_next_language(self) -> None:
        """Speak the next language."""
        from tui.screens.protocols import Speaking  # noqa: PLC0415 - as above

        reader = self._reader
        at = LANGUAGES.index(reader.strings.language)
        strings = load_strings(LANGUAGES[(at + 1) % len(LANGUAGES)])
        for screen in self._app.screen_stack:
            if isinstance(screen, Speaking):
                screen.use(strings)
        reader.settings.language = strings.language
        reader.keep_settings()

    # The settings.

    async def action_settings_file(self) -> None:
        """Tell where the settings are; where there are none, write some to begin with."""
        strings, path = self._reader.strings, self._reader.settings.path
        if path.exists():
            self._tell(strings.format("settings.place", path=path))
            return
        from tui.settings_template import settings_template  # noqa: PLC0415 - as above

        try:
            await asyncio.to_thread(replace_whole, path, settings_template(strings))
        except OSError as error:
            self._warn(strings.format("settings.unsaved", path=path, reason=error))
        else:
            self._tell(strings.format("settings.written", path=path))

    def tell(self, problems: Sequence[Problem]) -> None:
        """Tell what could not be followed, line by line; of much, the first of it."""
        strings = self._reader.strings
        told = [each.told(strings) for each in sorted(problems, key=_line_of)[:_TOLD]]
        if (rest := len(problems) - _TOLD) > 0:
            told.append(strings.format("settings.more", count=rest))
        if told:
            self._warn("\n".join(told))

    def _tell(self, sentence: str) -> None:
        self._app.notify(sentence, markup=False, timeout=_TELLING)

    def _warn(self, sentence: str) -> None:
        self._app.notify(sentence, severity="warning", markup=False, timeout=_TELLING)


def _line_of(problem: Problem) -> int:
    """Return the line of the file of settings that is wrong; 0 for what is in no such line."""
    line = problem.where.rpartition(":")[2]
    return int(line) if line.isdecimal() else 0
