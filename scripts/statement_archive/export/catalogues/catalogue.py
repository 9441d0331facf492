"""What catalogues are told of the archive as a whole, whatever the form: names, who answers for it, its terms."""

from dataclasses import dataclass

from statement_archive.export.format import Holdings
from statement_archive.model import Imprint, Localized


@dataclass(frozen=True, slots=True)
class Described:
    """The archive in the words of its site and its editors."""

    name: Localized
    about: Localized
    address: str
    """Of its first page."""
    imprint: Imprint
    date: str
    """Of the edition, else of the newest document; ISO 8601, "" where there is neither."""

    @property
    def has_host(self) -> bool:
        """Whether addresses begin with a host."""
        return not self.address.startswith("/")


def describe(holdings: Holdings) -> Described:
    """The archive as it is described in the languages of its site."""
    about, works = holdings.archive.about, holdings.archive.works
    lead = {reader.language: reader.text(about.welcome.lead) or reader.say("home-lead") for reader in holdings.site}
    return Described(
        name=Localized({reader.language: reader.archive for reader in holdings.site}),
        about=Localized(lead),
        address=holdings.address(f"{holdings.site[0].language}/index.md"),
        imprint=about.imprint,
        date=about.imprint.date or (works[0].document.date if works else ""),
    )
