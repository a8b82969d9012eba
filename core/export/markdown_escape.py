"""Words that mean nothing in Markdown: CommonMark 0.31 with the tables and links of GFM 0.29."""

from __future__ import annotations

import re


def escape_markdown(words: str) -> str:
    """Return Markdown that shows `words`, one line of text, wherever in a line it is put.

    No more is escaped than might be markup, so that the source can be read, too. Markdown shows
    no spaces at the ends of a line; those of the text are lost there.
    """
    return _OPENING.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", words), count=1)


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
