"""Version 2: freezes, baselines, meetings, gate verdicts, key results and saved views; evidence, tags and review of
items; answers to handoffs; what was seen of a criterion; part time; own calendar days; accepted conflicts.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

STAGES = "'strategy', 'plan', 'traffic', 'pages', 'service', 'stocking', 'review'"

COLUMNS = (
    "calendar_day ADD COLUMN own BOOLEAN NOT NULL DEFAULT 0",
    "member ADD COLUMN hours FLOAT NOT NULL DEFAULT 8.0",
    "member ADD COLUMN weekdays_off VARCHAR NOT NULL DEFAULT '[]'",
    "item ADD COLUMN tags VARCHAR NOT NULL DEFAULT '[]'",
    "item ADD COLUMN evidence VARCHAR NOT NULL DEFAULT ''",
    "item ADD COLUMN attachments VARCHAR NOT NULL DEFAULT '[]'",
    "item ADD COLUMN reviewer VARCHAR NOT NULL DEFAULT ''",
    "item ADD COLUMN review VARCHAR NOT NULL DEFAULT '' "
    "CONSTRAINT ck_item_review CHECK (review IN ('', 'asked', 'passed', 'returned'))",
    "item ADD COLUMN review_reason VARCHAR NOT NULL DEFAULT ''",
    "link ADD COLUMN accepted VARCHAR NOT NULL DEFAULT ''",
    "criterion ADD COLUMN met BOOLEAN NOT NULL DEFAULT 0",
    "criterion ADD COLUMN value FLOAT",
    "criterion ADD COLUMN remark VARCHAR NOT NULL DEFAULT ''",
    "handoff ADD COLUMN answer VARCHAR NOT NULL DEFAULT '' "
    "CONSTRAINT ck_handoff_answer CHECK (answer IN ('', 'accepted', 'returned'))",
    "handoff ADD COLUMN answer_reason VARCHAR NOT NULL DEFAULT ''",
    "handoff ADD COLUMN answered VARCHAR",
)


def apply(connection: Connection) -> None:
    """Widen the tables of version 1 and add six."""
    for column in COLUMNS:
        connection.exec_driver_sql(f"ALTER TABLE {column}")
    schema = MetaData()
    Table("campaign", schema, Column("id", Integer, primary_key=True))
    Table("member", schema, Column("id", Integer, primary_key=True))
    makers = (_freeze, _baseline, _ritual, _verdict, _key_result, _saved_view)
    schema.create_all(connection, tables=[make(schema) for make in makers])


def _text(*names: str, optional: bool = False) -> list[Column[Any]]:
    return [Column(name, String, nullable=optional) for name in names]


def _to(table: str, name: str, *, optional: bool = False) -> Column[Any]:
    parent = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return Column(name, Integer, parent, nullable=optional, index=True)


def _ours(schema: MetaData, name: str, *parts: Any) -> Table:
    number = Column("id", Integer, primary_key=True, autoincrement=False)
    version = Column("version", Integer, nullable=False)
    return Table(name, schema, number, _to("campaign", "campaign_id"), *parts, version)


def _freeze(schema: MetaData) -> Table:
    unique = UniqueConstraint("campaign_id", "key", name="uq_freeze_key")
    return _ours(schema, "freeze", *_text("key", "opens", "closes", "tags", "name"), unique)


def _baseline(schema: MetaData) -> Table:
    return _ours(schema, "baseline", *_text("name", "day", "items", "starts", "finishes"))


def _ritual(schema: MetaData) -> Table:
    return _ours(
        schema,
        "ritual",
        *_text("key", "name", "rrule"),
        *_text("clock", optional=True),
        Column("minutes", Integer, nullable=False),
        Column("workdays", Boolean, nullable=False),
        *_text("moved"),
        *_text("opens", "closes", optional=True),
        *_text("host", "attendees", "agenda", "outputs"),
        *_text("daily_from", "daily_to", optional=True),
        Column("position", Integer, nullable=False),
        UniqueConstraint("campaign_id", "key", name="uq_ritual_key"),
        CheckConstraint("moved IN ('skip', 'before', 'after')", name="ck_ritual_moved"),
    )


def _verdict(schema: MetaData) -> Table:
    return _ours(
        schema,
        "verdict",
        *_text("stage", "ruling", "day"),
        _to("member", "member_id", optional=True),
        *_text("signer", "reason", "open_items", "open_criteria"),
        *_text("reopened", optional=True),
        *_text("reopen_reason"),
        CheckConstraint(f"stage IN ({STAGES})", name="ck_verdict_stage"),
        CheckConstraint("ruling IN ('pass', 'risk', 'no-go')", name="ck_verdict_ruling"),
    )


def _key_result(schema: MetaData) -> Table:
    return _ours(
        schema,
        "key_result",
        *_text("key", "title", "role", "metric", "unit", "direction"),
        Column("hold", Boolean, nullable=False),
        *(Column(name, Float) for name in ("baseline", "growth", "target")),
        Column("weight", Integer, nullable=False),
        *_text("items"),
        Column("actual", Float),
        *_text("measured", optional=True),
        Column("position", Integer, nullable=False),
        UniqueConstraint("campaign_id", "key", name="uq_key_result_key"),
        CheckConstraint("direction IN ('up', 'down')", name="ck_key_result_direction"),
    )


def _saved_view(schema: MetaData) -> Table:
    return Table(
        "saved_view",
        schema,
        Column("name", String, primary_key=True, nullable=False),
        *_text("query", "sort", "columns", "grouping"),
        Column("position", Integer, nullable=False),
    )
