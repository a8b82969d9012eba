"""Setting right what was read about a file: its encoding, its place, its periods."""

from __future__ import annotations

from core.errors import UnreadableError
from tui.actions.reader import Reader


class StateActions:
    """Asks what is true of the report that is open, and keeps it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def action_state(self) -> None:
        """Ask what is true of the open file."""
        reader = self._reader
        path = reader.open_path
        if not path:
            reader.say(reader.strings["table.no_report"])
            return
        from tui.opening import looked_up  # noqa: PLC0415 - when it is wanted
        from tui.screens.statement import StatementScreen  # noqa: PLC0415
        from tui.statements import Statement, keep  # noqa: PLC0415

        try:
            particulars = await looked_up(path, reader.encoding)
        except UnreadableError as error:
            reader.say(reader.strings.format(f"error.{error.trouble}", path=path, detail=""))
            return

        async def take(statement: Statement | None) -> None:
            if statement is None or statement == particulars.statement:
                return
            try:
                await reader.keeper.do(lambda: keep(path, particulars.sha256, statement))
            except OSError as error:
                reader.say(reader.strings.format("state.unsaved", reason=error))
                return
            said = "state.kept" if any(statement) else "state.forgotten"
            reader.read_again(reader.strings[said])

        dialog = StatementScreen(particulars, reader.keymap, reader.strings, reader.glyphs)
        await reader.app.push_screen(dialog, take)
