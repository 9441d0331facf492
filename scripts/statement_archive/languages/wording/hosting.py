"""What readers see of the archive as a site: the page for addresses that lead nowhere."""

WORDING: dict[str, tuple[str, str, str]] = {
    "not-found": ("Page not found", "找不到此页", "找不到此頁"),
    "not-found-text": (
        "There is no page at this address. Pages of the archive do not move: the address may have been cut off or "
        "misspelt. The list of documents is on the home page.",
        "此网址没有页面。本文库的页面不会移动，网址可能不完整或有误。文献列表见首页。",
        "此網址沒有頁面。本文庫的頁面不會移動，網址可能不完整或有誤。文獻列表見首頁。",
    ),
}
