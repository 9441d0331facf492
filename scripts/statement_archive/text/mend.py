"""Raw text -> mended text: repairs that can be proved, then the readings of the editors, all in one ledger."""

from collections.abc import Iterable
from dataclasses import replace

from statement_archive.findings import Finding
from statement_archive.labels import block_pattern
from statement_archive.ledger import apply, compose
from statement_archive.model import Document, Ledger, Mended, RawText, Term
from statement_archive.text.emend import emend
from statement_archive.text.repair import Context, repair, unmatched


def mend(
    raw: RawText, *, document: Document, raws: Iterable[RawText], glossary: tuple[Term, ...]
) -> tuple[Mended, tuple[Finding, ...]]:
    """The witness with its ledger; findings are emendations and page furniture that are not there, and
    refusals that nothing answers to.

    `raws` are the texts of all witnesses of the document: what the others say is evidence.
    """
    ledger = repair(raw.text, context=_context(raw, raws, glossary))
    repaired = apply(raw.text, ledger.edits)
    own = [entry for entry in document.emendations if entry.siglum == raw.witness.siglum]
    edits, findings = emend(repaired, own)
    both = replace(ledger, edits=compose(ledger.edits, edits))
    return Mended(raw, both, apply(repaired, edits)), (*findings, *_unmatched(raw), *_idle(raw, ledger))


def _unmatched(raw: RawText) -> Iterable[Finding]:
    """Page furniture that is declared and not there."""
    for pattern in unmatched(raw.text, raw.witness.furniture):
        message = f"no line of {raw.witness.raw} is page furniture of the form `{pattern}`"
        hint = "a pattern is a whole line, with `{n}` for its numbers; write it as the line is, or leave it out"
        yield Finding(raw.witness.place, message, hint)


def _idle(raw: RawText, ledger: Ledger) -> Iterable[Finding]:
    """What editors refused that no rule would have done."""
    refused = {one.refusal.place for one in ledger.refused}
    for refusal in raw.witness.refusals:
        if refusal.place not in refused:
            idle = f"the rule `{refusal.off}` changes nothing" if refusal.off else f"no rule changes `{refusal.keep}`"
            hint = "leave the entry out, or quote the raw text exactly as it is"
            yield Finding(refusal.place, f"{idle} in {raw.witness.raw}", hint)


def _context(raw: RawText, raws: Iterable[RawText], glossary: tuple[Term, ...]) -> Context:
    witness, numbering = raw.witness, raw.witness.numbering
    return Context(
        language=witness.language,
        marks=block_pattern(numbering.marks),
        boilerplate=tuple(entry.text or entry.start or entry.until or "" for entry in witness.boilerplate),
        furniture=witness.furniture,
        corpus=tuple(other.text for other in raws if other.witness.siglum != witness.siglum),
        refusals=witness.refusals,
        glossary=tuple(form for term in glossary for form in term.all_forms),
    )
