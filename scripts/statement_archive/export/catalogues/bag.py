"""The files of data -> the files that make the site a bag (BagIt 1.0, RFC 8493), whose payload is its folder of data.

What else the site has beside that folder, a bag may have, too. No clock is asked: the day is that of the edition.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from hashlib import sha256

from statement_archive.export.catalogues.catalogue import describe
from statement_archive.export.format import FOLDER, DataFile, Format, Holdings, Listed


def bag(holdings: Holdings, files: Sequence[Listed]) -> Iterator[DataFile]:
    """Its declaration, what it is, the hashes of the payload and of these files; nothing where there is no payload."""
    payload = sorted((file for file in files if file.path.startswith(f"{FOLDER}/")), key=lambda file: file.path)
    if not payload:
        return
    tag_files = {
        "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": "".join(f"{name}: {value}\n" for name, value in _about(holdings, payload).items()),
        "manifest-sha256.txt": "".join(f"{file.sha256}  {file.path}\n" for file in payload),
    }
    hashes = (f"{sha256(text.encode()).hexdigest()}  {path}\n" for path, text in sorted(tag_files.items()))
    tag_files["tagmanifest-sha256.txt"] = "".join(hashes)
    for path, text in tag_files.items():
        yield DataFile(path, partial(text.encode, "utf-8"), "text/plain", "data-bag")


def _about(holdings: Holdings, payload: Sequence[Listed]) -> Mapping[str, str]:
    """Reserved names of the specification (2.2.2), each value on one line."""
    described, reader = describe(holdings), holdings.site[0]
    said = {
        "Source-Organization": reader.text(described.imprint.editor),
        "External-Description": f"{reader.text(described.name)}. {reader.text(described.about)}",
        "External-Identifier": described.address if described.has_host else "",
        "Bagging-Date": described.imprint.date,
        "Payload-Oxum": f"{sum(file.size for file in payload)}.{len(payload)}",
    }
    return {name: " ".join(value.split()) for name, value in said.items() if value.strip()}


BAGIT = Format(
    "bagit",
    "https://www.rfc-editor.org/rfc/rfc8493",
    of_files=bag,
    use="pip install bagit\nbagit.py --validate ..",
)
