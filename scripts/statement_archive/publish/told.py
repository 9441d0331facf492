"""What feeds and lists for programs tell of."""

from dataclasses import dataclass

from statement_archive.export.format import Listed
from statement_archive.model import FIRST_ARCHIVE, Correction, Document


@dataclass(frozen=True, slots=True)
class Told:
    """What there is in a site that others may want to know of."""

    documents: tuple[Document, ...]
    """Newest first."""
    corrections: tuple[Correction, ...] = ()
    data: tuple[Listed, ...] = ()
    """All files of data."""
    archive: str = FIRST_ARCHIVE
    """The UUID of the archive."""

    @property
    def years(self) -> dict[str, str]:
        """Of the documents, by their ids."""
        return {document.id: document.date[:4] for document in self.documents}

    @property
    def media_types(self) -> dict[str, str]:
        """Of the files of data, by their path within the site."""
        return {file.path: file.media_type for file in self.data}
