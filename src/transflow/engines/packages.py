"""Where Argos packages are, which one serves a language pair, and how they come and go."""

from __future__ import annotations

import atexit
import hashlib
import json
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import platformdirs

from transflow.engines._archive import unpack
from transflow.engines._download import download, fetch_index
from transflow.errors import PackageError

EMBEDDED = Path(__file__).resolve().parent.parent / "models"
RECORD = "transflow.json"
"""File that transflow leaves in a package folder: where it came from and its digest."""


@dataclass(frozen=True, slots=True)
class Package:
    """One package for one language pair."""

    path: str
    """Folder of an installed package, file of an embedded one."""
    source: str
    target: str
    name: str
    version: str
    digest: str
    """SHA-256 of the archive, or over the files of a folder that was installed by another tool."""
    origin: str
    """`installed`, `embedded`, or `file` for a folder given by its path."""
    licence: str = ""
    problem: str = ""
    """Why the package cannot be used, if it cannot."""


def packages_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder of installed packages, by the rules of argostranslate.

    The settings module itself is not imported: it makes folders. An empty variable counts as none.

    Source: argostranslate.settings 1.11: ARGOS_PACKAGES_DIR, else the same key of settings.json, else
    `argos-translate/packages` under XDG_DATA_HOME or ~/.local/share.
    """
    inside_snap = environ.get("SNAP_USER_DATA") if "SNAP" in environ else ""
    home = Path(inside_snap or environ.get("HOME") or Path.home())
    given = environ.get("ARGOS_PACKAGES_DIR") or _argos_setting("ARGOS_PACKAGES_DIR", environ, home)
    if given:
        return Path(given)
    data = Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return data / "argos-translate" / "packages"


def _argos_setting(key: str, environ: Mapping[str, str], home: Path) -> str:
    config = Path(environ.get("XDG_CONFIG_HOME") or home / ".config") / "argos-translate" / "settings.json"
    try:
        value = json.loads(config.read_text("utf-8")).get(key)
    except (OSError, ValueError, AttributeError):
        return ""
    return value if isinstance(value, str) else ""


def cache_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder where embedded packages are unpacked: TRANSFLOW_CACHE_DIR, else the user's cache."""
    given = environ.get("TRANSFLOW_CACHE_DIR")
    return Path(given) if given else Path(platformdirs.user_cache_dir("transflow", appauthor=False))


def read_metadata(folder: Path) -> dict[str, Any]:
    """Return the metadata of a package folder.

    Raises:
        PackageError: when it is missing, is not JSON, or lacks the language pair.
    """
    path = folder / "metadata.json"
    try:
        metadata = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise PackageError(f"cannot be read: {error.strerror}", path=str(path), hint="install the package again") from error
    except ValueError as error:
        raise PackageError("is not JSON", path=str(path), hint="install the package again") from error
    if not isinstance(metadata, dict) or not all(isinstance(metadata.get(key), str) for key in ("from_code", "to_code")):
        raise PackageError("does not name a language pair", path=str(path), hint="install the package again")
    return metadata


def list_packages(environ: Mapping[str, str]) -> tuple[Package, ...]:
    """Return the installed packages, then the embedded ones; damaged ones carry their problem."""
    return (*list_installed(environ), *list_embedded())


def list_installed(environ: Mapping[str, str]) -> tuple[Package, ...]:
    """Return the packages of the packages folder, sorted by folder name."""
    folder = packages_folder(environ)
    try:
        children = sorted(child for child in folder.iterdir() if child.is_dir() and not child.name.startswith("."))
    except OSError:
        return ()
    found = []
    for child in children:
        try:
            found.append(_describe(child))
        except PackageError as error:
            found.append(Package(str(child), "", "", child.name, "", "", "installed", problem=str(error)))
    return tuple(package for package in found if package is not None)


def _describe(folder: Path) -> Package | None:
    metadata = read_metadata(folder)
    if metadata.get("type", "translate") != "translate":
        return None
    missing = [] if (folder / "model" / "model.bin").is_file() else ["model/model.bin"]
    if not any((folder / name).is_file() for name in ("sentencepiece.model", "bpe.model")):
        missing.append("sentencepiece.model")
    record = _read_record(folder)
    return Package(
        str(folder),
        metadata["from_code"],
        metadata["to_code"],
        f"argos {metadata['from_code']}-{metadata['to_code']}",
        str(metadata.get("package_version", "")),
        str(record.get("sha256") or digest_of(folder)),
        "installed",
        str(metadata.get("license") or metadata.get("licence") or ""),
        f"{folder}: {', '.join(missing)} is missing" if missing else "",
    )


def _read_record(folder: Path) -> dict[str, Any]:
    try:
        record = json.loads((folder / RECORD).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


@cache
def digest_of(folder: Path) -> str:
    """Return the SHA-256 over the names and contents of a folder's files, computed once a process."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name != RECORD):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + bytes.fromhex(hash_file(path)))
    return digest.hexdigest()


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file, hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def list_embedded() -> tuple[Package, ...]:
    """Return the packages that come with transflow, as `digests.json` names them."""
    table: dict[str, dict[str, str]] = json.loads((EMBEDDED / "digests.json").read_text("utf-8"))
    return tuple(
        Package(
            str(EMBEDDED / file),
            row["source"],
            row["target"],
            f"transflow {row['source']}-{row['target']}",
            row["version"],
            row["sha256"],
            "embedded",
            row["licence"],
        )
        for file, row in sorted(table.items())
    )


def find_route(source: str, target: str, environ: Mapping[str, str]) -> tuple[Package, ...]:
    """Return the package of a pair, installed before embedded, or the two of a pivot, English first.

    Raises:
        PackageError: when there is no way, or the only installed package of the pair is damaged.
    """
    packages = list_packages(environ)
    direct = [package for package in packages if (package.source, package.target) == (source, target)]
    if direct:
        best = max((package for package in direct if package.origin == direct[0].origin), key=_version_key)
        if best.problem:
            raise PackageError(best.problem, hint=f"transflow models remove {source} {target}, then install it again")
        return (best,)
    usable = [package for package in packages if not package.problem]
    pivots = sorted({package.target for package in usable if package.source == source}, key=lambda code: (code != "en", code))
    for pivot in pivots:
        second = next((package for package in usable if (package.source, package.target) == (pivot, target)), None)
        first = next(package for package in usable if (package.source, package.target) == (source, pivot))
        if second:
            return (first, second)
    there = ", ".join(f"{package.source}-{package.target} ({package.origin})" for package in usable) or "none"
    damaged = "; ".join(package.problem for package in packages if package.problem)
    raise PackageError(
        f"no package translates from {source} to {target}; there are: {there}" + (f"; damaged: {damaged}" if damaged else ""),
        hint=f"transflow models install {source} {target}",
    )


def _version_key(package: Package) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in package.version.replace("_", ".").split("."))


def extract_package(package: Package, environ: Mapping[str, str]) -> Package:
    """Return a package whose path is a folder: an embedded archive is checked and unpacked once into the cache.

    Raises:
        PackageError: when the archive is not the one that was shipped, or nowhere can be written.
    """
    archive = Path(package.path)
    if archive.is_dir():
        return package
    if hash_file(archive) != package.digest:
        raise PackageError("is not the file that was shipped", path=str(archive), hint="reinstall transflow")
    place = cache_folder(environ) / "models" / f"{archive.stem}-{package.digest[:16]}"
    try:
        if not _is_whole(place, archive):
            shutil.rmtree(place, ignore_errors=True)
            unpack(archive, place)
    except (OSError, PackageError):
        place = _temporary_folder() / place.name
        if not _is_whole(place, archive):
            unpack(archive, place)
    return replace(package, path=str(place))


@cache
def _temporary_folder() -> Path:
    """Return a folder for this process alone, removed at its end; taken where the cache cannot be written."""
    try:
        folder = tempfile.mkdtemp(prefix="transflow-")
    except OSError as error:
        hint = "set TRANSFLOW_CACHE_DIR to a writable folder"
        raise PackageError(f"no folder can be written: {error.strerror}", hint=hint) from error
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _is_whole(folder: Path, archive: Path) -> bool:
    """Return whether an unpacked folder holds every file of the archive with its checksum."""
    if not folder.is_dir():
        return False
    with zipfile.ZipFile(archive) as packed:
        entries = [entry for entry in packed.infolist() if not entry.is_dir()]
    for entry in entries:
        path = folder.joinpath(*PurePosixPath(entry.filename).parts[1:])
        if not path.is_file() or path.stat().st_size != entry.file_size or zlib.crc32(path.read_bytes()) != entry.CRC:
            return False
    return True


def install_from_file(
    path: Path, environ: Mapping[str, str], *, sha256: str = "", origin: str = "", force: bool = False
) -> Package:
    """Install an `.argosmodel` file and return the package.

    Raises:
        PackageError: for a wrong checksum, a damaged or malicious archive, or a package that is there already.
    """
    if not path.is_file():
        raise PackageError("no such file", path=str(path), hint="check the path")
    digest = hash_file(path)
    if sha256 and digest != sha256.lower():
        raise PackageError(
            f"has the wrong checksum: {digest[:16]}… instead of {sha256[:16]}…", path=str(path), hint="fetch it again"
        )
    folder = packages_folder(environ)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".install-", dir=folder))
    except OSError as error:
        raise PackageError(f"cannot be written: {error.strerror}", path=str(folder), hint="check the permissions") from error
    try:
        unpacked = staging / "package"
        unpack(path, unpacked)
        metadata = read_metadata(unpacked)
        record = {"sha256": digest, "from": origin or str(path.name)}
        (unpacked / RECORD).write_text(json.dumps(record), encoding="utf-8")
        package = _describe(unpacked)
        if package is None or package.problem:
            raise PackageError("holds no translation model", path=str(path), hint="this is not a translation package")
        version = str(metadata.get("package_version", "0")).replace(".", "_")
        place = folder / _safe_name(f"translate-{package.source}_{package.target}-{version}")
        if place.exists():
            if not force:
                raise PackageError("is already installed", path=str(place), hint="give --force to replace it")
            place.replace(staging / "old")
        try:
            unpacked.replace(place)
        except OSError:
            if (staging / "old").exists():
                (staging / "old").replace(place)
            raise
    except OSError as error:
        raise PackageError(f"cannot be installed: {error}", path=str(folder), hint="check the permissions") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    digest_of.cache_clear()
    described = _describe(place)
    if described is None:
        raise PackageError("vanished while it was installed", path=str(place), hint="install it again")
    return described


def _safe_name(name: str) -> str:
    return "".join(character if character.isalnum() or character in "-_" else "_" for character in name)[:120]


def install_from_index(
    source: str,
    target: str,
    index_url: str,
    environ: Mapping[str, str],
    *,
    force: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Package:
    """Fetch the newest package of a pair from an index, each mirror in turn, and install it.

    Raises:
        PackageError: when the index or every mirror fails, or the package is not what the index says.
    """
    rows = [
        row
        for row in fetch_index(index_url)
        if row.get("from_code") == source and row.get("to_code") == target and row.get("type", "translate") == "translate"
    ]
    if not rows:
        raise PackageError(f"the index has no package from {source} to {target}", path=index_url, hint="transflow models list")
    row = max(rows, key=lambda entry: [int(part) if part.isdigit() else 0 for part in str(entry.get("package_version")).split(".")])
    links = [link for link in row.get("links", []) if isinstance(link, str)]
    name = _safe_name(f"translate-{source}_{target}-{row.get('package_version')}")
    part = cache_folder(environ) / "downloads" / f"{name}.argosmodel.part"
    fetched = download(links, part, sha256=str(row.get("sha256") or ""), progress=progress)
    try:
        return install_from_file(part, environ, sha256=str(row.get("sha256") or ""), origin=fetched, force=force)
    finally:
        part.unlink(missing_ok=True)


def remove_package(source: str, target: str, environ: Mapping[str, str]) -> tuple[Package, ...]:
    """Remove the installed packages of a pair and return them; embedded ones stay.

    Raises:
        PackageError: when none is installed, or one cannot be removed.
    """
    found = [package for package in list_installed(environ) if (package.source, package.target) == (source, target)]
    if not found:
        raise PackageError(f"no installed package from {source} to {target}", hint="transflow models list")
    for package in found:
        try:
            if Path(package.path).is_symlink():
                Path(package.path).unlink()
            else:
                shutil.rmtree(package.path)
        except OSError as error:
            raise PackageError(f"cannot be removed: {error.strerror}", path=package.path, hint="check the permissions") from error
    return tuple(found)
