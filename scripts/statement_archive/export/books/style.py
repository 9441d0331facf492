"""The style sheet of a book: for paper-like screens first, so no colours but what the reading system chooses.

Sizes are relative, nothing is fixed in place, and wide windows set texts side by side where the reading system can.
What old reading systems do not know, such as sides that follow the direction of a text, is not used.
"""

from collections.abc import Iterable

from statement_archive.export.books.typefaces import BASIC, Typeface

_SHEET = """\
html { font-family: {basic}serif; line-height: 1.5; }
body { margin: 0 4%; overflow-wrap: anywhere; }
{scripts}
h1, h2, p, dl, table, aside, div { margin: 0; padding: 0; }
h1 { font-size: 1.4em; font-weight: normal; line-height: 1.3; margin: 2em 0 1.2em; }
h2 { font-size: 1.15em; font-weight: normal; line-height: 1.35; margin: 2em 0 0.8em; }
h1, h2, .whose, .place { hyphens: none; page-break-after: avoid; break-after: avoid; }
p, dd { margin-bottom: 0.7em; orphans: 2; widows: 2; }
a { color: inherit; }
nav ol { list-style: none; margin: 0; padding: 0; }
nav ol ol { padding: 0 1.5em; }
nav li { margin-bottom: 0.5em; }
.titles h1 { font-size: 1.7em; margin-top: 3em; }
.titles p { font-size: 1.3em; line-height: 1.35; margin-bottom: 0.8em; }
.which { font-size: 1.1em; }
.editorial::before { content: "["; }
.editorial::after { content: "]"; }
.notice { border: 1px solid; padding: 0.6em 0.8em; margin: 1em 0; }
.label { font-feature-settings: "tnum"; }
.item[dir="ltr"] { margin-left: 1.5em; }
.item[dir="rtl"] { margin-right: 1.5em; }
.level-2[dir="ltr"] { margin-left: 3em; }
.level-2[dir="rtl"] { margin-right: 3em; }
.stanza, .signatures { margin: 1em 0; }
.lacuna { font-size: 0.9em; }
.lacuna[dir="ltr"] { border-left: 3px double; padding-left: 0.7em; }
.lacuna[dir="rtl"] { border-right: 3px double; padding-right: 0.7em; }
.more, .called, .place, .whose, .lacks, dt { font-size: 0.8em; }
.more, .called { margin: 0 0 1.2em; }
.whose { margin: 0.9em 0 0.1em; border-bottom: 1px dotted; }
.row { margin-bottom: 1.8em; }
.row .heading { font-size: 1.25em; line-height: 1.35; margin: 0.3em 0 0.8em; }
table { border-collapse: collapse; margin: 0.7em 0; }
td { border: 1px solid; padding: 0.2em 0.5em; vertical-align: top; }
.supplied::before { content: "\\27e8"; }
.supplied::after { content: "\\27e9"; }
.sic::after { content: "\\a0[sic]"; font-size: 0.8em; }
.damage { text-decoration: underline wavy; }
.call { font-size: 0.85em; }
.entry { margin-bottom: 1.2em; }
.entry p { margin-bottom: 0.2em; }
.why { font-size: 0.9em; }
.code { font-family: monospace; font-size: 0.85em; }
dt { margin-top: 0.6em; }
dd { margin-left: 0; margin-right: 0; }
@media (min-width: 44em) {
  .texts { display: flex; gap: 1.5em; }
  .column { flex: 1 1 0; min-width: 0; }
  .column > .whose { margin-top: 0; }
}
"""


def style_sheet(faces: Iterable[Typeface]) -> str:
    """The sheet of a book that brings these typefaces along, each in a file of the name of its package."""
    rules, scripts = list[str](), list[str]()
    known = [*faces]
    basic = f'"{BASIC.family}", ' if BASIC in known else ""
    for face in known:
        source = f'url("fonts/{face.package}.ttf") format("truetype")'
        rules.append(f'@font-face {{ font-family: "{face.family}"; src: {source}; }}\n')
        if face is not BASIC:
            names = ", ".join(f".{script.lower()}" for script in face.scripts)
            scripts.append(f'{names} {{ font-family: "{face.family}", {basic}serif; }}')
    sheet = _SHEET.replace("{basic}", basic).replace("{scripts}\n", "".join(f"{rule}\n" for rule in scripts))
    return "".join(rules) + sheet
