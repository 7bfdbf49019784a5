"""The kinds of columns that the tables of a plan file have."""

from enum import Enum
from typing import Any, TypeAlias

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, text
from sqlmodel import Field

Day: TypeAlias = str
Clock: TypeAlias = str
Rule: TypeAlias = str
ListText: TypeAlias = str


def row_id() -> Any:
    """The primary key."""
    # Numbers are given by the planner, unique over all tables; no database may invent one.
    return Field(primary_key=True, sa_column_kwargs={"autoincrement": False})


def to(table: str, *, index: bool = True) -> Any:
    """A reference to a row of another table, checked at the commit."""
    return Field(index=index, sa_column_args=[ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")])


def since(default: str) -> Any:
    """A column that came after its table: the rows that were there have the default, an SQL expression."""
    return Field(sa_column_kwargs={"server_default": text(default)})


def one_of(table: str, column: str, kind: type[Enum]) -> CheckConstraint:
    """The column holds the value of a member of the enum."""
    values = ", ".join(f"'{member.value}'" for member in kind)
    return CheckConstraint(f"{column} IN ({values})", name=f"ck_{table}_{column}")


def unique(table: str, *columns: str) -> UniqueConstraint:
    """No two rows agree in all of these columns."""
    return UniqueConstraint(*columns, name=f"uq_{table}_{columns[-1]}")
