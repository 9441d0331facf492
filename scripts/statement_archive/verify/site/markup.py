"""Rules on what a page is written in: HTML, and the language it says it is in."""

from collections.abc import Iterator

from statement_archive.findings import Finding
from statement_archive.tags import canonical, fault
from statement_archive.verify.site.built_site import BuiltSite, pages
from statement_archive.verify.site.nu import validate

_TOLD_ELSEWHERE = (
    "Consider adding a “lang” attribute to the “html” start tag",  # an error by the rule below
    "The first occurrence of ID",  # goes with an error at the second one
)


def markup_is_valid(site: BuiltSite) -> Iterator[Finding]:
    """The Nu HTML checker has neither errors nor warnings on any page: no `id` twice, no element out of place."""
    for found in validate(site.folder):
        # "info" is about taste, such as the `/` in `<hr />`, which Python-Markdown writes.
        if found.kind != "info" and not found.message.startswith(_TOLD_ELSEWHERE):
            yield Finding(site.place(found.file, found.line), found.message)


def pages_say_their_language(site: BuiltSite) -> Iterator[Finding]:
    """A page says in `lang` which language it is in: that of the site's part it lies in."""
    for page in pages(site):
        place, language = site.place(page.path, page.root.sourceline), page.root.get("lang")
        if not language:
            yield Finding(place, "`<html>` has no `lang`")
        elif language != page.language and not page.is_not_found_page:
            yield Finding(place, f"`lang` is `{language}` on a page of the part in `{page.language}`")


def languages_are_known(site: BuiltSite) -> Iterator[Finding]:
    """Whatever a page says to be in a language is in one that there is, its tag written as BCP 47 has it."""
    for page in pages(site):
        for element in page.root.xpath("//*[@lang or @hreflang]"):
            said = {element.get("lang"), element.get("hreflang")} - {None, "", "x-default"}
            for tag in sorted(said):
                wrong = fault(tag) or (f"is written `{canonical(tag)}`" if canonical(tag) != tag else "")
                if wrong:
                    yield Finding(site.place(page.path, element.sourceline), f"`{tag}` {wrong}")
