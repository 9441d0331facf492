"""What the pictures and their tables say."""

WORDING: dict[str, tuple[str, str, str]] = {
    "fig-table": ("The numbers as a table", "以表格查看数据", "以表格檢視數據"),
    "fig-scroll": ("{title}: picture", "{title}：图", "{title}：圖"),
    "fig-scroll-table": ("{title}: table", "{title}：表格", "{title}：表格"),
    "fig-sign-title": ("T", "题", "題"),
    "fig-sign-note": ("N", "注", "註"),
    "fig-cell": ("{name}, {segment}: {state}", "{name}，{segment}：{state}", "{name}，{segment}：{state}"),
    "fig-printed": ("number printed", "原文印有编号", "原文印有編號"),
    "fig-inferred": ("number inferred", "编号系推定", "編號係推定"),
    "fig-unnumbered": ("there, no number", "有此段，无编号", "有此段，無編號"),
    "fig-merged": ("within: {segment}", "含于{segment}", "含於{segment}"),
    "fig-missing": ("missing: {cause}", "缺（{cause}）", "缺（{cause}）"),
    "fig-absent": ("not there", "无此段", "無此段"),
    "fig-changed": ("changed", "有改动", "有改動"),
    "fig-key-printed": ("there, number printed", "有此段，原文印有编号", "有此段，原文印有編號"),
    "fig-key-inferred": ("there, number inferred or none", "有此段，编号系推定或无编号", "有此段，編號係推定或無編號"),
    "fig-key-merged": ("within another segment", "含于另一段", "含於另一段"),
    "fig-key-absent": ("not there", "无此段", "無此段"),
    "fig-key-changed": ("changed in more than blanks", "有改动（仅涉空白者不计）", "有改動（僅涉空白者不計）"),
    "fig-count-present": ("Segments there", "存段数", "存段數"),
    "fig-count-missing": ("Segments missing", "缺段数", "缺段數"),
    "fig-count-changed": ("Segments changed", "有改动段数", "有改動段數"),
    "fig-coverage-title": ("Which text has what", "各文本存缺", "各文本存缺"),
    "fig-coverage-caption": (
        "A row for each text, a column for each segment: T is the title, § a heading, a number a paragraph or item, "
        "N the note. A cell leads to the segment.",
        "每行一种文本，每列一段：“题”为标题，“§”为小标题，数字为段落或列项，“注”为说明。点选格子可前往该段。",
        "每行一種文本，每列一段：「題」為標題，「§」為小標題，數字為段落或列項，「註」為說明。點選格子可前往該段。",
    ),
    "fig-coverage-desc": (
        "A row for each text, a column for each segment in reading order. {texts}.",
        "每行一种文本，每列一段，按原文顺序排列。{texts}。",
        "每行一種文本，每列一段，按原文順序排列。{texts}。",
    ),
    "fig-coverage-text": (
        "{name}: {present} of {total} segments",
        "{name}：共{total}段，存{present}段",
        "{name}：共{total}段，存{present}段",
    ),
    "fig-length": (
        "{name}, {segment}: length in characters {count}",
        "{name}，{segment}：{count}个字符",
        "{name}，{segment}：{count}個字符",
    ),
    "fig-length-reach": ("{count} ({reach})", "{count}（{reach}）", "{count}（{reach}）"),
    "fig-lengths-title": ("How long each paragraph is", "各段长度", "各段長度"),
    "fig-lengths-caption": (
        "In characters. Each text has a scale of its own, as Chinese says the same in fewer characters: the longest "
        "paragraph fills the column. A bracket joins what is one paragraph in that text; hatched: missing, with the "
        "cause. A bar leads to its paragraph.",
        "以字符计。同样的内容中文所用字符较少，故各文本自成比例，以最长一段为满格。括线表示该文本将数段合为一段；斜线或点纹表示缺文，旁注原因。点选横条可前往该段。",
        "以字符計。同樣的內容中文所用字符較少，故各文本自成比例，以最長一段為滿格。括線表示該文本將數段合為一段；斜線或點紋表示缺文，旁註原因。點選橫條可前往該段。",
    ),
    "fig-lengths-desc": (
        "For each text a column of bars, one for each paragraph in reading order. Characters in all: {texts}.",
        "每种文本一列横条，每段一条，按原文顺序排列。字符总数：{texts}。",
        "每種文本一列橫條，每段一條，按原文順序排列。字符總數：{texts}。",
    ),
    "fig-lengths-text": ("{name} {count}", "{name}{count}", "{name}{count}"),
    "fig-bar": ("{name}: {count} ({counts})", "{name}：{count}（{counts}）", "{name}：{count}（{counts}）"),
    "fig-bar-count": ("{name} {count}", "{name}{count}", "{name}{count}"),
}
