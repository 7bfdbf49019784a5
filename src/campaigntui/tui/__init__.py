"""The terminal door: screens draw snapshots and emit commands; nothing here writes to a plan.

Textual reads the variable below once, when it is first imported. With the Kitty keyboard protocol on, several terminals
lose or garble what a Chinese input method commits, so it stays off unless the user asks for it.
"""

from __future__ import annotations

import os

os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
