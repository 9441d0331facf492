"""Bytes -> text: a witness's part of its raw file, decoded as UTF-8 and proved by its hash. Changes nothing."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from statement_archive.files import UnreadableError, read_bytes
from statement_archive.findings import Finding
from statement_archive.limits import RAW_BYTES, RAW_LINES, RAW_WORD
from statement_archive.model import Document, RawText, Witness

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""Characters that no text has and HTML can't show (HTML standard, 13.1.4: controls and noncharacters)."""
_LONG_WORD = re.compile(rf"[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]{{{RAW_WORD.most + 1},}}")
"""Letters and digits without a blank; characters of Chinese and Japanese are words each."""
_BREAK = re.compile(r"\r\n|\n|\r")
_LINE = re.compile(r"[^\n\r]*(?:\r\n|\n|\r|\Z)")


def read_document(document: Document, folder: Path) -> tuple[tuple[RawText, ...], tuple[Finding, ...]]:
    """The raw text of each witness in their order, without those that have findings; and the findings."""
    findings: list[Finding] = []
    read = (_read(witness, folder, findings) for witness in document.witnesses)
    texts = tuple(text for text in read if text is not None)
    findings += _check_lines(document, texts)
    return texts, tuple(findings)


def _read(witness: Witness, folder: Path, findings: list[Finding]) -> RawText | None:
    path = folder / witness.raw
    file = f"{folder.parent.name}/{folder.name}/{witness.raw}"
    if not _stays_inside(path, folder):
        findings.append(Finding(witness.place, f"`{witness.raw}` leaves the folder raw/ of its document"))
        return None
    try:
        data = read_bytes(path, within=folder / "raw", limit=RAW_BYTES)
    except UnreadableError as error:
        findings.append(Finding(witness.place, f"the raw file {file} {error}", error.hint))
        return None
    digest = hashlib.sha256(data).hexdigest()
    if digest != witness.sha256:
        hint = f"restore the raw file, or declare sha256: {digest}"
        findings.append(Finding(witness.place, f"{file} is not the file that was declared", hint))
        return None
    return _decode(data, file, witness, findings)


def _stays_inside(path: Path, folder: Path) -> bool:
    """Whether a raw path, its symbolic links followed, ends in the document's own `raw/`."""
    try:
        return path.resolve().is_relative_to(folder.resolve() / "raw")
    except RuntimeError:  # a loop of links, as Python 3.11 and 3.12 report it
        return False


def _decode(data: bytes, file: str, witness: Witness, findings: list[Finding]) -> RawText | None:
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"is not UTF-8 at byte {error.start} (0x{data[error.start]:02x})"
        findings.append(Finding(file, message, "convert the file before it comes into the archive"))
        return None
    excess = RAW_LINES.fault(sum(1 for _ in _BREAK.finditer(whole)))
    if excess:
        findings.append(Finding(file, excess, "make several documents of it"))
        return None
    wrong = _CONTROL.search(whole) or _LONG_WORD.search(whole)
    if wrong:
        line = whole.count("\n", 0, wrong.start()) + 1
        is_word = wrong.end() - wrong.start() > 1
        what = f"the control character U+{ord(wrong.group()[0]):04X} at character {wrong.start()}"
        message = RAW_WORD.fault_of_size(RAW_WORD.most + 1) if is_word else f"has {what}"
        findings.append(Finding(f"{file}:{line}", message))
        return None
    start, end = _extent(whole, witness.lines)
    if witness.lines and start == end:
        findings.append(
            Finding(witness.place, f"lines {witness.lines.start}-{witness.lines.stop - 1} are not in {file}")
        )
        return None
    return RawText(witness, whole, start, end)


def _extent(text: str, lines: range | None) -> tuple[int, int]:
    """Code points `start:end` of the lines, the whole text for None; an empty range where they are not all there."""
    if lines is None:
        return 0, len(text)
    ends = [0, *(match.end() for match in _LINE.finditer(text) if match.group())]
    return (ends[lines.start - 1], ends[lines.stop - 1]) if lines.stop <= len(ends) else (0, 0)


def _check_lines(document: Document, texts: tuple[RawText, ...]) -> Iterable[Finding]:
    """Witnesses that share a raw file must part it without gap or overlap; one with other findings is passed over."""
    many = Counter(witness.raw for witness in document.witnesses)
    for raw in many:
        own = sorted((text for text in texts if text.witness.raw == raw), key=lambda text: text.start)
        if len(own) == many[raw]:
            yield from _check_sharing(raw, own)


def _check_sharing(raw: str, texts: list[RawText]) -> Iterable[Finding]:
    covered = 0
    for text in texts:
        if text.start != covered:
            what = "overlap another witness" if text.start < covered else "leave text before them to no witness"
            yield Finding(text.witness.place, f"the lines of `{text.witness.siglum}` in {raw} {what}")
        covered = max(covered, text.end)
    last = texts[-1]
    if covered < len(last.whole):
        yield Finding(last.witness.place, f"the text of {raw} after `{last.witness.siglum}` belongs to no witness")
