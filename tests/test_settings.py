"""Settings: every mistake is a sentence with file and key, and a choice leaves the rest of the file alone."""

from __future__ import annotations

import resource
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigntui import wording
from campaigntui.errors import BadInput
from campaigntui.settings import KNOWN, Settings, load, save_choice

HAND_WRITTEN = """\
# my settings
theme = "ink"   # calm

[keys]
help = "f1"  # old habit
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_no_file_gives_the_defaults_and_makes_nothing(path: Path) -> None:
    assert load(path) == Settings()
    assert not path.exists()


def test_every_key_is_read(path: Path) -> None:
    path.write_text(
        'language = "zh"\ntheme = "ink"\nascii_marks = true\nfile = "~/p.db"\n[keys]\nhelp = "f1"\n', encoding="utf-8"
    )
    read = load(path)
    assert (read.language, read.theme, read.ascii_marks, read.file) == ("zh", "ink", True, "~/p.db")
    assert dict(read.keys) == {"help": "f1"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('colour = "red"', "colour"),
        ("theme = 3", "theme"),
        ('ascii_marks = "yes"', "ascii_marks"),
        ('language = "fr"', "language"),
        ("file = true", "file"),
        ('keys = "f1"', "keys"),
        ("[keys]\nhelp = 1", "keys.help"),
        ('[keys]\nhelp = " "', "keys.help"),
    ],
)
def test_a_mistake_names_file_and_key(path: Path, text: str, named: str) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        load(path)
    said = wording.sentence(refused.value)
    assert str(path) in said
    assert f"“{named}”" in said


def test_an_unknown_key_is_answered_with_the_known_ones(path: Path) -> None:
    path.write_text("color = 1", encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        load(path)
    assert all(key in wording.sentence(refused.value) for key in KNOWN)


@pytest.mark.parametrize(
    "content",
    [
        b"theme = ",
        b"\xff\xfe\x00",
        b"theme = 'a'\ntheme = 'b'",
        b"theme = " + b"9" * 5000,
        b"theme = " + b"[" * 5000,
    ],
)
def test_a_damaged_file_is_refused_and_never_overwritten(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(BadInput, match=r"settings\.toml"):
        load(path)
    with pytest.raises(BadInput):
        save_choice(path, theme="ink")
    assert path.read_bytes() == content


def test_what_is_no_toml_is_said_with_its_place_in_the_language_in_force(path: Path) -> None:
    path.write_text('me = "Li\n', encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        load(path)
    assert "not valid TOML: line 1, column 9: a quote is not closed. Correct it" in wording.sentence(refused.value)
    wording.use("zh")
    try:
        assert "引号没有闭合" in wording.sentence(refused.value)
    finally:
        wording.use("en")


def test_a_folder_in_place_of_the_file_is_refused(path: Path) -> None:
    path.mkdir()
    with pytest.raises(BadInput, match=r"settings\.toml"):
        load(path)


def test_a_choice_keeps_comments_and_tables(path: Path) -> None:
    path.write_text(HAND_WRITTEN, encoding="utf-8")
    now = save_choice(path, theme="daylight")
    assert path.read_text("utf-8") == HAND_WRITTEN.replace("ink", "daylight")
    assert now.theme == "daylight"
    now = save_choice(path, language="zh", ascii_marks=True)
    assert (now.language, now.ascii_marks, now.theme, dict(now.keys)) == ("zh", True, "daylight", {"help": "f1"})
    assert "# my settings" in path.read_text("utf-8")
    assert "# old habit" in path.read_text("utf-8")


def test_line_ends_survive(path: Path) -> None:
    path.write_bytes(HAND_WRITTEN.replace("\n", "\r\n").encode())
    save_choice(path, theme="daylight")
    assert path.read_bytes() == HAND_WRITTEN.replace("ink", "daylight").replace("\n", "\r\n").encode()


def test_the_first_choice_makes_a_private_file(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "folder" / "settings.toml"
    save_choice(path, theme="ink")
    assert load(path) == Settings(theme="ink")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.toml"]


def test_a_link_to_the_file_stays_a_link(tmp_path: Path, path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text('theme = "ink"\n', encoding="utf-8")
    path.symlink_to(real)
    save_choice(path, theme="daylight")
    assert path.is_symlink()
    assert load(real).theme == "daylight"


def test_a_choice_that_does_not_fit_is_not_written(path: Path) -> None:
    with pytest.raises(BadInput, match="language"):
        save_choice(path, language="fr")
    assert not path.exists()


def test_a_folder_that_cannot_be_made_is_a_refusal(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(BadInput, match="cannot be"):
        save_choice(tmp_path / "file" / "settings.toml", theme="ink")


def test_a_disk_that_is_full_leaves_the_file_and_nothing_beside_it(path: Path) -> None:
    save_choice(path, theme="ink")
    before, limits = path.read_bytes(), resource.getrlimit(resource.RLIMIT_FSIZE)
    # The system refuses to let any file grow beyond this, as a full disk does.
    resource.setrlimit(resource.RLIMIT_FSIZE, (8, limits[1]))
    try:
        with pytest.raises(BadInput, match=r"settings\.toml cannot be written"):
            save_choice(path, theme="daylight")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


@given(st.text(), st.booleans())
def test_what_is_saved_is_what_is_read(tmp_path_factory: pytest.TempPathFactory, file: str, ascii_marks: bool) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    now = save_choice(path, file=file, ascii_marks=ascii_marks)
    assert (now.file, now.ascii_marks) == (file, ascii_marks)
