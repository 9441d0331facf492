"""How lines look to a reader: whether one ends a sentence, opens a block, is a heading; what two have between them.

Enters: single lines. Leaves: answers. Which lines are joined, the rules decide.
"""

import re

from statement_archive.text.repair.attest import HAN

SHORT = 40
"""A line of fewer characters without clause punctuation looks like a heading (Chinese counts double)."""

_CLOSING = "”’»›」』）)】〉》\"'\\]"
_HAN = re.compile(f"[{HAN}]")
_CLAUSE = re.compile("[，。；：！？、,;:.!?]")
_ENDS = re.compile(rf"[.!?…。！？．｡:：;；؛؟۔।॥։።។။][{_CLOSING}]*\Z")
_PAUSES = re.compile(rf"(?:[,，、،;；:：–—]|\s-)[{_CLOSING}]*\Z")
# Scripts that put no blank between words: Chinese, Japanese, full-width forms, Thai, Lao, Tibetan, Burmese, Khmer.
_UNSPACED = re.compile(
    rf"[{HAN}\u3001-\u303f\u3040-\u30ff\u31f0-\u31ff\uff01-\uffdc\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u2018-\u201d…]"
)
_SPACED = re.compile(r"[\u2018-\u201d…]")
"""Quotation marks and dots are shared: they have blanks where their neighbour has."""
_MARK = re.compile(
    r"""
    (?:[-*+•·▪●○◦‣∙■□◆◇※§¶†‡–—]|\*\ \*)[\s]         # list marks and signs with a blank behind them
  | [•·▪●○◦‣∙■□◆◇※§¶①-⓿]                          # and those that need none
  | [(（\[［【〔](?:\d{1,3}|[^\W\d_]|[ivxl]{2,5}|[IVX]{2,5}|[一二三四五六七八九十]{2,3})[)）\]］】〕]
                                                    # (a) （一） [1] (iii)
  | \d{1,3}(?:\.\d{1,3})*[.)、．）:](?:\s|(?=[^\W\d_])|\Z)           # 1. 1.2) 1、
  | (?:[IVXLC]{1,6}|[ivxl]{1,5}|[^\W\d_])(?:\.\d{1,3})*[.)、．）:](?:\s|\Z)  # IV. a)
  | \d{1,3}(?:\.\d{1,3})+\s                         # 1.2
  | [〇零一二三四五六七八九十百]{1,5}[、．.]          # 一、
  | 第[〇零一二三四五六七八九十百\d]{1,5}[條条章節节款項项部編编回]
  | (?:[^\W\d_]{1,12}\ )?(?:\d{1,3}|[IVXLC]{1,6})(?:\ (?:bis|ter|quater))?\.?\Z  # Article 3, a number alone
    """,
    re.VERBOSE,
)
# Words that no heading, item or paragraph ends in, in the languages that many texts are in.
_LINK_WORDS = """
the a an of and or nor but to in into for with without by on at from as than that which who whose its their our
his her this these those is are was were be been has have had will would shall should can could may must not
under between among through per
le la les l un une des du de et ou ni à au aux dans par pour sur sous avec sans que qui dont ce cette ces leur leurs
el los las del y o e en con sin por para sobre al lo su sus se una uno unos unas
der die das den dem des ein eine einen einem einer und oder zu zum zur im am vom von mit ohne bei nach aus für über
il lo gli i di del della dei delle e ed o nel nella nei con per su da dal dalla che non
os as do da dos das um uma em no na nos nas com sem pelo pela ao aos à às
и или в во на с со к ко о об от до из за по при для без под над что как не
"""
LINKS = frozenset(_LINK_WORDS.split())
_GOING_ON = """
which who whom whose where while and but qui dont où mais et que cuyo pero der die das wobei und aber che cui ma e
который которая которое которые и но
"""
GOING_ON = frozenset(_GOING_ON.split())
"""Words with which a clause goes on behind a comma."""
# What a reference names before its number: `paragraph⏎1`, `Artikel⏎2`.
_REFERRED = """
paragraph paragraphs para paras article articles section sections chapter chapters annex annexes part parts rule rules
clause clauses item items page pages resolution resolutions subparagraph subparagraphs no nos number numbers
paragraphe paragraphes alinéa alinéas partie annexe résolution numéro point points
párrafo párrafos artículo artículos sección capítulo anexo inciso resolución número punto
absatz absätze artikel artikeln artikels abschnitt nummer nr ziffer kapitel anlage
articolo articoli paragrafo comma parágrafo artigo artigos
статья статьи статье статьёй статьей статей пункт пункта пункте пунктом пункты пунктов пунктах раздел раздела
المادة مادة الفقرة فقرة المادتين الفقرات البند القسم
"""
_REFERENCES = frozenset(_REFERRED.split())
_BARE_NUMBER = re.compile(r"[(\[]?(?:\d|[IVXLC]+[.)\]]|[^\W\d_][.)\]])")
_WORD_AND_NUMBER = re.compile(r"([^\W\d_]{2,}) ?(?:\d{1,4}|[IVXLC]{1,9})\b[^\n]* [^\W\d_]")
_LETTER_REFERENCE = re.compile(
    r"\(\w{1,4}\),? (?:above|below|of|and|or|to|through|ci-dessus|ci-dessous|oben|supra|infra)\b"
)
_HAN_REFERENCE = re.compile(r"第[〇零一二三四五六七八九十百\d]+.{2}")
_HAN_REFERRING = re.compile(r"(?:[照据據依按除与與和及或在于於如本]|违反|違反|符合|[公条條][约約]|[协協]定)\Z")
_LAST_WORD = re.compile(r"(?:^|[\s(«“‘’'\"])([^\W\d_]{1,16})[.]?\Z")


def is_heading(line: str) -> bool:
    """Whether a line is short and has none of the punctuation that clauses have."""
    size = len(line) * (2 if _HAN.search(line) else 1)
    return size < SHORT and not _CLAUSE.search(line)


def ends_sentence(line: str) -> bool:
    """Whether a line ends in a mark that closes a sentence or opens a list."""
    return bool(_ENDS.search(line)) and not _is_referring(line)


def pauses(line: str) -> bool:
    """Whether a line ends in any punctuation."""
    return bool(_ENDS.search(line) or _PAUSES.search(line))


def needs_more(line: str) -> bool:
    """Whether a line ends in a word that has another one behind it: an article, a preposition, a reference's noun."""
    word = _LAST_WORD.search(line)
    return word is not None and (word[1] in LINKS or word[1] in _REFERENCES) and not line.endswith(("o.", "a."))


def _is_referring(line: str) -> bool:
    """Whether a full stop at the end of a line only shortens a reference's noun: `see para.`."""
    word = _LAST_WORD.search(line)
    return word is not None and line.endswith(".") and word[1] in ("para", "paras", "nr", "no", "nos", "art", "sec")


def refers(first: str, second: str) -> bool:
    """Whether the number that a line begins with belongs to a reference: `paragraph⏎1`, `save as said in⏎Article 2 on`.

    Behind a word such as *to* or *and* a numbered list may begin, so that a bare numeral needs the noun before it; a
    noun that is none of a reference may begin an entry, `Feb 15`.
    """
    if _BARE_NUMBER.match(second):
        word = _LAST_WORD.search(first)
        is_named = word is not None and word[1] in _REFERENCES
        return is_named or (_LETTER_REFERENCE.match(second) is not None and needs_more(first))
    noun = _WORD_AND_NUMBER.match(second)
    if noun and noun[1].lower() in _REFERENCES:
        return needs_more(first)
    return bool(_HAN_REFERENCE.match(second) and _HAN_REFERRING.search(first))


def opens_block(line: str, marks: re.Pattern[str] | None) -> bool:
    """Whether a line begins with a printed number or list mark, declared or of a common kind."""
    return bool((marks and marks.match(line)) or _MARK.match(line))


def continues(line: str) -> bool:
    """Whether a line begins in lower case, as no sentence does."""
    letters = line.lstrip("“‘«(\"'")
    return letters[:1].islower()


def blank_between(first: str, second: str) -> str:
    """What stands between two lines that are one: a space, or nothing where the script or the mark has none."""
    left, right = first[-1:], second[:1]
    if _is_unspaced(left, first) or _is_unspaced(right, second):
        return ""
    is_tied = left in "/—" and first[-2:-1].strip() != ""
    return "" if is_tied else " "


def _is_unspaced(character: str, line: str) -> bool:
    if _SPACED.match(character):
        return bool(_HAN.search(line))
    return bool(_UNSPACED.match(character))
