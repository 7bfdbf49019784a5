"""Keep the message catalogues in step with the source.

    python tools/catalogues.py           collect messages into the .po files, keep translations, compile the .mo files
    python tools/catalogues.py --check   say what is wrong with them (exit code 1) and change nothing

Messages are the literal texts in `_()`, `ngettext()`, `pgettext()`, `N_()` and `C_()` under `src/`. They are found in
the syntax tree, not in the tokens, so that every version of Python finds the same ones, also inside f-strings. The
files carry no paths, line numbers or times, and are sorted, so that they change only when a message changes.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from itertools import product
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
LOCALES = SOURCE / "campaigntui" / "wording" / "locale"
DOMAIN = "campaigntui"
ARGUMENTS = {"_": 1, "N_": 1, "ngettext": 2, "pgettext": 2, "C_": 2}
"""Name of the function -> how many of its arguments are texts."""
WITH_CONTEXT = {"pgettext", "C_"}


class Stable(Catalog):
    """A catalogue whose header says nothing that changes by itself."""

    mime_headers = property(
        lambda self: [
            ("Language", str(self.locale_identifier)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ]
    )


def collect(source: Path) -> Catalog:
    """Every message that the source asks for, without translations."""
    found = Catalog()
    for _place, name, texts in calls(source):
        # A call whose text is a variable translates something that is marked elsewhere.
        plain = [text.value for text in texts if isinstance(text, ast.Constant) and isinstance(text.value, str)]
        if len(plain) < ARGUMENTS[name] or not plain[-1]:
            continue
        if name in WITH_CONTEXT:
            found.add(plain[1], context=plain[0])
        else:
            found.add(tuple(plain) if len(plain) > 1 else plain[0])
    return found


def unreadable(source: Path) -> Iterator[str]:
    """Calls whose text nobody can collect, because it is put together while running."""
    for place, name, texts in calls(source):
        if any(isinstance(text, ast.JoinedStr | ast.BinOp) or _is_format_call(text) for text in texts):
            yield f"{place}: {name}() needs a plain text with named fields"


def calls(source: Path) -> Iterator[tuple[str, str, list[ast.expr]]]:
    """Every call that translates or marks: its place, the function, and its texts. Both sides of an `if` count."""
    for path in sorted(source.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name | ast.Attribute):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            if name in ARGUMENTS and len(node.args) >= ARGUMENTS[name]:
                place = f"{path.relative_to(source)}:{node.lineno}"
                for texts in product(*map(_branches, node.args[: ARGUMENTS[name]])):
                    yield place, name, list(texts)


def _branches(text: ast.expr) -> list[ast.expr]:
    if isinstance(text, ast.IfExp):
        return [*_branches(text.body), *_branches(text.orelse)]
    return [text]


def renewed(old: Catalog, wanted: Catalog, language: str) -> Stable:
    """The wanted messages with the translations that the old catalogue has for them."""
    new = Stable(locale=language, header_comment=old.header_comment, fuzzy=False)
    for message in wanted:
        if not message.id:
            continue
        known = old.get(message.id, context=message.context)
        nothing = ("",) * new.num_plurals if message.pluralizable else ""
        same_kind = known is not None and known.pluralizable == message.pluralizable
        new.add(
            message.id,
            known.string if known is not None and same_kind else nothing,
            context=message.context,
            flags=known.flags & {"fuzzy"} if known is not None else (),
            user_comments=known.user_comments if known is not None else (),
        )
    return new


def po_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as the text of a .po file."""
    out = BytesIO()
    write_po(out, catalogue, width=0, no_location=True, sort_output=True, ignore_obsolete=True)
    return out.getvalue().rstrip(b"\n") + b"\n"


def mo_bytes(catalogue: Catalog) -> bytes:
    """The catalogue as the content of a .mo file; fuzzy translations are left out."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def fields(text: str) -> set[str]:
    """Names of the `{…}` fields of a message."""
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def problems(wanted: Catalog, po: bytes, mo: bytes, language: str) -> Iterator[str]:
    """What keeps the catalogue from being complete, one sentence each."""
    old = read_po(BytesIO(po), locale=language)
    new = renewed(old, wanted, language)
    for message in new:
        if message.id:
            yield from _faults(message, known=old.get(message.id, context=message.context) is not None)
    kept = {(m.context, _key(m)) for m in wanted}
    for message in [*old, *old.obsolete.values()]:
        if message.id and (message.context, _key(message)) not in kept:
            yield f"no longer in the source: {_shown(message)}"
    if po != po_bytes(new):
        yield f"{language}: the .po file is not as `python tools/catalogues.py` writes it"
    if mo != mo_bytes(renewed(old, wanted, language)):
        yield f"{language}: the .mo file does not agree with the .po file"


def _faults(message: Message, known: bool) -> Iterator[str]:
    shown = _shown(message)
    if not known:
        yield f"missing: {shown}"
        return
    if message.fuzzy:
        yield f"fuzzy: {shown}"
    originals = message.id if isinstance(message.id, tuple | list) else (message.id,)
    translations = message.string if isinstance(message.string, tuple | list) else (message.string,)
    wanted = set().union(*(fields(text) for text in originals))
    for text in translations:
        if not text:
            yield f"not translated: {shown}"
        elif fields(text) != wanted:
            yield f"fields differ: {shown} has {sorted(wanted)}, its translation “{text}” has {sorted(fields(text))}"
        elif _ends(text) != _ends(originals[0]):
            yield f"blanks or line ends at the beginning or end differ: {shown}"


def _ends(text: str) -> tuple[int, int]:
    return len(text) - len(text.lstrip()), len(text) - len(text.rstrip())


def _is_format_call(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _shown(message: Message) -> str:
    return f"“{_key(message)}”" + (f" ({message.context})" if message.context else "")


def main(arguments: list[str] | None = None) -> int:
    """Renew or check every catalogue; the exit code."""
    parser = argparse.ArgumentParser(description="Renew or check the message catalogues.")
    parser.add_argument("--check", action="store_true", help="change nothing, say what is wrong")
    check = parser.parse_args(arguments).check
    wanted = collect(SOURCE)
    found = list(unreadable(SOURCE))
    for po in sorted(LOCALES.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        mo, language = po.with_suffix(".mo"), po.parts[-3]
        if not check:
            new = renewed(read_po(BytesIO(po.read_bytes()), locale=language), wanted, language)
            po.write_bytes(po_bytes(new))
            mo.write_bytes(mo_bytes(new))
        found += problems(wanted, po.read_bytes(), mo.read_bytes() if mo.exists() else b"", language)
    for problem in found:
        sys.stderr.write(f"{problem}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
