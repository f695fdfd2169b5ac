from __future__ import annotations

import hashlib
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from transflow.engines import Request, _archive, _download, packages
from transflow.engines.argos import ArgosEngine, open_engine
from transflow.errors import PackageError


class _Server(http.server.ThreadingHTTPServer):
    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.files: dict[str, bytes] = {}
        self.log: list[tuple[str, str]] = []
        self.breaks: dict[str, int] = {}
        self.codes: dict[str, list[int]] = {}
        self.moved: dict[str, str] = {}
        self.url = f"http://127.0.0.1:{self.server_port}"


class _Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        server: _Server = self.server
        asked = self.headers.get("Range", "")
        server.log.append((self.path, asked))
        if self.path in server.moved:
            self.send_response(302)
            self.send_header("Location", server.moved[self.path])
            self.end_headers()
            return
        if server.codes.get(self.path):
            self.send_error(server.codes[self.path].pop(0))
            return
        if self.path not in server.files:
            self.send_error(404)
            return
        data = server.files[self.path]
        start = int(asked.removeprefix("bytes=").rstrip("-")) if asked else 0
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
        self.send_header("Content-Length", str(len(data) - start))
        self.end_headers()
        stop = server.breaks.pop(self.path, len(data))
        self.wfile.write(data[start:stop])
        self.close_connection = True


@pytest.fixture
def server():
    running = _Server()
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield running
    running.shutdown()
    thread.join()
    running.server_close()


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch):
    monkeypatch.setattr(_download.time, "sleep", lambda _: None)


def make_index(server, *links, sha256="", version="1.0", path="/index.json"):
    row = {
        "package_version": version, "argos_version": "1.9", "from_code": "fr", "from_name": "French", "to_code": "en",
        "to_name": "English", "links": list(links), "code": "translate-fr_en",
    } | ({"sha256": sha256} if sha256 else {})  # fmt: skip
    rows = [row, {**row, "package_version": "0.9", "links": []}, {"type": "sbd"}, "junk", {**row, "from_code": "de", "links": None}]
    server.files[path] = json.dumps(rows).encode()
    return server.url + path


def make_zip(path, entries, top="translate-fr_en-1_0"):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in entries.items():
            packed.writestr(name if name.startswith(("/", "..", "!")) else f"{top}/{name}", data)
    return path


METADATA = json.dumps({"package_version": "1.0", "from_code": "fr", "to_code": "en"})
WHOLE = {"metadata.json": METADATA, "model/model.bin": b"x", "sentencepiece.model": b"x"}


def test_the_packages_folder_is_that_of_argostranslate(tmp_path):
    pytest.importorskip("argostranslate.settings")
    cases = (
        {},
        {"ARGOS_PACKAGES_DIR": str(tmp_path / "a")},
        {"XDG_DATA_HOME": str(tmp_path / "b")},
        {"XDG_CONFIG_HOME": str(tmp_path / "c")},
    )
    config = tmp_path / "c" / "argos-translate"
    config.mkdir(parents=True)
    (config / "settings.json").write_text(json.dumps({"ARGOS_PACKAGES_DIR": str(tmp_path / "d")}))
    for case in cases:
        environ = {"HOME": str(tmp_path / "home"), "PATH": os.environ["PATH"], "XDG_CACHE_HOME": str(tmp_path / "e"), **case}
        code = "import argostranslate.settings as s; print(s.package_data_dir)"
        shown = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True)
        assert packages.packages_folder(environ) == Path(shown.stdout.strip())


def test_the_engine_imports_nothing_heavy():
    code = (
        "import sys, transflow.engines; "
        "print([m for m in ('argostranslate.package','stanza','torch','spacy','sacremoses') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_embedded_packages_have_the_recorded_digests():
    for package in packages.list_embedded():
        assert hashlib.sha256(Path(package.path).read_bytes()).hexdigest() == package.digest
        assert package.origin == "embedded"
    assert {package.path for package in packages.list_embedded()} == {str(path) for path in packages.EMBEDDED.glob("*.argosmodel")}


def test_a_changed_embedded_package_is_refused(tmp_path, own, monkeypatch):
    shutil.copytree(packages.EMBEDDED, tmp_path / "models")
    monkeypatch.setattr(packages, "EMBEDDED", tmp_path / "models")
    with next((tmp_path / "models").glob("translate-fr_en*")).open("ab") as stream:
        stream.write(b"x")
    with pytest.raises(PackageError, match="not the file that was shipped"):
        open_engine("fr", "en", None, own)


@pytest.mark.parametrize("name", ["model/model.bin", "sentencepiece.model", "metadata.json"])
@pytest.mark.parametrize("damage", ["gone", "changed", "short"])
def test_a_damaged_cache_is_made_again(name, damage, own):
    package = packages.find_route("fr", "en", own)[0]
    path = Path(packages.extract_package(package, own).path) / name
    data = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(data[:-1] + (bytes([data[-1] ^ 1]) if damage == "changed" else b""))
    assert (Path(packages.extract_package(package, own).path) / name).read_bytes() == data


def test_several_at_once_unpack_the_cache(own):
    package = packages.find_route("fr", "en", own)[0]
    with ThreadPoolExecutor(6) as pool:
        places = {found.path for found in pool.map(lambda _: packages.extract_package(package, own), range(6))}
    assert len(places) == 1
    assert [path.name for path in Path(places.pop()).parent.iterdir() if path.name.startswith(".")] == []


def test_an_unwritable_cache_falls_back_to_a_temporary_folder(tmp_path, own):
    (tmp_path / "cache").write_text("a file where the folder should be")
    engine = open_engine("fr", "en", None, own)
    assert engine.translate([Request("Bonjour.")])[0][0].text


def test_an_installed_package_comes_before_the_embedded_one(own, archive):
    package = packages.install_from_file(archive, own)
    assert package.origin == "installed"
    assert packages.find_route("fr", "en", own)[0] == package
    assert package.digest == hashlib.sha256(archive.read_bytes()).hexdigest()
    assert json.loads((Path(package.path) / packages.RECORD).read_text())["sha256"] == package.digest
    assert isinstance(open_engine("fr", "en", None, own), ArgosEngine)
    with pytest.raises(PackageError, match="already installed"):
        packages.install_from_file(archive, own)
    assert packages.install_from_file(archive, own, force=True) == package
    assert [found.path for found in packages.remove_package("fr", "en", own)] == [package.path]
    assert packages.list_installed(own) == ()
    assert list(packages.packages_folder(own).iterdir()) == []
    with pytest.raises(PackageError, match="no installed package"):
        packages.remove_package("fr", "en", own)


def test_a_package_without_record_gets_a_digest_of_its_files(own, archive):
    package = packages.install_from_file(archive, own)
    (Path(package.path) / packages.RECORD).unlink()
    found = packages.list_installed(own)[0]
    assert len(found.digest) == 64
    assert found.digest == packages.digest_of(Path(package.path)) != package.digest
    (Path(package.path) / "README.md").write_text("more")
    packages.digest_of.cache_clear()
    assert packages.digest_of(Path(package.path)) != found.digest


def test_a_pair_without_package_goes_through_english(own, archive):
    first = packages.install_from_file(archive, own)
    for source, target in (("de", "en"), ("en", "es")):
        place = packages.packages_folder(own) / f"translate-{source}_{target}-1_0"
        shutil.copytree(first.path, place)
        (place / "metadata.json").write_text(json.dumps({"package_version": "1.0", "from_code": source, "to_code": target}))
    assert [(p.source, p.target) for p in packages.find_route("de", "es", own)] == [("de", "en"), ("en", "es")]
    engine = open_engine("de", "fr", None, own)
    assert (engine.info.source, engine.info.target) == ("de", "fr")
    assert " + " in engine.info.name


@pytest.mark.parametrize(
    ("name", "data"),
    [("metadata.json", None), ("metadata.json", b"{"), ("metadata.json", b"[]"), ("metadata.json", b'{"from_code": 1}'),
     ("metadata.json", b"\xff\xfe"), ("model/model.bin", None), ("sentencepiece.model", None)],
)  # fmt: skip
def test_a_damaged_package_is_listed_as_such(name, data, own, archive):
    path = Path(packages.install_from_file(archive, own).path)
    (path / name).unlink()
    if data is not None:
        (path / name).write_bytes(data)
    found = packages.list_installed(own)
    assert [bool(package.problem) for package in found] == [True]
    if found[0].source:
        with pytest.raises(PackageError, match="missing"):
            open_engine("fr", "en", None, own)


@pytest.mark.parametrize("name", ["model/model.bin", "sentencepiece.model", "model/shared_vocabulary.json"])
def test_opening_a_package_with_broken_files_is_a_package_error(name, own, archive):
    path = Path(packages.install_from_file(archive, own).path)
    (path / name).write_bytes(b"nothing that loads")
    with pytest.raises(PackageError) as caught:
        open_engine("fr", "en", None, own)
    assert caught.value.hint


HOSTILE = {
    "absolute": {**WHOLE, "/etc/transflow-test": b"x"},
    "upwards": {**WHOLE, "../../outside": b"x"},
    "upwards inside": {**WHOLE, "a/../../../outside": b"x"},
    "drive": {**WHOLE, "C:evil": b"x"},
    "backslash": {**WHOLE, "..\\evil": b"x"},
    "bomb": {**WHOLE, "big": bytes(60_000_000)},
    "many": {**WHOLE, **{f"f{number}": b"" for number in range(_archive.MAX_ENTRIES + 1)}},
    "two folders": {**WHOLE, "!other/a": b"x"},
    "no metadata": {"model/model.bin": b"x"},
    "no model": {"metadata.json": METADATA},
    "metadata no json": {**WHOLE, "metadata.json": b"<html>"},
    "metadata no pair": {**WHOLE, "metadata.json": b"{}"},
    "empty": {},
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_archive_is_refused_and_leaves_nothing(kind, own, tmp_path):
    bad = make_zip(tmp_path / "bad.argosmodel", HOSTILE[kind])
    before = {path for path in tmp_path.rglob("*") if "packages" not in path.parts}
    with pytest.raises(PackageError) as caught:
        packages.install_from_file(bad, own)
    assert caught.value.hint
    assert list(packages.packages_folder(own).iterdir()) == []
    assert {path for path in tmp_path.rglob("*") if "packages" not in path.parts} == before | {tmp_path / "packages"} - {
        tmp_path / "packages"
    }
    assert not Path("/etc/transflow-test").exists()


def test_a_symbolic_link_is_refused(own, tmp_path):
    bad = make_zip(tmp_path / "bad.argosmodel", WHOLE)
    with zipfile.ZipFile(bad, "a") as packed:
        entry = zipfile.ZipInfo("translate-fr_en-1_0/link")
        entry.external_attr = 0o120777 << 16
        packed.writestr(entry, "/etc/passwd")
    with pytest.raises(PackageError, match="unsafe"):
        packages.install_from_file(bad, own)


@pytest.mark.parametrize("keep", [0, 1, 10, 5000, -1, -40])
def test_a_cut_archive_is_refused(keep, own, archive, tmp_path):
    (tmp_path / "cut").write_bytes(archive.read_bytes()[:keep])
    with pytest.raises(PackageError):
        packages.install_from_file(tmp_path / "cut", own)
    assert packages.list_installed(own) == ()


def test_changed_weights_in_an_archive_are_refused(own, archive, tmp_path):
    data = bytearray(archive.read_bytes())
    data[len(data) // 2] ^= 255
    (tmp_path / "changed").write_bytes(bytes(data))
    with pytest.raises(PackageError, match="damaged"):
        packages.install_from_file(tmp_path / "changed", own)


def test_names_in_metadata_cannot_leave_the_folder(own, tmp_path):
    metadata = json.dumps({"package_version": "../../../1", "from_code": "../fr", "to_code": "/en"})
    package = packages.install_from_file(make_zip(tmp_path / "p", {**WHOLE, "metadata.json": metadata}), own)
    assert Path(package.path).parent == packages.packages_folder(own)


def test_a_wrong_checksum_of_a_file_is_refused(own, archive):
    with pytest.raises(PackageError, match="wrong checksum"):
        packages.install_from_file(archive, own, sha256="0" * 64)
    with pytest.raises(PackageError, match="no such file"):
        packages.install_from_file(archive.parent / "absent", own)


def test_fetch_and_install(server, own, archive):
    data = archive.read_bytes()
    server.files["/p.argosmodel"] = data
    server.moved["/old"] = "/p.argosmodel"
    seen: list[tuple[int, int]] = []
    index = make_index(server, "old", sha256=hashlib.sha256(data).hexdigest().upper())
    package = packages.install_from_index("fr", "en", index, own, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (len(data), len(data))
    assert package.digest == hashlib.sha256(data).hexdigest()
    assert open_engine("fr", "en", None, own).translate([Request("Bonjour.")])[0][0].text
    assert not list((packages.cache_folder(own) / "downloads").iterdir())


def test_a_broken_download_is_taken_up_where_it_broke(server, own, archive):
    data = archive.read_bytes()
    server.files["/p"] = data
    server.breaks["/p"] = 1_000_000
    package = packages.install_from_index("fr", "en", make_index(server, f"{server.url}/p"), own)
    ranges = [asked for path, asked in server.log if path == "/p"]
    assert ranges[0] == ""
    assert ranges[1].startswith("bytes=")
    assert package.digest == hashlib.sha256(data).hexdigest()


def test_mirrors_are_tried_in_turn(server, own, archive):
    data = archive.read_bytes()
    server.files |= {"/wrong": data[:-5] + b"other", "/right": data}
    server.codes["/busy"] = [503, 503, 503]
    links = [f"{server.url}/{name}" for name in ("gone", "busy", "wrong", "right")]
    index = make_index(server, "file:///etc/passwd", "ipfs://x", *links, sha256=hashlib.sha256(data).hexdigest())
    packages.install_from_index("fr", "en", index, own)
    assert [path for path, _ in server.log][1:] == ["/gone", "/busy", "/busy", "/busy", "/wrong", "/right"]


def test_a_server_that_recovers_is_asked_again(server, own, archive):
    server.files["/p"] = archive.read_bytes()
    server.codes = {"/p": [500, 502], "/index.json": [503]}
    packages.install_from_index("fr", "en", make_index(server, "/p"), own)
    assert len(server.log) == 5


def test_a_wrong_checksum_everywhere_installs_nothing(server, own, archive):
    server.files["/p"] = archive.read_bytes()
    with pytest.raises(PackageError, match="checksum is wrong"):
        packages.install_from_index("fr", "en", make_index(server, "/p", sha256="0" * 64), own)
    assert packages.list_installed(own) == ()


def test_too_large_a_package_is_not_fetched(server, own, archive, monkeypatch):
    monkeypatch.setattr(_download, "MAX_PACKAGE", 1000)
    server.files["/p"] = archive.read_bytes()
    with pytest.raises(PackageError, match="larger than 1000"):
        packages.install_from_index("fr", "en", make_index(server, "/p"), own)


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x"])
def test_a_redirect_elsewhere_than_http_is_refused(target, server, own):
    server.moved["/p"] = target
    with pytest.raises(PackageError):
        packages.install_from_index("fr", "en", make_index(server, "/p"), own)


@pytest.mark.parametrize("data", [b"<html>", b"{}", b"[", b"\xff\xfe", b"null", b"[]"])
def test_what_is_no_index_is_refused(data, server, own):
    server.files["/index.json"] = data
    with pytest.raises(PackageError) as caught:
        packages.install_from_index("fr", "en", f"{server.url}/index.json", own)
    assert caught.value.hint


@pytest.mark.parametrize("url", ["file:///etc/passwd", "http://127.0.0.1:1/index.json", "nonsense", "http://[::bad"])
def test_an_index_that_cannot_be_reached_is_a_package_error(url, own):
    with pytest.raises(PackageError):
        packages.install_from_index("fr", "en", url, own)


def test_removing_a_linked_package_leaves_its_folder(own, archive, tmp_path):
    path = Path(packages.install_from_file(archive, own).path)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    packages.remove_package("fr", "en", own)
    assert (tmp_path / "elsewhere" / "metadata.json").is_file()
    assert not path.exists()
