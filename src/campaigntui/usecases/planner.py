"""The one door to a plan file: read a snapshot, perform a command, look before, undo and redo."""

from __future__ import annotations
