"""Two editors on one plan file: different fields merge, the same field asks, and nothing typed is ever lost."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from campaigntui.domain.checklist import Item
from campaigntui.domain.ids import CampaignId, ItemId, MemberId
from campaigntui.domain.journal import EntryState
from campaigntui.usecases.commands.items import EditItem
from campaigntui.usecases.commands.people import EditMember
from campaigntui.usecases.importtable import ImportRow, ImportTable
from campaigntui.usecases.merging import Clash, given_up, merged_links, others_changed, settled
from campaigntui.usecases.planner import Planner
from tests.usecases.test_undo import ITEMS, small_plan
from tests.usecases.workbench import AT, TODAY, a_planner, adopt

A, B = ITEMS[:2]


def item_in(planner: Planner, campaign: CampaignId, item_id: ItemId = A) -> Item:
    return planner.snapshot(campaign, TODAY).outlook.plan.item[item_id]


def test_edits_of_different_fields_merge(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as mine, a_planner(tmp_path / "a.db") as yours:
        campaign = CampaignId(adopt(mine, small_plan()))
        seen = item_in(yours, campaign)
        mine.perform(campaign, EditItem(A, {"title": "Mine"}, seen=seen), TODAY)
        yours.perform(campaign, EditItem(A, {"duration": 7, "gate": True}, seen=seen), TODAY)
        now = item_in(mine, campaign)
        assert (now.title, now.duration, now.gate) == ("Mine", 7, True)
        assert others_changed(seen, now, {"duration", "gate"}) == ("title",)


def test_what_two_people_change_alike_at_once_is_written_once(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as mine, a_planner(tmp_path / "a.db") as yours:
        campaign = CampaignId(adopt(mine, small_plan()))
        key = item_in(mine, campaign).key
        table = ImportTable("t.csv", frozenset({"title"}), (ImportRow(2, "New words", key),))
        waiting = [True]

        def clock() -> str:
            """Between reading and writing the other one is quicker."""
            if waiting:
                waiting.clear()
                mine.import_items(campaign, table, TODAY)
            return AT

        yours._clock = clock
        outcome = yours.import_items(campaign, table, TODAY)
        assert (outcome.entry, outcome.snapshot.outlook.plan.item[A].title) == (None, "New words")
        assert [entry.kind for entry in yours.log()] == ["ImportItems", "CreateCampaign"]


def test_the_same_field_is_not_overwritten_and_either_text_can_be_kept(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as mine, a_planner(tmp_path / "a.db") as yours:
        campaign = CampaignId(adopt(mine, small_plan()))
        seen = item_in(yours, campaign)
        mine.perform(campaign, EditItem(A, {"title": "Mine", "duration": 3}, seen=seen), TODAY)
        late = EditItem(A, {"title": "Yours", "duration": 3, "gate": True}, seen=seen)
        with pytest.raises(Clash, match="changed by somebody else") as caught:
            yours.perform(campaign, late, TODAY)
        clash = caught.value
        assert [each.field for each in clash.clashing] == ["title"], "an equal change is no clash"
        assert item_in(yours, campaign).gate is False, "nothing of it was written"

        kept = settled(late, clash, set())
        lost = given_up(clash, set())
        assert kept is not None
        assert lost is not None
        yours.perform(campaign, kept, TODAY)
        yours.set_aside(lost, clash.now, "Item 10")
        assert (item_in(mine, campaign).title, item_in(mine, campaign).gate) == ("Mine", True)
        with yours._file.read() as reader:
            noted = reader.entries(1)[0]
            (change,) = reader.changes_of(noted.seq)
        assert (noted.kind, noted.state) == ("SetAside", EntryState.NOTED)
        assert (change.before.title, change.after.title) == ("Yours", "Mine")  # type: ignore[union-attr]

        assert [entry.kind for entry in yours.undo(2)] == ["EditItem", "EditItem"], "undo passes over the note"
        assert item_in(mine, campaign).title == seen.title

        yours.redo(2)
        again = settled(late, clash, {"title"})
        assert again is not None
        yours.perform(campaign, again, TODAY)
        assert item_in(mine, campaign).title == "Yours"


def test_links_are_merged_one_by_one(tmp_path: Path) -> None:
    a, b, c, d = (ItemId(n) for n in range(4))
    assert merged_links({a: 0, b: 0}, {a: 0, b: 0, c: 2}, {a: 1, d: 0}) == {a: 1, c: 2, d: 0}
    with a_planner(tmp_path / "a.db") as mine, a_planner(tmp_path / "a.db") as yours:
        campaign = CampaignId(adopt(mine, small_plan()))
        last = ITEMS[4]
        mine.perform(campaign, EditItem(last, after=((A, 0),), seen_after=()), TODAY)
        yours.perform(campaign, EditItem(last, after=((B, 1),), seen_after=()), TODAY)
        links = mine.snapshot(campaign, TODAY).outlook.plan.link.values()
        assert {(link.before, link.lag) for link in links if link.after == last} == {(A, 0), (B, 1)}


def test_a_person_is_merged_too(tmp_path: Path) -> None:
    with a_planner(tmp_path / "a.db") as mine, a_planner(tmp_path / "a.db") as yours:
        campaign = CampaignId(adopt(mine, small_plan()))
        li = MemberId(900)
        seen = yours.snapshot(campaign, TODAY).outlook.plan.member[li]
        mine.perform(campaign, EditMember(li, {"name": "Li Na"}, seen), TODAY)
        yours.perform(campaign, EditMember(li, {"hours": 4.5}, seen), TODAY)
        with pytest.raises(Clash):
            yours.perform(campaign, EditMember(li, {"name": "Li N."}, seen), TODAY)
        now = mine.snapshot(campaign, TODAY).outlook.plan.member[li]
        assert (now.name, now.hours) == ("Li Na", 4.5)


# -- random interleavings ---------------------------------------------------------------------------------------------
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "title": st.sampled_from(["one", "two", "three"]),
    "duration": st.integers(0, 3),
    "gate": st.booleans(),
    "deliverable": st.sampled_from(["", "a", "b"]),
}
edits = st.tuples(
    st.sampled_from(["look", "save"]),
    st.integers(0, 1),
    st.dictionaries(st.sampled_from(sorted(FIELDS)), st.none(), min_size=1, max_size=2).flatmap(
        lambda names: st.fixed_dictionaries({name: FIELDS[name] for name in names})
    ),
    st.booleans(),
)


@cache
def _begun() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        with a_planner(path) as planner:
            adopt(planner, small_plan())
        return path.read_bytes()


def interleave(walk: list[tuple[str, int, dict[str, Any], bool]]) -> None:
    """Two editors look and save in any order. A model of plain dictionaries says what must stand in the end."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        path.write_bytes(_begun())
        path.chmod(0o600)
        with a_planner(path) as one, a_planner(path) as other:
            editors = (one, other)
            campaign = one.campaigns()[0].id
            first = item_in(one, campaign)
            seen = [first, first]
            model = {name: getattr(first, name) for name in FIELDS}
            notes = 0
            for act, who, changes, keep_mine in walk:
                if act == "look":
                    seen[who] = item_in(editors[who], campaign)
                    continue
                command: Any = EditItem(A, changes, seen=seen[who])
                overwritten = {
                    name
                    for name, value in changes.items()
                    if model[name] != getattr(seen[who], name) and model[name] != value
                }
                try:
                    editors[who].perform(campaign, command, TODAY)
                    assert not overwritten, "somebody's change was overwritten without a word"
                    model.update(changes)
                except Clash as clash:
                    assert {each.field for each in clash.clashing} == overwritten
                    mine = overwritten if keep_mine else set()
                    retry = settled(command, clash, mine)
                    if retry is not None:
                        editors[who].perform(campaign, retry, TODAY)
                    if (lost := given_up(clash, mine)) is not None:
                        editors[who].set_aside(lost, clash.now, first.title)
                        notes += 1
                    model.update({k: v for k, v in changes.items() if k not in overwritten - mine})
            for editor in editors:
                now = item_in(editor, campaign)
                assert {name: getattr(now, name) for name in FIELDS} == model
            assert sum(entry.kind == "SetAside" for entry in one.log(1000)) == notes


@settings(max_examples=40)
@given(st.lists(edits, min_size=2, max_size=10))
def test_no_interleaving_of_two_editors_overwrites_silently(walk: list[tuple[str, int, dict[str, Any], bool]]) -> None:
    interleave(walk)


@pytest.mark.slow
@pytest.mark.parametrize("thousand", range(5))
def test_thousands_of_interleavings(thousand: int) -> None:
    @seed(thousand)
    @settings(max_examples=1_000, database=None)
    @given(st.lists(edits, min_size=2, max_size=10))
    def walked(walk: list[tuple[str, int, dict[str, Any], bool]]) -> None:
        interleave(walk)

    walked()
