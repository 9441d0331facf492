"""Words of a text as editors quote them, with the place where they stand -> `Passage`."""

from statement_archive.load.keys import Keys, required
from statement_archive.load.values import TEXT
from statement_archive.model import Passage


class PassageKeys(Keys):
    """Words of one text, and where they stand."""

    document = required(TEXT, "Id of the document: the name of its folder.")
    witness = required(TEXT, "Siglum of the text.")
    segment = required(TEXT, "Id of the segment, such as `p7`.")
    quotation = required(TEXT, "The words, exactly as the text has them.")

    def passage(self) -> Passage:
        """The record of it."""
        return Passage(self.document, self.witness, self.segment, self.quotation, self.node.place)
