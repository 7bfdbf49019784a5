"""Rows under stages, roles or members, and how the items under a head stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from campaigntui.domain.ids import ItemId, MemberId, RowId
from campaigntui.domain.people import Member, Role
from campaigntui.domain.stage import STAGES, Stage
from campaigntui.scene.bars import bar
from campaigntui.scene.fitting import Extent
from campaigntui.scene.glyphs import ASCII
from campaigntui.scene.groups import Grouping, Holder, Tally, grouped, head_of
from campaigntui.scene.labels import grouping_line, holder_name, label, view_line
from campaigntui.scene.rows import Rows
from campaigntui.scene.scale import Scale
from campaigntui.scene.view import View
from campaigntui.scheduling.look import look
from campaigntui.scheduling.outlook import Outlook
from tests.builders import D_DAY, TODAY, a_plan, an_item, an_outlook, finished
from tests.scheduling import plans

NOBODY = Holder(Grouping.MEMBER)
CHEN, LI = Holder(Grouping.MEMBER, member=MemberId(901)), Holder(Grouping.MEMBER, member=MemberId(902))


@pytest.fixture(scope="module")
def outlook() -> Outlook:
    items = [
        an_item(1, "D-20", stage=Stage.TRAFFIC, role="promoter", member_id=CHEN.member),
        finished(an_item(2, "D-40", role="designer", member_id=CHEN.member), TODAY),
        an_item(3, "D-35", role="promoter"),
        an_item(4, "D-10", stage=Stage.PAGES, role="", member_id=LI.member),
    ]
    team = [Member(MemberId(902), plans.HERE, "Li Na"), Member(MemberId(901), plans.HERE, "Chen Yu")]
    roles = [Role(RowId(950 + n), plans.HERE, key, position=n) for n, key in enumerate(("designer", "promoter"))]
    return look(a_plan(*items).put(*team, *roles), TODAY)


def test_items_stand_under_their_role_in_the_order_of_the_team(outlook: Outlook) -> None:
    rows = Rows.of(outlook, [Holder(Grouping.ROLE, role="promoter")], None, Grouping.ROLE)
    roles = [key.role for key in rows.keys if isinstance(key, Holder)]
    assert roles == ["designer", "promoter", ""]
    place = rows.places[Holder(Grouping.ROLE, role="promoter")]
    assert rows.keys[place + 1 : place + 3] == (ItemId(3), ItemId(1))


def test_what_nobody_has_comes_last(outlook: Outlook) -> None:
    found = grouped(outlook, Grouping.MEMBER)
    assert list(found) == [LI, CHEN, NOBODY]
    assert [item.id for item in found[CHEN]] == [2, 1]
    assert [item.id for item in found[NOBODY]] == [3]


def test_every_item_stands_under_one_head_whatever_it_is_grouped_by(outlook: Outlook) -> None:
    for grouping in Grouping:
        found = grouped(outlook, grouping)
        assert sorted(item.id for items in found.values() for item in items) == [1, 2, 3, 4]
        assert all(head_of(item, grouping) == head for head, items in found.items() for item in items)
    assert tuple(grouped(outlook, Grouping.STAGE)) == STAGES


def test_a_filter_hides_heads_but_not_what_they_count(outlook: Outlook) -> None:
    rows = Rows.of(outlook, (), lambda item: item.id == 1, Grouping.MEMBER)
    assert rows.keys == (CHEN,)
    assert (rows.tallies[CHEN].total, rows.tallies[CHEN].percent) == (2, 50)


def test_a_tally_counts_and_spans(outlook: Outlook) -> None:
    tally = Tally.of(outlook, [outlook.plan.item[ItemId(1)], outlook.plan.item[ItemId(3)]])
    window = outlook.schedule.windows[ItemId(3)]
    assert (tally.total, tally.done, tally.late) == (2, 0, 1)
    assert tally.opens == window.planned_start
    assert tally.closes == outlook.schedule.windows[ItemId(1)].forecast_finish


def test_the_bar_of_a_member_shows_the_share_done(outlook: Outlook) -> None:
    rows = Rows.of(outlook, (), None, Grouping.MEMBER)
    scale = Scale(TODAY.replace(day=1), 40)
    found = bar(outlook, scale, CHEN, tally=rows.tallies[CHEN])
    drawn = "".join(ASCII.marks[run.mark] * run.length for run in found.runs)
    assert drawn == "=" * (len(drawn) // 2) + "-" * (len(drawn) - len(drawn) // 2)
    assert len(drawn) > 5


def test_heads_are_named(outlook: Outlook) -> None:
    assert holder_name(outlook, CHEN) == "Chen Yu"
    assert holder_name(outlook, NOBODY) == "nobody"
    assert holder_name(outlook, Holder(Grouping.ROLE, role="")) == "no role"
    rows = Rows.of(outlook, (), None, Grouping.MEMBER)
    found = label(outlook, CHEN, 40, rows.tallies[CHEN])
    assert (found.text, found.right, found.late) == ("Chen Yu", "50%", 0)
    view = View.of(outlook, Extent.of(outlook), 80)
    assert view_line(view, Grouping.ROLE) == "Whole plan, by role"
    assert view_line(view.closer(D_DAY), Grouping.MEMBER).endswith(", " + grouping_line(Grouping.MEMBER))


def test_a_row_knows_its_head(outlook: Outlook) -> None:
    by_role = Rows.of(outlook, (), None, Grouping.ROLE)
    assert by_role.head(outlook, ItemId(1)) == Holder(Grouping.ROLE, role="promoter")
    assert by_role.head(outlook, by_role.keys[0]) == by_role.keys[0]
    assert Rows.of(outlook).head(outlook, ItemId(1)) is Stage.TRAFFIC
    assert Rows.of(outlook).head(outlook, ItemId(99)) is None


def test_without_items_there_are_no_holders() -> None:
    assert Rows.of(an_outlook(), (), None, Grouping.ROLE).keys == ()
    item = replace(an_item(1), role="")
    assert Rows.of(an_outlook(item), (), None, Grouping.ROLE).keys == (Holder(Grouping.ROLE),)
