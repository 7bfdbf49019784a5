"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from campaigntui.errors import N_, BadInput, reason_of


def write_file(target: Path, data: bytes, mode: int | None = None) -> None:
    """Put `data` at `target`, in place of what stands there. `BadInput` when that fails; nothing is left then.

    The data are on the disk before they take the name, so that a full disk or a crash never leaves half a file. The
    rights of the file are `mode`, else those of the one that it replaces, else the usual ones.
    """
    # The file behind a link is replaced, not the link.
    place = target.resolve()
    try:
        with NamedTemporaryFile(dir=place.parent, prefix=f".{place.name}.", delete=False) as file:
            try:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
                # Temporary files are for their owner only; a file to hand on follows the usual mask.
                os.fchmod(file.fileno(), _mode(place) if mode is None else mode)
                Path(file.name).replace(place)
            except BaseException:  # whatever ends it, an interrupt too, half a file must not stay
                Path(file.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise BadInput(
            N_("The file {file} cannot be written: {reason}."), file=target, reason=reason_of(error)
        ) from None


def _mode(place: Path) -> int:
    return place.stat().st_mode & 0o777 if place.exists() else 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
