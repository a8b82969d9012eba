"""The app: wires screens, keys, themes and what is kept from one run to the next."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import sys
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.app import App
from textual.binding import BindingType

from tui.actions.choices import ChoiceActions
from tui.catalogue import Catalogue
from tui.dispatch import Dispatcher
from tui.ending import end_with_signals, write_crash
from tui.glyphs import Glyphs
from tui.keystrokes import Command
from tui.log import Log, open_log
from tui.places import Places
from tui.screens.footed import FootedScreen
from tui.screens.reader import ReaderScreen
from tui.session import Sessions
from tui.settings import load_settings, unsaved
from tui.strings import Strings, load_strings
from tui.terminal import Terminal, ask_terminal

if TYPE_CHECKING:
    from tui.palette import Deed

_KEPT_EVERY = 2
"""Seconds between two looks at whether the user is elsewhere by now."""


def run(paths: list[str], *, encoding: str | None, lang: str | None, log: bool = False) -> int:
    """Open `paths` in the app and return its exit status once the user leaves.

    Where none are given, the app goes on where it was left, or shows the sample reports.
    `lang` is one of `tui.strings.LANGUAGES`, or `None` for the user's choice; `log` asks for a
    log, as the settings may. After SIGTERM and SIGHUP, and where the terminal is gone, the status
    is 128 and the number of the signal; after a crash it is 1, and one line on standard error
    names the file that says where it came about.
    """
    # What has been imported stays, and no collection need ever look at it again.
    gc.freeze()
    app = ReportsApp(paths, encoding=encoding, lang=lang, log=log, terminal=ask_terminal())
    try:
        app.run()
    finally:
        app.close()
    return app.return_code or 0


class ReportsApp(App[None]):
    """Reads work reports."""

    TITLE = "reports-tui"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False  # its own is built from the table of keys
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        paths: list[str],
        *,
        encoding: str | None = None,
        lang: str | None = None,
        log: bool = False,
        terminal: Terminal | None = None,
    ) -> None:
        terminal = terminal or Terminal()
        plain = "NO_COLOR" in os.environ  # Textual takes it away
        # Told at once: the filter that takes the colours away is chosen by it, here.
        super().__init__(ansi_color=True if plain else None)
        self.settings, self._problems = load_settings()
        self.places, more = Places.load()
        self._sessions = Sessions()
        self.session, lost = self._sessions.resume(paths)
        more += [lost] if lost else []
        strings = load_strings(lang or self.settings.language)
        self.keymap, complaints = self.settings.keymap()
        self._problems += more + complaints
        self._glyphs = Glyphs(ambiguous_wide=terminal.draws_ambiguous_wide)
        self._catalogue = Catalogue(paths or self.session.paths, encoding)
        kept = (self.session, self.places, self.settings)
        self._reader = ReaderScreen(
            self._catalogue, *kept, self.keymap, strings, self._glyphs, encoding
        )
        self._journal = open_log() if log or self.settings.log else Log()
        self._choices = ChoiceActions(self, self._reader)
        self._dispatcher = Dispatcher(
            self, self.keymap, self._reader, (self._choices,), self._journal
        )
        self.set_class(terminal.draws_ambiguous_wide, "-ascii")
        self._problems += self._choices.start_theme(light=terminal.is_light, plain=plain)

    def get_default_screen(self) -> ReaderScreen:
        """Return the main screen."""
        return self._reader

    @property
    def strings(self) -> Strings:
        """The words of the interface, in the language that is spoken now."""
        return self._reader.strings

    def on_mount(self) -> None:
        """Leave the terminal clean when told to end, and tell what was wrong at the start."""
        self._journal.note(
            "start",
            python=sys.version.partition(" ")[0],
            system=sys.platform,
            terminal=os.environ.get("TERM", ""),
            colours=self.console.color_system,
            theme=self.theme,
            columns=self.size.width,
            rows=self.size.height,
            problems=len(self._problems),
        )
        if not self.is_headless:
            end_with_signals(self._end)
        self.set_interval(_KEPT_EVERY, self._keep)
        self._choices.tell(self._problems)

    def close(self) -> None:
        """Stop reading and keep what was chosen and the places; call it when the app has ended."""
        self._catalogue.stop()
        self._reader.keeper.close()
        unsaved(self.settings, self.strings)  # what is wrong was said when it was chosen
        self._save()
        self._journal.note("end", code=self.return_code or 0)
        self._journal.close()

    async def _keep(self) -> None:
        """Keep where the user is, since an app may be killed; a slow disk is not waited for."""
        await asyncio.to_thread(self._save)

    def _save(self) -> None:
        with contextlib.suppress(OSError):
            self.places.save()
        with contextlib.suppress(OSError):
            self._sessions.keep(self.session)

    # Keys.

    async def on_event(self, event: events.Event) -> None:
        """Take the keys that the table knows before they are handed round.

        So what is typed ahead meets the pane that the key before it led to.
        """
        if not await self._dispatcher.take(event):
            await super().on_event(event)

    async def carry_out(self, command: Command) -> None:
        """Do what `command` says, where it is nearest to the keyboard."""
        await self._dispatcher.carry_out(command)

    async def action_palette(self) -> None:
        """Offer everything that can be done or read, by name."""
        from tui.palette import palette_offers  # noqa: PLC0415 - when it is asked for

        offers = palette_offers(self._dispatcher.front.keyboard, self._reader, self.carry_out)
        await self._choices.pick("app.palette", offers, _do)

    def action_help(self) -> None:
        """Show every key."""
        from tui.screens.help import HelpScreen  # noqa: PLC0415

        front = self._dispatcher.front
        here = front.offered if isinstance(front, FootedScreen) else ()
        self.push_screen(HelpScreen(here, self.keymap, self.strings, self._glyphs))

    # The end.

    def _end(self, code: int) -> None:
        self.exit(return_code=code)

    def _fatal_error(self) -> None:
        """Leave with one line; where the error came about goes into a file that the line names."""
        error = sys.exception() or self._exception
        assert error is not None
        self._journal.note("crash", error=type(error).__qualname__)
        try:
            said = self.strings.format("app.crashed", path=write_crash(error))
        except OSError as unwritable:
            said = self.strings.format("app.crashed", path=unwritable)
        self._exit_renderables.append(Text(said))
        self._close_messages_no_wait()


async def _do(deed: Deed | None) -> None:
    if deed:
        await deed()
