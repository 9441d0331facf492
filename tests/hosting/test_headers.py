"""One list of headers, as `_headers` and as the web server of the container send it."""

import re
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html

from fixtures.static_host import Rules, headers_for, read_headers
from readers import LANGUAGES
from statement_archive.publish.headers import (
    CACHE_FOREVER,
    DATA_POLICY,
    HEADERS,
    OWN_PATHS,
    POLICY,
    headers_file,
    page_policy,
)
from statement_archive.publish.nginx import nginx_configuration


@pytest.fixture
def rules(built_site: Path) -> Rules:
    return read_headers((built_site / "_headers").read_text("utf-8"))


def test_the_policy_allows_no_inline_script_and_no_other_host() -> None:
    policy = parsed(HEADERS[POLICY])
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["font-src"] == "'self'"
    assert set(" ".join(policy.values()).split()) == {"'none'", "'self'", "data:"}
    assert [directive for directive, sources in policy.items() if "data:" in sources] == ["img-src"]


def test_a_page_says_the_policy_of_the_header_but_for_what_only_a_header_can_say() -> None:
    header = parsed(HEADERS[POLICY])
    assert header.keys() - parsed(page_policy(is_served=True)).keys() == {"frame-ancestors"}
    assert parsed(page_policy(is_served=True)).items() <= header.items()


def test_on_a_disk_a_page_may_also_load_files_and_nothing_else_more() -> None:
    hosted, disk = parsed(page_policy(is_served=True)), parsed(page_policy(is_served=False))
    assert {name: sources.replace(" file:", "") for name, sources in disk.items()} == hosted
    assert all("file:" in sources for sources in disk.values() if "'self'" in sources)


def test_every_page_begins_with_its_policy(built_site: Path) -> None:
    for path in built_site.rglob("*.html"):
        first = html.fromstring(path.read_bytes()).xpath("//head/*[1]")[0]
        assert (first.get("http-equiv"), first.get("content")) == (POLICY, page_policy(is_served=True)), path


def test_every_file_is_sent_with_every_header_once_and_data_with_a_second_policy(
    built_site: Path, rules: Rules
) -> None:
    for path in paths(built_site):
        sent = headers_for(f"/{path}", rules)
        policy = HEADERS[POLICY] + (f", {DATA_POLICY}" if is_data(path) else "")
        assert sent.items() >= {**HEADERS, POLICY: policy}.items(), path
        assert sent.get("Cache-Control") in (None, CACHE_FOREVER), path


def test_pages_of_others_may_read_data_and_nothing_else(built_site: Path, rules: Rules) -> None:
    read = {path for path in paths(built_site) if "Access-Control-Allow-Origin" in headers_for(f"/{path}", rules)}
    assert read == {path for path in paths(built_site) if is_data(path)}
    assert {headers_for(f"/{path}", rules)["Access-Control-Allow-Origin"] for path in read} == {"*"}
    assert {headers_for(f"/{path}", rules)["Cross-Origin-Resource-Policy"] for path in read} == {"cross-origin"}


def test_pages_and_what_they_load_are_for_this_site_alone(built_site: Path, rules: Rules) -> None:
    for path in paths(built_site):
        address = f"/{path.removesuffix('index.html')}"
        sent = headers_for(address, rules).get("Cross-Origin-Resource-Policy", "")
        expected = {"same-origin"} if re.search(OWN_PATHS, address) and "404.html" not in path else {"", "cross-origin"}
        assert sent in expected, path


@pytest.mark.parametrize("pattern", ["/data/", "/zh/data/", "/data/index.html"])
def test_the_page_of_data_is_no_file_of_data(rules: Rules, pattern: str) -> None:
    assert headers_for(pattern, rules)[POLICY] == HEADERS[POLICY]


def test_no_feature_that_a_page_uses_is_refused(built_site: Path) -> None:
    refused = re.findall(r"([\w-]+)=\(\)", HEADERS["Permissions-Policy"])
    assert len(refused) > 10 and not [name for name in refused if name.startswith("clipboard")]


def test_a_file_is_kept_for_long_if_and_only_if_its_path_has_a_digest(built_site: Path, rules: Rules) -> None:
    kept = {path for path in paths(built_site) if "Cache-Control" in headers_for(f"/{path}", rules)}
    loaded = {
        path for path in paths(built_site) if re.search(r"\.[0-9a-f]{8,}\.|^search/parts/[0-9a-f]{12}\.js$", path)
    }
    assert kept == {path for path in loaded if not path.endswith(".map")}
    assert {"css", "js"} <= {path.rsplit(".")[-1] for path in kept}


def test_a_digest_is_that_of_the_content(built_site: Path) -> None:
    own = [path for path in paths(built_site) if re.search(r"[./][0-9a-f]{12}\.(css|js)$", path)]
    assert len(own) > 5
    for path in own:
        assert re.split(r"[./]", path)[-2] == sha256((built_site / path).read_bytes()).hexdigest()[:12]


def test_a_folder_of_files_with_digests_is_one_rule() -> None:
    rules = read_headers(
        headers_file(["search/parts/0123456789ab.js", "search/parts/ba9876543210.js", "search/index.js"])
    )
    kept = [pattern for pattern, headers in rules if "Cache-Control" in headers]
    assert kept == ["/search/parts/*"]


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
    own = {POLICY: "$policy", "Cross-Origin-Resource-Policy": "$sharing", "Access-Control-Allow-Origin": "$origins"}
    assert sent == {**HEADERS, **own, "Cache-Control": "$cache_control"}
    assert f'map $uri $policy {{\n        default "{HEADERS[POLICY]}";' in configuration


def test_the_web_server_sends_data_as_hosts_do() -> None:
    configuration = nginx_configuration(root="/srv", port=8080, languages=LANGUAGES, media_types=TYPES)
    for variable, value in (("policy", DATA_POLICY), ("origins", "*")):
        (lines,) = re.findall(rf"map \$uri \${variable} \{{\n(.*?)\n    \}}", configuration, re.DOTALL)
        patterns = [pattern for pattern, own in re.findall(r'"~(.+)" "(.*)";', lines) if own == value]
        sandboxed = {path for path in TYPES if any(re.search(pattern, f"/{path}") for pattern in patterns)}
        assert sandboxed == {path for path in TYPES if path.startswith("data/")}
        assert not any(re.search(pattern, path) for pattern in patterns for path in ("/data/", "/data/index.html"))


def parsed(policy: str) -> dict[str, str]:
    """Its directives with what they allow."""
    return dict(part.split(" ", 1) for part in policy.split("; "))


def is_data(path: str) -> bool:
    """Whether a file is one of data, and not the page that lists them."""
    return path.startswith("data/") and not path.endswith(("index.html", "index.md"))


def paths(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
