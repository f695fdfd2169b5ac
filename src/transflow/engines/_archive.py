"""Unpack `.argosmodel` archives from anywhere: no entry leaves the folder, no bomb fills the disk, nothing half-done stays."""

from __future__ import annotations

import shutil
import stat
import tempfile
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path, PurePosixPath

from transflow.errors import PackageError

MAX_TOTAL = 4_000_000_000
"""Largest unpacked package in bytes; the largest package of the Argos index takes about 300 million."""
MAX_RATIO = 200
"""Largest ratio of unpacked to packed size; the weights of a model hardly shrink at all."""
MAX_ENTRIES = 2_000
_CHUNK = 1 << 20


def unpack(archive: Path, target: Path) -> None:
    """Unpack the one top folder of an archive to `target`, which appears whole or not at all.

    Raises:
        PackageError: for a damaged or malicious archive, or when the folder cannot be written.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{target.name[:60]}.", dir=target.parent))
    except OSError as error:
        raise PackageError(f"cannot be written: {error.strerror}", path=str(target.parent), hint="check the permissions") from error
    try:
        with zipfile.ZipFile(archive) as packed:
            top = _check_entries(packed, archive)
            _extract(packed, temporary, archive)
        inside = temporary / top
        if not (inside / "metadata.json").is_file():
            raise PackageError("holds no metadata.json", path=str(archive), hint="this is not an Argos package")
        with suppress(OSError):
            inside.replace(target)
        if not target.is_dir():
            raise PackageError("cannot be put into place", path=str(target), hint="check the folder's permissions")
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise PackageError(f"is damaged: {error}", path=str(archive), hint="fetch the package again") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise PackageError(f"cannot be unpacked: {reason}", path=str(archive), hint="check the disk and permissions") from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _check_entries(packed: zipfile.ZipFile, archive: Path) -> str:
    """Return the name of the one top folder."""
    entries = packed.infolist()
    if len(entries) > MAX_ENTRIES:
        raise PackageError(f"holds {len(entries)} entries", path=str(archive), hint="this is not an Argos package")
    total = sum(entry.file_size for entry in entries)
    size = max(1, archive.stat().st_size)
    if total > MAX_TOTAL or total > MAX_RATIO * size:
        raise PackageError(f"would unpack to {total} bytes from {size}", path=str(archive), hint="this is not an Argos package")
    tops: set[str] = set()
    for entry in entries:
        name = entry.filename
        path = PurePosixPath(name)
        mode = entry.external_attr >> 16
        unsafe = path.is_absolute() or not path.parts or ".." in path.parts or any(sign in name for sign in "\\:\0")
        if unsafe or stat.S_ISLNK(mode):
            raise PackageError(f'holds the unsafe entry "{name[:80]}"', path=str(archive), hint="do not use this package")
        tops.add(path.parts[0])
    if len(tops) != 1:
        raise PackageError("does not hold exactly one folder", path=str(archive), hint="this is not an Argos package")
    return tops.pop()


def _extract(packed: zipfile.ZipFile, folder: Path, archive: Path) -> None:
    """Extract every entry, counting what really comes out, since the sizes in the headers may lie."""
    left = MAX_TOTAL
    for entry in packed.infolist():
        path = folder / PurePosixPath(entry.filename)
        if entry.is_dir():
            path.mkdir(parents=True, exist_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        with packed.open(entry) as stream, path.open("wb") as out:
            while chunk := stream.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise PackageError("unpacks to more than it says", path=str(archive), hint="do not use this package")
                out.write(chunk)
