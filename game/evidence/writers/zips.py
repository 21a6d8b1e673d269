"""Zip files with the same bytes from the same library: sorted names, one fixed time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A zip of the members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in sorted(members, key=_order):
            info = zipfile.ZipInfo(name, EPOCH)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, members[name])
    return out.getvalue()


def steady(data: bytes) -> bytes:
    """An office file zipped anew in a fixed way."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return zipped({name: file.read(name) for name in file.namelist()})


def _order(name: str) -> tuple[bool, str]:
    """The list of content types stands first in an office file."""
    return (name != "[Content_Types].xml", name)
