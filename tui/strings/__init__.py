"""What the interface says, in Chinese and English."""

from __future__ import annotations

import os
from collections.abc import Mapping

LANGUAGES = ("zh", "en")
"""The languages that the interface speaks; each has its catalogue, `<language>.json`."""


def load_strings(lang: str | None = None) -> Strings:
    """Return the catalogue of `lang`, one of `LANGUAGES`, or of the locale's language."""
    import json  # noqa: PLC0415 - a catalogue is loaded when something is to be said

    language = lang or _language_of_locale()
    # Not pathlib, here and in the library: importing it costs a third of what argparse does.
    with open(f"{os.path.dirname(__file__)}/{language}.json", encoding="utf-8") as catalogue:  # noqa: PTH120, PTH123
        return Strings(language, json.load(catalogue))


class Strings:
    """The catalogue of one language."""

    def __init__(self, language: str, entries: Mapping[str, str]) -> None:
        self.language = language
        """One of `LANGUAGES`."""
        self.entries = entries
        """Flat, dotted keys; values with the names of what is to be put in, in braces."""

    def __getitem__(self, key: str) -> str:
        """Return the words that stand under `key`; raises `KeyError` where there are none."""
        return self.entries[key]

    def format(self, key: str, **values: object) -> str:
        """Return the words under `key` with `values` in the places of their names.

        Values are put in as they are: braces in a title or a file name mean nothing.
        """
        return self.entries[key].format(**values)


def _language_of_locale() -> str:
    """Return the language of messages, in the order in which POSIX reads its variables."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
