"""What the search box says; `{value}` stands for what only the browser knows."""

WORDING: dict[str, tuple[str, str, str]] = {
    "search-label": ("Search", "搜索", "搜尋"),
    "search-reset": ("Clear", "清除", "清除"),
    "search-filters": ("Where to search", "搜索范围", "搜尋範圍"),
    "search-language": ("Language", "语种", "語種"),
    "search-document": ("Document", "文献", "文獻"),
    "search-witness": ("Text", "文本", "文本"),
    "search-any_language": ("All languages", "所有语种", "所有語種"),
    "search-any_document": ("All documents", "所有文献", "所有文獻"),
    "search-any_witness": ("All texts", "所有文本", "所有文本"),
    "search-start": ("Type to start searching", "输入内容即开始搜索", "輸入內容即開始搜尋"),
    "search-one": ("1 hit", "1个结果", "1個結果"),
    "search-other": ("{value} hits", "{value}个结果", "{value}個結果"),
    "search-none": ("Nothing found for “{value}”.", "找不到“{value}”。", "找不到「{value}」。"),
    "search-hint": (
        "Try fewer or other words. A paragraph is found by its number (“paragraph 13”), Chinese in either script.",
        "可减少字数或换用其他词语。段落可按编号查找（如“第13段”），简体、繁体均可输入。",
        "可減少字數或換用其他詞語。段落可按編號查找（如「第13段」），簡體、繁體均可輸入。",
    ),
    "search-corrected": (
        "Nothing has what was typed; searched for “{value}”.",
        "没有与输入完全相符的文字，改为搜索“{value}”。",
        "沒有與輸入完全相符的文字，改為搜尋「{value}」。",
    ),
    "search-partly": (
        "No passage has all of it; these have most.",
        "没有段落包含全部内容，以下段落包含大部分。",
        "沒有段落包含全部內容，以下段落包含大部分。",
    ),
    "search-filtered": (
        "Nothing here; {value} hits elsewhere, outside the chosen filters.",
        "所选范围内没有结果，范围以外有{value}个。",
        "所選範圍內沒有結果，範圍以外有{value}個。",
    ),
    "search-more": ("Show more", "显示更多", "顯示更多"),
    "search-failed": (
        "The search could not be loaded. Reload the page to try again.",
        "搜索未能加载。请重新载入页面再试。",
        "搜尋未能載入。請重新載入頁面再試。",
    ),
}
