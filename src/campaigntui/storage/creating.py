"""Making a new plan file. It is built under another name and then takes its place whole, so that a crash leaves either
no file or a good one.
"""

from __future__ import annotations

import os
from contextlib import closing, suppress
from pathlib import Path

from campaigntui.errors import N_, BadInput, PlanUnreadable, reason_of
from campaigntui.storage.connection import connect
from campaigntui.storage.engine import make_engine
from campaigntui.storage.location import make_file, sync_folder
from campaigntui.storage.migrations import STEPS, migrate
from campaigntui.storage.troubles import PATIENCE, told


def create(path: Path, *, may_exist: bool = False) -> None:
    """Make an empty plan file (0600) at a free path. `may_exist`: if another program was faster, that is as good."""
    place = path.absolute()
    unfinished = place.with_name(f".new-{os.urandom(8).hex()}.db")
    try:
        with told(path):
            make_file(unfinished)
            _build(unfinished)
        # Claims the name, so that the rename cannot fall on a file that somebody made in the meantime.
        make_file(place)
        unfinished.rename(place)
        sync_folder(place.parent)
    except FileExistsError as error:
        if not may_exist:
            raise BadInput(
                N_("“{path}” exists already, so no new plan file was made. Give another name, or open it."), path=path
            ) from error
    except FileNotFoundError as error:
        raise PlanUnreadable(
            N_(
                "The folder of “{path}” does not exist, so no plan file was made. Make the folder first, or give "
                "another path."
            ),
            path=path,
        ) from error
    except OSError as error:
        raise PlanUnreadable(
            N_("“{path}” cannot be made: {reason}. Give another path, or check your rights to its folder."),
            path=path,
            reason=reason_of(error),
        ) from error
    except ValueError as error:
        raise BadInput(N_("“{path}” cannot be the name of a file."), path=ascii(str(path))) from error
    finally:
        with suppress(OSError, ValueError):
            unfinished.unlink(missing_ok=True)


def _build(path: Path) -> None:
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA query_only = OFF")
        engine = make_engine(connection, path, PATIENCE)
        migrate(engine, STEPS)
        engine.dispose()
