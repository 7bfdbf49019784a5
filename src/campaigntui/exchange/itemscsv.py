"""Items as CSV: `id,title,stage,role,due,duration,after,member,status,gate`.

Ids are the file's own, any text without blanks. `due` is empty, a date or a rule such as `D-7`; `after` holds ids
separated by blanks, each `id`, `id+2` or `id-1` (lag in working days).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from campaigntui.domain import text
from campaigntui.domain.checklist import Item, Link
from campaigntui.domain.ids import ItemId
from campaigntui.domain.plan import Plan
from campaigntui.errors import N_, BadInput, CampaignError
from campaigntui.exchange.itemcells import COLUMNS, READERS, column_named
from campaigntui.exchange.references import reference
from campaigntui.exchange.spreadsheet import decoded, guarded, unguarded
from campaigntui.usecases.importtable import ImportRow, ImportTable, Problems

_MOST_ROWS = 100_000


# -- reading ----------------------------------------------------------------------------------------------------------
def read_items(data: bytes, name: str) -> ImportTable:
    """The rows of the CSV file `name`: separated by `,` `;` or tab, any line ends, UTF-8 or GB18030.

    Raises `BadInput` that lists every problem with line and column.
    """
    content = decoded(data)
    if not content.strip():
        raise BadInput(N_("The file is empty. Its first line names the columns: {columns}."), columns=",".join(COLUMNS))
    records = _records(content)
    _, headings = next(records, (1, []))
    places = _places(headings)
    ignored = tuple(text.line(h) for at, h in enumerate(headings) if at not in places.values() and h.strip())
    problems = Problems()
    rows: list[ImportRow] = []
    lines: dict[str, int] = {}
    for line, record in records:
        cells = {name: unguarded(record[at]) for name, at in places.items() if at < len(record)}
        if not any(cell.strip() for cell in record):
            continue
        if any(cell.strip() for cell in record[len(headings) :]):
            problems.add(
                line,
                "title",
                BadInput(
                    N_("{cells} cells stand under {columns} headings. Put a text with a separator into double quotes."),
                    cells=len(record),
                    columns=len(headings),
                ),
            )
        row = _row(line, cells, problems)
        if row.key and row.key in lines:
            first = lines[row.key]
            problems.add(
                line,
                "id",
                BadInput(
                    N_("“{id}” stands in line {first} as well. Every item needs its own id."), id=row.key, first=first
                ),
            )
        lines.setdefault(row.key, line)
        rows.append(row)
        if len(rows) > _MOST_ROWS:
            raise BadInput(N_("The file has more than {most} rows. Split it."), most=_MOST_ROWS)
    problems.refuse()
    return ImportTable(name, frozenset(places), tuple(rows), ignored)


def _places(headings: Sequence[str]) -> dict[str, int]:
    """Column -> its place in a row. `BadInput` without a title, or when two headings mean the same."""
    places: dict[str, int] = {}
    for at, heading in enumerate(headings):
        column = column_named(heading)
        if column in places:
            raise BadInput(
                N_("“{one}” and “{other}” in the first line mean the same column, {column}. Keep one of them."),
                one=text.line(headings[places[column]]),
                other=text.line(heading),
                column=column,
            )
        if column:
            places[column] = at
    if "title" not in places:
        raise BadInput(
            N_("The first line has no column “title”. It must name the columns, such as {columns}."),
            columns=",".join(COLUMNS),
        )
    return places


def _records(content: str) -> Iterator[tuple[int, list[str]]]:
    """Records with the line on which they begin."""
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=_separator(content), strict=True)
    line = 1
    try:
        for record in reader:
            yield line, record
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadInput(
            N_("Line {line} cannot be read ({detail}). Close the quotes of every quoted cell."),
            line=line,
            detail=text.line(str(error)),
        ) from None


def _separator(content: str) -> str:
    """The separator of the first line: the one that occurs most often outside quotes, in doubt the comma."""
    heading = content.lstrip("\r\n").splitlines()[0] if content.strip() else ""
    bare = "".join(heading.split('"')[::2])
    return max(",;\t", key=bare.count)


def _row(line: int, cells: Mapping[str, str], problems: Problems) -> ImportRow:
    read: dict[str, Any] = {}
    for column, reader in READERS.items():
        cell = text.line(cells.get(column, ""))
        if cell or column == "title":
            try:
                read[column] = reader(cell)
            except CampaignError as error:
                problems.add(line, column, error)
    key = read.pop("id", "")
    return ImportRow(line=line, key=key, **{"title": "", **read})


# -- writing ----------------------------------------------------------------------------------------------------------
def write_items(plan: Plan, fixed_dates: Mapping[ItemId, date] | None = None) -> str:
    """The items of a plan that are not archived, as CSV with CRLF line ends.

    `fixed_dates` (what each item's rule comes to) are written instead of rules, for a campaign with other anchors.
    """
    items = sorted((i for i in plan.item.values() if not i.archived), key=lambda i: (i.stage.number, i.position, i.id))
    keys = {item.id: item.key for item in items}
    links: dict[ItemId, list[Link]] = {}
    for link in plan.link.values():
        if link.before in keys and link.after in keys:
            links.setdefault(link.after, []).append(link)
    names = {member.id: member.name for member in plan.member.values()}
    known = frozenset(keys.values())
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for item in items:
        after = " ".join(reference(keys[link.before], link.lag, known) for link in links.get(item.id, ()))
        member = names.get(item.member_id, "") if item.member_id is not None else ""
        cells = (item.key, item.title, item.stage.value, item.role, _due_cell(item, fixed_dates))
        rest = (str(item.duration), after, member, item.status.value, "yes" if item.gate else "no")
        writer.writerow(map(guarded, (*cells, *rest)))
    return out.getvalue()


def _due_cell(item: Item, fixed_dates: Mapping[ItemId, date] | None) -> str:
    if item.due is None:
        return ""
    return str(item.due) if fixed_dates is None else fixed_dates[item.id].isoformat()
