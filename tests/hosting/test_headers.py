"""One list of headers, as `_headers` and as the web server of the container send it."""

import re
from hashlib import sha256
from pathlib import Path

import pytest

from fixtures.static_host import Rules, headers_for, read_headers
from readers import LANGUAGES
from statement_archive.publish.headers import CACHE_FOREVER, HEADERS, headers_file
from statement_archive.publish.nginx import nginx_configuration


@pytest.fixture
def rules(built_site: Path) -> Rules:
    return read_headers((built_site / "_headers").read_text("utf-8"))


def test_the_policy_allows_no_inline_script_and_no_other_host() -> None:
    policy = dict(part.split(" ", 1) for part in HEADERS["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["font-src"] == "'self'"
    assert set(" ".join(policy.values()).split()) == {"'none'", "'self'", "data:"}
    assert [directive for directive, sources in policy.items() if "data:" in sources] == ["img-src"]


def test_every_file_is_sent_with_every_header_once(built_site: Path, rules: Rules) -> None:
    for path in paths(built_site):
        sent = headers_for(f"/{path}", rules)
        assert sent.items() >= HEADERS.items(), path
        assert sent.get("Cache-Control") in (None, CACHE_FOREVER), path


def test_a_file_is_kept_for_long_if_and_only_if_its_path_has_a_digest(built_site: Path, rules: Rules) -> None:
    kept = {path for path in paths(built_site) if "Cache-Control" in headers_for(f"/{path}", rules)}
    loaded = {path for path in paths(built_site) if re.search(r"\.[0-9a-f]{8,}\.|^search/[0-9a-f]{8,}/", path)}
    assert kept == {path for path in loaded if not path.endswith(".map")}
    assert {"css", "js"} <= {path.rsplit(".")[-1] for path in kept}


def test_a_digest_is_that_of_the_content(built_site: Path) -> None:
    own = [path for path in paths(built_site) if re.search(r"\.[0-9a-f]{12}\.(css|js)$", path)]
    assert len(own) > 5
    for path in own:
        assert path.split(".")[-2] == sha256((built_site / path).read_bytes()).hexdigest()[:12]


def test_a_folder_of_files_with_digests_is_one_rule() -> None:
    rules = read_headers(headers_file(["search/0123456789ab/1.js", "search/0123456789ab/2.js", "search/index.js"]))
    assert [pattern for pattern, _ in rules] == ["/*", "/search/0123456789ab/*"]


TYPES = {
    "data/writ/text-zh.txt": "text/plain",
    "data/writ/raw/zh.txt": "text/plain",
    "data/writ/writ.tmx": "application/x-tmx+xml",
    "data/glossary.csv": "text/csv",
    "data/index.json": "application/json",
    "data/writ/citations.json": "application/vnd.citationstyles.csl+json",
    "bag-info.txt": "text/plain",
}
"""Files of data with their types."""


def test_text_is_told_to_be_utf8_wherever_a_host_reads_the_list() -> None:
    rules = read_headers(headers_file(TYPES, TYPES))
    sent = {path: headers_for(f"/{path}", rules).get("Content-Type") for path in TYPES}
    assert sent == {
        **dict.fromkeys(("data/writ/text-zh.txt", "data/writ/raw/zh.txt", "bag-info.txt"), "text/plain; charset=utf-8"),
        "data/writ/writ.tmx": "application/x-tmx+xml",
        "data/glossary.csv": "text/csv; charset=utf-8",
        **dict.fromkeys(("data/index.json", "data/writ/citations.json")),
    }


def test_every_text_of_the_site_is_told_to_be_utf8(built_site: Path, rules: Rules) -> None:
    texts = [path for path in paths(built_site) if path.startswith("data/") and path.endswith((".txt", ".csv"))]
    assert len(texts) > 5
    for path in texts:
        assert headers_for(f"/{path}", rules)["Content-Type"].endswith("; charset=utf-8"), path


def test_the_web_server_gives_files_the_same_types() -> None:
    configuration = nginx_configuration(root="/srv", port=8080, languages=LANGUAGES, media_types=TYPES)
    locations = re.findall(r'location ~ "(.+)" \{ types \{\} default_type (\S+); \}', configuration)
    sent = {path: [kind for pattern, kind in locations if re.match(pattern, f"/{path}")] for path in TYPES}
    several = {path for path in TYPES if path.endswith(".json")}
    assert sent == {path: [] if path in several else [kind] for path, kind in TYPES.items()}
    (texts,) = re.findall(r"charset_types (.+);", configuration)
    assert {"text/plain", "text/csv", "application/x-tmx+xml", "application/json"} <= {*texts.split()}


def test_hosts_read_all_rules(rules: Rules) -> None:
    assert len(rules) <= 100  # developers.cloudflare.com/pages/configuration/headers


def test_the_web_server_sends_the_same_headers() -> None:
    configuration = nginx_configuration(root="/srv", port=8080, languages=LANGUAGES, media_types={})
    sent = dict(re.findall(r'add_header ([\w-]+) "(.*)" always;', configuration))
    assert sent == {**HEADERS, "Cache-Control": "$cache_control"}


def paths(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
