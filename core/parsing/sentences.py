"""Where a sentence ends, in folded text (`core.text.folding`)."""

from __future__ import annotations

import re

from core.parsing.lines import LINE_ENDS

SENTENCE_ENDS = "。!?" + LINE_ENDS
"""The characters that one ends at."""
SENTENCE_END = re.compile(rf"[。!?]+[”’」』)]*|[{LINE_ENDS}]")
"""The same with what belongs to it: more of them, closing quotation marks and brackets."""
