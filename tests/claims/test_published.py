"""What is published does not change in silence: each finding says what to do."""

from pathlib import Path

import pytest

from fixtures.little_archive import little_archive
from statement_archive.claims import published as claims
from statement_archive.claims.published import list_published
from statement_archive.editing.published import write_published
from statement_archive.findings import blocking
from statement_archive.model import MovedAddress, Published, PublishedDocument, Work
from statement_archive.pipeline import build

LISTED = """\
documents:
  - {id: news, sections: [text], witnesses: [en], segments: [title, p1]}
  - id: treaty
    sections: [one, two]
    witnesses: [en, fr]
    segments: [title, s1, p1, p2, s2, p3, p4]
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    little_archive(tmp_path)
    (tmp_path / "sources/published.yml").write_text(LISTED, "utf-8")
    return tmp_path


def found(archive: Path, more: str = "", *, old: str = "", new: str = "") -> list[str]:
    path = archive / "sources/published.yml"
    text = LISTED.replace(old, new) if old else LISTED
    path.write_text(text + more, "utf-8")
    return [str(finding) for finding in build(archive / "sources").findings]


def test_what_is_as_it_is_listed_is_no_finding(archive: Path) -> None:
    assert found(archive) == []
    made = build(archive / "sources").archive
    assert [(one.id, one.slugs, one.sigla, one.slots) for one in list_published(made)] == [
        (one.id, one.slugs, one.sigla, one.slots) for one in made.published.documents
    ]


def test_without_the_list_nothing_is_held_to_it(archive: Path) -> None:
    (archive / "sources/published.yml").unlink()
    assert build(archive / "sources").findings == ()


def test_a_document_that_is_gone_says_what_to_do(archive: Path) -> None:
    (archive / "sources/references.yml").unlink()
    (archive / "sources/news").rename(archive / "sources/report")
    (finding, new) = found(archive)
    assert finding == (
        "sources/published.yml:2: the document `news` is published, and is not there — put it back, or say what became"
        " of it: `statement-archive rename document news report` or `statement-archive remove document news --reason …`"
    )
    assert "not on the list of what is published: `report`" in new


def test_a_slug_that_is_another_says_what_to_do(archive: Path) -> None:
    document = archive / "sources/treaty/document.yml"
    document.write_text(document.read_text("utf-8").replace("slug: two", "slug: second"), "utf-8")
    assert found(archive)[0] == (
        "sources/published.yml:3: the section `two` of `treaty` is published, and is not there — put it back, then"
        " `statement-archive rename section treaty two second`"
    )
    assert [one for one in found(archive, "moved: {treaty/two: treaty/second}\n") if "not on the list" not in one] == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[en, fr]", "[en, fr, ru]", "the witness `ru` of `treaty` is published, and is not there"),
        ("p3, p4]", "p3, p4, p5]", "the segment `p5` of `treaty` is published, and is not there"),
    ],
)
def test_what_people_cite_is_missed(old: str, new: str, said: str, archive: Path) -> None:
    (finding,) = found(archive, old=old, new=new)
    assert said in finding and "sources/published.yml:3" in finding


def test_a_segment_that_is_said_to_be_removed_is_not_missed(archive: Path) -> None:
    more = "removed: [{document: treaty, segment: p5, date: 2020-01-01, reason: {en: It was a page number.}}]\n"
    assert found(archive, more, old="p3, p4]", new="p3, p4, p5]") == []


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("moved: {old: new}", "`old` leads to `new`, which is not there"),
        ("moved: {old: treaty/three}", "`old` leads to `treaty/three`, which is not there"),
        ("moved: {a: b, b: a}", "`a` moves in a circle"),
        ("moved: {a: a}", "`a` moves in a circle"),
        ("moved: {treaty: news}", "something stands there again"),
        ("moved: {treaty/one: treaty/two}", "something stands there again"),
        ("moved: {a: news, a: treaty}", "`a` moves twice"),
        ("moved: {A: news}", "`A` is not of the expected form"),
        ("moved: [a, b]", "expected keys and values"),
        ("removed: [{document: treaty, date: 2020-01-01, reason: {en: Why.}}]", "`treaty` was removed on 2020-01-01"),
        (
            "removed: [{document: treaty, witness: fr, date: 2020-01-01, reason: {en: Why.}}]",
            "`fr` was removed on 2020-01-01, and is there",
        ),
        ("moved: {glossary: treaty}", "`glossary` can't have been the address of a document"),
        ("moved: {about/method: treaty/one}", "`about` can't have been"),
        ("moved: {con: treaty}", "`con` can't have been"),
        ("removed: [{document: zh, date: 2020-01-01, reason: {en: Why.}}]", "`zh` can't have been"),
        ("removed: [{document: ../../x, date: 2020-01-01, reason: {en: Why.}}]", "is not of the expected form"),
        ("removed: [{document: a, witness: ../x, date: 2020-01-01, reason: {en: Why.}}]", "not of the expected form"),
        ("removed: [{document: a, sections: [../x], date: 2020-01-01, reason: {en: Why.}}]", "of the expected form"),
        ("removed: [{document: a, witnesses: [../x], date: 2020-01-01, reason: {en: Why.}}]", "of the expected form"),
        ("removed: [{document: a, date: 2020-02-30, reason: {en: Why.}}]", "no day of the calendar"),
        ("removed: [{document: a, date: 2020-01-01}]", "missing key `reason`"),
        ("what: x", "unknown key `what`"),
    ],
)
def test_a_list_that_leads_astray_is_refused(more: str, said: str, archive: Path) -> None:
    findings = found(archive, f"{more}\n")
    assert any(said in finding for finding in findings), findings
    assert blocking(build(archive / "sources").findings)


def test_an_old_address_may_lead_to_what_was_removed(archive: Path) -> None:
    more = "moved: {b: a}\nremoved: [{document: a, date: 2020-01-01, reason: {en: Why.}}]\n"
    assert found(archive, more) == []


def test_what_is_new_is_a_question_and_no_error(archive: Path) -> None:
    (finding,) = found(archive, old="[one, two]", new="[one]")
    assert finding == (
        "sources/published.yml:3: not on the list of what is published: `two` of `treaty` — `statement-archive check"
        " --fix` lists it, once it is to be published"
    )
    assert blocking(build(archive / "sources").findings) == ()


def test_the_list_reads_back_as_it_was_written(archive: Path) -> None:
    more = "moved: {b: treaty}\nremoved: [{document: a, segment: p1, date: 2020-01-01, reason: {en: 'Why: \"no\"'}}]\n"
    found(archive, more)
    published = build(archive / "sources").archive.published
    text = write_published(published)
    (archive / "sources/published.yml").write_text(text, "utf-8")
    again = build(archive / "sources").archive.published
    assert write_published(again, text) == text and again.removed[0].reason == published.removed[0].reason
    assert isinstance(again, Published) and [one.slots for one in again.documents] == [
        one.slots for one in published.documents
    ]


class Counted(dict[str, str]):
    """Counts how often something is looked up in it."""

    asked = 0

    def __getitem__(self, key: str) -> str:
        self.asked += 1
        return super().__getitem__(key)


@pytest.mark.parametrize("is_circle", [False, True])
def test_every_move_is_followed_once_however_long_the_way_is(is_circle: bool) -> None:
    many = 2_000
    moves = tuple(MovedAddress(f"a{at}", f"a{at + 1}", "") for at in range(many))
    published = Published(moved=(*moves, MovedAddress(f"a{many}", "a0", "")) if is_circle else moves)
    counted = published.__dict__["_moves"] = Counted((move.old, move.new) for move in published.moved)
    ends = {published.where_is(move.old) for move in published.moved}
    assert ends == ({""} if is_circle else {f"a{many}"})
    assert counted.asked <= len(counted)


def test_what_became_of_documents_is_looked_for_once(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed: list[Work] = []
    real = claims._listing

    def listing(work: Work) -> PublishedDocument:
        listed.append(work)
        return real(work)

    monkeypatch.setattr(claims, "_listing", listing)
    gone = "".join(f"  - {{id: gone{at}, sections: [x]}}\n" for at in range(50))
    assert len(found(archive, old="documents:\n", new=f"documents:\n{gone}")) == 50
    assert len(listed) < 20
