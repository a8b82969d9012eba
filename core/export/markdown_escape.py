"""Words that mean nothing in Markdown: CommonMark 0.31 with the tables and links of GFM 0.29."""

from __future__ import annotations

import re


def escape_markdown(words: str, *, opens: bool = True) -> str:
    """Return Markdown that shows `words`, one line of text, wherever in a line it is put.

    Where it never stands at the beginning of a line, it need not be written as if it `opens` one.

    No more is escaped than might be markup, so that the source can be read, too. Markdown shows
    no spaces at the ends of a line; those of the text are lost there.
    """
    escaped = _MARKUP.sub(r"\\\g<0>", words)
    return _OPENING.sub(r"\1\\\2", escaped, count=1) if opens else escaped


_MARKUP = re.compile(
    r"""
      [\\`*_\[\]<>&|~$#@]                # code, emphasis, links, HTML, tables, formulas, mentions
    | :(?=//)                            # what is made a link of by itself: an address,
    | (?<=[0-9A-Za-z])\.(?=[A-Za-z])     # and the name of a site
    """,
    re.VERBOSE,
)
_OPENING = re.compile(r"^(\s*(?:\d{1,9}(?=[.)](?:\s|$)))?)([-+=.)])")
"""What makes a list, a rule or a heading of a line."""
