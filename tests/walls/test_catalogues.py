"""Every message of the program is translated, and the checker that says so sees what is wrong."""

from __future__ import annotations

import importlib.util
import re
import sys
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest

from campaigntui.cli.program import SECTIONS

ROOT = Path(__file__).resolve().parents[2]


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogues", ROOT / "tools" / "catalogues.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["catalogues"] = module
    spec.loader.exec_module(module)
    return module


catalogues = tool()

SOURCE = """
print(_("Save {name}"), ngettext("{count} item", "{count} items", 2), pgettext("stage", "Plan"))
TITLE = N_("In " "two parts")
PAIR = C_("role", "Plan")
"""

COMPLETE = """
msgid ""
msgstr "Plural-Forms: nplurals=1; plural=0;\\n"

msgid "Save {name}"
msgstr "保存{name}"

msgid "{count} item"
msgid_plural "{count} items"
msgstr[0] "{count} 个事项"

msgctxt "stage"
msgid "Plan"
msgstr "方案"

msgctxt "role"
msgid "Plan"
msgstr "策划"

msgid "In two parts"
msgstr "分两段"
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "words.py").write_text(SOURCE, encoding="utf-8")
    return tmp_path


def found(source: Path, po: str) -> list[str]:
    """What the checker says about a catalogue that is otherwise written and compiled as it should be."""
    wanted = catalogues.collect(source)
    old = catalogues.read_po(BytesIO(po.encode()), locale="zh")
    written = catalogues.po_bytes(catalogues.renewed(old, wanted, "zh"))
    compiled = catalogues.mo_bytes(catalogues.renewed(old, wanted, "zh"))
    return [
        line
        for line in catalogues.problems(wanted, po.encode(), compiled, "zh")
        if po.encode() == written or ".po file is not" not in line
    ]


def test_the_catalogues_are_complete() -> None:
    wanted = catalogues.collect(catalogues.SOURCE)
    assert len(wanted) > 200
    wrong = list(catalogues.unreadable(catalogues.SOURCE))
    for language in ("zh",):
        po = catalogues.LOCALES / language / "LC_MESSAGES" / "campaigntui.po"
        wrong += catalogues.problems(wanted, po.read_bytes(), po.with_suffix(".mo").read_bytes(), language)
    assert not wrong, "run `python tools/catalogues.py` and translate:\n" + "\n".join(wrong)


def test_a_complete_catalogue_passes(source: Path) -> None:
    assert found(source, COMPLETE) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('msgid "In two parts"\nmsgstr "分两段"', "", "missing: “In two parts”"),
        ('msgstr "分两段"', 'msgstr ""', "not translated: “In two parts”"),
        ('msgstr[0] "{count} 个事项"', 'msgstr[0] ""', "not translated: “{count} item”"),
        ('msgstr "保存{name}"', 'msgstr "保存{mane}"', "fields differ: “Save {name}”"),
        ('msgstr "分两段"', 'msgstr " 分两段"', "blanks or line ends at the beginning or end differ: “In two parts”"),
        ('msgid "In two', '#, fuzzy\nmsgid "In two', "fuzzy: “In two parts”"),
        ('msgctxt "role"\nmsgid "Plan"', 'msgctxt "roll"\nmsgid "Plan"', "missing: “Plan” (role)"),
        (
            'msgid "In two parts"',
            'msgid "Gone"\nmsgstr "没了"\n\nmsgid "In two parts"',
            "no longer in the source: “Gone”",
        ),
        (
            'msgid "In two parts"',
            '#~ msgid "Gone"\n#~ msgstr "没了"\n\nmsgid "In two parts"',
            "no longer in the source: “Gone”",
        ),
    ],
)
def test_every_fault_is_seen(source: Path, old: str, new: str, said: str) -> None:
    assert old in COMPLETE
    assert any(line.startswith(said) for line in found(source, COMPLETE.replace(old, new)))


def test_a_stale_binary_catalogue_is_seen(source: Path) -> None:
    wanted = catalogues.collect(source)
    said = list(catalogues.problems(wanted, COMPLETE.encode(), b"", "zh"))
    assert "zh: the .mo file does not agree with the .po file" in said


def test_renewing_twice_changes_nothing_and_keeps_comments(source: Path) -> None:
    wanted = catalogues.collect(source)
    commented = "# One word per thing.\n" + COMPLETE.replace('msgid "In two', '# a hint\nmsgid "In two')
    once = catalogues.po_bytes(catalogues.renewed(catalogues.read_po(BytesIO(commented.encode()), "zh"), wanted, "zh"))
    twice = catalogues.po_bytes(catalogues.renewed(catalogues.read_po(BytesIO(once), "zh"), wanted, "zh"))
    assert once == twice
    assert b"# One word per thing." in once
    assert b"# a hint" in once
    assert b"-Date" not in once
    assert b"#:" not in once


def test_a_text_put_together_while_running_is_seen(tmp_path: Path) -> None:
    (tmp_path / "bad.py").write_text(
        '_(f"x {y}")\nN_("a" + b)\n_("x {y}".format(y=1))\n_(variable)\n', encoding="utf-8"
    )
    assert [line.split(":")[1] for line in catalogues.unreadable(tmp_path)] == ["1", "2", "3"]


def test_a_text_sends_people_only_to_commands_that_there_are() -> None:
    texts = [
        text
        for message in catalogues.collect(catalogues.SOURCE)
        for text in (message.id if isinstance(message.id, tuple) else (message.id,))
    ]
    named = {found[1] for text in texts for found in re.finditer(r"\bcampaigntui ([a-z][a-z-]+)", text)}
    assert len(named) > 20
    commands = {name for _heading, section in SECTIONS for name in section}
    assert named - commands == {"has"}, "it “has broken down”"
    assert not [text for text in texts if re.search(r"\brestore\b", text, re.I)], "nothing restores a backup"
