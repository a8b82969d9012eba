"""The words round what is exported, which are of the interface's language."""

from __future__ import annotations

from typing import Protocol


class Labels(Protocol):
    """The words of an interface in one language, as `tui.strings.Strings` holds them."""

    language: str
    """Its code: `zh`, `en`."""

    def __getitem__(self, key: str) -> str:
        """Return the words under `key`."""

    def format(self, key: str, **values: object) -> str:
        """Return the words under `key` with `values` in the places of their names."""
