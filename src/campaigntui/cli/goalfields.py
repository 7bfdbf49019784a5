"""Fields of a key result as options of the commands that add and change one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from campaigntui.cli.asking import item_names
from campaigntui.cli.help import flag, option
from campaigntui.cli.values import OneOf, Whole, is_nothing
from campaigntui.errors import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from campaigntui.scheduling.outlook import Outlook

_fields: tuple[Callable[[Any], Any], ...] = (
    option("--unit", metavar="UNIT", help=N_("What it is counted in: %, CNY, s; “none” for a plain count.")),
    option("--metric", metavar="NAME", help=N_("Name of the number in reports, such as gmv; “none” takes it away.")),
    option("--direction", type=OneOf(("up", "down")), help=N_("Whether it is to rise or to fall; else to rise.")),
    flag("--hold/--no-hold", default=None, help=N_("It is to stay as good as the goal says, instead of changing.")),
    option("--baseline", metavar="N", help=N_("What the number was before; “none” takes it away.")),
    option("--target", metavar="N", help=N_("The number to reach: 92, 1,680,000, 168万; “none” takes it away.")),
    option("--growth", metavar="SHARE", help=N_("How far to go from the baseline, instead of a target: 50%, -20%.")),
    option("--weight", type=Whole(1, 100), metavar="N", help=N_("What it counts for beside the others; else 10.")),
    option(
        "--item", "items", metavar="ITEM", multiple=True, shell_complete=item_names,
        help=N_("Item that brings it about; give it once for each. “none” takes all away."),
    ),
)  # fmt: skip


def with_fields(function: Callable[..., None]) -> Callable[..., None]:
    """Decorate a command with an option for each field of a key result."""
    for decorate in reversed(_fields):
        function = decorate(function)
    return function


def read_fields(outlook: Outlook, said: Mapping[str, Any], unit: str = "") -> dict[str, Any]:
    """Fields of a key result that were named, with the values that the words mean in `unit` or the unit named."""
    from campaigntui.cli import finding
    from campaigntui.domain.goals import Direction
    from campaigntui.domain.text import line
    from campaigntui.wording.numbers import parse_growth, parse_number

    values = {name: value for name, value in said.items() if value not in (None, ())}
    for name in values.keys() & {"unit", "metric"}:
        values[name] = "" if is_nothing(values[name]) else line(values[name])
    unit = values.get("unit", unit)
    for name in values.keys() & {"baseline", "target"}:
        values[name] = None if is_nothing(values[name]) else parse_number(values[name], unit)
    if "growth" in values:
        values["growth"] = None if is_nothing(values["growth"]) else parse_growth(values["growth"])
    if "direction" in values:
        values["direction"] = Direction(values["direction"])
    if "role" in values:
        values["role"] = finding.role(outlook, values["role"])
    if "items" in values:
        named = [word for word in values["items"] if not is_nothing(word)]
        values["items"] = tuple(item.id for item in finding.items(outlook, named))
    return values
