"""What filters find, what they refuse and where they point, in every spelling of the language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from campaigntui import wording
from campaigntui.scheduling.look import look
from campaigntui.scheduling.outlook import Outlook
from campaigntui.usecases.filtering import (
    FilterWrong,
    Texts,
    complete,
    is_token,
    item_filter,
    parse,
    spoken,
    usual_views,
)
from tests.usecases.filtering.campaign import an_outlook

OUTLOOK = an_outlook()


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    wording.use("en")
    yield
    wording.use("en")


def found(text: str, outlook: Outlook = OUTLOOK) -> str:
    """Ids of what a filter finds, in the order of the stages."""
    wanted = item_filter(text, outlook)
    return " ".join(item.key for items in outlook.items.values() for item in items if wanted(item))


EVERYTHING = "target brief ads art stock review"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", EVERYTHING),
        ("role:designer", "art"),
        ("ROLE：DESIGNER", "art"),
        ('role:"visual designer"', "art"),
        ("岗位:视觉设计师", "art"),
        ("role:designer,promoter", "ads art"),
        ("role:designer, promoter", "ads art"),
        ("role!=designer", "target brief ads stock review"),
        ("role:none", "review"),
        ("stage:pages", "art"),
        ("stage=4", "art"),
        ("阶段：页面制作", "art"),
        ("status:in_progress", "brief"),
        ("in progress", "brief"),
        ("进行中", "brief"),
        ("state:done", "target"),
        ("late", "stock"),
        ("逾期", "stock"),
        ("!done", "brief ads art stock review"),
        ("！完成", "brief ads art stock review"),
        ("not done", "brief ads art stock review"),
        ("!!done", "target"),
        ("blocked or done", "target stock"),
        ("受阻 或 完成", "target stock"),
        ("blocked | done", "target stock"),
        ("blocked and late", "stock"),
        ("@陈宇", "brief art"),
        ("＠陈", "brief art"),
        ("@chenyu", "brief art"),
        ("@zhao", "ads stock"),
        ('@"Zhao Min"', "ads stock"),
        ("member:zhao,陈宇", "brief ads art stock"),
        ("@none", "target review"),
        ("unassigned", "target review"),
        ("due<D-28", "target stock"),
        ("due<=D-28", "target art stock"),
        ("due:D-28", "art"),
        ("截止＜=D-28", "target art stock"),
        ("due < D-28", "target stock"),
        ("due>deposit_open", "ads"),
        ("due>=deposit_open+2", "ads"),
        ("due<today", "target stock"),
        ("due<=+3d", "target art stock"),
        ("due<2026-10-14", "target stock"),
        ("due<10/15", "target art stock"),
        ("due<next wed", "target brief art stock"),
        ("due<15 oct 2026 late", "stock"),
        ("due:none", "review"),
        ("has:due late", "stock"),
        ("latest<D-50", ""),
        ("planned>=D-20", "ads"),
        ("forecast>today", "ads art review"),
        ("started:yesterday", "brief"),
        ("finished<today", "target"),
        ("finished:none", "brief ads art stock review"),
        ("slack<=2wd", ""),
        ("duration>=2", "ads review"),
        ("duration:4", "ads"),
        ("days_late>0", "art stock"),
        ("gate:yes", "target review"),
        ("关口:是", "target review"),
        ("gate:no", "brief ads art stock"),
        ("any_day:yes", "stock"),
        ("critical:no done", "target"),
        ("conflict:yes", "art"),
        ("冲突", "art"),
        ("id:re", "review"),
        ("has:note", "ads"),
        ("has:steps,handoff", "ads art"),
        ("有:依赖", "brief ads art"),
        ("has:deliverable", "art"),
        ("main", "art"),
        ("设计师", ""),
        ("视觉设计师", "art"),
        ("美工 late", ""),
        ("Designer", "art"),
        ("陈宇 !art", "brief"),
        ("zhao min", ""),
        ('"zhao min"', "ads stock"),
        ('"main image"', "art"),
        ("“main image”", "art"),
        ("「main image」", "art"),
        ('"image main"', ""),
        ("image main", "art"),
        ("team", "brief"),
        ('"brief the"', "brief"),
        ('"write:"', "review"),
        ("Write:", "review"),
        ("图片", "art"),
        ("sjtp", "art"),
        ("tp", "art"),
        ("shejitupian", "art"),
        ("shejitup", "art"),
        ("tupian", "art"),
        ("hejitu", ""),
        ("bhorder", ""),
        ("beihuo", "stock"),
        ("sjpt", ""),
        ("(blocked or @陈宇) !started:none", "brief"),
        ("blocked or @陈宇 !started:none", "brief stock"),
        ("（受阻 或 @陈宇） !started:none", "brief"),
        ("no:such", ""),
        ('"late"', ""),
    ],
)  # fmt: skip
def test_what_a_filter_finds(text: str, keys: str) -> None:
    assert found(text) == keys


@pytest.mark.parametrize(
    ("text", "at", "length", "words"),
    [
        ("late rloe:designer", 5, 4, "Did you mean “role”?"),
        ("late role:desinger", 10, 8, "Did you mean “designer”?"),
        ("stage:page", 6, 4, "Did you mean “pages”?"),
        ("state:lat", 6, 3, "Did you mean “late”?"),
        ("@Zhou", 1, 4, "There are: 陈宇, Zhao Min"),
        ("@Zaho,Zhao", 1, 4, "There is no member “Zaho”"),
        ("due<D-1x", 4, 4, "is not a date"),
        ("due<deposit_opne-3", 4, 14, "Did you mean “deposit_open”?"),
        ("late due<soon", 9, 4, "neither a date nor a moment"),
        ("due<D-9999wd", 4, 8, "9999"),
        ("slack<few", 6, 3, "number of working days"),
        ("gate:perhaps", 5, 7, "neither yes nor no"),
        ("has:wings", 4, 5, "An item cannot have “wings”"),
        ("role<designer", 0, 13, "has no order"),
        ("due<today,tomorrow", 10, 1, "one value only"),
        ("late <3", 5, 1, "Before “<”"),
        ("cost<3", 0, 4, "There is no field “cost”"),
        ("role:", 4, 1, "a value is missing"),
        ("late @", 5, 1, "a value is missing"),
        ('late "main', 5, 1, "not closed"),
        ("(late", 0, 1, "not closed"),
        ("late)", 4, 1, "closes nothing"),
        ("late or", 7, 1, "missing here"),
        ("or late", 0, 1, "missing here"),
        ("!", 1, 1, "missing here"),
        ("()", 1, 1, "missing here"),
        ("(" * 41 + "late" + ")" * 41, 40, 1, "too many"),
        ("a" * 2001, 2000, 1, "2000 characters"),
    ],
)
def test_a_wrong_filter_points_at_its_mistake(text: str, at: int, length: int, words: str) -> None:
    if text == "due<D-9999wd":
        outlook = look(OUTLOOK.plan.put(replace(OUTLOOK.plan.d_day, day=OUTLOOK.today.replace(year=3))), OUTLOOK.today)
    else:
        outlook = OUTLOOK
    with pytest.raises(FilterWrong) as refused:
        found(text, outlook)
    assert (refused.value.at, refused.value.length) == (at, length)
    assert words in wording.sentence(refused.value)


def test_a_refusal_is_said_in_chinese() -> None:
    wording.use("zh")
    with pytest.raises(FilterWrong) as refused:
        found("岗位:视觉社计师")
    assert "视觉设计师" in wording.sentence(refused.value)


def test_folded_texts_follow_the_items() -> None:
    texts = Texts()
    ads = OUTLOOK.plan.item_named("ads")
    assert item_filter("ads", OUTLOOK, texts)(ads)
    renamed = replace(ads, title="订制横幅", key="banner")
    later = look(OUTLOOK.plan.put(renamed), OUTLOOK.today)
    assert not item_filter("ads", later, texts)(renamed)
    assert item_filter("dzhf", later, texts)(renamed)
    assert item_filter("ads", OUTLOOK, texts)(ads)


def test_what_is_more_than_a_text() -> None:
    assert all(map(is_token, ["late", "逾期", "role:designer", "@Chen", "!x", "(a", '"a b"', "due<today", "slack<"]))
    assert not any(map(is_token, ["Double", "双11", "11/11", "no:such", "in", "1"]))


@pytest.mark.parametrize(
    ("language", "text", "offered"),
    [
        ("en", "ro", "role:"),
        ("en", "late !du", "due<="),
        ("en", "role:des", "designer"),
        ("en", "role:visual", "designer"),
        ("en", "role:designer,pro", "promoter"),
        ("en", "stage:p", "pages"),
        ("en", "state:in", "in_progress"),
        ("en", "@zh", '"Zhao Min"'),
        ("en", "@chen", "陈宇"),
        ("en", 'member:"Zhao M', '"Zhao Min"'),
        ("en", "due<dep", "deposit_open"),
        ("en", "has:ha", "handoff"),
        ("en", "gate:", "yes"),
        ("en", "(unas", "unassigned"),
        ("zh", "岗", "岗位:"),
        ("zh", "ro", "岗位:"),
        ("zh", "阶段：页", "页面制作"),
        ("zh", "阶段：pa", "页面制作"),
        ("zh", "角色：设计", "视觉设计师"),
        ("zh", "负责人:陈", "陈宇"),
        ("zh", "逾", "逾期"),
        ("zh", "late", "逾期"),
        ("zh", "关口:", "是"),
    ],
)
def test_completions_complete_to_something_that_reads(language: str, text: str, offered: str) -> None:
    wording.use(language)
    found = {one.text: one for one in complete(text, len(text), OUTLOOK)}
    assert offered in found
    one = found[offered]
    assert one.end == len(text)
    whole = text[: one.start] + one.text
    closed = whole + ("D" if whole.endswith("<=") else "yes" if whole.endswith(":") else "") + ")" * whole.count("(")
    parse(closed)


def test_completion_looks_at_the_cursor() -> None:
    one, *_ = complete("role:des late", 8, OUTLOOK)
    assert (one.start, one.end, one.text) == (5, 8, "designer")


def test_every_completion_can_be_read() -> None:
    for language in ("en", "zh"):
        wording.use(language)
        for one in complete("", 0, OUTLOOK):
            if one.text in ("or", "或", "not", "非"):
                assert found(f"late {one.text} done" if one.text in ("or", "或") else f"{one.text} late")
            elif not one.text.endswith((":", "=")):
                found(one.text)
        for field in ("role", "stage", "state", "member", "has", "gate", "due"):
            offers = complete(f"{field}:", len(field) + 1, OUTLOOK)
            assert offers
            for one in offers:
                found(f"{field}:{one.text}")


def test_the_views_that_come_with_the_program() -> None:
    views = {view.key: found(view.filter) for view in usual_views("陈宇")}
    assert views == {
        "mine": "brief art",
        "today": "brief stock",
        "week": "brief art stock",
        "late": "stock",
        "blocked": "stock",
        "waiting": "ads art",
        "gates": "review",
        "unassigned": "review",
    }
    assert [view.key for view in usual_views()] == list(views)[1:]
    assert parse(usual_views('O"Neil \\ Co')[0].filter)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_usual_views_are_said_in_the_language_and_ask_the_same(language: str) -> None:
    plain = usual_views("陈宇")
    wording.use(language)
    said = [spoken(view) for view in plain]
    for before, after in zip(plain, said, strict=True):
        assert found(after.filter) == found(before.filter), after
        assert (after.filter.isascii() or "@" in after.filter) is (language == "en" or "@" in after.filter)
    texts = {view.key: view.filter for view in said}
    assert texts["today"] == {
        "en": "!done (planned<=today or in_progress)", "zh": "!完成 (计划<=今天 或 进行中)",
    }[language]  # fmt: skip
    assert texts["week"] == {"en": "!done planned<=eow", "zh": "!完成 计划<=本周末"}[language]
