"""Fetch the package index and packages over HTTP: mirrors, retries, resumption, limits. The only module that opens sockets."""

from __future__ import annotations

import hashlib
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from transflow.errors import PackageError

DEFAULT_INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json"
"""Source: argostranslate.settings.remote_package_index."""
MAX_INDEX = 10_000_000
"""Largest index read, in bytes; that of Argos Translate takes about 100,000."""
MAX_PACKAGE = 2_000_000_000
"""Largest package fetched, in bytes."""
ATTEMPTS = 3
_TIMEOUT_S = 30
_CHUNK = 1 << 18
_AGENT = "transflow"
_FAULTS = (urllib.error.URLError, HTTPException, OSError, ValueError)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects to http and https alone."""

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        if urlsplit(newurl).scheme not in {"http", "https"}:
            raise urllib.error.URLError(f"redirect to {newurl[:80]} refused")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _open(url: str, start: int = 0) -> Any:
    if urlsplit(url).scheme not in {"http", "https"}:
        raise urllib.error.URLError("only http and https addresses are fetched")
    headers = {"User-Agent": _AGENT} | ({"Range": f"bytes={start}-"} if start else {})
    opener = urllib.request.build_opener(_Redirects)
    return opener.open(urllib.request.Request(url, headers=headers), timeout=_TIMEOUT_S)  # noqa: S310 - scheme checked above


def fetch_index(url: str) -> list[dict[str, Any]]:
    """Return the rows of a package index.

    Raises:
        PackageError: when the index cannot be fetched or is not a list of packages.
    """
    url = url or DEFAULT_INDEX
    problem: Exception | None = None
    for attempt in range(ATTEMPTS):
        try:
            with _open(url) as answer:
                data = answer.read(MAX_INDEX + 1)
            break
        except _FAULTS as error:
            problem = error
            if isinstance(error, urllib.error.HTTPError) and error.code < 500:
                raise PackageError(
                    f"the package index answers {error.code}", path=url, hint="check the address of the index"
                ) from None
            time.sleep(0.2 * 2**attempt)
    else:
        raise PackageError(
            f"the package index cannot be fetched: {problem}", path=url, hint="check the network, or install from a file"
        )
    try:
        rows = json.loads(data)
    except ValueError:
        raise PackageError("the package index is not JSON", path=url, hint="check the address of the index") from None
    if len(data) > MAX_INDEX or not isinstance(rows, list):
        raise PackageError("the package index is not a list of packages", path=url, hint="check the address of the index")
    return [{**row, "links": _links(url, row.get("links"))} for row in rows if isinstance(row, dict)]


def _links(url: str, links: object) -> list[str]:
    """Return the http and https links of a row, completed by the address of the index."""
    whole: list[str] = []
    for link in links if isinstance(links, list) else ():
        with suppress(ValueError):
            whole.append(urljoin(url, str(link)))
    return [link for link in whole if link.lower().startswith(("http://", "https://"))]


def download(links: Sequence[str], part: Path, *, sha256: str = "", progress: Callable[[int, int], None] | None = None) -> str:
    """Fetch a file to `part` from the first link that gives it whole, and return that link.

    What an earlier try left in `part` is taken up where the server allows it. A wrong checksum discards the file and goes on
    to the next link.

    Raises:
        PackageError: when every link failed; the message names the last fault.
    """
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PackageError(f"cannot be written: {error.strerror}", path=str(part.parent), hint="check the permissions") from error
    problem = "the index names no http link"
    for place, link in enumerate(links):
        if place and not sha256:
            part.unlink(missing_ok=True)
        fault = _fetch_with_retries(link, part, progress)
        if not fault and sha256 and _hash(part) != sha256.lower():
            fault = f"{link}: the checksum is wrong"
            part.unlink(missing_ok=True)
        if not fault:
            return link
        problem = fault
    raise PackageError(f"the package cannot be fetched: {problem}", hint="try again later, or install from a file")


def _fetch_with_retries(link: str, part: Path, progress: Callable[[int, int], None] | None) -> str:
    """Return the last fault of a link, or nothing when the file is there."""
    problem = ""
    for attempt in range(ATTEMPTS):
        try:
            _fetch(link, part, progress)
        except _FAULTS as error:
            problem = f"{link}: {error}"
            if isinstance(error, urllib.error.HTTPError) and error.code < 500:
                if error.code != 416:
                    return problem
                part.unlink(missing_ok=True)
            time.sleep(0.2 * 2**attempt)
            continue
        return ""
    return problem


def _fetch(link: str, part: Path, progress: Callable[[int, int], None] | None) -> None:
    have = part.stat().st_size if part.exists() else 0
    with _open(link, have) as answer:
        resumed = answer.status == 206
        if resumed and not str(answer.headers.get("Content-Range", "")).startswith(f"bytes {have}-"):
            part.unlink(missing_ok=True)
            raise OSError("the server resumed at another place")
        length = int(answer.headers.get("Content-Length") or 0)
        done = have if resumed else 0
        total = done + length
        if total > MAX_PACKAGE:
            raise PackageError(f"is larger than {MAX_PACKAGE} bytes", path=link, hint="install it from a file if it is right")
        with part.open("ab" if resumed else "wb") as out:
            while chunk := answer.read(_CHUNK):
                done += len(chunk)
                if done > MAX_PACKAGE:
                    raise PackageError(f"is larger than {MAX_PACKAGE} bytes", path=link, hint="do not use this package")
                out.write(chunk)
                if progress:
                    progress(done, total)
        if length and done < total:
            raise OSError(f"the connection broke after {done} of {total} bytes")


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
