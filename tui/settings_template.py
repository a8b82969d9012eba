"""A file of settings to begin with: every setting with what it means, none of them followed."""

from __future__ import annotations

import json
from pathlib import Path

from tui.keys import BINDINGS
from tui.strings import Strings


def settings_template(strings: Strings) -> str:
    """Return the text of a file of settings that changes nothing, in the language of `strings`.

    Without the signs before its entries it says what holds anyway, or an example.
    """
    described = Path(__file__).with_name("strings") / f"settings.{strings.language}.toml"
    keys = (
        f'# "{binding.id}" = {json.dumps(binding.keys, ensure_ascii=False)}'
        f"  # {strings[binding.label]}\n"
        for binding in BINDINGS
    )
    return described.read_text(encoding="utf-8") + "".join(keys)
