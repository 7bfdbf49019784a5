"""Every shipped theme loads, can be read by everybody, and drives Textual; every bad theme file is a clear sentence."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from rich.color import Color, ColorSystem
from textual.app import App, ComposeResult
from textual.color import Color as TextualColor
from textual.theme import BUILTIN_THEMES
from textual.widgets import Static

from campaigntui import wording
from campaigntui.domain.stage import STAGES
from campaigntui.errors import BadInput
from campaigntui.themefiles import COLOURS, TIMELINE, ThemeFile, read, shelf, shipped_folder
from campaigntui.tui.theming import DEFAULT_THEME, VARIABLE_DEFAULTS, load_themes, to_textual

SHIPPED = shelf().themes
GROUNDS = ("weekend", "holiday", "makeup", "cursor-row")
STATES = ("late", "blocked", "done", "in-progress", "ready", "waiting")
MARKS = (*STATES, "critical", "today", "dday", "gate", "anchor")
OWN_VARIABLES = {*TIMELINE, *(f"stage-{stage}" for stage in STAGES), "muted", "faint"}

# How people without the red or the green receptors see linear RGB (Machado and others, 2009).
DEFICIENT = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
}

every_theme = pytest.mark.parametrize("theme", SHIPPED.values(), ids=SHIPPED)


def linear(colour: str) -> list[float]:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2, from 1 to 21."""
    dim, bright = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other)))
    return (bright + 0.05) / (dim + 0.05)


def distance(one: list[float], other: list[float]) -> float:
    """Perceived difference of two linear RGB colours (Oklab)."""

    def oklab(rgb: list[float]) -> tuple[float, float, float]:
        r, g, b = (min(max(part, 0.0), 1.0) for part in rgb)
        long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
        middle = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
        short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
        return (
            0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
            1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
            0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
        )

    return math.dist(oklab(one), oklab(other))


def in_256_colours(colour: str) -> int | None:
    return Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).number


def grounds(theme: ThemeFile) -> list[str]:
    return [
        theme.colours["background"],
        theme.colours["surface"],
        *(theme.timeline[ground] for ground in GROUNDS),
    ]


def test_there_are_dark_light_quiet_and_high_contrast_themes() -> None:
    assert {"dusk", "daylight", "contrast", "ink", "jade", "festival"} <= set(SHIPPED)
    assert DEFAULT_THEME in SHIPPED
    assert {theme.dark for theme in SHIPPED.values()} == {True, False}
    assert shelf().failures == ()


@every_theme
def test_dark_says_what_the_eye_says(theme: ThemeFile) -> None:
    assert theme.dark is (sum(linear(theme.colours["background"])) < sum(linear(theme.colours["foreground"])))


@every_theme
def test_text_can_be_read(theme: ThemeFile) -> None:
    text, quiet = (7.0, 7.0) if theme.name == "contrast" else (4.5, 3.0)
    places = [*(theme.colours[ground] for ground in ("background", "surface", "panel")), theme.timeline["cursor-row"]]
    for ground in places:
        assert contrast(theme.colours["foreground"], ground) >= text, ground
        assert contrast(theme.colours["muted"], ground) >= quiet, ground
    for meaning in ("primary", "secondary", "accent", "success", "warning", "error"):
        assert contrast(theme.colours[meaning], theme.colours["background"]) >= (text if text > 5 else 4.5), meaning
        assert contrast(theme.colours[meaning], theme.timeline["cursor-row"]) >= quiet, meaning


@every_theme
def test_bars_and_marks_stand_out_from_every_ground(theme: ThemeFile) -> None:
    least = 7.0 if theme.name == "contrast" else 3.0
    for ground in grounds(theme):
        for key, colour in [*theme.stages.items(), *((mark, theme.timeline[mark]) for mark in MARKS)]:
            assert contrast(colour, ground) >= least, (key, ground)
    assert contrast(theme.timeline["ghost"], theme.colours["background"]) >= 1.8


@every_theme
def test_neighbouring_stages_differ_for_everybody(theme: ThemeFile) -> None:
    for one, other in pairwise(theme.stages.values()):
        assert distance(linear(one), linear(other)) >= 0.06, (one, other)
        for rows in DEFICIENT.values():
            seen = [[sum(a * b for a, b in zip(row, linear(c), strict=True)) for row in rows] for c in (one, other)]
            assert distance(*seen) >= 0.06, (one, other)


@every_theme
def test_256_colours_keep_states_and_grounds_apart(theme: ThemeFile) -> None:
    for one, other in combinations(STATES, 2):
        assert in_256_colours(theme.timeline[one]) != in_256_colours(theme.timeline[other]), (one, other)
    for ground in GROUNDS:
        assert in_256_colours(theme.timeline[ground]) != in_256_colours(theme.colours["background"]), ground


@every_theme
def test_titles_are_in_both_languages(theme: ThemeFile) -> None:
    titles = set()
    for code in ("en", "zh"):
        wording.use(code)
        titles.add(theme.title)
    wording.use("en")
    assert len(titles) == 2


class Painted(App[None]):
    """An app that uses every variable of ours."""

    CSS = "".join(
        f"#{name} {{ color: ${name}; background: ${name}; border: solid ${name}; }}" for name in sorted(OWN_VARIABLES)
    )

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(VARIABLE_DEFAULTS)

    def compose(self) -> ComposeResult:
        yield Static("x", id="late")


async def test_textual_takes_every_theme_and_every_variable() -> None:
    app = Painted()
    async with app.run_test() as pilot:
        for theme in load_themes().themes.values():
            app.register_theme(theme)
        for name in (*SHIPPED, *BUILTIN_THEMES):
            app.theme = name
            await pilot.pause()
            if name in SHIPPED:
                late = app.query_one("#late").styles.color
                assert late == TextualColor.parse(SHIPPED[name].timeline["late"])


def test_every_variable_of_ours_has_a_default_and_a_value() -> None:
    assert set(VARIABLE_DEFAULTS) == OWN_VARIABLES
    for theme in SHIPPED.values():
        assert set(to_textual(theme).variables) >= OWN_VARIABLES


def test_what_textual_makes_of_a_theme_can_be_read() -> None:
    for theme in SHIPPED.values():
        made = {**to_textual(theme).to_color_system().generate(), **to_textual(theme).variables}
        for text, ground in [
            ("block-cursor-foreground", "block-cursor-background"),
            ("footer-description-foreground", "footer-description-background"),
            ("footer-key-foreground", "footer-key-background"),
            ("text-error", "background"),
            ("text-warning", "background"),
            ("text-success", "background"),
            ("text-error", "error-muted"),
            ("text-warning", "warning-muted"),
            ("foreground", "success-muted"),
        ]:
            assert contrast(made[text][:7].lower(), made[ground][:7].lower()) >= 4.5, (theme.name, text)


def dusk_with(change: Callable[[str], str]) -> str:
    return change((shipped_folder() / "dusk.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda text: text.replace("muted =", "mooted ="), "colours.mooted"),
        (lambda text: text.replace('late = "#', '# late = "#'), "timeline.late"),
        (lambda text: text.replace('review = "#', 'review = "red #'), "stages.review"),
        (lambda text: text.replace('review = "#b797dd"', "review = 12"), "stages.review"),
        (lambda text: text.replace('name = "dusk"', 'name = "My Dusk"'), "name"),
        (lambda text: text.replace("dark = true", 'dark = "yes"'), "dark"),
        (lambda text: text.replace(', zh = "暮色"', ""), "label.zh"),
        (lambda text: text.replace('zh = "暮色"', 'zh = "\\u001b[31m"'), "label.zh"),
        (lambda text: text.replace("[stages]", "[[stages]]"), "stages"),
        (lambda text: 'colour = "x"\n' + text, "colour"),
    ],
)
def test_a_mistake_is_a_sentence_with_file_and_key(tmp_path: Path, change: Callable[[str], str], named: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(dusk_with(change), encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        read(path)
    said = wording.sentence(refused.value)
    assert str(path) in said
    assert f"“{named}”" in said


def test_broken_files_are_left_out_and_reported(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("name = ", encoding="utf-8")
    (tmp_path / "b.toml").write_bytes(b"\xff\xff")
    (tmp_path / "c.toml").mkdir()
    (tmp_path / "notes.txt").write_text("not a theme", encoding="utf-8")
    found = shelf(tmp_path)
    assert set(found.themes) == set(SHIPPED)
    said = [wording.sentence(failure) for failure in found.failures]
    assert said[0].endswith("a.toml is not valid TOML: line 1, column 8: this is no value; a text stands in quotes.")
    assert said[1].endswith("b.toml is not UTF-8 text (byte 0). Save it as UTF-8.")
    assert len(said) == 3


def test_a_users_theme_stands_in_place_of_a_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(dusk_with(lambda text: text.replace("#fb605c", "#ff0000")), encoding="utf-8")
    found = shelf(tmp_path)
    assert found.themes["dusk"].timeline["late"] == "#ff0000"
    assert found.failures == ()
    assert len(found.themes) == len(SHIPPED)


def test_two_files_of_one_name_clash(tmp_path: Path) -> None:
    for name in ("one.toml", "two.toml"):
        (tmp_path / name).write_text(dusk_with(lambda text: text.replace('"dusk"', '"mine"')), encoding="utf-8")
    found = shelf(tmp_path)
    assert found.themes["mine"].path == tmp_path / "one.toml"
    assert "two.toml" in str(found.failures[0])
    assert "one.toml" in str(found.failures[0])


def test_no_folder_is_no_mistake(tmp_path: Path) -> None:
    assert shelf(tmp_path / "nothing").failures == ()


def test_tables_of_a_theme_are_those_of_the_format() -> None:
    theme = SHIPPED["dusk"]
    assert tuple(theme.colours) == COLOURS
    assert tuple(theme.timeline) == TIMELINE
    assert tuple(theme.stages) == tuple(str(stage) for stage in STAGES)
