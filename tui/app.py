"""The app: wires screens, keys, themes and what is kept from one run to the next."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import inspect
import os
import signal
import traceback
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar

from rich.text import Text
from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.dom import DOMNode

from tui.catalogue import Catalogue
from tui.glyphs import Glyphs
from tui.keys import FIELDS
from tui.keystrokes import Command, KeyReader, stroke_of
from tui.places import Places
from tui.screens.protocols import Keyed, Speaking
from tui.screens.reader import ReaderScreen
from tui.session import Sessions
from tui.settings import Problem, crash_log, load_settings, unsaved
from tui.stored import replace_whole
from tui.strings import LANGUAGES, load_strings
from tui.terminal import Terminal, ask_terminal
from tui.themes import fitting_theme, name_of, offered, own_themes

if TYPE_CHECKING:
    from tui.offers import Offer
    from tui.palette import Deed

Picked = TypeVar("Picked")

_TOLD = 4
"""Wrong settings that are told one by one."""
_TELLING = 15
"""Seconds that they are to be seen."""
_KEPT_EVERY = 2
"""Seconds between two looks at whether the user is elsewhere by now."""


def run(paths: list[str], *, encoding: str | None, lang: str | None) -> int:
    """Open `paths` in the app and return its exit status once the user leaves.

    Where none are given, the app goes on where it was left, or shows the sample reports.
    `lang` is one of `tui.strings.LANGUAGES`, or `None` for the user's choice. After SIGTERM
    and SIGHUP the status is 128 and the number of the signal; after a crash it is 1, and one
    line on standard error names the file with the traceback.
    """
    # What has been imported stays, and no collection need ever look at it again.
    gc.freeze()
    app = ReportsApp(paths, encoding=encoding, lang=lang, terminal=ask_terminal())
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
        self.strings = load_strings(lang or self.settings.language)
        self.keymap, complaints = self.settings.keymap()
        self._problems += more + complaints
        self._keys = KeyReader(self.keymap)
        self._glyphs = Glyphs(ambiguous_wide=terminal.draws_ambiguous_wide)
        self._catalogue = Catalogue(paths or self.session.paths, encoding)
        kept = (self.session, self.places, self.settings)
        self._reader = ReaderScreen(
            self._catalogue, *kept, self.keymap, self.strings, self._glyphs, encoding
        )
        self.set_class(terminal.draws_ambiguous_wide, "-ascii")
        self._choose_theme_at_start(light=terminal.is_light, plain=plain)

    def get_default_screen(self) -> ReaderScreen:
        """Return the main screen."""
        return self._reader

    def on_mount(self) -> None:
        """Leave the terminal clean when told to end, and tell what was wrong at the start."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            if number := getattr(signal, name, None):
                # Where there are no such signals, or not in this thread, they need no care.
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._end, 128 + number)
        self.set_interval(_KEPT_EVERY, self._keep)
        self._tell_problems()

    def close(self) -> None:
        """Stop reading and keep what was chosen and the places; call it when the app has ended."""
        self._catalogue.stop()
        unsaved(self.settings, self.strings)  # what is wrong was said when it was chosen
        self._save()

    async def _keep(self) -> None:
        """Keep where the user is, since an app may be killed; a slow disk is not waited for."""
        await asyncio.to_thread(self._save)

    def _save(self) -> None:
        with contextlib.suppress(OSError):
            self.places.save()
            self._sessions.keep(self.session)

    # Keys.

    async def on_event(self, event: events.Event) -> None:
        """Take the keys that the table knows before they are handed round.

        So what is typed ahead meets the pane that the key before it led to.
        """
        if isinstance(event, events.Key) and not event.is_forwarded and await self._take(event):
            return
        await super().on_event(event)

    async def _take(self, event: events.Key) -> bool:
        """Carry out what the key completes; returns whether it means anything here."""
        screen = self.screen
        if not isinstance(screen, Keyed):
            return False
        field = self.focused if screen.keyboard in FIELDS else None
        if field:
            await _caught_up(field.ancestors_with_self)
        pending = self._keys.pending
        command = self._keys.read(stroke_of(event.key, event.character), screen.keyboard)
        screen.show_pending(self._keys.pending)
        if command:
            # One picture for all that the key changes: the tree follows the text by messages, and
            # would be drawn a frame later, 20 ms behind it.
            with self.batch_update():
                await self.carry_out(command)
                if field:
                    await _caught_up(field.ancestors_with_self)
                elif screen is self.screen:
                    await _caught_up(screen.responders())
            self.screen.check_idle()  # the end of a batch wakes the app alone
        return bool(command or pending or self._keys.pending)

    async def carry_out(self, command: Command) -> None:
        """Do what `command` says, where it is nearest to the keyboard."""
        name = f"action_{command.binding.action}"
        screen = self.screen if isinstance(self.screen, Keyed) else self._reader
        for node in (*screen.responders(), self):
            if action := getattr(node, name, None):
                done = action(command.times) if command.binding.counts else action()
                if inspect.isawaitable(done):
                    await done
                return

    async def action_palette(self) -> None:
        """Offer everything that can be done or read, by name."""
        from tui.palette import palette_offers  # noqa: PLC0415 - when it is asked for

        screen = self.screen if isinstance(self.screen, Keyed) else self._reader
        offers = palette_offers(screen.keyboard, self._reader, self.carry_out)
        await self._pick("app.palette", offers, _do)

    def action_help(self) -> None:
        """Show every key."""
        from tui.screens.help import HelpScreen  # noqa: PLC0415

        self.push_screen(HelpScreen(self.keymap, self.strings, self._glyphs))

    # What the user chooses.

    async def action_choose_theme(self) -> None:
        """Offer the themes."""
        from tui.palette import named_offers  # noqa: PLC0415 - when it is asked for

        themes = offered(self.available_themes)
        start = themes.index(name_of(self.theme))
        await self._pick("keys.app.theme", named_offers(themes), self._use_theme, start)

    async def _pick(
        self,
        title: str,
        offers: Sequence[Offer[Picked]],
        take: Callable[[Picked | None], None] | Callable[[Picked | None], Awaitable[None]],
        start: int = 0,
    ) -> None:
        """Offer `offers` under the words called `title`; `take` gets what is picked, or `None`."""
        from tui.screens.picker import PickerScreen  # noqa: PLC0415 - when it is asked for

        words = (self.keymap, self.strings, self._glyphs)
        picker = PickerScreen(self.strings[title], offers, *words, start=start)
        await self.push_screen(picker, take)

    def action_next_language(self) -> None:
        """Speak the next language."""
        at = LANGUAGES.index(self.strings.language)
        language = LANGUAGES[(at + 1) % len(LANGUAGES)]
        self.strings = load_strings(language)
        for screen in self.screen_stack:
            if isinstance(screen, Speaking):
                screen.use(self.strings)
        self.settings.language = language
        self._reader.keep_settings()

    def _use_theme(self, name: str | None) -> None:
        if name is None:
            return
        self.theme = fitting_theme(name, colours=self.console.color_system)
        self.settings.theme = name
        self._reader.keep_settings()

    def _choose_theme_at_start(self, *, light: bool, plain: bool) -> None:
        for theme in own_themes():
            self.register_theme(theme)
        chosen = self.settings.theme
        if chosen and chosen not in self.available_themes:
            self._problems.append(Problem("theme", chosen, self.settings.where("theme")))
            chosen = None
        colours = self.console.color_system
        self.theme = fitting_theme(chosen, light=light, plain=plain, colours=colours)

    def action_settings_file(self) -> None:
        """Tell where the settings are; where there are none, write some to begin with."""
        path = self.settings.path
        said = "settings.place"
        if not path.exists():
            from tui.settings_template import settings_template  # noqa: PLC0415 - when wanted

            try:
                replace_whole(path, settings_template(self.strings))
            except OSError as error:
                said = "settings.unsaved"
                self.notify(
                    self.strings.format(said, path=path, reason=error),
                    severity="warning",
                    markup=False,
                )
                return
            said = "settings.written"
        self.notify(self.strings.format(said, path=path), markup=False)

    def _tell_problems(self) -> None:
        """Tell what was wrong at the start, one by one where those are few."""
        said = [problem.told(self.strings) for problem in self._problems[:_TOLD]]
        if (rest := len(self._problems) - _TOLD) > 0:
            said.append(self.strings.format("settings.more", count=rest))
        for sentence in said:
            self.notify(sentence, severity="warning", markup=False, timeout=_TELLING)

    # The end.

    def _end(self, code: int) -> None:
        self.exit(return_code=code)

    def _fatal_error(self) -> None:
        """Leave with one line; the traceback goes into a file that the line names."""
        log = crash_log()
        try:
            log.parent.mkdir(parents=True, exist_ok=True)
            log.write_text(traceback.format_exc(), encoding="utf-8")
        except OSError:
            super()._fatal_error()
            return
        self._exit_renderables.append(Text(self.strings.format("app.crashed", path=log)))
        self._close_messages_no_wait()


async def _do(deed: Deed | None) -> None:
    if deed:
        await deed()


async def _caught_up(responders: Iterable[object]) -> None:
    """Wait until each widget in turn has dealt with what it was told; not for the app."""
    for node in responders:
        if isinstance(node, App) or not isinstance(node, DOMNode):
            continue
        done = asyncio.Event()
        if node.call_later(done.set):
            await done.wait()
