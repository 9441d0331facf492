"""The site built for an address with a path, and both builds served as a static host would."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import build_once
from fixtures.static_host import serve

SITE_URL = "https://example.org/archive/"


@pytest.fixture(scope="session")
def hosted_site(tmp_path_factory: pytest.TempPathFactory, site_build: Path) -> Path:
    """The folder of the site built for `SITE_URL`. Read-only: all workers share it."""
    return build_once(tmp_path_factory, "hosted-build", "site", {"SITE_URL": SITE_URL}, like=site_build) / "site"


@pytest.fixture(scope="session", params=["root", "sub-path"])
def host(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of the site behind its own headers: under the root of a host, then under a path."""
    site, mount = {"root": ("built_site", "/"), "sub-path": ("hosted_site", "/archive/")}[request.param]
    with serve(request.getfixturevalue(site), mount) as address:
        yield address
