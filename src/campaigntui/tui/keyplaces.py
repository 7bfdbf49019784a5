"""Where keys are declared: the parts of the program as help tells of them, and what hears a key together.

A place is a module below this package and a class in it, such as `screens.item:ItemPage`. Blanks separate places.
They are words and not classes, so that the table can be read without loading every screen.
"""

from __future__ import annotations

from campaigntui.errors import N_

PARTS: tuple[tuple[str, str], ...] = (
    (N_("Everywhere"), "app:CampaignApp wardrobe:DressedApp screens.going:GoScreen screens.plan_screen:PlanScreen"),
    (N_("Go to"), "dialogs.go:GoMenu"),
    (N_("Items"), "screens.item_actions:ItemScreen"),
    (
        N_("Finding and marking"),
        "screens.view_actions:ViewScreen screens.list_actions:ListScreen widgets.filter_bar:FilterBar "
        "dialogs.views:ViewPicker",
    ),
    (N_("Checklist"), "screens.checklist:ChecklistScreen widgets.itemtable:ItemTable dialogs.columns:ColumnChooser"),
    (N_("Timeline"), "widgets.timelinemoves:MovingChart screens.timeline:TimelineScreen"),
    (N_("Stage"), "screens.stage:StageScreen widgets.stage_strip:StageStrip"),
    (N_("Gate"), "screens.gates:GatesScreen"),
    (N_("One item"), "screens.item:ItemPage"),
    (N_("People"), "screens.people:PeopleScreen"),
    (N_("Roles"), "widgets.role_grid:RoleGrid screens.roles:RolesScreen screens.role:RolePage"),
    (N_("Inbox"), "screens.handoffs:HandoffsScreen"),
    (N_("Reviews and handoffs"), "dialogs.review:ReviewQuestion dialogs.answer:AnswerQuestion"),
    (N_("Load"), "widgets.load_grid:LoadGrid screens.load:LoadScreen"),
    (N_("Conflicts"), "screens.conflicts:ConflictsScreen"),
    (N_("Critical chain"), "screens.chain:ChainScreen"),
    (N_("What if"), "dialogs.what_if:WhatIfDialog"),
    (N_("Baselines"), "screens.baseline_screen:BaselineScreen"),
    (N_("Meetings"), "screens.meetings:MeetingsScreen"),
    (N_("Calendar"), "widgets.month_grid:MonthGrid screens.calendar:CalendarScreen"),
    (N_("Moments"), "screens.moments:MomentsScreen"),
    (N_("Year"), "screens.year:YearScreen"),
    (N_("Journal"), "screens.journal:JournalScreen"),
    (N_("Campaigns"), "screens.campaigns:CampaignsScreen"),
    (N_("Lists"), "widgets.rowlist:RowList"),
    (
        N_("Forms and questions"),
        "dialogs.form:Form widgets.field:Field widgets.field:Choice dialogs.team:Team "
        "dialogs.pick_list:PickDialog dialogs.pick_list:PickField dialogs.confirm:Confirm "
        "dialogs.difference:Difference dialogs.clash:ClashForm dialogs.rewind:RewindDialog dialogs.box:BoxDialog "
        "dialogs.help:HelpScreen dialogs.legend:Legend",
    ),
)
"""Title of a section, and the classes whose keys belong to it, in the order in which one learns them."""

CHAINS: tuple[str, ...] = (
    "widgets.timeline:TimelineChart screens.timeline:TimelineScreen app:CampaignApp",
    "widgets.itemtable:ItemTable screens.checklist:ChecklistScreen app:CampaignApp",
    "widgets.checklist:Checklist screens.stage:StageScreen app:CampaignApp",
    "widgets.sheet:Sheet screens.stage:StageScreen app:CampaignApp",
    "widgets.sheet:Sheet screens.gates:GatesScreen app:CampaignApp",
    "widgets.sheet:Sheet screens.item:ItemPage app:CampaignApp",
    "widgets.people_list:PeopleList screens.people:PeopleScreen app:CampaignApp",
    "widgets.role_grid:RoleGrid screens.roles:RolesScreen app:CampaignApp",
    "widgets.sheet:Sheet screens.role:RolePage app:CampaignApp",
    "widgets.handoff_list:HandoffList screens.handoffs:HandoffsScreen app:CampaignApp",
    "widgets.load_grid:LoadGrid screens.load:LoadScreen app:CampaignApp",
    "screens.holes:HoleList screens.holes:HolesScreen app:CampaignApp",
    "screens.conflicts:ConflictList screens.conflicts:ConflictsScreen app:CampaignApp",
    "widgets.sheet:Sheet screens.conflicts:ConflictsScreen app:CampaignApp",
    "widgets.sheet:Sheet screens.chain:ChainScreen app:CampaignApp",
    "dialogs.what_if:SuppositionRows dialogs.what_if:WhatIfDialog app:CampaignApp",
    "dialogs.what_if:HitSheet dialogs.what_if:WhatIfDialog app:CampaignApp",
    "screens.drift:DriftList screens.drift:DriftScreen app:CampaignApp",
    "screens.meetings:MeetingList screens.meetings:MeetingsScreen app:CampaignApp",
    "widgets.month_grid:MonthGrid screens.calendar:CalendarScreen app:CampaignApp",
    "widgets.moment_list:MomentRows screens.moments:MomentsScreen app:CampaignApp",
    "widgets.sheet:Sheet screens.moments:MomentsScreen app:CampaignApp",
    "screens.year:PromotionRows screens.year:YearScreen app:CampaignApp",
    "widgets.journal_list:JournalList screens.journal:JournalScreen app:CampaignApp",
    "widgets.sheet:Sheet screens.journal:JournalScreen app:CampaignApp",
    "screens.campaigns:CampaignRows screens.campaigns:CampaignsScreen app:CampaignApp",
    "widgets.sheet:Sheet dialogs.help:HelpScreen",
    "widgets.sheet:Sheet dialogs.legend:Legend",
    "dialogs.pick_list:PickField dialogs.pick_list:PickDialog",
)
"""Classes that hear a key together, the first to hear it first."""
