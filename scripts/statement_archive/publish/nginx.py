"""The list of headers -> the configuration of nginx as the container runs it: without rights, writing to /tmp only."""

import re
from collections.abc import Iterator, Mapping, Sequence

from statement_archive.publish.headers import (
    ANY_ORIGIN,
    ANYBODYS,
    CACHE_BRIEFLY,
    CACHE_FOREVER,
    DATA_POLICY,
    DIGEST_IN_NAME,
    FOLDER_OF_DIGESTS,
    HEADERS,
    OWN,
    OWN_PATHS,
    POLICY,
    SHARING,
    is_data,
    types_by_pattern,
)

_TEXT = "text/css text/plain text/xml application/javascript application/json image/svg+xml"

_CONFIGURATION = """\
worker_processes auto;
pid /tmp/nginx.pid;
error_log /dev/stderr warn;
events {{}}
http {{
    include {mime_types};
    default_type application/octet-stream;
    charset utf-8;
    charset_types {text};
    gzip on;
    gzip_vary on;
    gzip_proxied any;
    gzip_types {text};
    sendfile on;
    server_tokens off;
    access_log /dev/stdout;
    client_body_temp_path /tmp/nginx-body;
    proxy_temp_path /tmp/nginx-proxy;
    fastcgi_temp_path /tmp/nginx-fastcgi;
    uwsgi_temp_path /tmp/nginx-uwsgi;
    scgi_temp_path /tmp/nginx-scgi;
    map_hash_max_size 65536;
    map_hash_bucket_size 1024;
    map $uri $cache_control {{
        default "{briefly}";
        "~{in_name}" "{forever}";
        "~{in_folder}" "{forever}";
    }}
    map $uri $policy {{
        default "{policy}";
{sandboxed}
    }}
    map $uri $sharing {{
        default {anybodys};
        "~{own_paths}" {own};
    }}
    map $uri $origins {{
        default "";
{shared}
    }}
    map $uri $not_found {{
        default /404.html;
{languages}
    }}
    map $uri $moved {{
        default "";
{moved}
    }}
    server {{
        listen {port};
        root {root};
        absolute_redirect off;
        error_page 404 $not_found;
        if ($moved) {{ return 301 $moved$is_args$args; }}
{headers}
{types}
    }}
}}
"""


def nginx_configuration(
    *,
    root: str,
    port: int,
    languages: Sequence[str],
    media_types: Mapping[str, str],
    moved: Mapping[str, str] | None = None,
    mime_types: str = "/etc/nginx/mime.types",
) -> str:
    """A whole `nginx.conf` for the site in the folder `root`; `languages` are those of the site, the default one first.

    `media_types` are those of files of data by their path; what else there is has its type from the file `mime_types`.
    `moved` are new addresses by the old ones.

    All headers stand on one level: a block of nginx that sets one loses those of the blocks around it. `always` sends
    them with error pages, too. One whose value is empty is not sent.
    """
    (allow, everybody), *_ = ANY_ORIGIN.items()
    headers = {**HEADERS, POLICY: "$policy", SHARING: "$sharing", allow: "$origins", "Cache-Control": "$cache_control"}
    patterns = types_by_pattern(media_types)
    types = {pattern: media_type for pattern, media_type in patterns.items() if media_type}
    data = [_expression(pattern) for pattern in patterns if is_data(pattern)]
    return _CONFIGURATION.format(
        mime_types=mime_types,
        text=" ".join((_TEXT, *sorted({*filter(_is_text, types.values())} - {*_TEXT.split()}))),
        briefly=CACHE_BRIEFLY,
        forever=CACHE_FOREVER,
        in_name=DIGEST_IN_NAME,
        in_folder=FOLDER_OF_DIGESTS.replace("^", "^/"),
        policy=HEADERS[POLICY],
        sandboxed="\n".join(f'        "~{pattern}" "{DATA_POLICY}";' for pattern in data),
        anybodys=ANYBODYS,
        own=OWN,
        own_paths=OWN_PATHS,
        shared="\n".join(f'        "~{pattern}" "{everybody}";' for pattern in data),
        languages="\n".join(f"        ~^/{language}/ /{language}/404.html;" for language in languages[1:]),
        moved="\n".join(f'        "{old}" "{new}";' for old, new in sorted((moved or {}).items())),
        port=port,
        root=root,
        headers="\n".join(f'        add_header {name} "{value}" always;' for name, value in headers.items()),
        types="\n".join(_locations(types)),
    )


def _is_text(media_type: str) -> bool:
    return media_type.startswith("text/") or media_type.endswith(("+xml", "+json"))


def _locations(types: Mapping[str, str]) -> Iterator[str]:
    """What gives files their type."""
    for pattern, media_type in types.items():
        yield f'        location ~ "{_expression(pattern)}" {{ types {{}} default_type {media_type}; }}'


def _expression(pattern: str) -> str:
    """A pattern of paths as nginx reads it; `*` goes across slashes."""
    return f"^{'.*'.join(map(re.escape, pattern.split('*')))}$"
