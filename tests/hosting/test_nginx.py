"""The container's web server, run for real, and the recipe that builds the container."""

import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

from readers import LANGUAGES
from statement_archive.export.catalogues.file_index import read_lists
from statement_archive.publish.headers import CACHE_BRIEFLY, CACHE_FOREVER, HEADERS, POLICY, data_headers
from statement_archive.publish.nginx import nginx_configuration


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Leave the answer as it is."""


@pytest.fixture(scope="module")
def server(project: Path, built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built site behind nginx with the container's configuration."""
    nginx = find_nginx(project)
    folder = tmp_path_factory.mktemp("nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # A checkout may lie in a folder with a name that nginx would take for two words.
    types = shutil.copy2(find_mime_types(nginx), folder)
    text = nginx_configuration(
        root=str(built_site), port=port, languages=LANGUAGES, media_types=media_types(built_site), mime_types=str(types)
    )
    text = text.replace("/tmp/nginx", f"{folder}/nginx")
    (folder / "nginx.conf").write_text(text.replace("/dev/stdout", f"{folder}/access.log"), encoding="utf-8")
    # Started by root it would serve as somebody who may not read the tests' folders.
    rights = " user root;" if os.geteuid() == 0 else ""
    with (folder / "error.log").open("w") as log:
        # Until it has read the configuration it would write where only root may.
        command: list[str | Path] = [nginx, "-e", "stderr", "-c", folder / "nginx.conf", "-g", f"daemon off;{rights}"]
        process = subprocess.Popen(command, stderr=log)
    while not listens(port):
        assert process.poll() is None, (folder / "error.log").read_text()
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}/"
    process.terminate()
    process.wait()


def media_types(site: Path) -> dict[str, str]:
    """Those of the files of data, as their own lists have them."""
    lists = read_lists(lambda path: (site / path).read_bytes())
    return {entry.path: entry.media_type for _, entries in lists for entry in entries}


def find_nginx(project: Path) -> Path:
    """The program that the set-up found to start (scripts/setup/nginx.sh); skips the test where there is none."""
    recorded = project / ".cache/nginx"
    path = os.environ.get("NGINX") or (recorded.read_text("utf-8").strip() if recorded.exists() else "")
    if path and (project / path).exists():
        return project / path
    reason = f"no nginx at {path or recorded}: run `rm -f .cache/nginx; make test`"
    if "CI" in os.environ:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def find_mime_types(nginx: Path) -> Path:
    """The list of media types that came with this program, in a folder `etc` beside or above the program's own."""
    return next(path for folder in nginx.parents[1:] if (path := folder / "etc/nginx/mime.types").exists())


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def ask(url: str) -> tuple[int, Message, bytes]:
    """Status, headers and body of an answer, redirections and errors included."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    try:
        with urllib.request.build_opener(NoRedirect).open(request) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def test_every_answer_carries_the_headers(server: str, built_site: Path) -> None:
    (style,) = (built_site / "assets/stylesheets").glob("site.*.css")
    expected = {
        "": CACHE_BRIEFLY,
        "zh/glossary/": CACHE_BRIEFLY,
        "data/references.json": CACHE_BRIEFLY,
        "nothing": CACHE_BRIEFLY,
        "assets/javascripts/nothing.0123456789ab.js": CACHE_BRIEFLY,
        f"assets/stylesheets/{style.name}": CACHE_FOREVER,
    }
    for path, caching in expected.items():
        _, headers, _ = ask(server + path)
        own = {POLICY: data_headers()[POLICY]} if path.startswith("data/") else {}
        assert sent(headers) == {**HEADERS, **own}, path
        assert headers.get_all("Cache-Control") == [caching], path


def sent(headers: Message) -> dict[str, str]:
    """Those that are sent with everything, with their values; several are joined."""
    return {name: ", ".join(headers.get_all(name, [])) for name in HEADERS}


def test_pages_of_others_may_read_data_and_load_nothing_else(server: str) -> None:
    asked = {"": "same-origin", "zh/glossary/": "same-origin", "feed.xml": "cross-origin", "data/": "same-origin"}
    for path, sharing in asked.items():
        _, headers, _ = ask(server + path)
        assert headers.get_all("Cross-Origin-Resource-Policy") == [sharing], path
        assert headers.get_all("Access-Control-Allow-Origin") is None, path
        assert headers[POLICY] == HEADERS[POLICY], path
    _, headers, _ = ask(f"{server}data/references.json")
    assert {name: headers[name] for name in data_headers()} == data_headers()


@pytest.mark.parametrize(("path", "page"), [("", "404.html"), ("zh/", "zh/404.html"), ("zh-Hant/", "zh-Hant/404.html")])
def test_a_dead_address_is_answered_in_its_language(server: str, built_site: Path, path: str, page: str) -> None:
    request = urllib.request.Request(f"{server}{path}nothing/here")
    with pytest.raises(urllib.error.HTTPError) as caught, urllib.request.urlopen(request):
        pass
    with caught.value as answer:
        assert answer.code == 404
        assert answer.read() == (built_site / page).read_bytes()


def test_text_is_packed_and_says_how_it_is_written(server: str) -> None:
    for path, kind in (("", "text/html"), ("data/references.json", "application/json"), ("feed.xml", "text/xml")):
        status, headers, _ = ask(server + path)
        assert (status, headers["Content-Encoding"]) == (200, "gzip")
        assert headers["Content-Type"] == f"{kind}; charset=utf-8"


def test_files_of_data_have_their_own_types(server: str, built_site: Path) -> None:
    own = media_types(built_site)
    for path in ("data/glossary.csv", *(path for path in own if "/text-" in path or "/raw/" in path)):
        _, headers, _ = ask(server + path)
        assert headers["Content-Type"] == f"{own[path]}; charset=utf-8", path
        assert sent(headers) == {**HEADERS, POLICY: data_headers()[POLICY]}


def test_a_folder_without_its_slash_leads_to_the_page_whatever_stands_before_the_server(server: str) -> None:
    status, headers, _ = ask(f"{server}zh/glossary")
    assert (status, headers["Location"]) == (301, "/zh/glossary/")


def test_the_container_serves_without_rights_what_the_makefile_builds(project: Path) -> None:
    recipe = (project / "Containerfile").read_text("utf-8")
    images = re.findall(r"^FROM (\S+)", recipe, re.MULTILINE)
    assert [image for image in images if not re.search(r":\d+\.\d+-\S+@sha256:[0-9a-f]{64}$", image)] == []
    assert "make site" in recipe and "statement-archive nginx" in recipe
    (user,) = re.findall(r"^USER (\S+)$", recipe, re.MULTILINE)
    assert user not in ("root", "0")
    (port,) = re.findall(r"^EXPOSE (\d+)$", recipe, re.MULTILINE)
    assert int(port) >= 1024
