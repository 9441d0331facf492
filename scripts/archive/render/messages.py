"""What the pages say in the archive's own words, in every site language. Texts of the documents are not among them."""

from archive.model import LANGUAGES, Cause, DocumentKind, Kind, Localized, Status

_TEXTS: dict[str, tuple[str, str, str]] = {
    "site": ("Statement Archive", "声明文库", "聲明文庫"),
    "home": ("Home", "首页", "首頁"),
    "home-title": ("The statement archive", "声明文库", "聲明文庫"),
    "home-lead": (
        "Diplomatic statements in every language they exist in: each paragraph under a number that never moves, each "
        "gap shown, each repair with its proof.",
        "外交声明文库：收录声明现存的各语种文本，每段有固定编号，缺文处处标明，每处修补附有依据。",
        "外交聲明文庫：收錄聲明現存的各語種文本，每段有固定編號，缺文處處標明，每處修補附有依據。",
    ),
    "home-documents": ("Documents, newest first", "文献（由新到旧）", "文獻（由新到舊）"),
    "home-more": (
        "How the texts are made, numbered and proved is told under {method}; whose texts they are, under {about}.",
        "文本如何整理、编号和验证，见{method}；文本的归属，见{about}。",
        "文本如何整理、編號和驗證，見{method}；文本的歸屬，見{about}。",
    ),
    "method": ("Method", "方法", "方法"),
    "about": ("About", "关于", "關於"),
    "title": ("Title", "标题", "標題"),
    "editorial-title": (
        "{title} (the editors’ title: no text has one in this language)",
        "{title}（编者所拟标题：现存文本均无此语种标题）",
        "{title}（編者所擬標題：現存文本均無此語種標題）",
    ),
    "kind": ("Kind", "类别", "類別"),
    "date": ("Date", "日期", "日期"),
    "place": ("Place", "地点", "地點"),
    "issuer": ("Issued by", "发布者", "發布者"),
    "fact": ("Fact", "项目", "項目"),
    "value": ("Value", "内容", "內容"),
    "facts": ("At a glance", "概况", "概況"),
    "contents": ("Contents", "目录", "目錄"),
    "witnesses": ("Texts", "文本", "文本"),
    "witness": ("Text", "文本", "文本"),
    "language": ("Language", "语种", "語種"),
    "status": ("Status", "性质", "性質"),
    "has": ("Has", "存", "存"),
    "lacks": ("Lacks", "缺", "缺"),
    "origin": ("Where it is from", "来源", "來源"),
    "coverage": ("Which text has what", "各文本存缺", "各文本存缺"),
    "coverage-legend": (
        "● printed with its number · ○ there, its number inferred or none · ⤶ within the segment named · – missing",
        "● 原文印有编号 · ○ 有此段，编号系推定或无编号 · ⤶ 含于所示段落 · – 缺",
        "● 原文印有編號 · ○ 有此段，編號係推定或無編號 · ⤶ 含於所示段落 · – 缺",
    ),
    "segment": ("Segment", "段落", "段落"),
    "data": ("Data", "数据", "數據"),
    "data-segments": (
        "Every text, segment by segment, with its place in the raw file",
        "各文本逐段数据及其在原始文件中的位置",
        "各文本逐段數據及其在原始檔案中的位置",
    ),
    "nothing": ("nothing", "无", "無"),
    "paragraphs": ("{first}–{last}", "{first}–{last}", "{first}–{last}"),
    "text-of": ("{status} · {language}", "{status} · {language}", "{status} · {language}"),
    "reading": ("You are reading the {name}.", "本页为{name}。", "本頁為{name}。"),
    "also": ("This section elsewhere:", "本节的其他文本：", "本節的其他文本："),
    "not-in-language": (
        "No text of this document exists in English. This page shows the {name} instead, as it stands.",
        "本文献没有简体中文文本。本页照录{name}。",
        "本文獻沒有繁體中文文本。本頁照錄{name}。",
    ),
    "machine-notice": (
        "Machine translation. Not an official text, and wrong in many places: do not quote it as the statement.",
        "机器译文，并非官方文本，错误甚多，请勿当作声明原文引用。",
        "機器譯文，並非官方文本，錯誤甚多，請勿當作聲明原文引用。",
    ),
    "editorial-heading": (
        "The heading of this page is the editors’: the {name} has none here.",
        "本页标题为编者所加：{name}此处没有标题。",
        "本頁標題為編者所加：{name}此處沒有標題。",
    ),
    "missing": (
        "{segment} is missing from the {name}: {cause}.",
        "{name}缺{segment}：{cause}。",
        "{name}缺{segment}：{cause}。",
    ),
    "read-in": ("Read it in the {links}.", "可读{links}。", "可讀{links}。"),
    "and": (" or the ", "或", "或"),
    "cause-truncated": (
        "the copy was cut off before it",
        "所据副本在此之前被截断",
        "所據副本在此之前被截斷",
    ),
    "cause-dropped": ("it was left out", "文本漏去此处", "文本漏去此處"),
    "cause-never-there": ("it never had it", "文本原无此处", "文本原無此處"),
    "short-truncated": ("cut off", "截断", "截斷"),
    "short-dropped": ("left out", "脱漏", "脫漏"),
    "short-never-there": ("never there", "原无", "原無"),
    "segment-title": ("The title", "标题", "標題"),
    "segment-heading": ("The heading of section {number}", "第{number}部分的标题", "第{number}部分的標題"),
    "segment-paragraph": ("Paragraph {number}", "第{number}段", "第{number}段"),
    "segment-item": ("Item {number}", "第{number}项", "第{number}項"),
    "segment-note": ("The note on the participants", "与会者说明", "與會者說明"),
    "short-title": ("title", "标题", "標題"),
    "short-heading": ("heading {number}", "标题{number}", "標題{number}"),
    "short-note": ("note", "说明", "說明"),
    "inferred": (
        "Numbers in brackets are not printed in this text; they are inferred (see Method).",
        "方括号内的编号原文未印，系推定（见“方法”）。",
        "方括號內的編號原文未印，係推定（見「方法」）。",
    ),
    "status-official": ("official text", "官方文本", "官方文本"),
    "status-published": ("published text", "发布文本", "發布文本"),
    "status-machine-translation": ("machine translation", "机器译文", "機器譯文"),
    "name-official": ("official {language} text", "{language}官方文本", "{language}官方文本"),
    "name-published": ("published {language} text", "{language}发布文本", "{language}發布文本"),
    "name-machine-translation": ("machine translation ({language})", "机器译文（{language}）", "機器譯文（{language}）"),
    "kind-statement": ("Statement", "声明", "聲明"),
    "kind-declaration": ("Declaration", "宣言", "宣言"),
    "kind-communiqué": ("Communiqué", "公报", "公報"),
    "kind-treaty": ("Treaty", "条约", "條約"),
    "kind-speech": ("Speech", "讲话", "講話"),
    "kind-letter": ("Letter", "信函", "信函"),
    "kind-press-release": ("Press release", "新闻稿", "新聞稿"),
    "kind-news-report": ("News report", "新闻报道", "新聞報道"),
    "language-en": ("English", "英文", "英文"),
    "language-zh-Hans": ("Simplified Chinese", "简体中文", "簡體中文"),
    "language-zh-Hant": ("Traditional Chinese", "繁体中文", "繁體中文"),
    "language-en-t-zh-t0-und": ("English from Chinese", "译自中文的英文", "譯自中文的英文"),
    "from": (
        "Text: {name} of “{title}”, {date}. Raw file {raw}, sha256 {sha256}….",
        "文本：《{title}》{name}，{date}。原始文件{raw}，sha256 {sha256}…。",
        "文本：《{title}》{name}，{date}。原始檔案{raw}，sha256 {sha256}…。",
    ),
}
_MONTHS = "January February March April May June July August September October November December".split()


def say(key: str, language: str, /, **values: object) -> str:
    """A message in a site language, with its values put in."""
    return _TEXTS[key][LANGUAGES.index(language)].format(**values)


def date_in(date: str, language: str) -> str:
    """An ISO date as the language writes it."""
    year, month, day = (int(number) for number in date.split("-"))
    return f"{day} {_MONTHS[month - 1]} {year}" if language == "en" else f"{year}年{month}月{day}日"


def language_name(tag: str, language: str) -> str:
    """The name of a text's language in a site language; CLDR's where the archive has no word of its own."""
    if f"language-{tag}" in _TEXTS:
        return say(f"language-{tag}", language)
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-").get_display_name(language.replace("-", "_")) or tag
    except (UnknownLocaleError, ValueError):
        return tag


def kind_name(kind: DocumentKind, language: str) -> str:
    """What a document is, in a site language."""
    return say(f"kind-{kind.value.replace(' ', '-')}", language)


def status_name(status: Status, language: str) -> str:
    """A witness's standing, in a site language."""
    return say(f"status-{_slug(status.value)}", language)


def witness_name(status: Status, tag: str, language: str) -> str:
    """A witness as a sentence calls it: `official English text`."""
    return say(f"name-{_slug(status.value)}", language, language=language_name(tag, language))


def cause_text(cause: Cause, language: str, *, short: bool = False) -> str:
    """Why something is missing, as a clause or (short) as a word or two."""
    return say(f"{'short' if short else 'cause'}-{_slug(cause.value)}", language)


def segment_name(kind: Kind, number: object, language: str) -> str:
    """A segment as a sentence calls it: `Paragraph 7`."""
    return say(f"segment-{kind.value}", language, number=number)


def localized(key: str) -> Localized:
    """A message in all languages."""
    return Localized(_TEXTS[key])


def _slug(value: str) -> str:
    return value.replace(" ", "-")
