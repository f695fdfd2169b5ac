"""Waivers, comments that switch rules off, ignored files, changed lines, and a greatest number of findings."""

from __future__ import annotations

import json
import subprocess

import pytest

FAULTY = "# News\n\nThe city policy of Nantes.\n\nHaut de page\n"


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "a.en.md"
    path.write_text(FAULTY, encoding="utf-8")
    return path


def findings_of(out):
    return [finding["text"] for document in json.loads(out)["documents"] for finding in document["findings"]]


def id_of(call, document, text):
    report = json.loads(call("check", document, "--format", "json")[1])
    return next(one["fingerprint"] for one in report["documents"][0]["findings"] if one["text"] == text)[:10]


def test_a_waived_finding_does_not_count_and_is_recorded(call, tmp_path, document):
    waivers = tmp_path / "waivers.jsonl"
    one = id_of(call, document, "city policy")
    decided = ("--waive", one, "--reason", "name of an event", "--author", "A. B.")
    code, out, _ = call("check", document, "--waivers", waivers, *decided, "--format", "json")
    assert code == 1
    assert findings_of(out) == ["Haut de page"]
    (entry,) = [json.loads(line) for line in waivers.read_text("utf-8").splitlines()]
    assert (entry["reason"], entry["author"], entry["text"]) == ("name of an event", "A. B.", "city policy")
    assert len(entry["date"]) == 10
    code, out, _ = call("check", document, "--waivers", waivers)
    assert "waived findings left out: 1" in out


def test_unused_waivers_are_told(call, tmp_path, document):
    waivers = tmp_path / "waivers.jsonl"
    call("check", document, "--waivers", waivers, "--waive", id_of(call, document, "city policy"), "--reason", "x")
    document.write_text("# News\n\nThe urban policy of Nantes.\n", encoding="utf-8")
    assert "waivers that cover nothing: 1" in call("check", document, "--waivers", waivers, "--all")[1]


def test_a_waiver_may_hold_everywhere(call, tmp_path, document):
    waivers = tmp_path / "waivers.jsonl"
    one = id_of(call, document, "Haut de page")
    call("check", document, "--waivers", waivers, "--waive", one, "--reason", "x", "--everywhere")
    other = tmp_path / "b.en.md"
    other.write_text("Some text about Nantes.\n\nHaut de page\n", encoding="utf-8")
    assert call("check", other, "--waivers", waivers)[0] == 0


def test_settings_name_the_file_of_waivers(call, tmp_path, document, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "transflow.toml").write_text('[check]\nwaivers = "w.jsonl"\n', encoding="utf-8")
    one = id_of(call, document, "Haut de page")
    call("check", document, "--waive", one, "--reason", "x")
    assert (tmp_path / "w.jsonl").is_file()
    assert "Haut de page" not in findings_of(call("check", document, "--format", "json")[1])


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("nonsense\n", "no waiver"),
        ('{"fingerprint": "a"}\n', "rule"),
        ('{"fingerprint": "a", "rule": "b", "text": "c", "reason": " "}\n', "without a reason"),
        ('{"fingerprint": "a", "rule": "b", "text": "c", "reason": "d", "more": 1}\n', "more"),
        (b"\xff\xfe\xff", "not UTF-8"),
    ],
)
def test_bad_waivers(call, tmp_path, document, data, message):
    waivers = tmp_path / "waivers.jsonl"
    waivers.write_bytes(data if isinstance(data, bytes) else b"\n" + data.encode())
    code, _, err = call("check", document, "--waivers", waivers)
    assert code == 2
    assert message in err
    if isinstance(data, str):
        assert "line 2" in err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--waive", "abcdef"], "needs a reason"),
        (["--waive", "abcdef", "--reason", "x"], "no file for waivers"),
        (["--waivers", "w.jsonl", "--waive", "ffffff0000", "--reason", "x"], "no finding has"),
    ],
)
def test_bad_waive(call, tmp_path, document, monkeypatch, options, message):
    monkeypatch.chdir(tmp_path)
    code, _, err = call("check", document, *options)
    assert code == 2
    assert message in err


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("<!-- transflow: off -->\n\nThe city policy.\n\nHaut de page\n", []),
        ("<!-- transflow: off glossary-forbidden -->\n\nThe city policy.\n\nHaut de page\n", ["Haut de page"]),
        ("<!-- transflow: off -->\n\nThe city policy.\n\n<!-- transflow: on -->\n\nHaut de page\n", ["Haut de page"]),
        ("<!-- transflow: ignore-next TERM002: a title -->\n\nThe city policy.\n\nThe city policy.\n", ["city policy"]),
        ("<!-- transflow: ignore-next number-value -->\n\nThe city policy.\n", ["city policy"]),
        ("The city policy.\n\n<!-- transflow: off -->\n", ["city policy"]),
        ("<!-- transflow: ignore T02 politique-ville: a title -->\n\nThe city policy.\n\nThe city policy.\n", ["city policy"]),
        ("The city policy. <!-- transflow: ignore TERM002 politique-ville: a title -->\n\nThe city policy.\n", ["city policy"]),
        ("<!-- transflow: ignore T02 ess: a title -->\n\nThe city policy.\n", ["city policy"]),
        ("<!-- transflow: ignore T02 politique-ville -->\n\nThe city policy.\n", ["city policy"]),
        ("<!-- transflow: off t02 politique-ville -->\n\nThe city policy.\n\nThe city policy.\n", []),
    ],
)
def test_comments_switch_rules_off(call, document, text, left):
    document.write_text(text, encoding="utf-8")
    assert findings_of(call("check", document, "--format", "json")[1]) == left


def test_comments_in_html(call, tmp_path):
    path = tmp_path / "a.en.html"
    path.write_text(
        "<p>Nantes.</p>\n<!-- transflow: ignore-next -->\n<p>The city policy.</p>\n<p>Haut de page</p>\n", encoding="utf-8"
    )
    assert findings_of(call("check", path, "--format", "json")[1]) == ["Haut de page"]


def test_a_comment_that_silences_nothing_is_told(call, document):
    document.write_text("<!-- transflow: off number-value -->\n\nThe city of Nantes.\n", encoding="utf-8")
    assert 'line 1: "transflow: off number-value" suppresses no finding' in call("check", document, "--all", "--width", 120)[1]


def test_a_comment_without_its_reason_is_told(call, document):
    document.write_text("<!-- transflow: ignore T02 politique-ville -->\n\nThe city policy.\n", encoding="utf-8")
    out = call("check", document, "--all", "--width", 160)[1]
    assert 'line 1: "transflow: ignore glossary-forbidden politique-ville" has no effect' in out


def test_ignored_files_are_left_out_of_folders_only(call, tmp_path, document):
    (tmp_path / ".transflowignore").write_text("drafts/\n*.old.md\n", encoding="utf-8")
    for name in ("drafts/b.en.md", "c.old.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Haut de page\n", encoding="utf-8")
    report = json.loads(call("check", tmp_path, "--lang", "en", "--format", "json")[1])
    assert [one["path"] for one in report["documents"]] == [str(document)]
    assert call("check", tmp_path / "drafts" / "b.en.md", "--lang", "en")[0] == 1


def test_levels_by_path(call, tmp_path, document, monkeypatch):
    monkeypatch.chdir(tmp_path)
    settings = '[[check.overrides]]\npath = "*.en.md"\nrules = {untranslated-segment = {level = "off"}}\n'
    (tmp_path / "transflow.toml").write_text(settings, encoding="utf-8")
    assert findings_of(call("check", document, "--format", "json")[1]) == ["city policy"]


def git(folder, *arguments):
    base = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run([*base, *arguments], cwd=folder, check=True, capture_output=True)


def test_only_changed_lines_count(call, tmp_path, document):
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    document.write_text(FAULTY + "\nLire la suite\n", encoding="utf-8")
    code, out, _ = call("check", document, "--since", "HEAD", "--format", "json")
    assert code == 1
    assert findings_of(out) == ["Lire la suite"]
    new = tmp_path / "new.en.md"
    new.write_text("Haut de page\n", encoding="utf-8")
    assert findings_of(call("check", new, "--since", "HEAD", "--format", "json")[1]) == ["Haut de page"]


@pytest.mark.parametrize("revision", ["no-such-branch", "--output=x"])
def test_unknown_revision(call, tmp_path, document, revision):
    git(tmp_path, "init", "-q")
    code, _, err = call("check", document, f"--since={revision}")
    assert code == 2
    assert revision in err


def test_outside_a_repository(call, document, monkeypatch, tmp_path):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    code, _, err = call("check", document, "--since", "HEAD")
    assert code == 2
    assert "not in a git repository" in err


def test_the_worst_findings_are_shown_and_all_are_counted(call, document):
    code, out, _ = call("check", document, "--max-findings", "1", "--format", "json")
    report = json.loads(out)
    assert code == 1
    assert len(findings_of(out)) == 1
    assert report["summary"]["errors"] == 2
    assert "findings over --max-findings left out: 1" in report["documents"][0]["notes"]


def test_hidden_findings_are_in_the_json_report_and_absent_ones_too(call, tmp_path, document):
    known = tmp_path / "baseline.json"
    call("check", document, "--write-baseline", known)
    document.write_text(FAULTY.replace("Haut de page", "Back to top"), encoding="utf-8")
    report = json.loads(call("check", document, "--baseline", known, "--format", "json")[1])
    assert [(one["text"], one["state"]) for one in report["documents"][0]["hidden"]] == [("city policy", "unchanged")]
    assert [one["text"] for one in report["absent"]] == ["Haut de page"]


def test_ids_are_shown_on_demand(call, document):
    one = id_of(call, document, "city policy")
    assert one not in call("check", document)[1]
    assert f"[{one}]" in call("check", document, "--show-ids")[1]
    assert f"[{one}]" in call("check", document, "--show-ids", "--format", "concise")[1]


def test_github_step_summary(call, tmp_path, document, monkeypatch):
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    code, out, _ = call("check", document, "--format", "github")
    assert code == 1
    assert out.startswith("::error file=")
    assert "city policy" in summary.read_text("utf-8")


def test_a_waiver_for_a_concept_covers_all_its_findings_and_is_kept(call, tmp_path, document):
    document.write_text("The city policy.\n\nA City policy.\n\nHaut de page\n", encoding="utf-8")
    waivers = tmp_path / "waivers.jsonl"
    entry = {"fingerprint": "", "rule": "TERM002", "text": "", "reason": "old", "every": True, "concept": "politique-ville"}
    waivers.write_text(json.dumps(entry) + "\n", encoding="utf-8")
    report = json.loads(call("check", document, "--waivers", waivers, "--format", "json")[1])
    (left,) = report["documents"][0]["findings"]
    assert left["text"] == "Haut de page"
    call("check", document, "--waivers", waivers, "--waive", left["fingerprint"], "--reason", "known")
    assert json.loads(waivers.read_text("utf-8").splitlines()[0])["concept"] == "politique-ville"
