"""Version 1: the tables of the first release."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

STAGES = "'strategy', 'plan', 'traffic', 'pages', 'service', 'stocking', 'review'"


def apply(connection: Connection) -> None:
    """Make every table and index."""
    schema = MetaData()
    _campaign_tables(schema)
    _people_tables(schema)
    _stage_tables(schema)
    _item_tables(schema)
    _file_tables(schema)
    schema.create_all(connection)


def _text(*names: str) -> list[Column[Any]]:
    return [Column(name, String, nullable=False) for name in names]


def _maybe_text(*names: str) -> list[Column[Any]]:
    return [Column(name, String, nullable=True) for name in names]


def _whole(*names: str) -> list[Column[Any]]:
    return [Column(name, Integer, nullable=False) for name in names]


def _flag(*names: str) -> list[Column[Any]]:
    return [Column(name, Boolean, nullable=False) for name in names]


def _id(name: str = "id") -> Column[Any]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _to(table: str, name: str, *, optional: bool = False, index: bool = True) -> Column[Any]:
    parent = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return Column(name, Integer, parent, nullable=optional, index=index)


def _ours(schema: MetaData, name: str, *parts: Any) -> Table:
    """A table of rows that belong to a campaign."""
    return Table(name, schema, _id(), _to("campaign", "campaign_id"), *parts, *_whole("version"))


def _campaign_tables(schema: MetaData) -> None:
    Table(
        "campaign",
        schema,
        _id(),
        *_text("name", "shop", "playbook", "profile", "timezone", "calendar"),
        *_whole("calendar_from", "calendar_to"),
        *_text("language", "created", "weekend"),
        *_flag("archived"),
        *_whole("version"),
    )
    _ours(
        schema,
        "anchor",
        *_text("key", "day"),
        *_maybe_text("clock"),
        *_text("confidence", "owner", "name"),
        UniqueConstraint("campaign_id", "key", name="uq_anchor_key"),
        CheckConstraint("confidence IN ('confirmed', 'guessed')", name="ck_anchor_confidence"),
    )
    _ours(schema, "phase", *_text("key", "opens", "closes"), *_whole("position"), *_text("name"))
    _ours(
        schema,
        "calendar_day",
        *_text("day", "kind", "name"),
        *_flag("estimated"),
        CheckConstraint("kind IN ('off', 'work')", name="ck_calendar_day_kind"),
    )


def _people_tables(schema: MetaData) -> None:
    _ours(
        schema,
        "role",
        *_text("key", "name", "duties"),
        *_whole("position"),
        UniqueConstraint("campaign_id", "key", name="uq_role_key"),
    )
    _ours(schema, "member", *_text("name", "roles", "days_off"), *_flag("archived"))
    _ours(
        schema,
        "handoff",
        *_text("key", "giver", "receiver", "artefact"),
        *_flag("two_way"),
        _to("item", "item_id", optional=True),
    )


def _stage_tables(schema: MetaData) -> None:
    _ours(
        schema,
        "stage_plan",
        *_text("stage", "opens", "closes"),
        *_maybe_text("gate_due"),
        *_text("signer", "purpose"),
        CheckConstraint(f"stage IN ({STAGES})", name="ck_stage_plan_stage"),
    )
    _ours(
        schema,
        "criterion",
        *_text("stage", "key", "text", "metric", "operator"),
        Column("target", Float, nullable=True),
        *_text("unit", "evidence"),
        *_whole("position"),
        CheckConstraint(f"stage IN ({STAGES})", name="ck_criterion_stage"),
    )


def _item_tables(schema: MetaData) -> None:
    _ours(
        schema,
        "item",
        *_text("key", "stage", "title", "role"),
        _to("member", "member_id", optional=True),
        *_maybe_text("due"),
        *_whole("duration"),
        *_flag("any_day", "gate"),
        *_maybe_text("ready_by"),
        *_text("deliverable", "acceptance", "consulted", "status", "reason"),
        *_maybe_text("started", "finished"),
        *_flag("archived"),
        *_whole("position"),
        UniqueConstraint("campaign_id", "key", name="uq_item_key"),
        CheckConstraint(f"stage IN ({STAGES})", name="ck_item_stage"),
        CheckConstraint("status IN ('open', 'in_progress', 'blocked', 'done')", name="ck_item_status"),
        CheckConstraint("duration >= 0", name="ck_item_duration"),
        Index("ix_item_progress", "campaign_id", "archived", "status"),
    )
    _ours(schema, "step", _to("item", "item_id"), *_text("title"), *_flag("done"), *_whole("position"))
    _ours(
        schema,
        "link",
        _to("item", "before", index=False),
        _to("item", "after"),
        *_whole("lag"),
        UniqueConstraint("before", "after", name="uq_link_ends"),
        CheckConstraint('"before" <> "after"', name="ck_link_ends"),
    )
    _ours(schema, "note", _to("item", "item_id"), *_text("text", "at", "author"))


def _file_tables(schema: MetaData) -> None:
    Table(
        "journal_entry",
        schema,
        _id("seq"),
        *_text("at", "who", "kind"),
        *_whole("campaign_id"),
        *_text("subject"),
        *_whole("count"),
        Column("state", String, nullable=False, index=True),
        CheckConstraint("state IN ('done', 'undone', 'dropped', 'noted')", name="ck_journal_entry_state"),
    )
    entry = ForeignKey("journal_entry.seq", deferrable=True, initially="DEFERRED")
    Table(
        "journal_change",
        schema,
        Column("seq", Integer, entry, primary_key=True, autoincrement=False),
        _id("position"),
        *_text("table_name"),
        *_whole("row_id"),
        *_maybe_text("before", "after"),
    )
    Table("meta", schema, Column("key", String, primary_key=True, nullable=False), *_text("value"))
