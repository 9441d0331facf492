"""What a page does by itself is seen in the page as it is read back."""

import pytest
from lxml import html

from statement_archive.parts.running import running


@pytest.mark.parametrize(
    ("element", "told"),
    [
        ("<script>a()</script>", "has a script in it: a()"),
        ("<img src=x onerror=a()>", "has `onerror` on a `<img>`: a()"),
        ("<p style='a: b'>", "has `style` on a `<p>`: a: b"),
        ("<a href='java&#10;script:a()'>b</a>", "has an address that runs: java script:a()"),
        ("<base href=x>", "has a `<base>`, which no page needs"),
        ("<meta http-equiv=Refresh content='0; URL=https://a.example/'>", "leads to another site by itself: https://"),
        ("<meta http-equiv=refresh content='0,\"//a.example\"'>", "leads to another site by itself: //a.example"),
        ("<form action='https://a.example/'>", "sends something to another site: https://a.example/"),
        ("<button formaction=' //a.example'>", "sends something to another site: //a.example"),
        ("<a href=b ping='https://a.example/'>c</a>", "sends something to another site: https://a.example/"),
    ],
)
def test_what_does_something_is_told_of(element: str, told: str) -> None:
    (found,) = running(html.document_fromstring(f"<p>1</p>{element}"))
    assert found[1].startswith(told)


@pytest.mark.parametrize(
    "element",
    [
        "<script src=a.js></script>",
        "<script type=application/json>{}</script>",
        "<meta http-equiv=refresh content='0; url=../b/'>",
        "<form action='../search/'><input name=q></form>",
        "<a href='https://a.example/'>b</a>",
        "<p title='onclick=a()'>&lt;script&gt;</p>",
    ],
)
def test_what_stands_still_is_not(element: str) -> None:
    assert list(running(html.document_fromstring(element))) == []
