"""Who else has the file open is named so that two terminals of one person are told apart."""

from __future__ import annotations

import pytest

from campaigntui.storage.presence import Somebody
from campaigntui.wording.company import company

LI, WU = Somebody("Li Na", "shop"), Somebody("吴静", "shop")
OWN = Somebody("Zhou", "shop", True)


@pytest.mark.parametrize(
    ("terminals", "words"),
    [
        ((), ()),
        ((WU, LI), ("Li Na", "吴静")),
        ((LI, LI, WU), ("Li Na ×2", "吴静")),
        ((LI, Somebody("Li Na", "home")), ("Li Na@home", "Li Na@shop")),
        ((LI, OWN), ("yourself", "Li Na")),
        ((OWN, OWN, Somebody("Zhou", "home")), ("yourself ×2", "Zhou@home")),
    ],
)
def test_everybody_has_one_name(terminals: tuple[Somebody, ...], words: tuple[str, ...]) -> None:
    assert company(terminals) == words
