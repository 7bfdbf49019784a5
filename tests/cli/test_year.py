"""Promotions at the command line: new ones by year and month, the calendar of a year, another profile."""

from __future__ import annotations

from tests.cli.conftest import Run


def test_every_rule_gives_a_campaign_from_a_year(run: Run) -> None:
    days = {
        "double11": "2027-11-11",
        "618": "2027-06-18",
        "nianhuo": "2027-01-16",
        "38": "2027-03-08",
        "99": "2027-09-09",
        "double12": "2027-12-12",
        "member_day": "2027-01-25",
        "clearance": "2027-03-26",
    }
    for playbook in days:
        assert run("new", playbook, "--name", playbook, "--year", "2027").code == 0
    found = {one["playbook"]: one["d_day"] for one in run("list", "--json").form["campaigns"]}
    assert found == days


def test_a_month_chooses_among_several_days(run: Run) -> None:
    answer = run("new", "member_day", "--name", "a", "--year", "2027")
    assert "D-day is 2027-01-25; --month chooses another one of 2027." in answer.err
    assert "D-day is" not in run("new", "member_day", "--name", "b", "--year", "2027", "--month", "5").err
    assert run("show", "b", "--json").form["campaign"]["d_day"] == "2027-05-25"
    refused = run("new", "clearance", "--name", "c", "--year", "2027", "--month", "5")
    assert (refused.code, refused.err) == (
        1,
        "This playbook has no D-day in month 5 of 2027. It has: 2027-03-26, 2027-07-26.\n",
    )
    assert run("new", "clearance", "--name", "c", "--date", "2027-05-05", "--month", "5").code == 2


def test_a_member_day_beside_a_large_sale_is_told(run: Run) -> None:
    near = run("new", "member_day", "--name", "a", "--date", "2026-11-12")
    assert near.code == 0
    assert (
        "Thu 12 Nov lies 1 day after Double 11, where this promotion is usually left out. "
        "The next day clear of it is Sun 15 Nov." in near.err
    )
    assert "left out" not in run("new", "member_day", "--name", "b", "--date", "2026-11-15").err
    form = run("calendar", "--year", "2026", "--json").form
    assert [one for one in form["promotions"] if one["skipped_for"] is not None] == []


def test_a_year_without_a_known_new_year_is_refused(run: Run) -> None:
    answer = run("new", "nianhuo", "--name", "a", "--year", "2150")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == "Lunar New Year of 2150 is not known. Give the date instead of the year.\n"


def test_dates_that_had_to_move_are_told(run: Run) -> None:
    answer = run("new", "618", "--name", "a", "--date", "2026-06-18")
    assert "34 dates were moved, so that links hold on working days; the plan begins on 2026-04-08." in answer.err
    assert "cannot keep its date" not in answer.err


def test_the_calendar_of_a_year(run: Run) -> None:
    run("new", "618", "--name", "Summer", "--year", "2027", "--member", "Li Na=promoter,analyst")
    run("new", "member_day", "--name", "May", "--year", "2027", "--month", "5", "--member", "li na=promoter")
    form = run("calendar", "--year", "2027", "--json").form
    assert (form["calendar"], form["year"]) == ("cn", 2027)
    assert {"playbook": "38", "d_day": "2027-03-08"}.items() <= form["promotions"][3].items()
    assert [one["playbook"] for one in form["promotions"] if one["playbook"] != "member_day"] == [
        "nianhuo", "38", "clearance", "618", "clearance", "99", "double11", "double12", "nianhuo",
    ]  # fmt: skip
    assert all(one["estimated"] for one in form["promotions"])
    assert all(day["estimated"] for day in form["days"])
    (overlap,) = form["overlaps"]
    assert (overlap["member"].casefold(), overlap["campaigns"]) == ("li na", ["May", "Summer"])
    assert "2027-05-25" in overlap["days"]
    shown = run("calendar", "--year", "2027").out
    assert "People whom two campaigns ask for on the same days" in shown
    assert "618 mid-year sale" in shown


def test_the_profiles_of_a_campaign(run: Run) -> None:
    run("new", "double11", "--name", "a", "--year", "2026")
    form = run("profile", "--json").form
    assert form["profile"] == "wave_2025"
    assert [(one["id"], one["current"]) for one in form["profiles"]] == [("wave_2025", True), ("classic", False)]


def test_another_profile_is_shown_before_it_is_taken(run: Run) -> None:
    early = ("--today", "2026-09-01")
    run(*early, "new", "double11", "--name", "a", "--year", "2026")
    before = run("export", "json").out
    form = run(*early, "profile", "classic", "--dry-run", "--json").form
    moments = {one["id"]: (one["before"], one["after"]) for one in form["anchors"]}
    assert moments["spot_start"] == ("2026-10-20", "2026-10-31")
    assert moments["wave2_start"] == ("2026-10-31", None)
    moved = {one["id"]: one["after"] for one in form["items"]}
    assert moved["inbound-check"] == ["2026-10-27", "2026-10-30"]
    assert "Tue 20 Oct 20:00" in run(*early, "profile", "classic", "--dry-run").out
    refused = run(*early, "profile", "classic")
    assert refused.code == 1
    assert "Repeat it with --yes" in refused.err
    assert run("export", "json").out == before
    assert run(*early, "profile", "classic", "--yes").out.startswith("changed to the profile: classic")
    assert run("profile", "--json").form["profile"] == "classic"
    run("undo")
    assert run("profile", "--json").form["profile"] == "wave_2025"
    again = run(*early, "profile", "classic", "--yes", "--json").form
    assert (again["from"], again["to"], again["entry"]["kind"]) == ("wave_2025", "classic", "ChangeProfile")


def test_another_profile_after_the_enrolment_lock_needs_a_reason(run: Run) -> None:
    run("new", "double11", "--name", "a", "--year", "2026")
    refused = run("profile", "classic", "--yes")
    assert refused.code == 1
    assert "--thaw" in refused.err
    assert run("profile", "classic", "--thaw", "The platform has moved it", "--yes").code == 0
    assert run("profile", "--json").form["profile"] == "classic"


def test_a_profile_that_is_not_there_is_refused(run: Run) -> None:
    run("new", "38", "--name", "a", "--year", "2026")
    answer = run("profile", "classic", "--yes")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == "The playbook “38” has no profile “classic”. It has: spot.\n"
