"""Elements of HTML (WHATWG), whose words are escaped unless they are elements themselves."""

from __future__ import annotations

from html import escape


class Html(str):
    """Markup that stands as it is."""

    __slots__ = ()


def element(name: str, /, *content: str, **attributes: str | bool) -> Html:
    """Return an element; `content` that is no `Html` is text, and escaped.

    Attributes are escaped. One that is `True` stands without a value, one that is `False` or
    empty does not stand at all; the `_` behind a name that Python has taken goes, and inside a
    name it is a hyphen.
    """
    opened = [name]
    for key, value in attributes.items():
        attribute = key.rstrip("_").replace("_", "-")
        if value is True:
            opened.append(attribute)
        elif value:
            opened.append(f'{attribute}="{escape(value)}"')
    inside = joined(*content)
    end = "" if name in _VOID else f"</{name}>"
    return Html(f"<{' '.join(opened)}>{inside}{end}")


def joined(*content: str) -> Html:
    """Return pieces one after the other; what is no `Html` is escaped."""
    return Html("".join(each if isinstance(each, Html) else escape(each) for each in content))


_VOID = frozenset({"br", "input", "meta"})
"""Elements without content and end tag, as far as they are used here."""
