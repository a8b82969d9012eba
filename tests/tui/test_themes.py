"""Our own themes: what can be read in them, and which of them the app starts with."""

from itertools import product

import pytest
from rich.color import ColorSystem
from textual.color import Color
from textual.style import Style

from tui.figures import figure_styles
from tui.themes import fitting_theme, offered, own_themes
from tui.widgets.row_list import STYLES

AA = 4.5
"""What WCAG 2.1 asks of the contrast of text (success criterion 1.4.3)."""
SEEN = 3.0
"""What it asks of what is no text (1.4.11): a bar, a border of what has the keyboard."""
COLOURED = {theme.name: theme for theme in own_themes() if not theme.ansi}
SIXTEEN = {theme.name: theme for theme in own_themes() if theme.ansi}
GROUNDS = ("$background", "$surface", "$surface-lighten-1", "$panel")
"""What words stand on: text, the current row and the lines at the foot, a cursor elsewhere."""
OTHERS = {
    "text": "$foreground",
    "strong text": "$text",
    "heading 1": "$text-primary",
    "heading 3": "$text-secondary",
    "key": "$text-accent",
    "label": "$text-muted",
}
OWN_GROUND = {
    "cursor": "$block-cursor-foreground on $block-cursor-background",
    "selection": "$screen-selection-foreground on $screen-selection-background",
    "found": "$foreground on $warning-muted",
    "found here": "$background on $warning",
}


def variables(theme) -> dict[str, str]:
    return {**theme.to_color_system().generate(), **theme.variables}


def luminance(color: Color) -> float:
    """Return the relative luminance as WCAG 2.1 defines it."""
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
             for part in color.normalized)  # fmt: skip
    return sum(part * weight for part, weight in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: Color, other: Color) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def as_shown(color: Color, colours: ColorSystem) -> Color:
    """Return what a terminal with so many colours makes of `color`."""
    return Color.from_rich_color(color.rich_color.downgrade(colours))


@pytest.mark.parametrize("colours", [ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT])
@pytest.mark.parametrize("theme", COLOURED.values(), ids=COLOURED)
def test_every_word_can_be_read_on_every_ground(theme, colours):
    known = variables(theme)
    styles = {**figure_styles(plain=False), **STYLES, **OTHERS}
    faint = {}
    for (name, written), ground in product(styles.items(), GROUNDS):
        style = Style.parse(written, known)
        shown = style.foreground or Style.parse("$foreground", known).foreground
        below = style.background or Style.parse(f"on {ground}", known).background
        assert shown.a == 1, f"{name} would be mixed with what it stands on"
        found = contrast(as_shown(shown, colours), as_shown(below, colours))
        if found < AA:
            faint[name, ground] = round(found, 2)
    for name, written in OWN_GROUND.items():
        style = Style.parse(written, known)
        found = contrast(
            *(as_shown(each, colours) for each in (style.foreground, style.background))
        )
        if found < AA:
            faint[name] = round(found, 2)
    assert faint == {}


@pytest.mark.parametrize("theme", COLOURED.values(), ids=COLOURED)
def test_what_is_no_word_can_be_seen(theme):
    known = variables(theme)
    ground = Color.parse(known["background"])
    assert contrast(Color.parse(known["border"]), ground) > SEEN
    assert contrast(Color.parse(known["primary"]), Color.parse(known["surface"])) > SEEN
    for quiet in ("surface", "surface-lighten-1", "border-blurred"):
        assert contrast(Color.parse(known[quiet]), ground) > 1.08, "it lies apart from the text"


@pytest.mark.parametrize("theme", SIXTEEN.values(), ids=SIXTEEN)
def test_sixteen_colours_are_those_of_the_terminal(theme):
    known = variables(theme)
    for written in (*figure_styles(plain=False).values(), *STYLES.values(), *OTHERS.values()):
        style = Style.parse(written, known)
        for color in (style.foreground, style.background):
            assert color is None or color.ansi is not None or not color.a


@pytest.mark.parametrize("theme", SIXTEEN.values(), ids=SIXTEEN)
def test_classes_stay_apart_in_sixteen_colours(theme):
    known = variables(theme)
    styles = figure_styles(plain=False)
    kinds = [f"figure-{look}" for look in ("level", "up", "down", "share", "rank")]
    assert len({str(Style.parse(styles[kind], known)) for kind in kinds}) == len(kinds)


@pytest.mark.parametrize(
    ("chosen", "options", "theme"),
    [
        (None, {}, "reports-dark"),
        (None, {"light": True}, "reports-light"),
        (None, {"colours": "standard"}, "reports-dark-16"),
        (None, {"colours": "windows", "light": True}, "reports-light-16"),
        (None, {"colours": "256"}, "reports-dark"),
        (None, {"plain": True, "colours": None}, "ansi-dark"),
        ("reports-light", {"colours": "standard"}, "reports-light-16"),
        ("reports-light", {}, "reports-light"),
        ("nord", {"light": True, "colours": "standard"}, "nord"),
    ],
)
def test_the_app_starts_with_what_fits_the_terminal(chosen, options, theme):
    assert fitting_theme(chosen, **{"colours": "truecolor", **options}) == theme


def test_ours_are_offered_first_and_the_twins_not_at_all():
    themes = {theme.name: theme for theme in own_themes()}
    assert offered({"nord": None, **themes}) == ["reports-dark", "reports-light", "nord"]
