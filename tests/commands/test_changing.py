"""`rename`, `remove` and `replace`: what refers to it follows, nothing else changes, a stop does no harm."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fixtures.little_archive import little_archive
from statement_archive.cli import main
from statement_archive.commands import changing
from statement_archive.load import load_published
from statement_archive.pipeline import build


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return little_archive(tmp_path)


@pytest.fixture
def run(archive: Path) -> Callable[..., Result]:
    return lambda *arguments: CliRunner().invoke(main, ["--project", str(archive), *map(str, arguments)])


def files(folder: Path) -> dict[str, str]:
    """What git would see."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8") for path in found}


def said(archive: Path) -> list[str]:
    return [str(finding) for finding in build(archive / "sources").findings]


def test_the_archive_of_these_tests_is_sound(archive: Path) -> None:
    assert said(archive) == []


class TestRenameDocument:
    def test_changes_what_names_it_and_nothing_else(self, archive: Path, run: Callable[..., Result]) -> None:
        before = files(archive)
        assert run("rename", "document", "treaty", "bridge").exit_code == 0
        names = {"document: treaty": "document: bridge", "'treaty'": "'bridge'", "first: treaty": "first: bridge"}
        expected = {}
        for path, text in before.items():
            for old, new in {**names, "../treaty/": "../bridge/"}.items():
                text = text.replace(old, new)
            expected[path.replace("sources/treaty/", "sources/bridge/")] = text
        after = files(archive)
        listed = after.pop("sources/published.yml")
        assert after == expected
        assert "moved:\n  treaty: bridge\n" in listed and said(archive) == []

    def test_is_done_once(self, archive: Path, run: Callable[..., Result]) -> None:
        run("rename", "document", "treaty", "bridge")
        after = files(archive)
        again = run("rename", "document", "treaty", "bridge")
        assert (again.exit_code, files(archive)) == (0, after) and "already" in again.stderr

    def test_a_dry_run_tells_and_changes_nothing(self, archive: Path, run: Callable[..., Result]) -> None:
        before = files(archive)
        told = run("rename", "document", "treaty", "bridge", "--dry-run")
        assert (told.exit_code, files(archive)) == (0, before)
        assert "would: renames sources/treaty/ to sources/bridge/\n" in told.stdout

    @pytest.mark.parametrize(
        ("old", "new", "why"),
        [
            ("treaty", "news", "is there already"),
            ("treaty", "glossary", "address of other pages"),
            ("treaty", "A b", "is not a name"),
            ("treaty", "con", "is not a name"),
            ("treaty", "fr", "address of other pages"),
            ("nothing", "new", "there are news, treaty"),
        ],
    )
    def test_is_refused_with_the_reason(
        self, old: str, new: str, why: str, archive: Path, run: Callable[..., Result]
    ) -> None:
        before = files(archive)
        refused = run("rename", "document", old, new)
        assert refused.exit_code == 1 and why in refused.stderr and files(archive) == before

    def test_an_old_address_is_not_given_to_another(self, archive: Path, run: Callable[..., Result]) -> None:
        run("rename", "document", "treaty", "bridge")
        refused = run("rename", "document", "news", "treaty")
        assert refused.exit_code == 1 and "old address of `bridge`" in refused.stderr

    def test_it_can_be_taken_back(self, archive: Path, run: Callable[..., Result]) -> None:
        before = files(archive)
        run("rename", "document", "treaty", "bridge")
        assert run("rename", "document", "bridge", "treaty").exit_code == 0
        after = files(archive)
        assert "moved:\n  bridge: treaty\n" in after.pop("sources/published.yml")
        assert after == before and said(archive) == []

    @pytest.mark.parametrize("step", range(4))
    def test_a_stop_half_way_is_completed_by_the_same_command(
        self,
        step: int,
        archive: Path,
        run: Callable[..., Result],
        tmp_path_factory: pytest.TempPathFactory,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        whole = little_archive(tmp_path_factory.mktemp("whole"))
        CliRunner().invoke(main, ["--project", str(whole), "rename", "document", "treaty", "bridge"])
        steps = 0

        def fail(
            root: Path, path: str, content: bytes, put: Callable[[Path, str, bytes], None] = changing._put
        ) -> None:
            nonlocal steps
            if root == archive:
                steps += 1
                if steps == step + 1:
                    raise OSError(28, "No space left on device", str(root / path))
            put(root, path, content)

        with monkeypatch.context() as full:
            full.setattr(changing, "_put", fail)
            stopped = run("rename", "document", "treaty", "bridge")
        assert stopped.exit_code == 1 and "run the same command again" in stopped.stderr
        assert run("rename", "document", "treaty", "bridge").exit_code == 0
        assert files(archive) == files(whole)


class TestRenameSection:
    def test_changes_its_slug_and_the_links_to_it(self, archive: Path, run: Callable[..., Result]) -> None:
        before = files(archive)
        assert run("rename", "section", "treaty", "one", "first-part").exit_code == 0
        after = files(archive)
        assert "  treaty/one: treaty/first-part\n" in after.pop("sources/published.yml")
        assert {path: text for path, text in after.items() if before[path] != text} == {
            "sources/treaty/document.yml": before["sources/treaty/document.yml"].replace(
                "slug: one", "slug: first-part"
            ),
            "docs/en/about/index.md": before["docs/en/about/index.md"].replace("/one.md", "/first-part.md"),
        }
        assert said(archive) == []

    def test_a_line_that_stands_for_many_is_renamed_as_it_is_written(
        self, archive: Path, run: Callable[..., Result]
    ) -> None:
        document = archive / "sources/treaty/document.yml"
        text = document.read_text("utf-8")
        start, end = text.index("  - id: s1"), text.index("witnesses:")
        line = '  - {heading: {en: "Part {n}"}, count: 2, slug: "part-{n}", paragraphs: counted}\n'
        document.write_text(text[:start] + line + text[end:], "utf-8")
        refused = run("rename", "section", "treaty", "part-1", "article-1")
        assert refused.exit_code == 1 and "part-1, part-2" in refused.stderr
        result = run("rename", "section", "treaty", "part-{n}", "article-{n}", "--dry-run")
        assert "changes sources/treaty/document.yml" in result.stdout, result.output

    @pytest.mark.parametrize(
        ("new", "why"), [("two", "two sections have the slug"), ("full", "is taken"), ("fr", "siglum"), ("Ä", "form")]
    )
    def test_is_refused_with_the_reason(self, new: str, why: str, archive: Path, run: Callable[..., Result]) -> None:
        before = files(archive)
        refused = run("rename", "section", "treaty", "one", new)
        assert refused.exit_code == 1 and why in refused.stderr and files(archive) == before


@pytest.mark.parametrize(("what", "why"), [("segment", "never changes"), ("witness", "what people quote")])
def test_what_people_cite_keeps_its_name(what: str, why: str, run: Callable[..., Result]) -> None:
    refused = run("rename", what, "treaty", "p1", "p2")
    assert refused.exit_code == 1 and why in refused.stderr


class TestRemove:
    def test_shows_what_refers_to_it_and_then_does_nothing(self, archive: Path, run: Callable[..., Result]) -> None:
        before = files(archive)
        refused = run("remove", "document", "treaty", "--reason", "It was a copy.")
        assert refused.exit_code == 1 and "6 places refer to it" in refused.stderr and files(archive) == before
        told = refused.stdout.splitlines()
        assert told[0] == "sources/references.yml:9: refers to it, under `references`"
        assert told[-1] == "docs/en/about/index.md:3: leads to it, and stays as it is"

    def test_takes_out_what_refers_to_it_and_says_so_to_readers(
        self, archive: Path, run: Callable[..., Result]
    ) -> None:
        assert run("remove", "document", "treaty", "--reason", 'It "was"\na copy.', "--with-references").exit_code == 0
        after = files(archive)
        assert [path for path in after if path.startswith("sources/treaty/")] == []
        assert after["sources/references.yml"] == "# Links, read by two of us.\nreferences:\n  []\n"
        assert after["sources/archive.yml"] == (
            "home:\n  sample:\n      []\ncorrections:\n  - date: 2002-01-01\n    what: {en: A comma was put right.}\n"
        )
        (removed,) = load_published(archive / "sources")[0].removed
        assert (removed.document, removed.slugs, removed.sigla) == ("treaty", ("one", "two"), ("en", "fr"))
        assert removed.reason.texts == {"en": 'It "was" a copy.'} and said(archive) == []

    def test_a_witness_goes_with_what_is_said_of_it(self, archive: Path, run: Callable[..., Result]) -> None:
        assert run("remove", "witness", "treaty", "fr", "--reason", "No rights.").exit_code == 1
        result = run("remove", "witness", "treaty", "fr", "--reason", "No rights.", "--with-references")
        assert result.exit_code == 0, result.output
        after = files(archive)
        assert "sources/treaty/raw/fr.txt" not in after and "siglum: fr" not in after["sources/treaty/document.yml"]
        assert after["sources/treaty/audit.yml"].strip() == "{}"
        assert after["sources/treaty/emendations.yml"] == "sic:\n    []\n"
        assert "r001" in after["sources/references.yml"] and "r002" not in after["sources/references.yml"]
        assert "Nul ne paie" not in after["sources/archive.yml"] and said(archive) == []

    @pytest.mark.parametrize("what", [("document", "treaty"), ("witness", "treaty", "fr")])
    @pytest.mark.parametrize("step", range(0, 8, 2))
    def test_a_stop_half_way_is_completed_by_the_same_command(
        self,
        step: int,
        what: tuple[str, ...],
        archive: Path,
        run: Callable[..., Result],
        tmp_path_factory: pytest.TempPathFactory,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        command = ("remove", *what, "--reason", "x", "--with-references")
        whole = little_archive(tmp_path_factory.mktemp("whole"))
        CliRunner().invoke(main, ["--project", str(whole), *command])
        steps = iter(range(100))

        def failing(change: Callable[..., None]) -> Callable[..., None]:
            def run_or_fail(path: Path, *content: bytes) -> None:
                if path.is_relative_to(archive) and next(steps) == step:
                    raise OSError(28, "No space left on device", str(path))
                change(path, *content)

            return run_or_fail

        with monkeypatch.context() as full:
            full.setattr(changing, "_put", failing(changing._put))
            full.setattr(changing, "_drop", failing(changing._drop))
            stopped = run(*command)
        if stopped.exit_code:
            assert "run the same command again" in stopped.stderr
            assert run(*command).exit_code == 0
        assert files(archive) == files(whole)

    def test_the_last_witness_stays(self, run: Callable[..., Result]) -> None:
        refused = run("remove", "witness", "news", "en", "--reason", "x", "--with-references")
        assert refused.exit_code == 1 and "remove the document" in refused.stderr

    def test_a_file_of_several_witnesses_stays(self, archive: Path, run: Callable[..., Result]) -> None:
        document = archive / "sources/treaty/document.yml"
        text = document.read_text("utf-8")
        (archive / "sources/treaty/emendations.yml").unlink()
        document.write_text(text.replace("raw/fr.txt", "raw/en.txt"), "utf-8")
        result = run("remove", "witness", "treaty", "fr", "--reason", "x", "--with-references")
        assert result.exit_code == 0 and "belong to no witness" in result.stderr
        assert (archive / "sources/treaty/raw/en.txt").exists()

    def test_is_told_by_a_dry_run_that_changes_nothing(self, archive: Path, run: Callable[..., Result]) -> None:
        before = files(archive)
        told = run("remove", "document", "treaty", "--reason", "x", "--with-references", "--dry-run")
        assert files(archive) == before and "would: removes sources/treaty\n" in told.stdout


class TestReplace:
    def test_says_what_no_longer_holds_and_changes_the_hash_alone(
        self, archive: Path, run: Callable[..., Result], tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        before = files(archive)
        new = tmp_path_factory.mktemp("new") / "copy.txt"
        new.write_bytes(
            before["sources/treaty/raw/fr.txt"].replace("Le pont", "Ce viaduc").replace("sa moi", "la moi").encode()
        )
        result = run("replace", "treaty", "fr", new)
        assert result.exit_code == 0
        assert "sources/references.yml:17: `pont` is not in segment `p1` of `fr`" in result.stdout
        assert "sources/treaty/emendations.yml:2: `sa moitié` is in no segment of `fr`" in result.stdout
        after = files(archive)
        assert {path for path in after if after[path] != before[path]} == {
            "sources/treaty/document.yml",
            "sources/treaty/raw/fr.txt",
        }
        was, now = (one["sources/treaty/document.yml"].splitlines() for one in (before, after))
        changed = [(one, other) for one, other in zip(was, now, strict=True) if one != other]
        assert (
            len(changed) == 1
            and changed[0][1].startswith("    sha256: '")
            and changed[0][1].endswith("'   # of the copy")
        )

    @pytest.mark.parametrize("name", ["fr", "raw/fr.txt"])
    def test_a_stop_half_way_is_completed_by_the_same_command(
        self, name: str, archive: Path, run: Callable[..., Result], tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        new = tmp_path_factory.mktemp("new") / "copy.txt"
        new.write_bytes((archive / "sources/treaty/raw/fr.txt").read_bytes() + b"\n")
        assert run("replace", "treaty", name, new).exit_code == 0
        whole = files(archive)
        little_archive(archive)
        (archive / "sources/treaty/document.yml").write_text(whole["sources/treaty/document.yml"], "utf-8")
        assert run("replace", "treaty", name, new).exit_code == 0
        assert files(archive) == whole and said(archive) == []

    def test_all_witnesses_of_a_file_get_its_hash(
        self, archive: Path, run: Callable[..., Result], tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        document = archive / "sources/treaty/document.yml"
        document.write_text(document.read_text("utf-8").replace("raw/fr.txt", "raw/en.txt"), "utf-8")
        new = tmp_path_factory.mktemp("new") / "copy.txt"
        new.write_text("Treaty\n", "utf-8")
        run("replace", "treaty", "fr", new)
        hashes = [line.split()[1].strip("'") for line in document.read_text("utf-8").splitlines() if "sha256" in line]
        assert len(hashes) == 2 and len(set(hashes)) == 1

    @pytest.mark.parametrize("content", [b"\xff\xfe", b"a\x00b"])
    def test_what_is_no_text_is_refused(
        self, content: bytes, archive: Path, run: Callable[..., Result], tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        before = files(archive)
        new = tmp_path_factory.mktemp("new") / "copy.txt"
        new.write_bytes(content)
        refused = run("replace", "treaty", "fr", new)
        assert refused.exit_code == 1 and "can't be a raw file" in refused.stderr and files(archive) == before
